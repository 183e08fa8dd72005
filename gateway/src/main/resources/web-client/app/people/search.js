import { get } from '../core/api.js'
import { el, fill } from '../core/dom.js'
import { debounced, Scope } from '../core/events.js'
import { icon } from '../ui/icons.js'
import { pagedList } from '../ui/paged-list.js'
import { announce } from '../ui/say.js'
import { empty } from '../ui/states.js'
import { count } from '../ui/text.js'
import { personRow } from './person-row.js'

export function open({ query, scope }) {
  const input = el('input.input', {
    type: 'search',
    id: 'search-box',
    placeholder: 'Name or username',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: '100',
    'data-focus': true
  })
  input.value = query.get('q') ?? ''
  const results = el('div')
  let asked = null
  let found = null

  function search() {
    const q = input.value.trim()
    if (q === asked) return
    asked = q
    found?.end()
    // Where a reload and the back button find it again.
    history.replaceState(null, '', q ? `#/search?q=${encodeURIComponent(q)}` : '#/search')
    if (!q) return fill(results, hint())
    found = new Scope()
    const list = pagedList({
      scope: found,
      label: 'People found',
      load: (cursor) => get('/api/search', { q, cursor }),
      row: (person) => personRow(person),
      loaded: (page) => announce(page.items.length ? `${count(page.items.length, 'person', 'people')} found` : 'Nobody found'),
      empty: () => empty('search', `Nobody called “${q}”`, 'Try fewer letters, or the username.')
    })
    fill(results, el('div.card.flush', {}, list.node))
  }

  input.addEventListener('input', debounced(250, search))
  scope.add(() => found?.end())
  search()
  if (asked === '') fill(results, hint())
  return {
    title: 'Search',
    node: el(
      'section',
      {},
      el('h1.view-title', {}, 'Find people'),
      el(
        'form.search',
        {
          role: 'search',
          onsubmit: (event) => {
            event.preventDefault()
            search()
          }
        },
        el('label.visually-hidden', { for: 'search-box' }, 'Name or username'),
        icon('search'),
        input
      ),
      results
    )
  }
}

function hint() {
  return empty('search', 'Who are you looking for?', 'Type a few letters of a name. People you know come first.')
}
