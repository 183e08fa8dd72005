import { get, post as send } from '../core/api.js'
import { el, focusOn, toTop } from '../core/dom.js'
import { debounced } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { composer } from '../ui/composer.js'
import { pagedList } from '../ui/paged-list.js'
import { announce } from '../ui/say.js'
import { count } from '../ui/text.js'
import { postCard } from './post-card.js'
import { posts } from './posts.js'
import { watchVisible } from './visible.js'

/**
 * Posts, newest first. `admits(post)` says of an arriving post whether it belongs here; null means that only the server
 * knows, and it is asked.
 */
export function postList({ scope, query, admits, empty, label }) {
  const visible = watchVisible(scope)
  const waiting = new Map()
  const more = el('button.arrivals', { type: 'button', hidden: true, onclick: showArrivals })
  const list = pagedList({
    scope,
    feed: true,
    label,
    bones: 'post',
    empty,
    load: async (cursor) => {
      const page = await get('/api/posts', { ...query, cursor })
      for (const post of page.items) posts.keep(post)
      if (cursor === null) forgetArrivals()
      return page
    },
    row: (post) => visible(postCard(post, { scope }))
  })
  const ask = debounced(400, () => (scrollY > 300 ? undefined : list.refresh()))

  scope.on(live, 'new_post', (post) => {
    if (list.has(post.id) || waiting.has(post.id)) return
    const admitted = admits(post)
    if (admitted === null) return ask()
    if (admitted) arrive(posts.keep(post))
  })
  scope.on(posts, 'deleted', (id) => {
    list.remove(id)
    waiting.delete(id)
    tell()
  })

  function arrive(post) {
    const mine = post.author.id === session.user?.id
    // Whoever reads further down is not to be moved.
    if (!mine && scrollY > 300) {
      waiting.set(post.id, post)
      return tell()
    }
    if (list.prepend(post) && !mine) announce(`New post by ${post.author.displayName}`)
  }

  function tell() {
    more.hidden = waiting.size === 0
    more.textContent = `Show ${count(waiting.size, 'new post')}`
  }

  function showArrivals() {
    const arrived = [...waiting.values()]
    forgetArrivals()
    for (const post of arrived) list.prepend(posts.get(post.id) ?? post)
    toTop()
    if (list.list.firstChild) focusOn(list.list.firstChild)
  }

  function forgetArrivals() {
    waiting.clear()
    tell()
  }

  return { node: el('div', {}, more, list.node), refresh: list.refresh, add: arrive }
}

/** Where a post is written; `added` hears of it. */
export function postComposer(added) {
  return composer({
    name: 'post',
    label: 'Write a post',
    placeholder: 'What’s on your mind?',
    button: 'Post',
    limit: 5_000,
    className: 'card',
    submit: async (content, key) => added(posts.keep(await send('/api/posts', { content }, { key })))
  }).node
}
