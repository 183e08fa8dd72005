import { accountReasons } from '../account/reasons.js'
import { remove } from '../core/api.js'
import { el } from '../core/dom.js'
import { session } from '../core/session.js'
import { show } from '../ui/confirm.js'
import { field, form } from '../ui/form.js'
import { panel } from './panel.js'

/** The end of an account: asked for with the password, in a dialog of its own. */
export function erasure() {
  return panel(
    'Erase account',
    'Your posts, comments, likes and follows go, and what you wrote to others is blanked. This can’t be undone.',
    el('button.button.danger', { type: 'button', onclick: ask }, 'Erase my account…')
  )
}

function ask() {
  const password = field({ name: 'currentPassword', label: 'Your password', type: 'password', autocomplete: 'current-password' })
  const erase = form({
    fields: [password],
    button: 'Erase everything',
    className: 'dangerous',
    check: ({ currentPassword }) => ({ currentPassword: currentPassword ? '' : 'Enter your password to confirm.' }),
    explain: accountReasons,
    submit: async (values) => {
      await remove('/api/users/me', values)
      dialog.close()
      session.end('Your account was erased.')
    }
  })
  erase.node.querySelector('.form-buttons').prepend(el('button.button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'))
  const dialog = el(
    'dialog.dialog',
    { 'aria-labelledby': 'erase-title' },
    el('h2', { id: 'erase-title' }, 'Erase your account?'),
    el('p', {}, 'Everything you wrote goes, for everyone, at once and for good.'),
    erase.node
  )
  show(dialog, () => {})
}
