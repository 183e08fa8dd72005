import { el, fill, toTop } from '../core/dom.js'
import { Scope } from '../core/events.js'
import { session } from '../core/session.js'
import { conversations } from '../messages/conversations.js'
import { unread } from '../notifications/unread.js'
import { avatar } from '../ui/avatar.js'
import { icon } from '../ui/icons.js'

/** The main places, with what waits there. Below on a phone, at the side elsewhere. */
export function navigation() {
  const scope = new Scope()
  const places = new Map()
  const me = session.user

  function place(name, href, iconName, text, className = '') {
    const badge = el('span.badge', { hidden: true })
    const again = () => link.hasAttribute('aria-current') && toTop()
    const link = el('a.nav-link', { href, class: className, onclick: again }, icon(iconName), el('span.nav-text', {}, text), badge)
    places.set(name, { link, badge })
    return el('li', { class: className }, link)
  }

  function say(name, number) {
    const { badge } = places.get(name)
    badge.hidden = number === 0
    fill(badge, number > 99 ? '99+' : String(number), el('span.visually-hidden', {}, ' unread'))
  }

  const who = el('a.nav-me', { href: `#/u/${me.id}` })
  const node = el(
    'nav.nav',
    { 'aria-label': 'Main' },
    el(
      'ul',
      {},
      place('feed', '#/', 'home', 'Feed'),
      place('search', '#/search', 'search', 'Search'),
      place('messages', '#/messages', 'message', 'Messages'),
      place('notifications', '#/notifications', 'bell', 'Notifications'),
      place('me', `#/u/${me.id}`, 'person', 'Profile'),
      place('settings', '#/settings', 'settings', 'Settings', 'only-wide')
    ),
    who
  )

  function introduce() {
    const user = session.user
    if (!user) return
    who.replaceChildren(
      avatar(user),
      el('span.names', {}, el('strong', {}, user.displayName), el('span', {}, `@${user.username}`))
    )
  }

  scope.on(session, 'user', introduce)
  scope.on(unread, 'count', (count) => say('notifications', count))
  scope.on(conversations, 'unread', (count) => say('messages', count))
  introduce()
  say('notifications', unread.count)
  say('messages', conversations.unread)

  return {
    node,
    close: () => scope.end(),
    mark(current) {
      for (const [name, { link }] of places) {
        if (name === current) link.setAttribute('aria-current', 'page')
        else link.removeAttribute('aria-current')
      }
    }
  }
}
