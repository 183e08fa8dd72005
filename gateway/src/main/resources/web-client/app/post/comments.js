import { get, post as send, remove } from '../core/api.js'
import { since } from '../core/clock.js'
import { el } from '../core/dom.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { avatar } from '../ui/avatar.js'
import { composer } from '../ui/composer.js'
import { confirm } from '../ui/confirm.js'
import { menu } from '../ui/menu.js'
import { pagedList } from '../ui/paged-list.js'
import { announce, sayProblem } from '../ui/say.js'
import { empty } from '../ui/states.js'
import { written } from '../ui/text.js'

/** The comments on a post, the newest first, arriving as they are made. */
export function comments(post, scope) {
  const path = `/api/posts/${post.id}/comments`
  const list = pagedList({
    scope,
    label: 'Comments',
    load: (cursor) => get(path, { cursor }),
    row,
    empty: () => empty('comment', 'No comments yet', 'Say something first.')
  })
  const write = composer({
    name: `comment-${post.id}`,
    label: 'Write a comment',
    placeholder: 'Add a comment',
    button: 'Comment',
    limit: 2_000,
    className: 'card comment-composer',
    submit: async (content, key) => add(await send(path, { content }, { key }))
  })

  scope.on(live, 'new_comment', (comment) => {
    if (comment.postId !== post.id) return
    if (add(comment) && comment.author.id !== session.user?.id) announce(`${comment.author.displayName} commented`)
  })
  scope.on(live, 'comment_deleted', ({ id }) => list.remove(id))

  /** It comes as an answer and as a push, in either order. */
  function add(comment) {
    return !list.has(comment.id) && list.prepend(comment)
  }

  function row(comment) {
    const { author } = comment
    const me = session.user?.id
    return el(
      'div.comment',
      { 'data-comment': comment.id },
      el('a', { href: `#/u/${author.id}`, tabindex: '-1', 'aria-hidden': 'true' }, avatar(author, 'small')),
      el(
        'div.comment-main',
        {},
        el('div.comment-head', {}, el('a.who', { href: `#/u/${author.id}` }, el('strong', {}, author.displayName), el('span.handle', {}, `@${author.username}`)), since(comment.createdAt)),
        written(comment.content)
      ),
      (author.id === me || post.author.id === me) &&
        menu(`More for the comment of ${author.displayName}`, () => [
          { text: 'Delete', icon: 'trash', danger: true, act: () => erase(comment) }
        ])
    )
  }

  async function erase(comment) {
    const sure = await confirm({ title: 'Delete this comment?', text: 'It goes for everyone.', yes: 'Delete', danger: true })
    if (!sure) return
    try {
      await remove(`${path}/${comment.id}`)
      list.remove(comment.id)
    } catch (problem) {
      if (problem.status === 404) return list.remove(comment.id)
      sayProblem(problem, { lead: 'The comment is still there.', retry: () => erase(comment) })
    }
  }

  const heading = el('h2.section-title', {}, 'Comments')
  return { node: el('section.comments', { 'aria-label': 'Comments' }, write.node, heading, list.node), refresh: list.refresh }
}
