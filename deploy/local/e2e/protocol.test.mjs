import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { io } from 'socket.io-client'
import { newUser, url } from './chorus.mjs'
import { ack, connected } from './hearing.mjs'

let user, stranger, socket

before(async () => {
  ;[user, stranger] = await Promise.all(['guest', 'stranger'].map(newUser))
  socket = await connected(io(url, { auth: { token: user.token }, forceNew: true }))
})

after(() => socket?.disconnect())

for (const [what, auth] of [
  ['no token', {}],
  ['a token that is none', { token: 'your-jwt-token' }]
]) {
  test(`${what} is refused with a reason`, async () => {
    const refused = io(url, { auth, forceNew: true, reconnection: false })
    const [error] = await once(refused, 'connect_error', { signal: AbortSignal.timeout(10_000) })
    assert.equal(error.data?.code, 'UNAUTHENTICATED', `${error.message} ${JSON.stringify(error.data)}`)
    assert.notEqual(error.message, '')
    refused.disconnect()
  })
}

test('joining oneself changes nothing, joining another is forbidden', async () => {
  assert.deepEqual(await ack(socket, 'join', user.id), { ok: true })
  const answer = await ack(socket, 'join', stranger.id)
  assert.equal(answer.ok, false)
  assert.equal(answer.error.code, 'FORBIDDEN')
})

for (const [event, payload, code] of [
  ['no_such_event', {}, 'UNKNOWN_EVENT'],
  ['join_post', { not: 'an id' }, 'BAD_REQUEST'],
  ['join_post', '01890000-0000-7000-8000-000000000000', 'NOT_FOUND'],
  ['mark_notification_read', 42, 'BAD_REQUEST'],
  ['mark_notification_read', '01890000-0000-7000-8000-000000000000', 'NOT_FOUND']
]) {
  test(`${event} with ${JSON.stringify(payload)} is answered ${code}, and the session goes on`, async () => {
    const answer = await ack(socket, event, payload)
    assert.equal(answer.ok, false)
    assert.equal(answer.error.code, code)
    assert.equal(typeof answer.error.message, 'string')
    assert.equal(socket.connected, true)
  })
}
