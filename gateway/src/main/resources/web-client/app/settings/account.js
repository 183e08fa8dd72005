import { accountReasons } from '../account/reasons.js'
import { patch } from '../core/api.js'
import { session } from '../core/session.js'
import { field, form, toggle } from '../ui/form.js'
import { sayProblem, toast } from '../ui/say.js'
import { panel } from './panel.js'

/** The name that others see, who sees one's posts, and who sees one come and go. */
export function account(user) {
  const name = field({ name: 'displayName', label: 'Display name', value: user.displayName, autocomplete: 'name' })
  const rename = form({
    fields: [name],
    button: 'Save name',
    check: ({ displayName }) => ({ displayName: displayName.trim() ? '' : 'A name needs at least one character.' }),
    explain: accountReasons,
    submit: async ({ displayName }) => {
      const changed = await patch('/api/users/me', { displayName: displayName.trim() })
      session.updateUser({ displayName: changed.displayName })
      toast('Your name was changed.')
    }
  })
  return panel(
    'Account',
    `@${user.username} · ${user.email}`,
    rename.node,
    choice(user, 'private', 'Private account', 'Only people you accept see your posts, followers and following.'),
    choice(user, 'presenceHidden', 'Hide when I’m online', 'Others don’t see when you are online, and you don’t see it of them.')
  )
}

/** A switch that goes back when it could not be saved. */
function choice(user, name, label, hint) {
  const { node, input } = toggle({ label, hint, checked: user[name], onchange: save })
  input.dataset.choice = name

  async function save(on) {
    input.disabled = true
    try {
      const changed = await patch('/api/users/me', { [name]: on })
      input.checked = changed[name]
      if (name === 'private') session.updateUser({ private: changed.private })
      toast('Saved.')
    } catch (problem) {
      input.checked = !on
      sayProblem(problem, { lead: 'Nothing has changed.', retry: () => ((input.checked = on), save(on)) })
    } finally {
      input.disabled = false
    }
  }

  return node
}
