import { get } from '../core/api.js'
import { el } from '../core/dom.js'
import { session } from '../core/session.js'
import { icon } from '../ui/icons.js'
import { sayProblem } from '../ui/say.js'
import { account } from './account.js'
import { appearance } from './appearance.js'
import { erasure } from './erasure.js'
import { hidden } from './hidden.js'
import { password } from './password.js'
import { sessions } from './sessions.js'
import { signOut } from './sign-out.js'

export async function open({ scope }) {
  const user = await get('/api/users/me')
  session.updateUser({ displayName: user.displayName, private: user.private })
  return {
    title: 'Settings',
    node: el(
      'section.settings',
      {},
      el('div.view-head', {}, el('h1.view-title', {}, 'Settings'), el('button.button', { type: 'button', onclick: leave }, icon('leave'), 'Sign out')),
      account(user),
      appearance(),
      password(),
      sessions(scope),
      hidden({ scope, kind: 'blocks', title: 'Blocked accounts', none: 'You haven’t blocked anyone.' }),
      hidden({ scope, kind: 'mutes', title: 'Muted accounts', none: 'You haven’t muted anyone.' }),
      erasure()
    )
  }
}

async function leave() {
  await signOut().catch((problem) => sayProblem(problem, { lead: 'You are still signed in.', retry: leave }))
}
