import { forgetDrafts } from './core/drafts.js'
import { live } from './core/live.js'
import { Router } from './core/router.js'
import { session } from './core/session.js'
import { routes } from './routes.js'
import { shell } from './shell/shell.js'
import { toast } from './ui/say.js'

const frame = shell(document.getElementById('app'))
let intended = ''

const router = new Router(routes, {
  show: frame.show,
  wait: frame.wait,
  failed: frame.failed,
  changed: frame.mark,
  guard(route, address) {
    if (!session.signedIn && !route.signedOut) {
      intended = address
      return 'sign-in'
    }
    if (session.signedIn && route.signedOut) {
      const next = intended
      intended = ''
      return next
    }
    return null
  }
})

session.on('changed', ({ reason }) => {
  router.reset()
  frame.signedIn(session.signedIn)
  if (session.signedIn) {
    live.start()
  } else {
    live.stop()
    forgetDrafts()
    intended = ''
    if (reason) toast(reason, { lasting: true })
  }
  router.start()
})
live.on('resync', () => router.refresh())

frame.signedIn(session.signedIn)
if (session.signedIn) live.start()
router.start().then(() => {
  // The other views, so that they open at once, and without a network too.
  for (const route of routes) route.load().catch(() => {})
})
