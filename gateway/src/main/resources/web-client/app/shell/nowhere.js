import { el } from '../core/dom.js'
import { empty } from '../ui/states.js'

export function open() {
  return {
    title: 'Not found',
    node: el(
      'section',
      {},
      el('h1.visually-hidden', {}, 'Not found'),
      empty(
        'search',
        'There’s nothing at this address',
        'It may have been deleted, or never was.',
        el('a.button.primary', { href: '#/' }, 'To the feed')
      )
    )
  }
}
