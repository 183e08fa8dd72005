import { get } from '../core/api.js'
import { ago } from '../core/clock.js'
import { Emitter } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'

const MOST = 100

/** Who is online and who types, of those one asked about. Emits a user's id when that changes. */
class Presence extends Emitter {
  #known = new Map()
  #typing = new Map()

  constructor() {
    super()
    live.on('user_online', (id) => this.#say(id, { online: true, lastSeen: null }))
    live.on('user_offline', (id) => this.#say(id, { online: false, lastSeen: new Date().toISOString() }))
    live.on('user_typing', ({ userId }) => this.#type(userId, true))
    live.on('user_stop_typing', ({ userId }) => this.#type(userId, false))
    live.on('new_message', ({ senderId }) => this.#type(senderId, false))
    live.on('resync', () => this.ask([...this.#known.keys()]))
    session.on('changed', () => this.#known.clear())
  }

  async ask(ids) {
    const wanted = ids.slice(0, MOST)
    if (wanted.length === 0) return
    try {
      const { items } = await get('/api/presence', { userIds: wanted.join(',') })
      for (const { userId, online, lastSeen } of items) this.#say(userId, { online, lastSeen })
    } catch {
      // It is not known then, and shown as not known.
    }
  }

  online(id) {
    return this.#known.get(id)?.online === true
  }

  typing(id) {
    return this.#typing.has(id)
  }

  /** In words; empty when it is not known, or not for one to see. */
  words(id) {
    const known = this.#known.get(id)
    if (!known) return ''
    if (known.online) return 'Online'
    if (!known.lastSeen) return ''
    const when = ago(known.lastSeen)
    return `Last seen ${/ (min|h|d)$/.test(when) ? `${when} ago` : when}`
  }

  #say(id, state) {
    this.#known.set(id, state)
    this.emit(id)
  }

  #type(id, is) {
    clearTimeout(this.#typing.get(id))
    if (is) {
      // Longer than the server goes on showing it: the end comes from there, but for a lost connection.
      this.#typing.set(id, setTimeout(() => this.#type(id, false), 8_000))
    } else if (!this.#typing.delete(id)) return
    this.emit(id)
  }
}

export const presence = new Presence()
