import { call } from '../core/api.js'
import { el } from '../core/dom.js'
import { session } from '../core/session.js'
import { field, form, toggle } from '../ui/form.js'
import { accountReasons } from './reasons.js'
import { welcome } from './welcome.js'

export function open() {
  const fields = [
    field({
      name: 'username',
      label: 'Username',
      hint: 'How others find you: letters, digits, dots and underscores.',
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: 'false'
    }),
    field({ name: 'displayName', label: 'Display name', hint: 'Optional. What others see first.', autocomplete: 'name' }),
    field({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email' }),
    field({ name: 'password', label: 'Password', type: 'password', hint: 'At least 8 characters.', autocomplete: 'new-password' })
  ]
  const secluded = toggle({ label: 'Private account', hint: 'Only people you accept see your posts.' })
  const signUp = form({
    fields,
    extra: [secluded.node],
    button: 'Create account',
    check: ({ username, email, password }) => ({
      username: username.trim() ? '' : 'Choose a username.',
      email: email.trim() ? '' : 'Enter your e-mail address.',
      password: password ? '' : 'Choose a password.'
    }),
    explain: accountReasons,
    submit: async ({ username, email, password, displayName }) =>
      session.begin(
        await call(
          'POST',
          '/api/auth/register',
          {
            username: username.trim(),
            email: email.trim(),
            password,
            displayName: displayName.trim() || undefined,
            private: secluded.input.checked
          },
          { open: true }
        )
      )
  })
  return {
    title: 'Create an account',
    node: welcome('Create an account', signUp, el('p.welcome-other', {}, 'Been here before? ', el('a', { href: '#/sign-in' }, 'Sign in')))
  }
}
