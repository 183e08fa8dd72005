import type { Schemas } from './types.js'

/** A call that was refused, or that found no answer: then `code` is `UNREACHABLE`. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    /** The HTTP status; 0 without an answer. */
    readonly status: number,
    /** Stable; what programs go by. */
    readonly code: Schemas['Problem']['code'] | 'UNREACHABLE',
    message: string,
    /** What is wrong with which field. */
    readonly errors: readonly Schemas['FieldProblem'][] = [],
    /** Seconds after which trying again may help. */
    readonly retryAfter?: number
  ) {
    super(message)
  }

  static async of(response: Response): Promise<Problem> {
    const after = Number(response.headers.get('Retry-After') ?? NaN)
    const retryAfter = Number.isNaN(after) ? undefined : after
    try {
      const problem = await response.json() as Schemas['Problem']
      return new Problem(response.status, problem.code, problem.detail, problem.errors ?? [], retryAfter)
    } catch {
      return new Problem(response.status, 'UNAVAILABLE', `The answer was ${response.status}.`, [], retryAfter)
    }
  }
}
