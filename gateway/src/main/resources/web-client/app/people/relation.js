import { put, remove } from '../core/api.js'
import { el } from '../core/dom.js'
import { confirm } from '../ui/confirm.js'
import { sayProblem, toast } from '../ui/say.js'

const LABELS = { none: 'Follow', pending: 'Requested', following: 'Following' }

/** Follow, withdraw, unfollow: shown at once, taken back if it does not hold. `changed(status, before)` hears of each step. */
export function followButton(profile, changed) {
  const button = el('button.button.follow', { type: 'button', onclick: press })
  let status = profile.relation.following
  let working = false

  function become(next) {
    const before = status
    status = next
    show()
    if (before !== next) changed(next, before)
  }

  function show() {
    button.textContent = LABELS[status]
    button.setAttribute('aria-label', `${LABELS[status]} ${profile.displayName}`)
    button.setAttribute('aria-pressed', String(status !== 'none'))
    button.classList.toggle('primary', status === 'none')
    button.title = status === 'none' ? '' : status === 'pending' ? 'Withdraw the request' : 'Unfollow'
  }

  async function press() {
    if (working) return
    const before = status
    const wanted = before === 'none'
    if (before === 'following' && profile.private && !(await surely(profile))) return
    working = true
    become(wanted ? (profile.private ? 'pending' : 'following') : 'none')
    try {
      const answer = await (wanted ? put : remove)(`/api/follow/${profile.id}`)
      become(answer.status)
    } catch (problem) {
      become(before)
      sayProblem(problem, { lead: wanted ? `You don’t follow ${profile.displayName} yet.` : 'Nothing has changed.', retry: press })
    } finally {
      working = false
    }
  }

  show()
  return button
}

function surely(profile) {
  return confirm({
    title: `Unfollow ${profile.displayName}?`,
    text: 'Their account is private: to follow them again you’d have to ask.',
    yes: 'Unfollow'
  })
}

/** Blocks after asking; resolves with whether it was done. */
export async function block(person) {
  const sure = await confirm({
    title: `Block ${person.displayName}?`,
    text: 'Neither of you will see or reach the other. You both stop following each other, and unblocking doesn’t bring that back.',
    yes: 'Block',
    danger: true
  })
  return sure && act(() => put(`/api/blocks/${person.id}`), `${person.displayName} is blocked.`)
}

export const unblock = (person) => act(() => remove(`/api/blocks/${person.id}`), `${person.displayName} is no longer blocked.`)
export const mute = (person) => act(() => put(`/api/mutes/${person.id}`), `You won’t see what ${person.displayName} posts.`)
export const unmute = (person) => act(() => remove(`/api/mutes/${person.id}`), `You see ${person.displayName} again.`)

async function act(call, said) {
  try {
    await call()
    toast(said)
    return true
  } catch (problem) {
    sayProblem(problem, { lead: 'Nothing has changed.' })
    return false
  }
}
