import { el } from '../core/dom.js'
import { icon } from '../ui/icons.js'
import { conversations } from './conversations.js'
import { inbox } from './inbox.js'

export function open() {
  return {
    title: 'Messages',
    refresh: () => conversations.load(),
    node: el(
      'div.panes.showing-list',
      {},
      el('h1.visually-hidden', {}, 'Messages'),
      inbox(null),
      el('section.pane-empty', {}, el('div.state', {}, el('div.state-icon', {}, icon('message')), el('h2', {}, 'Pick a conversation'), el('p', {}, 'Or find someone new to write to.')))
    )
  }
}
