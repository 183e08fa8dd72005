import { put, remove } from '../core/api.js'
import { Emitter } from '../core/events.js'
import { live } from '../core/live.js'
import { session } from '../core/session.js'
import { sayProblem } from '../ui/say.js'

/** The posts that this tab knows, true to the last push. Emits a post's id with the post, and `deleted` with an id. */
class Posts extends Emitter {
  #known = new Map()
  #liking = new Set()

  constructor() {
    super()
    live.on('post_updated', (post) => this.#known.has(post.id) && this.keep(post))
    live.on('post_stats', ({ postId, ...counts }) => !this.#liking.has(postId) && this.change(postId, counts))
    live.on('post_deleted', ({ id }) => this.forget(id))
    session.on('changed', () => this.#known.clear())
  }

  get(id) {
    return this.#known.get(id)
  }

  /** Takes over what was fetched or pushed; a push does not say whether one likes it, which stays as it was. */
  keep(post) {
    const kept = { liked: false, ...this.#known.get(post.id), ...post }
    this.#known.set(post.id, kept)
    this.emit(post.id, kept)
    return kept
  }

  change(id, changes) {
    const known = this.#known.get(id)
    if (known) this.keep({ ...known, ...changes })
  }

  forget(id) {
    this.#known.delete(id)
    this.emit('deleted', id)
  }

  /** Shown at once, taken back if it does not hold. */
  async like(id) {
    const post = this.#known.get(id)
    if (!post || this.#liking.has(id)) return
    const liked = !post.liked
    const step = liked ? 1 : -1
    this.#liking.add(id)
    this.change(id, { liked, likeCount: post.likeCount + step })
    try {
      this.change(id, await (liked ? put : remove)(`/api/posts/${id}/like`))
    } catch (problem) {
      this.change(id, { liked: post.liked, likeCount: post.likeCount })
      sayProblem(problem, {
        lead: liked ? 'Your like didn’t get through.' : 'Your like is still there.',
        retry: () => this.like(id)
      })
    } finally {
      this.#liking.delete(id)
    }
  }
}

export const posts = new Posts()
