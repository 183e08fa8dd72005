// Times as people say them, exact ones in the title, and kept true while they are on the page.
import { el } from './dom.js'
import { session } from './session.js'

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' })

/** Now, by the server's clock. */
export function now() {
  return Date.now() + session.clockOffset
}

export function ago(iso) {
  const seconds = Math.round((now() - Date.parse(iso)) / 1000)
  if (seconds < 45) return 'just now'
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))} min`
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h`
  if (seconds < 7 * 86_400) return `${Math.round(seconds / 86_400)} d`
  return date(iso)
}

export function date(iso) {
  const time = new Date(iso)
  return (time.getFullYear() === new Date().getFullYear() ? day : dayAndYear).format(time)
}

/** "Today", "Yesterday", "Tuesday", "3 Mar". */
export function dayName(iso) {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const days = Math.round((midnight - new Date(iso).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days <= 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return days < 7 ? weekday.format(new Date(iso)) : date(iso)
}

export function timeOfDay(iso) {
  return clock.format(new Date(iso))
}

/** A `<time>` that says how long ago it was. */
export function since(iso) {
  return el('time', { datetime: iso, title: exact.format(new Date(iso)), 'data-since': true }, ago(iso))
}

/** A `<time>` that says when in the day it was. */
export function at(iso) {
  return el('time', { datetime: iso, title: exact.format(new Date(iso)) }, timeOfDay(iso))
}

setInterval(() => {
  for (const time of document.querySelectorAll('time[data-since]')) {
    const text = ago(time.dateTime)
    if (time.textContent !== text) time.textContent = text
  }
}, 15_000)
