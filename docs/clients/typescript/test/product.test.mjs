// Against a running Chorus: CHORUS_URL, or a local run on its default port.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { Chorus, Live } from 'chorus-client'

const url = process.env.CHORUS_URL ?? 'http://localhost:3000'
const root = new URL('../', import.meta.url)

async function join(name) {
  const username = `${name}_${randomBytes(5).toString('hex')}`
  const chorus = new Chorus(url)
  await chorus.register({ username, email: `${username}@example.org`, password: randomBytes(12).toString('base64url') })
  return chorus
}

const state = (live, wanted) => live.state === wanted
  ? Promise.resolve()
  : new Promise(resolve => live.on('state', state => state === wanted && resolve()))

test('the quick start of the README runs', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8')
  const quickStart = await readFile(new URL('quickstart.mjs', root), 'utf8')
  assert.ok(readme.includes(quickStart.trim()), 'README.md shows another quick start than quickstart.mjs')

  const program = fileURLToPath(new URL('quickstart.mjs', root))
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, CHORUS_URL: url }, timeout: 30_000 })

  assert.match(stdout, /bob has heard: Hello, Bob\n/)
  assert.match(stdout, /ada reads: Hello, Ada\n/)
})

test('what was said while a connection was away is heard once, in order', { timeout: 30_000 }, async () => {
  const [ada, bob] = await Promise.all([join('ada'), join('bob')])
  const socket = io(url, { autoConnect: false, forceNew: true, auth: { token: await bob.accessToken() } })
  const live = new Live(bob, socket)
  const heard = []
  live.on('new_message', message => heard.push(message.content))
  const say = content => ada.post('/api/messages', { body: { receiverId: bob.user.id, content } })
  await state(live, 'connected')
  await say('One')
  while (heard.length < 1) await new Promise(resolve => live.on('new_message', resolve))

  socket.disconnect()
  await say('Two')
  await say('Three')
  socket.connect()
  await state(live, 'connected')
  await say('Four')
  while (!heard.includes('Four')) await new Promise(resolve => live.on('new_message', resolve))

  assert.deepEqual(heard, ['One', 'Two', 'Three', 'Four'])
  live.close()
})

test('a refused call is a problem with its code', async () => {
  const ada = await join('ada')

  await assert.rejects(ada.post('/api/posts', { body: { content: ' ' } }), failure => {
    assert.equal(failure.code, 'VALIDATION_FAILED')
    assert.equal(failure.errors[0].field, 'content')
    return true
  })
})

test('tokens are rotated, and a session that is over is told', async () => {
  const kept = []
  const ada = new Chorus(url, { onTokens: tokens => kept.push(tokens) })
  const username = `ada_${randomBytes(5).toString('hex')}`
  await ada.register({ username, email: `${username}@example.org`, password: randomBytes(12).toString('base64url') })
  await ada.refresh()
  assert.notEqual(kept[0].refreshToken, kept[1].refreshToken)
  await ada.get('/api/users/me')

  await ada.logOut()

  assert.equal(kept.at(-1), undefined)
})
