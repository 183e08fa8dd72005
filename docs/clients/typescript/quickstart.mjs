// Two people: one writes, the other hears it. Run it against a local run: node quickstart.mjs
import { Chorus } from 'chorus-client'

const url = process.env.CHORUS_URL ?? 'http://localhost:3000'
const password = 'correct horse battery staple'
const name = () => `guest_${Math.random().toString(36).slice(2, 10)}`

const ada = new Chorus(url)
const bob = new Chorus(url)
for (const person of [ada, bob]) {
  const username = name()
  await person.register({ username, email: `${username}@example.org`, password })
}

const live = bob.connect()
live.on('state', state => console.log('bob is', state))
live.on('gap', ({ reason }) => console.log('bob has caught up:', reason))

const heard = new Promise(resolve => live.on('new_message', resolve))
await new Promise(resolve => live.on('state', state => state === 'connected' && resolve()))

const sent = await ada.post('/api/messages', { body: { receiverId: bob.user.id, content: 'Hello, Bob' } })
console.log('ada has sent:', sent.content)

const message = await heard
console.log('bob has heard:', message.content)

await live.say('send_message', { receiverId: ada.user.id, content: 'Hello, Ada' })
const { items } = await ada.get('/api/messages', { query: { userId: bob.user.id } })
console.log('ada reads:', items[0].content)

live.close()
