// Hash routes: a deep link needs nothing of the server, and the back button is the browser's own.
import { focusOn } from './dom.js'
import { Scope } from './events.js'
import { Problem } from './problem.js'

const SLOW = 250

/**
 * Shows the view that the address names. A route is `{path: 'post/:id', load, signedOut?}`; `load` imports a module whose
 * `open({params, query, scope})` returns `{node, title, refresh?, keep?}`. A view with `keep` stays as it was, scrolled as
 * it was, while others are in front of it.
 */
export class Router {
  #routes
  #outlet
  #current = null
  #kept = new Map()
  #turn = 0
  #broken = false

  constructor(routes, outlet) {
    this.#routes = routes.map((route) => ({ ...route, segments: route.path.split('/').filter(Boolean) }))
    this.#outlet = outlet
    history.scrollRestoration = 'manual'
    addEventListener('hashchange', () => this.#go())
  }

  start() {
    return this.#go({ first: true })
  }

  /** Fetches again what is shown, or what could not be. */
  refresh() {
    if (this.#broken) return this.#go()
    this.#current?.view.refresh?.()
    for (const kept of this.#kept.values()) if (kept !== this.#current) kept.stale = true
  }

  /** Drops all views, such as when somebody else signs in. */
  reset() {
    this.#close(this.#current)
    for (const kept of this.#kept.values()) this.#close(kept)
    this.#kept.clear()
    this.#current = null
  }

  async #go({ first = false } = {}) {
    const turn = ++this.#turn
    this.#broken = false
    const address = location.hash.replace(/^#\/?/, '')
    const { route, params, query } = this.#match(address)
    const elsewhere = this.#outlet.guard(route, address)
    if (elsewhere !== null) return location.replace(`#/${elsewhere}`)
    this.#leave()
    this.#outlet.changed(route, address)
    let next = this.#kept.get(address)
    if (!next) {
      const scope = new Scope()
      const slow = setTimeout(() => turn === this.#turn && this.#outlet.wait(), SLOW)
      try {
        const module = await route.load().catch(() => Promise.reject(Problem.noAnswer()))
        if (turn !== this.#turn) return
        const view = await module.open({ params, query, scope })
        next = { view, scope, address, scrolled: 0 }
      } catch (error) {
        scope.end()
        if (turn !== this.#turn) return
        this.#broken = true
        return this.#outlet.failed(error, () => this.#go())
      } finally {
        clearTimeout(slow)
      }
      if (turn !== this.#turn) return scope.end()
      if (next.view.keep) this.#kept.set(address, next)
    }
    this.#enter(next, route, first)
  }

  #leave() {
    const leaving = this.#current
    this.#current = null
    if (!leaving) return
    leaving.scrolled = scrollY
    if (!leaving.view.keep) this.#close(leaving)
  }

  #enter(next, route, first) {
    this.#current = next
    document.title = next.view.title ? `${next.view.title} · Chorus` : 'Chorus'
    this.#outlet.show(next.view.node, route)
    scrollTo({ top: next.scrolled, behavior: 'instant' })
    if (next.stale) {
      next.stale = false
      next.view.refresh?.()
    }
    const target = next.view.node.querySelector('[data-focus]') ?? next.view.node.querySelector('h1')
    if (!first && target) focusOn(target)
  }

  #close(shown) {
    shown?.scope.end()
  }

  #match(address) {
    const [path, search = ''] = address.split('?')
    const segments = path.split('/').filter(Boolean)
    for (const route of this.#routes) {
      const params = fit(route.segments, segments)
      if (params) return { route, params, query: new URLSearchParams(search) }
    }
    return { route: this.#routes.at(-1), params: {}, query: new URLSearchParams() }
  }
}

function fit(pattern, segments) {
  if (pattern.length !== segments.length) return null
  const params = {}
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(segments[i])
    else if (part !== segments[i]) return null
  }
  return params
}
