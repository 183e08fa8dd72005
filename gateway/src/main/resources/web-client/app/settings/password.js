import { accountReasons } from '../account/reasons.js'
import { patch } from '../core/api.js'
import { field, form } from '../ui/form.js'
import { toast } from '../ui/say.js'
import { panel } from './panel.js'

export function password() {
  const fields = [
    field({ name: 'currentPassword', label: 'Current password', type: 'password', autocomplete: 'current-password' }),
    field({ name: 'newPassword', label: 'New password', type: 'password', hint: 'At least 8 characters.', autocomplete: 'new-password' })
  ]
  const change = form({
    fields,
    button: 'Change password',
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword ? '' : 'Enter your current password.',
      newPassword: newPassword ? '' : 'Choose a new password.'
    }),
    explain: accountReasons,
    submit: async (values) => {
      await patch('/api/users/me', values)
      change.reset()
      toast('Your password was changed. All your other sessions were ended.')
    }
  })
  return panel('Password', 'Changing it signs you out everywhere else.', change.node)
}
