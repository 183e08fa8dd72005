import { put } from '../core/api.js'
import { conversations } from './conversations.js'

/** Marks as read what is before someone's eyes: in a tab that is shown and has the focus. */
export function readReceipts({ scope, userId, talk }) {
  let telling = null

  async function look() {
    const newest = talk.newestUnread
    if (!scope.alive || !newest || telling === newest.id || document.visibilityState !== 'visible' || !document.hasFocus()) return
    telling = newest.id
    conversations.markRead(userId)
    try {
      await put(`/api/messages/${newest.conversationId}/read`, { messageId: newest.id })
      talk.readUpTo(newest, new Date().toISOString())
    } catch {
      // It stays unread, and is looked at again with the next message or the next glance.
      telling = null
    }
  }

  scope.listen(document, 'visibilitychange', look)
  scope.listen(window, 'focus', look)
  return { look }
}
