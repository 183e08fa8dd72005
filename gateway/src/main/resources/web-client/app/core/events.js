/** Those who want to hear, by the event's name. */
export class Emitter {
  #listeners = new Map()

  /** Returns the way out. */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  emit(event, payload) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(payload)
      } catch (error) {
        // One listener's fault is not the next one's.
        reportError(error)
      }
    }
  }
}

/** What ends together with a view: listeners, timers, rooms. */
export class Scope {
  #ends = new Set()
  alive = true

  /** Calls it when the scope ends, at once if it has. */
  add(end) {
    if (this.alive) this.#ends.add(end)
    else end()
    return end
  }

  on(emitter, event, listener) {
    return this.add(emitter.on(event, listener))
  }

  listen(target, event, listener, options) {
    target.addEventListener(event, listener, options)
    return this.add(() => target.removeEventListener(event, listener, options))
  }

  every(milliseconds, task) {
    const timer = setInterval(task, milliseconds)
    return this.add(() => clearInterval(timer))
  }

  end() {
    this.alive = false
    for (const end of this.#ends) end()
    this.#ends.clear()
  }
}

/** Calls once, when it has not been asked for a while. */
export function debounced(milliseconds, task) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(task, milliseconds)
  }
}
