import type { Chorus } from './chorus.js'
import type { Pushed, Schemas } from './types.js'

/** What may be missed and fetched afterwards: what others have made. */
export type Missed = { [E in 'new_post' | 'new_notification' | 'new_message']: [E, Pushed[E]] }[
  'new_post' | 'new_notification' | 'new_message']

interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** The newest of each kind that is known, by the server's times. */
interface Marks {
  post: string
  notification: string
  message: string
}

const MOST_PAGES = 10
const BEGINNING = '0000-01-01T00:00:00Z'

/**
 * Fetches over REST what was made while nothing was heard. It goes by the server's own times: no clock of the client's
 * matters.
 */
export class Gaps {
  #newest: Marks = { post: BEGINNING, notification: BEGINNING, message: BEGINNING }
  #held: Marks | undefined
  #begun = false

  constructor(private readonly chorus: Chorus) {}

  /** What is there now needs no fetching later. */
  async begin(): Promise<void> {
    const [posts, notifications, conversations] = await Promise.all([
      this.chorus.get('/api/posts', { query: { limit: 1 } }),
      this.chorus.get('/api/notifications', { query: { limit: 1 } }),
      this.chorus.get('/api/messages/conversations', { query: { limit: 1 } })
    ])
    this.#mark('post', posts.items[0]?.createdAt)
    this.#mark('notification', notifications.items[0]?.createdAt)
    this.#mark('message', conversations.items[0]?.lastMessage.createdAt)
    this.#begun = true
  }

  heard(event: string, payload: unknown): void {
    const { createdAt } = (payload ?? {}) as { createdAt?: string }
    if (event === 'new_post') this.#mark('post', createdAt)
    if (event === 'new_notification') this.#mark('notification', createdAt)
    if (event === 'new_message') this.#mark('message', createdAt)
  }

  #mark(kind: keyof Marks, time: string | undefined): void {
    if (time !== undefined && order(this.#newest[kind], time) < 0) {
      this.#newest = { ...this.#newest, [kind]: time }
    }
  }

  /** From here on something may be missing, whatever is heard before {@link fill} has fetched it. */
  open(): void {
    if (this.#begun) this.#held ??= this.#newest
  }

  /** What was missed, the oldest first of each kind. When it fails, the gap stays open. */
  async fill(): Promise<Missed[]> {
    if (!this.#begun) {
      await this.begin()
      return []
    }
    const since = this.#held ?? this.#newest
    const [posts, notifications, conversations] = await Promise.all([
      newer(
        cursor => this.chorus.get('/api/posts', { query: { limit: 100, cursor } }),
        post => order(post.createdAt, since.post) > 0),
      newer(
        cursor => this.chorus.get('/api/notifications', { query: { limit: 100, cursor } }),
        notification => order(notification.createdAt, since.notification) > 0),
      newer(
        cursor => this.chorus.get('/api/messages/conversations', { query: { limit: 100, cursor } }),
        conversation => order(conversation.lastMessage.createdAt, since.message) > 0)
    ])
    const messages: Schemas['Message'][] = []
    for (const { user } of conversations) {
      messages.push(...await newer(
        cursor => this.chorus.get('/api/messages', { query: { userId: user.id, limit: 100, cursor } }),
        message => order(message.createdAt, since.message) > 0))
    }
    messages.sort((one, other) => order(one.createdAt, other.createdAt))
    this.#held = undefined
    return [
      ...posts.map(({ liked: _, ...post }): Missed => ['new_post', post]),
      ...notifications.map((notification): Missed => ['new_notification', notification]),
      ...messages.map((message): Missed => ['new_message', message])
    ]
  }
}

/** From a list that begins with the newest, what is new, the oldest first; a bounded number of pages. */
async function newer<T>(page: (cursor?: string) => Promise<Page<T>>, isNew: (item: T) => boolean): Promise<T[]> {
  const found: T[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { items, nextCursor }: Page<T> = await page(cursor ?? undefined)
    const fresh = items.filter(isNew)
    found.push(...fresh)
    cursor = nextCursor
    if (fresh.length < items.length || !cursor) break
  }
  return found.reverse()
}

/** Times of the server compare as texts once their fractions are as long. */
function order(one: string, other: string): number {
  const [a, b] = [comparable(one), comparable(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function comparable(time: string): string {
  const [seconds = '', fraction = ''] = time.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(9, '0')}`
}
