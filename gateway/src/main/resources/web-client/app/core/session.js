// Who is signed in, in all tabs of this browser. The tokens are kept in localStorage, so that a reload stays signed in;
// docs/adr/0020 says what speaks for and against it.
import { Emitter } from './events.js'
import { Problem } from './problem.js'

const KEY = 'chorus.session'
const EARLY = 60_000

class Session extends Emitter {
  #held = null
  #timer = null
  #refreshing = null

  constructor() {
    super()
    this.#held = stored()
    addEventListener('storage', (event) => {
      if (event.key === KEY || event.key === null) this.#take(stored())
    })
    // A laptop that slept has missed its timer.
    addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#schedule())
    this.#schedule()
  }

  get user() {
    return this.#held?.user ?? null
  }

  get signedIn() {
    return this.#held !== null
  }

  /** How much further the server's clock is, in milliseconds. */
  get clockOffset() {
    return this.#held?.clockOffset ?? 0
  }

  /** Takes over what register, login and refresh answer. */
  begin(tokens) {
    const { iat, exp } = claims(tokens.accessToken)
    this.#keep({
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      expiresAt: Date.now() + (exp - iat) * 1000,
      clockOffset: iat * 1000 - Date.now(),
      user: tokens.user
    })
  }

  updateUser(changes) {
    if (this.#held) this.#keep({ ...this.#held, user: { ...this.#held.user, ...changes } })
  }

  /** Forgets who was signed in. The reason is for the person to read, or null. */
  end(reason = null) {
    localStorage.removeItem(KEY)
    this.#take(null, reason)
  }

  /** An access token that holds for a while yet. */
  async token() {
    if (!this.#held) throw new Problem({ status: 401, code: 'UNAUTHENTICATED' })
    if (this.#held.expiresAt - Date.now() < 10_000) await this.refresh(this.#held.accessToken)
    return this.#held.accessToken
  }

  /** Has the token replaced, unless somebody else, maybe another tab, has done so already. */
  async refresh(old = this.#held?.accessToken) {
    this.#refreshing ??= alone(() => this.#exchange(old)).finally(() => (this.#refreshing = null))
    return this.#refreshing
  }

  async #exchange(old) {
    // Not what this tab remembers: a refresh token used twice ends the session for all of them.
    const held = stored()
    if (!held) {
      this.#take(null)
      throw new Problem({ status: 401, code: 'UNAUTHENTICATED' })
    }
    if (held.accessToken !== old) return this.#take(held)
    const response = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: held.refreshToken }),
      signal: AbortSignal.timeout(15_000)
    }).catch(() => {
      throw Problem.noAnswer()
    })
    if (response.ok) return this.begin(await response.json())
    const problem = await Problem.of(response)
    if (response.status === 401) this.end('You were signed out. Please sign in again.')
    throw problem
  }

  #keep(held) {
    localStorage.setItem(KEY, JSON.stringify(held))
    this.#take(held)
  }

  #take(held, reason = null) {
    const before = this.#held
    this.#held = held
    this.#schedule()
    if (before?.user.id !== held?.user.id) this.emit('changed', { reason })
    else if (before && held) {
      if (before.accessToken !== held.accessToken) this.emit('renewed', held.accessToken)
      this.emit('user', held.user)
    }
  }

  #schedule() {
    clearTimeout(this.#timer)
    if (!this.#held) return
    const left = this.#held.expiresAt - Date.now()
    const again = () => {
      this.refresh().catch(() => (this.#timer = setTimeout(again, 10_000)))
    }
    this.#timer = setTimeout(again, Math.max(0, left - Math.min(EARLY, left / 3)))
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY))
  } catch {
    return null
  }
}

/** One tab at a time, where the browser has locks (it has them on https and localhost). */
function alone(task) {
  return navigator.locks ? navigator.locks.request(KEY, task) : task()
}

function claims(token) {
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')))
}

export const session = new Session()
