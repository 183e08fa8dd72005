import { io, type Socket } from 'socket.io-client'
import type { Chorus } from './chorus.js'
import { Gaps } from './gaps.js'
import { Recent } from './recent.js'
import type { Pushed, Said, Schemas } from './types.js'

export type State = 'connecting' | 'connected' | 'offline' | 'refused'

/** What has happened to the connection. */
export interface Happenings {
  state: State
  /** Some things may have gone unheard: what was made meanwhile has just been delivered; reload what shows edits. */
  gap: { reason: string }
}

type Listener = (payload: never) => void

/** An event to the server that was refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(readonly code: Schemas['Refused']['error']['code'], message: string) {
    super(message)
  }
}

/**
 * What is pushed, each thing once. Goes on with fresh tokens by itself; after a loss that the server could not make good, or
 * when it says `sync_required`, fetches what was missed and enters the posts' rooms again.
 */
export class Live {
  readonly #chorus: Chorus
  readonly #socket: Socket
  readonly #gaps: Gaps
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #made = new Recent()
  readonly #posts = new Set<string>()
  #state: State = 'connecting'
  #begun: Promise<void> | undefined
  #filling: Promise<void> = Promise.resolve()

  constructor(chorus: Chorus, socket: Socket = socketOf(chorus)) {
    this.#chorus = chorus
    this.#socket = socket
    this.#gaps = new Gaps(chorus)
    socket.on('connect', () => this.#connected())
    socket.on('disconnect', () => this.#is('offline'))
    socket.on('connect_error', failure => this.#refused(failure))
    // The offset that comes after the payload is the official client's own business.
    socket.onAny((event: string, payload: unknown) => this.#heard(event, payload))
    socket.connect()
  }

  get state(): State {
    return this.#state
  }

  /** Listens until the function that it returns is called. */
  on<E extends keyof Pushed>(event: E, listener: (payload: Pushed[E]) => void): () => void
  on<H extends keyof Happenings>(happening: H, listener: (details: Happenings[H]) => void): () => void
  on(event: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Resolves with the acknowledgement; rejects with a {@link Refusal}, or when none comes within ten seconds. */
  async say<E extends keyof Said>(event: E, payload: Said[E]['payload']): Promise<Said[E]['answer']> {
    const answer: Said[E]['answer'] | Schemas['Refused'] = await this.#socket.timeout(10_000).emitWithAck(event, payload)
    if (answer.ok === false) throw new Refusal(answer.error.code, answer.error.message)
    return answer as Said[E]['answer']
  }

  /** Hears what happens at a post, over every reconnection, until {@link leave}. */
  async join(postId: string): Promise<void> {
    this.#posts.add(postId)
    await this.say('join_post', postId)
  }

  async leave(postId: string): Promise<void> {
    this.#posts.delete(postId)
    await this.say('leave_post', postId)
  }

  close(): void {
    this.#socket.disconnect()
  }

  #connected(): void {
    this.#is('connected')
    if (!this.#begun) {
      this.#begun = this.#gaps.begin().catch(() => undefined)
    } else if (!this.#socket.recovered) {
      this.#posts.forEach(postId => this.say('join_post', postId).catch(() => this.#posts.delete(postId)))
      this.#fill('The connection was lost for too long.')
    }
  }

  /** A token that is not taken is refreshed once in a while; the official client tries again only where nothing answered. */
  #refused(failure: Error & { data?: { code?: string } }): void {
    const code = failure.data?.code
    if (this.#socket.active || code === undefined) {
      this.#is('offline')
    } else if (code === 'UNAUTHENTICATED') {
      this.#chorus.refresh().then(() => this.#socket.connect(), () => this.#is('refused'))
    } else {
      this.#is('offline')
      setTimeout(() => this.#socket.connect(), 2_000 + Math.random() * 3_000)
    }
  }

  #heard(event: string, payload: unknown): void {
    if (event === 'sync_required') {
      this.#fill((payload as { reason?: string }).reason ?? 'The server asked for it.')
    }
    if (event === 'token_expiring') this.#renew()
    this.#deliver(event, payload)
  }

  #deliver(event: string, payload: unknown): void {
    const { id, createdAt } = (payload ?? {}) as { id?: string, createdAt?: string }
    const made = event.startsWith('new_') && createdAt !== undefined
    if (made && !this.#made.add(`${event} ${id} ${createdAt}`)) return
    this.#gaps.heard(event, payload)
    this.#tell(event, payload)
  }

  /** One at a time: what comes meanwhile is delivered at once, and then not again. */
  #fill(reason: string): void {
    this.#gaps.open()
    this.#filling = this.#filling
      .then(() => this.#gaps.fill())
      .then(missed => {
        missed.forEach(([event, payload]) => this.#deliver(event, payload))
        this.#tell('gap', { reason })
      })
      .catch(() => this.#tell('gap', { reason }))
  }

  #renew(): void {
    this.#chorus.refresh()
      .then(tokens => this.say('authenticate', tokens.accessToken))
      // The server closes the session; connecting again asks for a token.
      .catch(() => undefined)
  }

  #is(state: State): void {
    this.#state = state
    this.#tell('state', state)
  }

  #tell(event: string, details: unknown): void {
    this.#listeners.get(event)?.forEach(listener => listener(details as never))
  }
}

function socketOf(chorus: Chorus): Socket {
  return io(chorus.url, {
    autoConnect: false,
    forceNew: true,
    auth: send => {
      chorus.accessToken().then(token => send({ token }), () => send({}))
    }
  })
}
