import { get } from '../core/api.js'
import { since } from '../core/clock.js'
import { el, fill } from '../core/dom.js'
import { Scope } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { avatar } from '../ui/avatar.js'
import { busy } from '../ui/form.js'
import { icon } from '../ui/icons.js'
import { sayProblem } from '../ui/say.js'
import { empty, failed, skeleton } from '../ui/states.js'
import { conversations } from './conversations.js'
import { presence } from './presence.js'

let made = null
session.on('changed', () => {
  made?.scope.end()
  made = null
})

/** The list of conversations, one for as long as someone is signed in: it stays where it is while they go through it. */
export function inbox(selected) {
  made ??= make()
  made.select(selected)
  return made.node
}

function make() {
  const scope = new Scope()
  const list = el('div.conversations', { role: 'list', 'aria-label': 'Conversations' })
  const waiting = el('a.requests-link', { href: '#/messages/requests' })
  const node = el(
    'section.inbox',
    { 'aria-label': 'Conversations' },
    el('div.view-head', {}, el('h2.view-title', {}, 'Messages'), el('a.icon-button', { href: '#/search', 'aria-label': 'Write to someone', title: 'Write to someone' }, icon('pencil'))),
    waiting,
    list
  )
  let selected = null
  let watched = ''

  function show() {
    if (!conversations.loaded) return fill(list, skeleton(5))
    const items = conversations.items
    if (items.length === 0) {
      return fill(
        list,
        conversations.problem
          ? failed(conversations.problem, () => conversations.load())
          : empty('message', 'No conversations yet', 'Find someone, and write to them.', el('a.button', { href: '#/search' }, 'Find people'))
      )
    }
    fill(list, items.map(row), conversations.hasMore && more())
    watch(items.map(({ user }) => user.id))
  }

  function row({ user, lastMessage, unreadCount }) {
    const mine = lastMessage.senderId === session.user?.id
    const typing = presence.typing(user.id)
    return el(
      'div',
      { role: 'listitem' },
      el(
        'a.conversation-link',
        { href: `#/messages/${user.id}`, class: unreadCount ? 'unread' : '', 'aria-current': user.id === selected ? 'page' : null },
        el('span.face', {}, avatar(user), presence.online(user.id) && el('span.online', { title: 'Online' }, el('span.visually-hidden', {}, 'Online'))),
        el(
          'span.conversation-text',
          {},
          el('span.conversation-top', {}, el('strong', { dir: 'auto' }, user.displayName), since(lastMessage.createdAt)),
          el(
            'span.conversation-last',
            { dir: 'auto' },
            typing ? el('em', {}, 'typing…') : [mine && 'You: ', lastMessage.content || 'This message was erased.']
          )
        ),
        unreadCount > 0 && el('span.badge', {}, String(unreadCount), el('span.visually-hidden', {}, ' unread'))
      )
    )
  }

  function more() {
    const button = el('button.button.quiet.more', { type: 'button', onclick: press }, 'Show more')
    async function press() {
      busy(button, true)
      await conversations.more().catch((problem) => sayProblem(problem, { retry: press }))
      busy(button, false)
    }
    return button
  }

  function watch(ids) {
    for (const id of ids) if (!watched.includes(id)) scope.on(presence, id, show)
    const key = ids.join(',')
    if (ids.some((id) => !watched.includes(id))) presence.ask(ids)
    watched = key
  }

  async function countRequests() {
    try {
      const { items, nextCursor } = await get('/api/messages/requests', { limit: 20 })
      const number = nextCursor ? `${items.length}+` : String(items.length)
      waiting.hidden = items.length === 0
      fill(waiting, icon('inbox'), el('span', {}, 'Message requests'), el('span.badge', {}, number))
    } catch {
      waiting.hidden = true
    }
  }

  waiting.hidden = true
  scope.on(conversations, 'list', show)
  scope.on(live, 'resync', countRequests)
  show()

  return {
    node,
    scope,
    select(userId) {
      selected = userId
      countRequests()
      show()
    }
  }
}
