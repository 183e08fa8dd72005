import { el, fill } from '../core/dom.js'
import { Problem } from '../core/problem.js'
import { session } from '../core/session.js'
import { conversations } from '../messages/conversations.js'
import { unread } from '../notifications/unread.js'
import { failed, skeleton } from '../ui/states.js'
import { mark } from '../ui/icons.js'
import { connection } from './connection.js'
import { navigation } from './navigation.js'

/** The frame around the views: where one is, where one can go, and how the connection stands. */
export function shell(root) {
  const main = el('main', { id: 'main', tabindex: '-1' })
  const outer = el('div.shell')
  let nav = null

  function signedIn(is) {
    unread.start(is)
    conversations.start(is)
    outer.classList.toggle('signed-out', !is)
    nav?.close()
    nav = is ? navigation() : null
    fill(
      outer,
      is && el('a.skip', { href: '#main', onclick: skip }, 'Skip to the content'),
      is && el('header.brand', {}, el('a.wordmark', { href: '#/' }, mark(), 'Chorus'), connection.pill),
      nav?.node,
      el('div.stage', {}, is && connection.bar, main)
    )
    fill(root, outer)
  }

  function skip(event) {
    event.preventDefault()
    main.focus()
  }

  function show(node, route) {
    outer.classList.toggle('wide', route.wide === true)
    fill(main, node)
  }

  return {
    signedIn,
    show,
    wait() {
      fill(main, el('div', { role: 'status', 'aria-label': 'Loading', 'aria-busy': 'true' }, skeleton(3, 'post')))
    },
    failed(problem, retry) {
      if (!(problem instanceof Problem)) reportError(problem)
      fill(main, el('h1.visually-hidden', {}, 'Chorus'), failed(problem, retry))
    },
    mark(route, address) {
      nav?.mark(address === `u/${session.user?.id}` ? 'me' : route.place)
    }
  }
}
