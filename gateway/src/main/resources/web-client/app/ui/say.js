// Words that come and go: short messages with at most one thing to do about them, and what a screen reader is told.
import { el } from '../core/dom.js'
import { words } from '../core/problem.js'
import { icon } from './icons.js'

const SHOWN = 6_000
const MOST = 3

/** Tells a screen reader, politely. */
export function announce(text) {
  const announcer = document.getElementById('announcer')
  announcer.textContent = ''
  // The same text twice is news too.
  requestAnimationFrame(() => (announcer.textContent = text))
}

export function toast(text, { action, onAction, kind = 'plain', lasting = false } = {}) {
  const toasts = document.getElementById('toasts')
  const close = () => node.remove()
  const node = el(
    'div.toast',
    { class: `toast-${kind}`, role: kind === 'error' ? 'alert' : 'status' },
    kind === 'error' && icon('warning'),
    el('p', {}, text),
    action &&
      el('button.toast-action', { type: 'button', onclick: () => (close(), onAction()) }, action),
    el('button.icon-button', { type: 'button', 'aria-label': 'Dismiss', onclick: close }, icon('close'))
  )
  toasts.append(node)
  while (toasts.children.length > MOST) toasts.firstChild.remove()
  if (!lasting && !action) setTimeout(close, SHOWN)
  else setTimeout(close, 2 * SHOWN)
  return close
}

/** Says why something did not work, and offers to try again where that may help. */
export function sayProblem(problem, { lead = '', retry } = {}) {
  const text = lead ? `${lead} ${words(problem)}` : words(problem)
  return toast(text, { kind: 'error', action: retry && problem.passing ? 'Try again' : undefined, onAction: retry })
}
