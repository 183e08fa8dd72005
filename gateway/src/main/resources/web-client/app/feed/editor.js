import { put } from '../core/api.js'
import { now } from '../core/clock.js'
import { el } from '../core/dom.js'
import { composer } from '../ui/composer.js'
import { toast } from '../ui/say.js'
import { posts } from './posts.js'

/** Editing one's post while it may be edited, with the time that is left. Calls `done` when it is over. */
export function editor(post, done) {
  const left = el('span.countdown', { role: 'timer' })
  const { node } = composer({
    name: `edit-${post.id}`,
    label: 'Edit your post',
    button: 'Save',
    limit: 5_000,
    initial: post.content,
    cancel: finish,
    className: 'editor',
    submit: async (content) => {
      posts.keep(await put(`/api/posts/${post.id}`, { content }))
      finish()
      toast('Your post was changed.')
    }
  })
  node.querySelector('.composer-foot').prepend(left)
  const timer = setInterval(tick, 250)
  tick()

  function tick() {
    if (!node.isConnected && left.textContent) return clearInterval(timer)
    const seconds = Math.ceil((Date.parse(post.editableUntil) - now()) / 1000)
    left.textContent =
      seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left to edit` : 'The time for editing is over'
    left.classList.toggle('over', seconds <= 0)
  }

  function finish() {
    clearInterval(timer)
    done()
  }

  return node
}
