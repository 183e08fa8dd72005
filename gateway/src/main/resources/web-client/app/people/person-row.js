import { el } from '../core/dom.js'
import { avatar } from '../ui/avatar.js'

/** Someone in a list, with what can be done beside them. */
export function personRow(person, ...actions) {
  return el(
    'div.person',
    { 'data-person': person.id },
    el(
      'a.person-link',
      { href: `#/u/${person.id}` },
      avatar(person),
      el('span.names', {}, el('strong', {}, person.displayName), el('span', {}, `@${person.username}`))
    ),
    actions.length > 0 && el('div.person-actions', {}, actions)
  )
}
