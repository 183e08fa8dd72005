import { el } from '../core/dom.js'

/** The two feeds. */
export function tabs(current) {
  const link = (name, href, text) =>
    el('a.tab', { href, 'aria-current': name === current ? 'page' : null }, text)
  return el(
    'nav.tabs',
    { 'aria-label': 'Feeds' },
    link('all', '#/', 'Everyone'),
    link('following', '#/following', 'Following')
  )
}
