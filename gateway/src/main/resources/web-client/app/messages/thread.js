import { get } from '../core/api.js'
import { at, dayName } from '../core/clock.js'
import { el, fill } from '../core/dom.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { busy } from '../ui/form.js'
import { icon } from '../ui/icons.js'
import { failed } from '../ui/states.js'
import { written } from '../ui/text.js'

const NEAR_END = 120
const ONE_BREATH = 5 * 60_000

/**
 * The messages with one person, in their one order, those on their way last. A message is known by its `clientMessageId`
 * until it has an id.
 */
export function thread({ scope, userId, retry }) {
  const messages = new Map()
  const underWay = new Map()
  const rows = el('ol.messages', { 'aria-label': 'Messages' })
  const top = el('div.thread-top')
  const node = el('div.pane-scroll.thread', { tabindex: '0', role: 'region', 'aria-label': 'Messages' }, top, rows)
  let cursor = null
  let trouble = null

  scope.on(live, 'message_read', ({ readerId, messageId, readAt }) => {
    if (readerId !== userId) return
    const upTo = messages.get(messageId)?.createdAt
    for (const message of messages.values()) {
      if (message.receiverId === userId && !message.readAt && (!upTo || message.createdAt <= upTo)) message.readAt = readAt
    }
    show()
  })

  async function refresh() {
    try {
      const page = await get('/api/messages', { userId, limit: 40 })
      if (!scope.alive) return
      const first = messages.size === 0
      const near = isNearEnd()
      // A page that meets nothing known has a gap before it: what is older is fetched again.
      if (!page.items.some(({ id }) => messages.has(id))) {
        messages.clear()
        cursor = page.nextCursor
      }
      for (const message of page.items) keep(message)
      trouble = null
      show()
      if (first || near) toEnd()
    } catch (problem) {
      trouble = problem.status === 404 || messages.size > 0 ? null : failed(problem, refresh)
      show()
    }
  }

  async function earlier(button) {
    busy(button, true)
    try {
      const page = await get('/api/messages', { userId, limit: 40, cursor })
      cursor = page.nextCursor
      for (const message of page.items) keep(message)
      const before = node.scrollHeight - node.scrollTop
      show()
      node.scrollTop = node.scrollHeight - before
    } catch (problem) {
      fill(top, failed(problem, () => earlier(button)))
    }
  }

  function keep(message) {
    underWay.delete(message.clientMessageId)
    messages.set(message.id, message)
  }

  function take(message) {
    const near = isNearEnd() || message.senderId !== userId
    keep(message)
    show()
    if (near) toEnd()
  }

  /** Shows one that is on its way or has failed: `{clientMessageId, content, failed?}`. */
  function expect(message) {
    underWay.set(message.clientMessageId, message)
    show()
    toEnd()
  }

  function show() {
    const known = [...messages.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    const last = known.findLast(({ senderId }) => senderId !== userId)
    const nodes = []
    let day = null
    for (const [i, message] of known.entries()) {
      const its = dayName(message.createdAt)
      if (its !== day) nodes.push(el('li.day', {}, el('span', {}, its)))
      const follows = its === day && known[i - 1]?.senderId === message.senderId
      day = its
      const state = message === last && underWay.size === 0
      nodes.push(bubble(message, { follows, timed: state || !inOneBreath(message, known[i + 1]), state }))
    }
    for (const message of underWay.values()) nodes.push(onItsWay(message))
    if (nodes.length === 0 && !trouble) nodes.push(el('li.thread-empty', {}, 'No messages yet. Say hello.'))
    rows.replaceChildren(...nodes)
    const button = cursor && el('button.button.quiet', { type: 'button', onclick: () => earlier(button) }, 'Earlier messages')
    fill(top, trouble ?? button)
  }

  function bubble(message, { follows, timed, state }) {
    const mine = message.senderId === session.user?.id
    return el(
      'li.message',
      { class: `${mine ? 'mine' : 'theirs'} ${follows ? 'follows' : ''}`, 'data-message': message.id },
      el('span.visually-hidden', {}, mine ? 'You:' : 'They:'),
      el('div.bubble', {}, message.content ? written(message.content) : el('p.faint', {}, 'This message was erased.')),
      timed && el('span.message-foot', {}, at(message.createdAt), mine && state && el('span.receipt', {}, receipt(message)))
    )
  }

  function receipt(message) {
    if (message.status === 'requested') return [icon('clock'), 'Waiting to be accepted']
    return message.readAt ? [icon('checks'), 'Seen'] : [icon('check'), 'Delivered']
  }

  function onItsWay(message) {
    const state = message.failed
      ? [el('span.field-error', {}, message.failed), el('button.link', { type: 'button', onclick: () => retry(message) }, 'Try again')]
      : 'Sending…'
    return el('li.message.mine', { class: message.failed ? 'failed' : 'on-its-way' }, el('div.bubble', {}, written(message.content)), el('span.message-foot', { role: message.failed ? 'alert' : null }, state))
  }

  function isNearEnd() {
    return node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END
  }

  function toEnd({ onlyIfNear = false } = {}) {
    requestAnimationFrame(() => (!onlyIfNear || isNearEnd()) && (node.scrollTop = node.scrollHeight))
  }

  return {
    node,
    refresh,
    take,
    expect,
    toEnd,
    holds: (clientMessageId) => [...messages.values()].some((message) => message.clientMessageId === clientMessageId),
    expects: (clientMessageId) => underWay.has(clientMessageId),
    /** The newest message from the other side that has not been read. */
    get newestUnread() {
      return [...messages.values()]
        .filter((message) => message.senderId === userId && message.status === 'delivered' && !message.readAt)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
    },
    /** Notes that one has read what came up to the message. */
    readUpTo(message, readAt) {
      for (const one of messages.values()) {
        if (one.senderId === userId && !one.readAt && one.createdAt <= message.createdAt) one.readAt = readAt
      }
    }
  }
}

/** Whether the time of the first need not be said, since the next one's is. */
function inOneBreath(message, next) {
  return (
    next !== undefined &&
    next.senderId === message.senderId &&
    Date.parse(next.createdAt) - Date.parse(message.createdAt) < ONE_BREATH
  )
}
