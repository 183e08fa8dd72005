import { Live } from './live.js'
import { Problem } from './problem.js'
import { Session, type Tokens } from './session.js'
import type { Answer, Arguments, Method, OperationOf, PathOf, Schemas } from './types.js'

export interface Settings {
  /** Called with each new pair of tokens, to keep them; and with nothing when the session has ended. */
  onTokens?: (tokens: Tokens | undefined) => void
  fetch?: typeof fetch
}

interface AnyInput {
  path?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}

/** Chorus for one person: calls over REST, and what is pushed, with {@link Chorus.connect}. */
export class Chorus {
  readonly url: string
  readonly #session: Session
  readonly #fetch: typeof fetch

  constructor(url: string, settings: Settings = {}) {
    this.url = url.replace(/\/$/, '')
    this.#fetch = settings.fetch ?? ((...request) => fetch(...request))
    this.#session = new Session(
      refreshToken => this.#send('post', '/api/auth/refresh', { body: { refreshToken } }) as Promise<Tokens>,
      tokens => settings.onTokens?.(tokens)
    )
  }

  async register(body: Schemas['Registration']): Promise<Tokens> {
    return this.#begin(await this.#send('post', '/api/auth/register', { body }) as Tokens)
  }

  async logIn(body: Schemas['Credentials']): Promise<Tokens> {
    return this.#begin(await this.#send('post', '/api/auth/login', { body }) as Tokens)
  }

  /** Goes on with tokens that were kept. */
  resume(tokens: Tokens): void {
    this.#session.begin(tokens)
  }

  async logOut(): Promise<void> {
    await this.post('/api/auth/logout')
    this.#session.end()
  }

  #begin(tokens: Tokens): Tokens {
    this.#session.begin(tokens)
    return tokens
  }

  get user(): Schemas['OwnUser'] | undefined {
    return this.#session.tokens?.user
  }

  /** An access token that is good for a while yet. */
  accessToken(): Promise<string | undefined> {
    return this.#session.accessToken()
  }

  /** A new pair of tokens; one refresh at a time, whoever asks. */
  refresh(): Promise<Tokens> {
    return this.#session.refresh()
  }

  get<P extends PathOf<'get'>>(path: P, ...input: Arguments<OperationOf<'get', P>>): Promise<Answer<OperationOf<'get', P>>> {
    return this.#call('get', path, input[0] as AnyInput | undefined) as Promise<Answer<OperationOf<'get', P>>>
  }

  put<P extends PathOf<'put'>>(path: P, ...input: Arguments<OperationOf<'put', P>>): Promise<Answer<OperationOf<'put', P>>> {
    return this.#call('put', path, input[0] as AnyInput | undefined) as Promise<Answer<OperationOf<'put', P>>>
  }

  post<P extends PathOf<'post'>>(path: P, ...input: Arguments<OperationOf<'post', P>>): Promise<Answer<OperationOf<'post', P>>> {
    return this.#call('post', path, input[0] as AnyInput | undefined) as Promise<Answer<OperationOf<'post', P>>>
  }

  patch<P extends PathOf<'patch'>>(path: P, ...input: Arguments<OperationOf<'patch', P>>): Promise<Answer<OperationOf<'patch', P>>> {
    return this.#call('patch', path, input[0] as AnyInput | undefined) as Promise<Answer<OperationOf<'patch', P>>>
  }

  delete<P extends PathOf<'delete'>>(path: P, ...input: Arguments<OperationOf<'delete', P>>): Promise<Answer<OperationOf<'delete', P>>> {
    return this.#call('delete', path, input[0] as AnyInput | undefined) as Promise<Answer<OperationOf<'delete', P>>>
  }

  /** Connects for what is pushed. */
  connect(): Live {
    return new Live(this)
  }

  /** Refreshes the tokens, once, where the access token is not taken any more. */
  async #call(method: Method, path: string, input: AnyInput = {}): Promise<unknown> {
    const token = await this.#session.accessToken()
    try {
      return await this.#send(method, path, input, token)
    } catch (failure) {
      if (!token || !(failure instanceof Problem) || failure.status !== 401) throw failure
      const current = this.#session.tokens
      const fresh = current && current.accessToken !== token ? current : await this.#session.refresh()
      return this.#send(method, path, input, fresh.accessToken)
    }
  }

  async #send(method: Method, path: string, input: AnyInput, token?: string): Promise<unknown> {
    const headers: Record<string, string> = {}
    if (token) headers['Authorization'] = `Bearer ${token}`
    if (input.body !== undefined) headers['Content-Type'] = 'application/json'
    if (input.idempotencyKey) headers['Idempotency-Key'] = input.idempotencyKey
    const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) }
    const request = { method: method.toUpperCase(), headers, ...body }
    const response = await this.#fetch(this.url + address(path, input), request).catch(cause => {
      throw Object.assign(new Problem(0, 'UNREACHABLE', 'There is no connection to the server.'), { cause })
    })
    if (!response.ok) throw await Problem.of(response)
    return response.status === 204 ? undefined : response.json()
  }
}

function address(path: string, { path: variables = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(variables[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}
