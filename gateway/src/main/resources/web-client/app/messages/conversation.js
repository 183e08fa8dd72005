import { get } from '../core/api.js'
import { el, fill } from '../core/dom.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { avatar } from '../ui/avatar.js'
import { icon } from '../ui/icons.js'
import { announce } from '../ui/say.js'
import { empty } from '../ui/states.js'
import { conversations } from './conversations.js'
import { inbox } from './inbox.js'
import { presence } from './presence.js'
import { readReceipts } from './reading.js'
import { sending } from './sending.js'
import { thread } from './thread.js'
import { incomingRequest } from './waiting.js'
import { writing } from './writing.js'

export async function open({ params, scope }) {
  const { userId } = params
  const known = conversations.with(userId)?.user
  const person = known ?? (await get(`/api/users/${userId}`).catch(orNull))
  if (!person || userId === session.user?.id) return nobody()

  const talk = thread({ scope, userId, retry: (message) => outbox.send(message) })
  const outbox = sending({ userId, talk })
  const reading = readReceipts({ scope, userId, talk })
  const state = el('span.presence')
  const typing = el('div.typing', { hidden: true }, el('span.typing-dots', { 'aria-hidden': 'true' }, el('i'), el('i'), el('i')), `${person.displayName} is typing…`)
  const waiting = el('div.waiting-place')
  const box = writing({ userId, person, send: outbox.send })

  function showPresence() {
    state.textContent = presence.words(userId)
    state.classList.toggle('is-online', presence.online(userId))
    const was = typing.hidden
    typing.hidden = !presence.typing(userId)
    if (was && !typing.hidden) talk.toEnd({ onlyIfNear: true })
  }

  async function refresh() {
    await talk.refresh()
    outbox.restore()
    reading.look()
    fill(waiting, await incomingRequest(person, refresh))
  }

  scope.on(presence, userId, showPresence)
  scope.on(live, 'new_message', (message) => {
    if (message.senderId !== userId && message.receiverId !== userId) return
    talk.take(message)
    if (message.senderId === userId) announce(`${person.displayName}: ${message.content}`)
    reading.look()
  })
  presence.ask([userId])
  showPresence()
  refresh()

  return {
    title: person.displayName,
    refresh,
    node: el(
      'div.panes.showing-talk',
      {},
      inbox(userId),
      el(
        'section.pane',
        { 'aria-label': `Conversation with ${person.displayName}` },
        el(
          'div.pane-head',
          {},
          el('a.icon-button.only-narrow', { href: '#/messages', 'aria-label': 'Back to messages' }, icon('back')),
          el('a.person-link', { href: `#/u/${userId}` }, avatar(person), el('span.names', {}, el('h1', {}, person.displayName), state))
        ),
        talk.node,
        waiting,
        typing,
        box.node
      )
    )
  }
}

function orNull(problem) {
  if (problem.status === 404) return null
  throw problem
}

function nobody() {
  return {
    title: 'Messages',
    node: el(
      'div.panes.showing-talk',
      {},
      inbox(null),
      el('section.pane', {}, el('h1.visually-hidden', {}, 'Messages'), empty('message', 'This conversation isn’t there', 'You can’t reach this person.', el('a.button', { href: '#/messages' }, 'To your messages')))
    )
  }
}
