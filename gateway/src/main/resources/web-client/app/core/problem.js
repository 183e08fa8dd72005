/** Why a call did not succeed: the gateway's problem document, or that there was no answer. */
export class Problem extends Error {
  constructor({ status = 0, code, detail, errors, retryAfter }) {
    super(detail ?? code)
    this.status = status
    this.code = code
    this.errors = errors ?? []
    this.retryAfter = retryAfter
  }

  static noAnswer() {
    return new Problem({ code: 'NO_ANSWER', detail: 'There was no answer.' })
  }

  static async of(response) {
    const body = await response.json().catch(() => ({}))
    return new Problem({
      status: response.status,
      code: body.code ?? 'INTERNAL',
      detail: body.detail,
      errors: body.errors,
      retryAfter: Number(response.headers.get('Retry-After')) || null
    })
  }

  /** Whether the same call may well succeed later. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

const WORDS = {
  NO_ANSWER: 'Chorus can’t be reached right now.',
  UNAVAILABLE: 'This isn’t available right now. Try again in a moment.',
  RATE_LIMITED: 'That was a lot at once. Wait a moment, then try again.',
  NOT_FOUND: 'This isn’t there any more.',
  FORBIDDEN: 'That isn’t yours to change.',
  EDIT_WINDOW_CLOSED: 'The two minutes for editing are over.',
  UNAUTHENTICATED: 'Please sign in again.',
  REQUEST_PENDING: 'Your first message is waiting to be accepted. You can write more after that.',
  ALREADY_DECIDED: 'This request was already answered.',
  REQUEST_WITHDRAWN: 'This request was withdrawn.',
  PAYLOAD_TOO_LARGE: 'That is too long to send.',
  IDEMPOTENCY_IN_PROGRESS: 'This is being sent already.',
  INTERNAL: 'Something went wrong on our side. Try again.'
}

/** The problem in words for the person who ran into it. */
export function words(problem) {
  if (!(problem instanceof Problem)) return WORDS.INTERNAL
  if (problem.code === 'RATE_LIMITED' && problem.retryAfter > 5) {
    return `That was a lot at once. Try again in ${wait(problem.retryAfter)}.`
  }
  return WORDS[problem.code] ?? problem.message ?? WORDS.INTERNAL
}

function wait(seconds) {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
