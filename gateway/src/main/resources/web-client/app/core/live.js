// The one socket of this tab: what arrives, the rooms it is in, and how the connection stands.
import { io } from '../../vendor/socket.io.esm.min.js'
import { Emitter } from './events.js'
import { session } from './session.js'

const EVENTS = [
  'new_post',
  'post_updated',
  'post_deleted',
  'post_stats',
  'new_comment',
  'comment_deleted',
  'new_notification',
  'notification_marked_read',
  'notification_removed',
  'new_message',
  'message_read',
  'user_online',
  'user_offline',
  'user_typing',
  'user_stop_typing'
]

/** States: `connecting`, `online`, `reconnecting`, `offline`. Emits `state`, `resync` and what the server sends. */
class Live extends Emitter {
  #socket = null
  #rooms = new Map()
  #leftUnsaid = new Set()
  #wasConnected = false
  #retry = null
  #shown = null
  state = 'connecting'

  constructor() {
    super()
    session.on('renewed', (token) => this.#socket?.connected && this.#socket.emit('authenticate', token))
    // A connection that goes on without the network, as one to this machine does, is not lost.
    addEventListener('offline', () => this.#socket?.connected || this.#become('offline'))
    addEventListener('online', () => this.#now())
  }

  start() {
    this.stop()
    const socket = io({
      autoConnect: false,
      auth: (give) => session.token().then((token) => give({ token: (this.#shown = token) }), () => give({})),
      reconnectionDelayMax: 5_000
    })
    this.#socket = socket
    for (const event of EVENTS) socket.on(event, (payload) => this.emit(event, payload))
    socket.on('token_expiring', () => session.refresh().catch(() => {}))
    socket.on('sync_required', () => this.emit('resync'))
    socket.on('connect', () => this.#connected(socket))
    socket.on('disconnect', () => {
      this.#lost()
      if (!socket.active) this.#again(500)
    })
    socket.on('connect_error', (error) => {
      this.#lost()
      // Refused by the server, rather than not reached: the client does not try again by itself.
      if (!socket.active) this.#again(1_500, error.data?.code === 'UNAUTHENTICATED')
    })
    socket.connect()
  }

  stop() {
    clearTimeout(this.#retry)
    this.#socket?.removeAllListeners()
    this.#socket?.disconnect()
    this.#socket = null
    this.#rooms.clear()
    this.#leftUnsaid.clear()
    this.#wasConnected = false
    this.#become('connecting')
  }

  /** Says something without waiting for an answer, if it can be said now; else false. */
  say(event, payload) {
    if (!this.#socket?.connected) return false
    this.#socket.emit(event, payload)
    return true
  }

  /** Hears of a post's comments and counts until the returned way out is taken. */
  enter(postId) {
    const inside = (this.#rooms.get(postId) ?? 0) + 1
    this.#rooms.set(postId, inside)
    if (inside === 1) this.say('join_post', postId)
    let left = false
    return () => {
      if (left) return
      left = true
      const remaining = (this.#rooms.get(postId) ?? 1) - 1
      if (remaining > 0) return this.#rooms.set(postId, remaining)
      this.#rooms.delete(postId)
      if (!this.say('leave_post', postId)) this.#leftUnsaid.add(postId)
    }
  }

  #connected(socket) {
    const again = this.#wasConnected
    this.#wasConnected = true
    this.#become('online')
    // A recovered session is in the rooms it was in when it was lost. To enter one twice does no harm.
    if (socket.recovered) {
      for (const postId of this.#leftUnsaid) if (!this.#rooms.has(postId)) socket.emit('leave_post', postId)
    }
    this.#leftUnsaid.clear()
    for (const postId of this.#rooms.keys()) socket.emit('join_post', postId)
    // The first time too: what was fetched before the socket was there may have changed in between.
    if (!socket.recovered) this.emit('resync')
    if (again) this.emit('recovered')
  }

  #lost() {
    this.#become(navigator.onLine ? (this.#wasConnected ? 'reconnecting' : 'connecting') : 'offline')
  }

  /** A session that has ended is signed out by the failing refresh, and there is no socket then. */
  #again(delay, refused = false) {
    clearTimeout(this.#retry)
    const socket = this.#socket
    if (!socket) return
    this.#retry = setTimeout(async () => {
      if (refused) await session.refresh(this.#shown).catch(() => {})
      if (socket === this.#socket && !socket.connected) socket.connect()
    }, delay)
  }

  /** Does not wait for the next of the tries, which are further and further apart. */
  #now() {
    const socket = this.#socket
    if (!socket || socket.connected) return
    this.#lost()
    socket.disconnect().connect()
  }

  #become(state) {
    if (state === this.state) return
    this.state = state
    this.emit('state', state)
  }
}

export const live = new Live()
