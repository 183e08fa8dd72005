import { get } from '../core/api.js'
import { debounced, Emitter } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'

/** Whom one writes with, the newest message first. Emits `list` and `unread`. */
class Conversations extends Emitter {
  #known = new Map()
  #wanted = false
  #cursor = null
  #soon = debounced(400, () => this.load())
  loaded = false
  problem = null

  constructor() {
    super()
    live.on('new_message', (message) => this.take(message))
    live.on('message_read', (read) => this.#read(read))
    live.on('resync', this.#soon)
  }

  start(signedIn) {
    this.#wanted = signedIn
    this.#known.clear()
    this.loaded = false
    this.problem = null
    this.#tell()
    if (signedIn) this.load()
  }

  get items() {
    return [...this.#known.values()].sort((a, b) => (a.lastMessage.createdAt < b.lastMessage.createdAt ? 1 : -1))
  }

  get unread() {
    return this.items.filter(({ unreadCount }) => unreadCount > 0).length
  }

  get hasMore() {
    return this.#cursor !== null
  }

  with(userId) {
    return this.#known.get(userId)
  }

  async load() {
    if (!this.#wanted) return
    try {
      const page = await get('/api/messages/conversations', { limit: 50 })
      if (!this.#wanted) return
      this.#known.clear()
      this.#keep(page)
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
    this.loaded = true
    this.#tell()
  }

  async more() {
    this.#keep(await get('/api/messages/conversations', { limit: 50, cursor: this.#cursor }))
    this.#tell()
  }

  /** A message sent or received: its conversation comes first. */
  take(message) {
    const mine = message.senderId === session.user?.id
    const conversation = this.#known.get(mine ? message.receiverId : message.senderId)
    if (!conversation) return this.#soon()
    if (conversation.lastMessage.id !== message.id && conversation.lastMessage.createdAt <= message.createdAt) {
      conversation.lastMessage = message
      if (!mine) conversation.unreadCount += 1
    }
    this.#tell()
  }

  /** All that has come is read here. */
  markRead(userId) {
    const conversation = this.#known.get(userId)
    if (!conversation?.unreadCount) return
    conversation.unreadCount = 0
    this.#tell()
  }

  #read({ conversationId, readerId, readAt }) {
    const conversation = this.items.find(({ id }) => id === conversationId)
    if (!conversation) return
    if (readerId === session.user?.id) conversation.unreadCount = 0
    else conversation.lastMessage = { ...conversation.lastMessage, readAt }
    this.#tell()
    this.#soon()
  }

  #keep(page) {
    for (const conversation of page.items) this.#known.set(conversation.user.id, conversation)
    this.#cursor = page.nextCursor
  }

  #tell() {
    this.emit('list')
    this.emit('unread', this.unread)
  }
}

export const conversations = new Conversations()
