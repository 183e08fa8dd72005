import { get } from '../core/api.js'
import { el } from '../core/dom.js'
import { icon } from '../ui/icons.js'
import { pagedList } from '../ui/paged-list.js'
import { empty } from '../ui/states.js'
import { personRow } from './person-row.js'

/** The people on one side of someone's follows. */
export async function followList({ id, kind, title, scope }) {
  const profile = await get(`/api/users/${id}`)
  const list = pagedList({
    scope,
    label: title,
    load: (cursor) => get(`/api/users/${id}/${kind}`, { cursor }),
    row: (person) => personRow(person),
    empty: () => empty('person', 'Nobody yet', '')
  })
  return {
    title: `${title} · ${profile.displayName}`,
    refresh: list.refresh,
    node: el(
      'section',
      {},
      el('a.back-link', { href: `#/u/${id}` }, icon('back'), profile.displayName),
      el('h1.view-title', {}, title),
      el('div.card.flush', {}, list.node)
    )
  }
}
