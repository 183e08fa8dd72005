import { freshKey, post } from '../core/api.js'
import { Problem, words } from '../core/problem.js'
import { conversations } from './conversations.js'

/** Sends, and shows each message from the moment it is sent. One that failed stays, to be sent again as the same one. */
export function sending({ userId, talk }) {
  async function send({ content, clientMessageId = freshKey() }) {
    const message = { clientMessageId, content }
    talk.expect(message)
    try {
      const sent = await post('/api/messages', { receiverId: userId, content, clientMessageId })
      talk.take(sent)
      conversations.take(sent)
    } catch (problem) {
      if (!(problem instanceof Problem)) reportError(problem)
      talk.expect({ ...message, failed: problem.status === 404 ? 'Not sent. You can’t reach this person.' : `Not sent. ${words(problem)}` })
    }
  }

  return { send }
}
