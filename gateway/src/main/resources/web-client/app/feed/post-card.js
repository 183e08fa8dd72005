import { remove } from '../core/api.js'
import { now, since } from '../core/clock.js'
import { el, fill } from '../core/dom.js'
import { session } from '../core/session.js'
import { avatar } from '../ui/avatar.js'
import { confirm } from '../ui/confirm.js'
import { icon } from '../ui/icons.js'
import { menu } from '../ui/menu.js'
import { sayProblem, toast } from '../ui/say.js'
import { count, written } from '../ui/text.js'
import { editor } from './editor.js'
import { posts } from './posts.js'

/** A post that keeps itself true while the scope lives. */
export function postCard(post, { scope, alone = false }) {
  const { id, author } = post
  const mine = author.id === session.user?.id
  const edited = el('span.edited')
  const body = el('div.post-body')
  const like = el('button.act.like', { type: 'button', onclick: () => posts.like(id) })
  const comments = el(alone ? 'span.act' : 'a.act', alone ? {} : { href: `#/post/${id}` })
  const node = el(
    'article.post',
    { 'data-post': id, tabindex: alone ? null : '0', 'aria-label': `Post by ${author.displayName}` },
    el('a.post-face', { href: `#/u/${author.id}`, tabindex: '-1', 'aria-hidden': 'true' }, avatar(author)),
    el(
      'header.post-head',
      {},
      el('a.who', { href: `#/u/${author.id}` }, el('strong', {}, author.displayName), el('span.handle', {}, `@${author.username}`)),
      el('a.when', { href: `#/post/${id}` }, since(post.createdAt)),
      edited,
      mine && menu(`More for your post`, actions)
    ),
    body,
    el('footer.post-foot', {}, like, comments)
  )
  let current = null
  let editing = null

  function actions() {
    const editable = Date.parse(current.editableUntil) > now()
    return [
      editable && { text: 'Edit', icon: 'pencil', act: edit },
      { text: 'Delete', icon: 'trash', danger: true, act: erase }
    ].filter(Boolean)
  }

  function edit() {
    editing = editor(current, () => {
      editing = null
      showText()
      node.querySelector('.menu button')?.focus()
    })
    fill(body, editing)
    editing.querySelector('textarea').focus()
  }

  async function erase() {
    const sure = await confirm({
      title: 'Delete this post?',
      text: 'It goes for everyone, with its likes and comments.',
      yes: 'Delete',
      danger: true
    })
    if (!sure) return
    try {
      await remove(`/api/posts/${id}`)
      posts.forget(id)
      toast('Your post was deleted.')
    } catch (problem) {
      if (problem.status === 404) return posts.forget(id)
      sayProblem(problem, { lead: 'The post is still there.', retry: erase })
    }
  }

  function showText() {
    fill(body, written(current.content))
  }

  function show(post) {
    const before = current
    current = post
    if (!editing && before?.content !== post.content) showText()
    edited.textContent = post.updatedAt !== post.createdAt ? 'edited' : ''
    if (before?.liked !== post.liked || before?.likeCount !== post.likeCount) {
      like.setAttribute('aria-pressed', String(post.liked))
      like.setAttribute('aria-label', `Like, ${count(post.likeCount, 'like')}`)
      fill(like, icon('heart'), el('span', {}, post.likeCount ? post.likeCount.toLocaleString() : 'Like'))
    }
    if (before?.commentCount !== post.commentCount) {
      if (!alone) comments.setAttribute('aria-label', `Comment, ${count(post.commentCount, 'comment')}`)
      fill(comments, icon('comment'), el('span', {}, post.commentCount ? post.commentCount.toLocaleString() : alone ? '0' : 'Comment'))
    }
  }

  scope.on(posts, id, show)
  show(posts.get(id) ?? posts.keep(post))
  return node
}
