import { freshKey } from '../core/api.js'
import { el, freshId } from '../core/dom.js'
import { draft, keepDraft } from '../core/drafts.js'
import { Problem, words } from '../core/problem.js'
import { busy } from './form.js'
import { growing } from './text.js'

const NEAR = 200

/**
 * Where something is written and sent. What was typed is kept until `submit(text, key)` has succeeded; the same text sent
 * again has the same key, so that it cannot appear twice.
 */
export function composer({ name, label, placeholder, button, limit, submit, initial, cancel, className = '' }) {
  const id = freshId('composer')
  const text = el('textarea.input', {
    id,
    rows: 1,
    placeholder,
    dir: 'auto',
    'aria-describedby': `${id}-error ${id}-left`
  })
  text.value = initial ?? draft(name)
  const left = el('span.composer-left', { id: `${id}-left`, 'aria-live': 'polite' })
  const error = el('p.field-error', { id: `${id}-error`, role: 'alert', hidden: true })
  const send = el('button.button.primary', { type: 'submit' }, button)
  const node = el(
    'form.composer',
    { class: className, novalidate: true, onsubmit },
    el('label.visually-hidden', { for: id }, label),
    text,
    error,
    el(
      'div.composer-foot',
      {},
      left,
      cancel && el('button.button', { type: 'button', onclick: cancel }, 'Cancel'),
      send
    )
  )
  const fit = growing(text)

  text.addEventListener('input', () => {
    if (initial === undefined) keepDraft(name, text.value)
    say('')
    tally()
  })
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) node.requestSubmit()
    if (event.key === 'Escape') cancel?.()
  })
  tally()

  function tally() {
    const remaining = limit - [...text.value].length
    left.textContent = remaining < 0 ? `${-remaining} too many` : remaining <= NEAR ? `${remaining} left` : ''
    left.classList.toggle('over', remaining < 0)
  }

  function say(reason) {
    error.textContent = reason
    error.hidden = !reason
    if (reason) text.setAttribute('aria-invalid', 'true')
    else text.removeAttribute('aria-invalid')
  }

  async function onsubmit(event) {
    event.preventDefault()
    if (send.getAttribute('aria-disabled')) return
    const content = text.value
    const reason = fault(content, limit)
    if (reason) {
      say(reason)
      return text.focus()
    }
    busy(send, true)
    say('')
    try {
      await submit(content, keyOf(name, content))
      keepDraft(`${name}.attempt`, '')
      if (initial === undefined) {
        // What was typed while it was being sent is the next one.
        text.value = text.value === content ? '' : text.value
        keepDraft(name, text.value)
        tally()
        fit()
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) reportError(problem)
      say(problem.code === 'VALIDATION_FAILED' ? 'This can’t be sent as it is.' : words(problem))
      text.focus()
    } finally {
      busy(send, false)
    }
  }

  return { node, text }
}

/** The same for the same text, after a reload too: the first try may have arrived, though its answer did not. */
function keyOf(name, content) {
  const [last, key] = JSON.parse(draft(`${name}.attempt`) || '[]')
  if (last === content) return key
  const fresh = freshKey()
  keepDraft(`${name}.attempt`, JSON.stringify([content, fresh]))
  return fresh
}

/** Why the text cannot be sent, or an empty string. */
export function fault(text, limit) {
  if (text.trim() === '') return 'Write something first.'
  const over = [...text].length - limit
  return over > 0 ? `This is ${over} ${over === 1 ? 'character' : 'characters'} too long.` : ''
}
