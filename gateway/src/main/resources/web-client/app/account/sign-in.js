import { call } from '../core/api.js'
import { el } from '../core/dom.js'
import { words } from '../core/problem.js'
import { session } from '../core/session.js'
import { field, form } from '../ui/form.js'
import { welcome } from './welcome.js'

export function open() {
  const fields = [
    field({ name: 'login', label: 'Username or e-mail', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false' }),
    field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })
  ]
  const signIn = form({
    fields,
    button: 'Sign in',
    check: ({ login, password }) => ({
      login: login.trim() ? '' : 'Enter your username or e-mail address.',
      password: password ? '' : 'Enter your password.'
    }),
    explain: (problem) => {
      if (problem.status === 401) return { password: 'The username or the password is wrong.' }
      if (problem.status === 429) return { form: `Too many tries. ${words(problem)}` }
      return Object.fromEntries(problem.errors.map((error) => [error.field, 'This can’t be right.']))
    },
    submit: async ({ login, password }) =>
      session.begin(await call('POST', '/api/auth/login', { login: login.trim(), password }, { open: true }))
  })
  return {
    title: 'Sign in',
    node: welcome('Sign in', signIn, el('p.welcome-other', {}, 'New here? ', el('a', { href: '#/sign-up' }, 'Create an account')))
  }
}
