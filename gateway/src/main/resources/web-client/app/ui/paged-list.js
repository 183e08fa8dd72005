import { el, fill } from '../core/dom.js'
import { Problem } from '../core/problem.js'
import { busy } from './form.js'
import { failed, skeleton } from './states.js'

/**
 * A list that is fetched page by page as it is scrolled, and can be added to from outside.
 *
 * `load(cursor)` answers `{items, nextCursor}`, `row(item)` makes a row, `key(item)` tells items apart, `empty()` stands in
 * for a list without rows. With `feed`, rows are articles that keep themselves true, and outlive a refresh.
 */
export function pagedList({ scope, load, row, key = (item) => item.id, empty, label, feed = false, bones = 'row', loaded }) {
  const rows = new Map()
  const list = el('div.list', { role: feed ? 'feed' : 'list', 'aria-label': label, 'aria-busy': 'true' })
  const rest = el('div.list-rest', {}, skeleton(4, bones))
  const node = el('div', {}, list, rest)
  let cursor = null
  let turn = 0

  async function refresh() {
    const mine = ++turn
    list.setAttribute('aria-busy', 'true')
    try {
      const page = await load(null)
      if (mine !== turn || !scope.alive) return
      const kept = feed ? new Map(rows) : new Map()
      rows.clear()
      list.replaceChildren()
      for (const item of page.items) add(item, kept.get(key(item)))
      cursor = page.nextCursor
      loaded?.(page)
      end()
    } catch (problem) {
      if (mine !== turn || !scope.alive) return
      if (!(problem instanceof Problem)) reportError(problem)
      fill(rest, failed(problem, refresh))
    } finally {
      if (mine === turn) list.removeAttribute('aria-busy')
    }
  }

  async function more(button) {
    const mine = turn
    busy(button, true)
    try {
      const page = await load(cursor)
      if (mine !== turn || !scope.alive) return
      for (const item of page.items) if (!rows.has(key(item))) add(item)
      cursor = page.nextCursor
      end()
    } catch (problem) {
      if (mine === turn && scope.alive) fill(rest, failed(problem, () => more(button)))
    }
  }

  function add(item, existing) {
    list.append(existing ?? make(item))
    if (existing) rows.set(key(item), existing)
  }

  function make(item) {
    const made = row(item)
    if (!feed) made.setAttribute('role', 'listitem')
    rows.set(key(item), made)
    return made
  }

  function end() {
    if (rows.size === 0) return fill(rest, empty())
    if (cursor === null) return fill(rest)
    const button = el('button.button.quiet.more', { type: 'button', onclick: () => more(button) }, 'Show more')
    fill(rest, button)
    nearing.observe(button)
  }

  const nearing = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue
        nearing.unobserve(entry.target)
        entry.target.click()
      }
    },
    { rootMargin: '600px 0px' }
  )
  scope.add(() => nearing.disconnect())
  refresh()

  return {
    node,
    list,
    refresh,
    has: (id) => rows.has(id),
    get size() {
      return rows.size
    },
    /** Puts it first, or moves it there; true if it is new here. */
    prepend(item) {
      const fresh = !rows.has(key(item))
      rows.get(key(item))?.remove()
      const made = make(item)
      list.prepend(made)
      if (fresh) made.classList.add('arriving')
      if (fresh && rows.size === 1) end()
      return fresh
    },
    /** Makes a row anew where it stands. */
    replace(item) {
      const old = rows.get(key(item))
      if (!old) return
      old.replaceWith(make(item))
    },
    remove(id) {
      const going = rows.get(id)
      if (!going) return
      rows.delete(id)
      if (going.contains(document.activeElement)) list.closest('main')?.focus({ preventScroll: true })
      going.remove()
      if (rows.size === 0) end()
    }
  }
}
