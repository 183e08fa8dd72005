import { call, get, post, put } from '../core/api.js'
import { since } from '../core/clock.js'
import { el } from '../core/dom.js'
import { live } from '../core/live.js'
import { decision } from '../people/decision.js'
import { icon } from '../ui/icons.js'
import { pagedList } from '../ui/paged-list.js'
import { announce, sayProblem } from '../ui/say.js'
import { empty } from '../ui/states.js'
import { unread } from './unread.js'

const ICONS = { like: 'heart', comment: 'comment', follow: 'follow', message: 'message' }

export function open({ scope }) {
  const known = new Map()
  const list = pagedList({
    scope,
    label: 'Notifications',
    load: async (cursor) => {
      const page = await get('/api/notifications', { cursor })
      for (const notification of page.items) known.set(notification.id, notification)
      return page
    },
    row,
    empty: () => empty('bell', 'Nothing yet', 'When someone likes, comments, follows or writes to you, it’s here.')
  })

  scope.on(live, 'new_notification', (notification) => {
    known.set(notification.id, notification)
    list.prepend(notification)
    announce(notification.content)
  })
  scope.on(live, 'notification_marked_read', (id) => showRead(id))
  scope.on(live, 'notification_removed', (id) => list.remove(id))
  const allRead = el('button.button.quiet', { type: 'button', onclick: readAll }, icon('checks'), 'Mark all as read')
  const offer = () => (allRead.hidden = unread.count === 0)
  scope.on(unread, 'count', offer)
  offer()

  function row(notification) {
    const about = metadata(notification)
    const pending = notification.type === 'follow' && about.requestId && about.status === 'pending'
    return el(
      'div.notification',
      { 'data-notification': notification.id, class: notification.read ? '' : 'unread' },
      el('span.notification-icon', { class: `of-${notification.type}`, 'aria-hidden': 'true' }, icon(ICONS[notification.type] ?? 'bell')),
      el(
        'a.notification-text',
        { href: target(notification.type, about), onclick: () => read(notification.id) },
        !notification.read && el('span.visually-hidden', {}, 'Unread: '),
        el('span', {}, notification.content),
        outcome(about),
        since(notification.createdAt)
      ),
      pending &&
        decision({
          about: `@${about.followerUsername}`,
          decide: (action) => post(`/api/notifications/${notification.id}`, { action }),
          done: (_, answer) => update(answer),
          over: list.refresh
        }),
      !notification.read &&
        el('button.icon-button.mark-read', { type: 'button', 'aria-label': `Mark as read: ${notification.content}`, title: 'Mark as read', onclick: () => read(notification.id) }, icon('check'))
    )
  }

  function update(notification) {
    if (!notification?.id) return list.refresh()
    known.set(notification.id, notification)
    list.replace(notification)
  }

  function showRead(id, is = true) {
    const notification = known.get(id)
    if (notification && notification.read !== is) update({ ...notification, read: is })
  }

  async function read(id) {
    if (known.get(id)?.read) return
    showRead(id)
    try {
      await put(`/api/notifications/${id}/read`)
    } catch (problem) {
      if (problem.status === 404) return list.remove(id)
      showRead(id, false)
      sayProblem(problem, { lead: 'It is still unread.', retry: () => read(id) })
    }
  }

  async function readAll() {
    const were = [...known.values()].filter((notification) => !notification.read).map(({ id }) => id)
    for (const id of were) showRead(id)
    try {
      await call('PUT', '/api/notifications/read')
      unread.say(0)
    } catch (problem) {
      for (const id of were) showRead(id, false)
      sayProblem(problem, { lead: 'They are still unread.', retry: readAll })
    }
  }

  return {
    title: 'Notifications',
    refresh: list.refresh,
    node: el(
      'section',
      {},
      el('div.view-head', {}, el('h1.view-title', {}, 'Notifications'), allRead, el('a.button.quiet', { href: '#/requests' }, icon('follow'), 'Follow requests')),
      el('div.card.flush', {}, list.node)
    )
  }
}

function metadata(notification) {
  try {
    return JSON.parse(notification.metadata) ?? {}
  } catch {
    return {}
  }
}

function target(type, about) {
  if (about.postId) return `#/post/${about.postId}`
  if (type === 'message' && about.senderId) return `#/messages/${about.senderId}`
  if (about.followerId) return `#/u/${about.followerId}`
  return '#/notifications'
}

function outcome(about) {
  if (!about.requestId || about.status === 'pending') return null
  return about.status === 'rejected' ? el('span.tag', {}, 'Turned down') : about.status === 'accepted' ? el('span.tag', {}, 'Accepted') : null
}
