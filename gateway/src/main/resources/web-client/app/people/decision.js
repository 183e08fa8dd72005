import { el } from '../core/dom.js'
import { busy } from '../ui/form.js'
import { sayProblem, toast } from '../ui/say.js'

/** Accept and reject. `decide(action)` makes the call; `done(action)` hears that it stands, `over(problem)` that it cannot. */
export function decision({ about, decide, done, over = done, reject = 'Reject' }) {
  const accept = el('button.button.primary.small', { type: 'button', 'aria-label': `Accept ${about}`, onclick: () => say('accept') }, 'Accept')
  const refuse = el('button.button.small', { type: 'button', 'aria-label': `${reject} ${about}`, onclick: () => say('reject') }, reject)

  async function say(action) {
    const pressed = action === 'accept' ? accept : refuse
    if (accept.getAttribute('aria-disabled') || refuse.getAttribute('aria-disabled')) return
    busy(pressed, true)
    try {
      const answer = await decide(action)
      toast(action === 'accept' ? `You accepted ${about}.` : `You turned ${about} down. They won’t be told.`)
      done(action, answer)
    } catch (problem) {
      sayProblem(problem, { retry: () => say(action) })
      if ([404, 409, 410].includes(problem.status)) over(problem)
    } finally {
      busy(pressed, false)
    }
  }

  return el('div.decision', {}, accept, refuse)
}
