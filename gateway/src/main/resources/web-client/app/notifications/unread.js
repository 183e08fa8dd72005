import { get } from '../core/api.js'
import { debounced, Emitter } from '../core/events.js'
import { live } from '../core/live.js'

/** How many notifications are unread. Asked of the server after each change: only it knows of those not fetched here. */
class Unread extends Emitter {
  count = 0
  #wanted = false
  #soon = debounced(150, () => this.#ask())

  constructor() {
    super()
    for (const event of ['new_notification', 'notification_marked_read', 'notification_removed', 'resync']) {
      live.on(event, this.#soon)
    }
  }

  start(signedIn) {
    this.#wanted = signedIn
    this.say(0)
    if (signedIn) this.#ask()
  }

  say(count) {
    this.count = count
    this.emit('count', count)
  }

  async #ask() {
    if (!this.#wanted) return
    try {
      const { unreadCount } = await get('/api/notifications', { limit: 1, unreadOnly: true })
      if (this.#wanted) this.say(unreadCount)
    } catch {
      // Asked again with the next change, and when the connection is back.
    }
  }
}

export const unread = new Unread()
