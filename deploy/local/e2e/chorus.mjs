// Chorus over REST, as an application would call it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'

export const url = process.env.CHORUS_URL ?? 'http://localhost:3000'

export async function call(method, path, { token, body, headers } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers
    },
    body: body === undefined ? undefined : JSON.stringify(body)
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : null }
}

async function expect(status, method, path, options) {
  const answer = await call(method, path, options)
  assert.equal(answer.status, status, `${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

// A new account, signed in.
export async function newUser(name) {
  const username = `${name}_${randomBytes(5).toString('hex')}`
  const password = randomBytes(12).toString('base64url')
  const tokens = await expect(201, 'POST', '/api/auth/register', {
    body: { username, email: `${username}@example.org`, password }
  })
  return new User(tokens)
}

class User {
  constructor(tokens) {
    this.token = tokens.accessToken
    this.id = tokens.user.id
    this.username = tokens.user.username
  }

  publish(content) {
    return expect(201, 'POST', '/api/posts', { token: this.token, body: { content } })
  }

  like(postId) {
    return expect(200, 'POST', `/api/posts/${postId}/like`, { token: this.token })
  }

  comment(postId, content) {
    return expect(201, 'POST', `/api/posts/${postId}/comments`, { token: this.token, body: { content } })
  }

  notifications() {
    return expect(200, 'GET', '/api/notifications', { token: this.token })
  }
}
