import { get } from '../core/api.js'
import { date } from '../core/clock.js'
import { el, fill } from '../core/dom.js'
import { debounced } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { postList } from '../feed/stream.js'
import { avatar } from '../ui/avatar.js'
import { icon } from '../ui/icons.js'
import { menu } from '../ui/menu.js'
import { empty } from '../ui/states.js'
import { block, followButton, mute, unblock, unmute } from './relation.js'

export async function open({ params, scope }) {
  const node = el('section.profile')
  const { id } = params
  const mine = id === session.user?.id
  const head = el('div.card.profile-card')
  const stream = el('div')
  let shown = null
  let list = null

  async function refresh() {
    const profile = await get(`/api/users/${id}`).catch((problem) => {
      if (problem.status === 404) return null
      throw problem
    })
    if (!scope.alive) return
    if (!profile) return fill(node, el('h1.visually-hidden', {}, 'Profile'), nobody())
    const before = shown
    shown = profile
    showHead()
    if (!node.contains(head)) fill(node, head, stream)
    if (!before || visibility(before) !== visibility(profile)) showPosts()
    else list?.refresh()
  }

  function showHead() {
    const { relation } = shown
    fill(
      head,
      el(
        'div.profile-top',
        {},
        avatar(shown, 'large'),
        el('div.profile-actions', {}, mine ? own() : relation.blocked ? blocked() : others())
      ),
      el('h1', {}, shown.displayName, shown.private && icon('lock', 'inline'), shown.private && el('span.visually-hidden', {}, ' (private account)')),
      el('p.profile-line', {}, el('span.handle', {}, `@${shown.username}`), relation.followedBy && el('span.tag', {}, 'Follows you'), relation.muted && el('span.tag', {}, 'Muted')),
      el('p.profile-line.faint', {}, `Here since ${date(shown.createdAt)}`),
      el(
        'ul.counts',
        {},
        el('li', {}, el('strong', {}, shown.postCount.toLocaleString()), ` ${shown.postCount === 1 ? 'post' : 'posts'}`),
        el('li', {}, counted('followers', shown.followerCount, shown.followerCount === 1 ? 'follower' : 'followers')),
        el('li', {}, counted('following', shown.followingCount, 'following'))
      )
    )
  }

  function counted(list, number, word) {
    return el('a', { href: `#/u/${id}/${list}` }, el('strong', {}, number.toLocaleString()), ` ${word}`)
  }

  function own() {
    return [
      shown.private && el('a.button', { href: '#/requests' }, 'Follow requests'),
      el('a.button', { href: '#/settings' }, icon('settings'), 'Settings')
    ]
  }

  function blocked() {
    return el('button.button', { type: 'button', onclick: async () => (await unblock(shown)) && refresh() }, 'Unblock')
  }

  function others() {
    return [
      menu(`More about ${shown.displayName}`, () => [
        shown.relation.muted
          ? { text: 'Unmute', icon: 'mute', act: async () => (await unmute(shown)) && refresh() }
          : { text: 'Mute', icon: 'mute', act: async () => (await mute(shown)) && refresh() },
        { text: 'Block', icon: 'block', danger: true, act: async () => (await block(shown)) && refresh() }
      ]),
      el('a.button', { href: `#/messages/${id}` }, icon('message'), 'Message'),
      followButton(shown, followed)
    ]
  }

  function followed(status, before) {
    const had = visibility(shown)
    shown.relation.following = status
    shown.followerCount += (status === 'following') - (before === 'following')
    const link = head.querySelector('.counts li:nth-child(2)')
    fill(link, counted('followers', shown.followerCount, shown.followerCount === 1 ? 'follower' : 'followers'))
    if (visibility(shown) !== had) showPosts()
  }

  function showPosts() {
    if (shown.relation.blocked) {
      list = null
      return fill(stream, empty('block', 'You blocked this account', 'Neither of you sees what the other writes.'))
    }
    if (visibility(shown) === 'closed') {
      list = null
      const text = shown.relation.following === 'pending' ? 'You’ll see their posts once they accept your request.' : 'Follow to ask; their posts are for the people they accept.'
      return fill(stream, empty('lock', 'This account is private', text))
    }
    list = postList({
      scope,
      label: `Posts by ${shown.displayName}`,
      query: { author: id },
      admits: (post) => post.author.id === id,
      empty: () => empty('home', 'No posts yet', mine ? 'What you write is here.' : `When ${shown.displayName} writes something, it’s here.`)
    })
    fill(stream, el('h2.section-title', {}, 'Posts'), list.node)
  }

  function visibility(profile) {
    if (profile.relation.blocked) return 'blocked'
    return mine || !profile.private || profile.relation.following === 'following' ? 'open' : 'closed'
  }

  await refresh()
  const soon = debounced(300, () => scope.alive && refresh().catch(() => {}))
  scope.on(live, 'new_notification', ({ type }) => type === 'follow' && soon())
  return { node, title: shown?.displayName ?? 'Profile', refresh: () => refresh().catch(() => {}) }
}

function nobody() {
  return empty('person', 'Nobody here', 'This account doesn’t exist, or isn’t for you to see.', el('a.button', { href: '#/search' }, 'Find people'))
}
