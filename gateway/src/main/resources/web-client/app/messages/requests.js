import { get, post } from '../core/api.js'
import { since } from '../core/clock.js'
import { el } from '../core/dom.js'
import { decision } from '../people/decision.js'
import { personRow } from '../people/person-row.js'
import { icon } from '../ui/icons.js'
import { pagedList } from '../ui/paged-list.js'
import { empty } from '../ui/states.js'
import { written } from '../ui/text.js'
import { conversations } from './conversations.js'
import { inbox } from './inbox.js'

/** First messages of people one does not know. They hear nothing of being read. */
export function open({ scope }) {
  const list = pagedList({
    scope,
    label: 'Message requests',
    load: (cursor) => get('/api/messages/requests', { cursor }),
    row,
    empty: () => empty('inbox', 'No one is waiting', 'When someone you don’t know writes to you, it waits here until you answer.')
  })

  function row(request) {
    const person = personRow(request.user, el('span.faint', {}, since(request.createdAt)))
    return el(
      'div.request',
      { 'data-request': request.id },
      person,
      el('div.request-text', {}, written(request.message.content)),
      decision({
        about: request.user.displayName,
        decide: (action) => post('/api/messages/requests', { requestId: request.id, action }),
        done: (action) => {
          list.remove(request.id)
          conversations.load()
          if (action === 'accept') location.hash = `#/messages/${request.user.id}`
        },
        over: () => list.remove(request.id)
      })
    )
  }

  return {
    title: 'Message requests',
    refresh: list.refresh,
    node: el(
      'div.panes.showing-talk',
      {},
      inbox(null),
      el(
        'section.pane',
        {},
        el('div.pane-head', {}, el('a.icon-button.only-narrow', { href: '#/messages', 'aria-label': 'Back to messages' }, icon('back')), el('h1.view-title', {}, 'Message requests')),
        el('div.pane-scroll', {}, list.node)
      )
    )
  }
}
