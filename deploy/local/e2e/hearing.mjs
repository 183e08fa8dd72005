// Waiting for what a socket hears. Everything since the socket was made counts, so that nothing can come too early.
import { EventEmitter, once } from 'node:events'

const PATIENCE_MS = 10_000

export class Hearing {
  #heard = []
  #more = new EventEmitter()

  constructor(socket) {
    this.socket = socket
    socket.onAny((event, payload) => {
      this.#heard.push({ event, payload })
      this.#more.emit('more')
    })
  }

  // The payload of the first event of this name that matches.
  async of(event, matches = () => true) {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    for (;;) {
      const found = this.#heard.find(heard => heard.event === event && matches(heard.payload))
      if (found) return found.payload
      try {
        await once(this.#more, 'more', { signal })
      } catch {
        throw new Error(`no ${event} came; heard: ${JSON.stringify(this.#heard)}`)
      }
    }
  }

  count(event) {
    return this.#heard.filter(heard => heard.event === event).length
  }
}

export async function connected(socket) {
  if (!socket.connected) await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) })
  return socket
}

// The answer to an emit.
export function ack(socket, event, ...payload) {
  return socket.timeout(PATIENCE_MS).emitWithAck(event, ...payload)
}
