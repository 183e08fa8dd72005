import { get } from '../core/api.js'
import { el, fill } from '../core/dom.js'
import { live } from '../core/live.js'
import { postCard } from '../feed/post-card.js'
import { posts } from '../feed/posts.js'
import { icon } from '../ui/icons.js'
import { empty } from '../ui/states.js'
import { comments } from './comments.js'

export async function open({ params, scope }) {
  const node = el('section')
  const { id } = params
  const talk = el('div')

  function show(post) {
    fill(
      node,
      el('a.back-link', { href: '#/', onclick: back }, icon('back'), 'Back'),
      el('h1.visually-hidden', {}, `Post by ${post.author.displayName}`),
      el('div.card.single', {}, postCard(post, { scope, alone: true })),
      talk
    )
  }

  function gone() {
    fill(
      node,
      el('h1.visually-hidden', {}, 'Post'),
      empty('comment', 'This post isn’t there', 'It was deleted, or it isn’t for you to see.', el('a.button', { href: '#/' }, 'To the feed'))
    )
  }

  async function fetch() {
    try {
      return posts.keep(await get(`/api/posts/${id}`))
    } catch (problem) {
      if (problem.status !== 404) throw problem
      return null
    }
  }

  const post = await fetch()
  if (!scope.alive) return { node, title: 'Post' }
  let list
  if (post) {
    // In the room before the comments are fetched, so that none falls between.
    scope.add(live.enter(id))
    list = comments(post, scope)
    fill(talk, list.node)
    show(post)
  } else {
    gone()
  }
  scope.on(posts, 'deleted', (deleted) => deleted === id && gone())
  return {
    node,
    title: post ? `${post.author.displayName}: “${brief(post.content)}”` : 'Post',
    refresh: async () => {
      if (!list) return
      if ((await fetch().catch(() => post)) === null) return gone()
      list.refresh()
    }
  }
}

function back(event) {
  if (history.length <= 1) return
  event.preventDefault()
  history.back()
}

function brief(text) {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > 40 ? `${[...line].slice(0, 39).join('')}…` : line
}
