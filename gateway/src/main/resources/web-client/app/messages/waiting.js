import { get, post } from '../core/api.js'
import { el } from '../core/dom.js'
import { decision } from '../people/decision.js'
import { written } from '../ui/text.js'
import { conversations } from './conversations.js'

/** What this person wrote that waits for one's yes, with the choice; null if nothing does. */
export async function incomingRequest(person, settled) {
  const request = await find(person.id).catch(() => null)
  if (!request) return null
  return el(
    'div.waiting',
    {},
    el('p.faint', {}, `${person.displayName} would like to write to you:`),
    written(request.message.content),
    decision({
      about: person.displayName,
      decide: (action) => post('/api/messages/requests', { requestId: request.id, action }),
      done: () => {
        conversations.load()
        settled()
      }
    })
  )
}

async function find(userId) {
  const { items } = await get('/api/messages/requests', { limit: 100 })
  return items.find(({ user }) => user.id === userId) ?? null
}
