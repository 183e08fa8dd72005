import { Problem } from './problem.js'
import type { Schemas } from './types.js'

export type Tokens = Schemas['Tokens']

/** The tokens of one session, and their one refresh at a time: a refresh token is good for one use. */
export class Session {
  #tokens: Tokens | undefined
  #expiresAt = 0
  #refreshing: Promise<Tokens> | undefined

  constructor(
    private readonly send: (refreshToken: string) => Promise<Tokens>,
    private readonly changed: (tokens: Tokens | undefined) => void
  ) {}

  get tokens(): Tokens | undefined {
    return this.#tokens
  }

  begin(tokens: Tokens): void {
    this.#tokens = tokens
    this.#expiresAt = Date.now() + tokens.expiresIn * 1000
    this.changed(tokens)
  }

  end(): void {
    this.#tokens = undefined
    this.changed(undefined)
  }

  /** One that is good for a while yet; none without a session. */
  async accessToken(): Promise<string | undefined> {
    if (this.#tokens && Date.now() > this.#expiresAt - 10_000) {
      return (await this.refresh()).accessToken
    }
    return this.#tokens?.accessToken
  }

  /** All who ask while a refresh is under way get its outcome. When the session is over, it ends here too. */
  refresh(): Promise<Tokens> {
    const old = this.#tokens
    if (!old) {
      return Promise.reject(new Problem(401, 'UNAUTHENTICATED', 'Log in first.'))
    }
    this.#refreshing ??= this.send(old.refreshToken)
      .then(tokens => {
        this.begin(tokens)
        return tokens
      }, failure => {
        if (failure instanceof Problem && failure.status === 401) this.end()
        throw failure
      })
      .finally(() => { this.#refreshing = undefined })
    return this.#refreshing
  }
}
