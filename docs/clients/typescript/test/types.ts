// Compiled, never run: what the types let pass, and what they do not.
import type { Chorus, Live } from 'chorus-client'

export async function calls(chorus: Chorus): Promise<void> {
  const feed = await chorus.get('/api/posts', { query: { limit: 3 } })
  const author: string | undefined = feed.items[0]?.author.username
  await chorus.get('/api/posts')
  await chorus.put('/api/posts/{postId}/like', { path: { postId: author ?? '' } })
  await chorus.post('/api/posts', { body: { content: 'Hello' }, idempotencyKey: 'once' })
  await chorus.get('/api/presence', { query: { userIds: ['one', 'other'] } })
  const nothing: undefined = await chorus.put('/api/notifications/read')

  // @ts-expect-error a query that is needed
  await chorus.get('/api/search')
  // @ts-expect-error a field that is not there
  await chorus.post('/api/posts', { body: { text: 'Hello' } })
  // @ts-expect-error a method that is not there
  await chorus.patch('/api/posts')
  // @ts-expect-error a path that is not filled in
  await chorus.put('/api/posts/{postId}/like')
  // @ts-expect-error a key where none is taken
  await chorus.get('/api/posts', { idempotencyKey: 'once' })
  return nothing
}

export async function events(live: Live): Promise<string> {
  live.on('new_post', post => post.author.displayName)
  live.on('user_online', userId => userId.length)
  // @ts-expect-error an event that is not there
  live.on('new_song', () => undefined)
  // @ts-expect-error what depends on who is looking is not in a push
  live.on('new_post', post => post.liked)
  const { message } = await live.say('send_message', { receiverId: 'other', content: 'Hello' })
  return message.content
}
