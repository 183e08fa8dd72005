import { get, post } from '../core/api.js'
import { since } from '../core/clock.js'
import { el } from '../core/dom.js'
import { debounced } from '../core/events.js'
import { live } from '../core/live.js'
import { icon } from '../ui/icons.js'
import { pagedList } from '../ui/paged-list.js'
import { empty } from '../ui/states.js'
import { decision } from './decision.js'
import { personRow } from './person-row.js'

export function open({ scope }) {
  const list = pagedList({
    scope,
    label: 'Follow requests',
    load: (cursor) => get('/api/follow/requests', { cursor }),
    row: (request) =>
      personRow(
        request.user,
        el('span.faint', {}, since(request.createdAt)),
        decision({
          about: request.user.displayName,
          decide: (action) => post(`/api/follow/requests/${request.id}`, { action }),
          done: () => list.remove(request.id)
        })
      ),
    empty: () => empty('follow', 'No one is waiting', 'Requests to follow you are here until you answer them.')
  })
  const soon = debounced(200, list.refresh)
  scope.on(live, 'new_notification', ({ type }) => type === 'follow' && soon())
  scope.on(live, 'notification_removed', soon)
  return {
    title: 'Follow requests',
    refresh: list.refresh,
    node: el(
      'section',
      {},
      el('a.back-link', { href: '#/notifications' }, icon('back'), 'Notifications'),
      el('h1.view-title', {}, 'Follow requests'),
      el('div.card.flush', {}, list.node)
    )
  }
}
