import { Problem } from './problem.js'
import { session } from './session.js'

const PATIENCE = 15_000

/**
 * Makes a call as who is signed in. Fails with a {@link Problem}, also when there is no answer. A POST that is tried again
 * with the same `key` happens once.
 */
export async function call(method, path, body, { key, open = false } = {}) {
  const token = open ? null : await session.token()
  let response = await send(method, path, body, token, key)
  if (response.status === 401 && !open) {
    await session.refresh(token)
    response = await send(method, path, body, await session.token(), key)
  }
  if (!response.ok) throw await Problem.of(response)
  return response.status === 204 ? null : response.json()
}

async function send(method, path, body, token, key) {
  const headers = {}
  if (token) headers.Authorization = `Bearer ${token}`
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key) headers['Idempotency-Key'] = key
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE)
    })
  } catch {
    throw Problem.noAnswer()
  }
}

export const get = (path, query = {}) => call('GET', withQuery(path, query))
export const post = (path, body, options) => call('POST', path, body, options)
export const put = (path, body) => call('PUT', path, body)
export const patch = (path, body) => call('PATCH', path, body)
export const remove = (path, body) => call('DELETE', path, body)

/** A key for one intent of a person, whatever number of tries it takes. Also where `crypto.randomUUID` is kept for https. */
export function freshKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined)
  return given.length ? `${path}?${new URLSearchParams(given)}` : path
}
