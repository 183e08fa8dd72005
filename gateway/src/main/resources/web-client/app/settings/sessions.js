import { get, remove } from '../core/api.js'
import { since } from '../core/clock.js'
import { el } from '../core/dom.js'
import { busy } from '../ui/form.js'
import { pagedList } from '../ui/paged-list.js'
import { sayProblem, toast } from '../ui/say.js'
import { panel } from './panel.js'

/** Where one is signed in. */
export function sessions(scope) {
  const list = pagedList({
    scope,
    label: 'Sessions',
    load: (cursor) => get('/api/auth/sessions', { cursor }),
    row,
    empty: () => el('p.faint', {}, 'None.')
  })

  function row(session) {
    const name = device(session.userAgent)
    const end = el('button.button.small', { type: 'button', 'aria-label': `Sign out ${name}`, onclick: revoke }, 'Sign out')
    async function revoke() {
      busy(end, true)
      try {
        await remove(`/api/auth/sessions/${session.id}`)
        list.remove(session.id)
        toast('That session was ended.')
      } catch (problem) {
        if (problem.status === 404) return list.remove(session.id)
        sayProblem(problem, { lead: 'It is still signed in.', retry: revoke })
      } finally {
        busy(end, false)
      }
    }
    return el(
      'div.session',
      { 'data-session': session.id },
      el('div.names', {}, el('strong', {}, name), el('span', {}, session.current ? 'This device' : ['Last used ', since(session.lastUsedAt)])),
      session.current ? el('span.tag', {}, 'Here') : end
    )
  }

  return panel('Sessions', 'Where you are signed in.', list.node)
}

/** What a person would call it: "Firefox on Linux". */
export function device(userAgent) {
  if (!userAgent) return 'Unknown device'
  const browser = first(userAgent, [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']])
  const system = first(userAgent, [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS', 'Mac'], ['Windows', 'Windows'], ['Linux', 'Linux']])
  if (browser && system) return `${browser} on ${system}`
  return browser ?? userAgent.slice(0, 40)
}

function first(text, names) {
  return names.find(([part]) => text.includes(part))?.[1]
}
