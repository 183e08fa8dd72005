import { freshKey, post } from '../core/api.js'
import { draft, keepDraft } from '../core/drafts.js'
import { Problem, words } from '../core/problem.js'
import { conversations } from './conversations.js'

/**
 * Sends, and shows each message from the moment it is sent. One that has not arrived stays, whatever else one does in this
 * tab, to be sent again as the same one.
 */
export function sending({ userId, talk }) {
  const name = `unsent-${userId}`
  const unsent = new Map(JSON.parse(draft(name) || '[]'))

  function keep() {
    keepDraft(name, unsent.size > 0 ? JSON.stringify([...unsent]) : '')
  }

  function settle(clientMessageId) {
    unsent.delete(clientMessageId)
    keep()
  }

  async function send({ content, clientMessageId = freshKey() }) {
    const message = { clientMessageId, content }
    unsent.set(clientMessageId, content)
    keep()
    talk.expect(message)
    try {
      const sent = await post('/api/messages', { receiverId: userId, content, clientMessageId })
      settle(clientMessageId)
      talk.take(sent)
      conversations.take(sent)
    } catch (problem) {
      if (!(problem instanceof Problem)) reportError(problem)
      talk.expect({ ...message, failed: reason(problem) })
    }
  }

  /** Shows those that an earlier visit left behind, unless they have arrived after all. */
  function restore() {
    for (const [clientMessageId, content] of [...unsent]) {
      if (talk.holds(clientMessageId)) settle(clientMessageId)
      else if (!talk.expects(clientMessageId)) talk.expect({ clientMessageId, content, failed: 'Not sent.' })
    }
  }

  return { send, restore }
}

function reason(problem) {
  return problem.status === 404 ? 'Not sent. You can’t reach this person.' : `Not sent. ${words(problem)}`
}
