import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { io } from 'socket.io-client'
import { newUser, url } from './chorus.mjs'
import { Hearing, ack, connected } from './hearing.mjs'

let author, reader, socket

before(async () => {
  ;[author, reader] = await Promise.all(['author', 'reader'].map(newUser))
  socket = io(url, {
    auth: { token: reader.token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 500
  })
})

after(() => socket?.disconnect())

test('the official client gets back what it missed, its rooms, and hears that it has recovered', async () => {
  const hearing = new Hearing(await connected(socket))
  assert.equal(socket.recovered, false)
  const post = await author.publish('Look at me')
  await hearing.of('new_post', heard => heard.id === post.id)
  assert.deepEqual(await ack(socket, 'join_post', post.id), { ok: true })
  const lost = once(socket, 'disconnect', { signal: AbortSignal.timeout(10_000) })
  socket.io.engine.close()
  await lost

  const missed = []
  for (let i = 0; i < 5; i++) missed.push((await author.publish(`Missed ${i}`)).id)
  const comment = await author.comment(post.id, 'Missed as well')
  await connected(socket)

  assert.equal(socket.recovered, true)
  for (const id of missed) await hearing.of('new_post', heard => heard.id === id)
  await hearing.of('new_comment', heard => heard.id === comment.id)
  const later = await author.comment(post.id, 'And on')
  await hearing.of('new_comment', heard => heard.id === later.id)
  assert.equal(hearing.count('new_comment'), 2)
  assert.equal(hearing.count('sync_required'), 0)
})
