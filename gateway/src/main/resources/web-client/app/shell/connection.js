// How the connection stands, always as a dot, and in a sentence while it matters.
import { el } from '../core/dom.js'
import { live } from '../core/live.js'

const WORDS = {
  connecting: 'Starting',
  online: 'Live',
  reconnecting: 'Retrying',
  offline: 'Offline',
  recovered: 'Live'
}
const SENTENCES = {
  reconnecting: 'The connection was lost. Reconnecting…',
  offline: 'You’re offline. What you see may be out of date.',
  recovered: 'You’re back online, and up to date.'
}

const text = el('span.pill-text')
const pill = el('div.pill', { role: 'status', 'aria-label': 'Connection' }, el('span.dot'), text)
const bar = el('div.connection-bar', { role: 'status', hidden: true })
let away = null

function show(state) {
  clearTimeout(away)
  pill.dataset.state = state
  text.textContent = WORDS[state]
  bar.dataset.state = state
  bar.textContent = SENTENCES[state] ?? ''
  bar.hidden = !SENTENCES[state]
}

live.on('state', (state) => show(state))
live.on('recovered', () => {
  show('recovered')
  away = setTimeout(() => show(live.state), 4_000)
})
show(live.state)

export const connection = { pill, bar }
