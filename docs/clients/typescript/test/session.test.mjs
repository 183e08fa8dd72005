import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Chorus, Problem } from 'chorus-client'

const tokens = n => ({ accessToken: `access-${n}`, refreshToken: `refresh-${n}`, tokenType: 'Bearer', expiresIn: 900, user: { id: 'ada' } })
const json = (status, body) => new Response(JSON.stringify(body), { status })
const problem = (status, code, more = {}) => json(status, { status, code, detail: code, ...more })

// Takes access tokens of one generation only, and refresh tokens once.
function server({ generation = 1 } = {}) {
  const seen = []
  const fetch = async (url, { method, headers, body }) => {
    const path = new URL(url).pathname
    seen.push(`${method} ${path}`)
    if (path === '/api/auth/refresh') {
      const { refreshToken } = JSON.parse(body)
      if (refreshToken !== `refresh-${generation - 1}`) return problem(401, 'UNAUTHENTICATED')
      return json(200, tokens(generation))
    }
    if (headers.Authorization !== `Bearer access-${generation}`) return problem(401, 'UNAUTHENTICATED')
    return json(200, { items: [], nextCursor: null })
  }
  return { fetch, seen }
}

test('calls that are refused together refresh the tokens once, and are made again', async () => {
  const { fetch, seen } = server({ generation: 2 })
  const kept = []
  const chorus = new Chorus('http://chorus', { fetch, onTokens: tokens => kept.push(tokens?.accessToken) })
  chorus.resume(tokens(1))

  await Promise.all([chorus.get('/api/posts'), chorus.get('/api/notifications'), chorus.get('/api/blocks')])

  assert.equal(seen.filter(call => call.endsWith('/refresh')).length, 1)
  assert.deepEqual(kept, ['access-1', 'access-2'])
})

test('a token that is about to expire is refreshed before it is used', async () => {
  const { fetch, seen } = server({ generation: 2 })
  const chorus = new Chorus('http://chorus', { fetch })
  chorus.resume({ ...tokens(1), expiresIn: 5 })

  await chorus.get('/api/posts')

  assert.deepEqual(seen, ['POST /api/auth/refresh', 'GET /api/posts'])
})

test('a session that is over ends here too', async () => {
  const { fetch } = server({ generation: 5 })
  const kept = []
  const chorus = new Chorus('http://chorus', { fetch, onTokens: tokens => kept.push(tokens) })
  chorus.resume(tokens(1))

  await assert.rejects(chorus.get('/api/posts'), { name: 'Problem', status: 401, code: 'UNAUTHENTICATED' })

  assert.equal(kept.at(-1), undefined)
  assert.equal(chorus.user, undefined)
})

test('a refusal says which field is wrong and when to try again', async () => {
  const errors = [{ field: 'content', message: 'must be 1 to 5000 characters, not blank' }]
  const answers = [
    problem(400, 'VALIDATION_FAILED', { errors }),
    new Response(JSON.stringify({ code: 'RATE_LIMITED', detail: 'Too many' }), { status: 429, headers: { 'Retry-After': '7' } }),
    new Response('<html>', { status: 502 })
  ]
  const chorus = new Chorus('http://chorus', { fetch: async () => answers.shift() })

  await assert.rejects(chorus.post('/api/posts', { body: { content: ' ' } }), { code: 'VALIDATION_FAILED', errors })
  await assert.rejects(chorus.get('/api/posts'), { code: 'RATE_LIMITED', retryAfter: 7 })
  await assert.rejects(chorus.get('/api/posts'), { code: 'UNAVAILABLE', status: 502 })
})

test('no answer is a problem too', async () => {
  const chorus = new Chorus('http://chorus', { fetch: async () => { throw new TypeError('fetch failed') } })

  await assert.rejects(chorus.get('/api/posts'), failure => failure instanceof Problem && failure.code === 'UNREACHABLE')
})

test('paths, queries and keys arrive as they are meant', async () => {
  const calls = []
  const fetch = async (url, { headers }) => {
    calls.push([url, headers['Idempotency-Key']])
    return new Response(null, { status: 204 })
  }
  const chorus = new Chorus('http://chorus/', { fetch })

  await chorus.put('/api/posts/{postId}/like', { path: { postId: 'a/b' } })
  await chorus.get('/api/presence', { query: { userIds: ['one', 'other'] } })
  await chorus.get('/api/posts', { query: { limit: 3, cursor: undefined } })
  await chorus.post('/api/follow', { body: { userId: 'bob' }, idempotencyKey: 'once' })

  assert.deepEqual(calls, [
    ['http://chorus/api/posts/a%2Fb/like', undefined],
    ['http://chorus/api/presence?userIds=one%2Cother', undefined],
    ['http://chorus/api/posts?limit=3', undefined],
    ['http://chorus/api/follow', 'once']
  ])
})
