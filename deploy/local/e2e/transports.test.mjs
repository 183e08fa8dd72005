import assert from 'node:assert/strict'
import { once } from 'node:events'
import { before, test } from 'node:test'
import { io } from 'socket.io-client'
import { newUser, url } from './chorus.mjs'
import { Hearing, ack, connected } from './hearing.mjs'

let user

before(async () => {
  user = await newUser('traveller')
})

const socketOver = transports => io(url, { auth: { token: user.token }, transports, forceNew: true })

async function pushesAndAcksWork(socket) {
  const hearing = new Hearing(socket)
  const post = await user.publish(`Over ${socket.io.engine.transport.name} \u{1F6F0} ünïcödé`)
  const heard = await hearing.of('new_post', heard => heard.id === post.id)
  assert.equal(heard.content, post.content)
  assert.deepEqual(await ack(socket, 'join_post', post.id), { ok: true })
}

for (const transport of ['polling', 'websocket']) {
  test(`${transport} alone carries pushes and acknowledgements`, async () => {
    const socket = await connected(socketOver([transport]))
    assert.equal(socket.io.engine.transport.name, transport)
    await pushesAndAcksWork(socket)
    assert.equal(socket.io.engine.transport.name, transport)
    socket.disconnect()
  })
}

test('a session that begins with polling goes on over a WebSocket', async () => {
  const socket = socketOver(['polling', 'websocket'])
  await connected(socket)
  const { id } = socket
  if (socket.io.engine.transport.name !== 'websocket') {
    await once(socket.io.engine, 'upgrade', { signal: AbortSignal.timeout(10_000) })
  }
  assert.equal(socket.io.engine.transport.name, 'websocket')
  await pushesAndAcksWork(socket)
  assert.equal(socket.id, id, 'the session is the same one')
  socket.disconnect()
})
