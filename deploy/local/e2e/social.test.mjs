import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newUser } from './chorus.mjs'
import { Hearing, ack, connected } from './hearing.mjs'
import { connection, reactHook } from './snippets.mjs'

let author, friend, reader
let authorHears, friendHears, readerHears

before(async () => {
  ;[author, friend, reader] = await Promise.all(['author', 'friend', 'reader'].map(newUser))
  const sockets = []
  for (const user of [author, friend, reader]) sockets.push(await connection(user))
  ;[authorHears, friendHears, readerHears] = sockets.map(socket => new Hearing(socket))
  await Promise.all(sockets.map(connected))
})

after(() => [authorHears, friendHears, readerHears].forEach(hearing => hearing?.socket.disconnect()))

test('everyone connected hears of a new post', async () => {
  const post = await author.publish('Hello, everyone')

  for (const hearing of [authorHears, friendHears, readerHears]) {
    const heard = await hearing.of('new_post', heard => heard.id === post.id)
    assert.equal(heard.content, 'Hello, everyone')
    assert.deepEqual(heard.author, post.author)
    assert.equal('liked' in heard, false, 'what depends on the caller is not in a push to many')
  }
})

test('a like and a comment reach the author, and are in the list of notifications too', async () => {
  const post = await author.publish('Like me')
  await friend.like(post.id)
  const comment = await friend.comment(post.id, 'I do')

  const byType = type => notification => notification.type === type && JSON.parse(notification.metadata).postId === post.id
  const like = await authorHears.of('new_notification', byType('like'))
  const commented = await authorHears.of('new_notification', byType('comment'))

  assert.deepEqual(JSON.parse(like.metadata), { postId: post.id, likerId: friend.id, likerUsername: friend.username })
  assert.deepEqual(JSON.parse(commented.metadata), {
    postId: post.id,
    commentId: comment.id,
    commenterId: friend.id,
    commenterUsername: friend.username
  })
  const { items, unreadCount } = await author.notifications()
  for (const notification of [like, commented]) {
    assert.equal(notification.userId, author.id)
    assert.equal(notification.read, false)
    assert.deepEqual(items.find(item => item.id === notification.id), notification)
  }
  assert.equal(unreadCount, items.filter(item => !item.read).length)
  assert.equal(friendHears.count('new_notification'), 0, 'no one is notified of their own act')
})

test('who looks at a post hears its comments, until they leave', async () => {
  const post = await author.publish('Discuss')
  assert.deepEqual(await ack(readerHears.socket, 'join_post', post.id), { ok: true })

  const comment = await friend.comment(post.id, 'First')
  assert.deepEqual(await readerHears.of('new_comment', heard => heard.id === comment.id), comment)

  assert.deepEqual(await ack(readerHears.socket, 'leave_post', post.id), { ok: true })
  const before = readerHears.count('new_comment')
  await friend.comment(post.id, 'Second')
  const next = await author.publish('Afterwards')
  await readerHears.of('new_post', heard => heard.id === next.id)
  assert.equal(readerHears.count('new_comment'), before)
})

test('what one device marks as read, the others hear', async () => {
  const otherDevice = await connection(author)
  const otherHears = new Hearing(otherDevice)
  await connected(otherDevice)
  const post = await author.publish('Read on')
  await friend.like(post.id)
  const { id } = await authorHears.of('new_notification', heard => JSON.parse(heard.metadata).postId === post.id)

  const answer = await ack(authorHears.socket, 'mark_notification_read', id)

  assert.equal(answer.ok, true, JSON.stringify(answer))
  await otherHears.of('notification_marked_read', heard => heard === id)
  const { items } = await author.notifications()
  assert.equal(items.find(item => item.id === id).read, true)
  otherDevice.disconnect()
})

test('the React hook shows a toast for a notification', async () => {
  const shown = await reactHook(author)
  const hearing = new Hearing(shown.sockets[0])
  await connected(shown.sockets[0])
  const post = await author.publish('Toast')
  await friend.like(post.id)

  const notification = await hearing.of('new_notification', heard => JSON.parse(heard.metadata).postId === post.id)

  assert.deepEqual(shown.notifications[0], notification)
  assert.equal(shown.toasts[0], notification.title)
  shown.unmount()
  assert.equal(shown.sockets[0].connected, false)
})
