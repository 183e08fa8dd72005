import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import { Live } from 'chorus-client'

// The official client's socket, as far as it matters here.
class FakeSocket extends EventEmitter {
  recovered = false
  active = true
  said = []

  onAny(listener) { this.any = listener }
  connect() {}
  timeout() { return this }
  async emitWithAck(event, payload) {
    this.said.push([event, payload])
    return { ok: true }
  }

  push(event, ...payloads) { this.any(event, ...payloads) }
}

// REST with posts, the newest first.
class FakeChorus {
  posts = []
  calls = []
  refreshed = 0

  async get(path, { query: { cursor = 0 } }) {
    this.calls.push(path)
    if (path !== '/api/posts') return { items: [], nextCursor: null }
    const items = this.posts.slice(cursor, cursor + 2).map(post => ({ ...post, liked: true }))
    return { items, nextCursor: cursor + 2 < this.posts.length ? cursor + 2 : null }
  }

  async refresh() {
    this.refreshed++
    return { accessToken: 'fresh' }
  }
}

const post = n => ({ id: `post-${n}`, createdAt: `2026-03-01T09:00:0${n}.5Z`, content: `Number ${n}` })
const settled = () => new Promise(resolve => setImmediate(resolve))

async function connected(chorus = new FakeChorus()) {
  const socket = new FakeSocket()
  const live = new Live(chorus, socket)
  const heard = []
  live.on('new_post', ({ id, liked }) => {
    assert.equal(liked, undefined)
    heard.push(id)
  })
  const gap = new EventEmitter()
  live.on('gap', details => gap.emit('gap', details))
  socket.emit('connect')
  await settled()
  await settled()
  return { chorus, socket, live, heard, gap }
}

test('an event that comes twice is heard once', async () => {
  const { socket, heard } = await connected()

  socket.push('new_post', post(1), 'offset-1')
  socket.push('new_post', post(1), 'offset-1')
  socket.push('new_post', post(2), 'offset-2')

  assert.deepEqual(heard, ['post-1', 'post-2'])
})

test('events at the same place in the topics are different events', async () => {
  const { socket, live } = await connected()
  const heard = []
  live.on('user_online', id => heard.push(id))
  live.on('post_stats', stats => heard.push(stats.postId))

  socket.push('post_stats', { postId: 'post-1', likeCount: 1, commentCount: 0 }, 'offset-1')
  socket.push('user_online', 'bob', 'offset-1')
  socket.push('user_online', 'eve', 'offset-1')

  assert.deepEqual(heard, ['post-1', 'bob', 'eve'])
})

test('after a loss that was not made good, what was missed is fetched, in order and once', async () => {
  const chorus = new FakeChorus()
  chorus.posts = [post(1)]
  const { socket, live, heard, gap } = await connected(chorus)
  await live.join('post-1')
  socket.push('new_post', post(2), 'offset-2')
  chorus.posts = [post(6), post(5), post(4), post(3), post(2), post(1)]

  socket.emit('disconnect')
  socket.emit('connect')
  socket.push('new_post', post(6), 'offset-6')
  await once(gap, 'gap')

  assert.deepEqual(heard, ['post-2', 'post-6', 'post-3', 'post-4', 'post-5'])
  assert.deepEqual(socket.said, [['join_post', 'post-1'], ['join_post', 'post-1']])
  assert.equal(live.state, 'connected')
})

test('a recovered connection fetches nothing', async () => {
  const { chorus, socket } = await connected()
  const before = chorus.calls.length

  socket.emit('disconnect')
  socket.recovered = true
  socket.emit('connect')
  await settled()

  assert.equal(chorus.calls.length, before)
})

test('sync_required fetches what was missed', async () => {
  const { chorus, socket, heard, gap } = await connected()
  chorus.posts = [post(3)]

  socket.push('sync_required', { reason: 'too far behind' })
  const [details] = await once(gap, 'gap')

  assert.deepEqual(details, { reason: 'too far behind' })
  assert.deepEqual(heard, ['post-3'])
})

test('a gap that cannot be filled is told all the same', async () => {
  const { chorus, socket, gap } = await connected()
  chorus.get = async () => { throw new Error('away') }

  socket.push('sync_required', { reason: 'too far behind' })

  assert.equal((await once(gap, 'gap'))[0].reason, 'too far behind')
})

test('a token that expires is replaced', async () => {
  const { chorus, socket } = await connected()

  socket.push('token_expiring', { expiresAt: '2026-03-01T09:15:00Z' })
  await settled()

  assert.equal(chorus.refreshed, 1)
  assert.deepEqual(socket.said, [['authenticate', 'fresh']])
})

test('a refusal is an error with its code', async () => {
  const { socket, live } = await connected()
  socket.emitWithAck = async () => ({ ok: false, error: { code: 'NOT_FOUND', message: 'There is nothing here.' } })

  await assert.rejects(live.join('post-1'), { name: 'Refusal', code: 'NOT_FOUND' })
})

test('who was refused for an old token connects again with a new one, and who is logged out does not', async () => {
  const { chorus, socket, live } = await connected()
  let connects = 0
  socket.connect = () => connects++
  socket.active = false

  socket.emit('connect_error', Object.assign(new Error(), { data: { code: 'UNAUTHENTICATED' } }))
  await settled()
  assert.equal(connects, 1)

  chorus.refresh = async () => { throw new Error('over') }
  socket.emit('connect_error', Object.assign(new Error(), { data: { code: 'UNAUTHENTICATED' } }))
  await settled()
  assert.equal(connects, 1)
  assert.equal(live.state, 'refused')
})
