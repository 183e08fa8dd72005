import { get } from '../core/api.js'
import { el } from '../core/dom.js'
import { personRow } from '../people/person-row.js'
import { unblock, unmute } from '../people/relation.js'
import { pagedList } from '../ui/paged-list.js'
import { panel } from './panel.js'

const UNDO = { blocks: ['Unblock', unblock], mutes: ['Unmute', unmute] }

/** The people that one does not want to see, and the way back. */
export function hidden({ scope, kind, title, none }) {
  const [word, undo] = UNDO[kind]
  const list = pagedList({
    scope,
    label: title,
    load: (cursor) => get(`/api/${kind}`, { cursor }),
    row: (person) =>
      personRow(
        person,
        el(
          'button.button.small',
          { type: 'button', 'aria-label': `${word} ${person.displayName}`, onclick: async () => (await undo(person)) && list.remove(person.id) },
          word
        )
      ),
    empty: () => el('p.faint', {}, none)
  })
  return panel(title, null, list.node)
}
