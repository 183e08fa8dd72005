import { el, freshId } from '../core/dom.js'
import { draft, keepDraft } from '../core/drafts.js'
import { live } from '../core/live.js'
import { fault } from '../ui/composer.js'
import { icon } from '../ui/icons.js'
import { growing } from '../ui/text.js'

const LIMIT = 5_000
const TYPING_EVERY = 3_000

/** Where a message is written. Enter sends it, Shift and Enter begins a line. */
export function writing({ userId, person, send }) {
  const id = freshId('message')
  const name = `message-${userId}`
  const text = el('textarea.input', { id, rows: 1, dir: 'auto', placeholder: 'Write a message', 'aria-describedby': `${id}-error`, 'data-focus': matchMedia('(pointer: fine)').matches })
  text.value = draft(name)
  const error = el('p.field-error', { id: `${id}-error`, role: 'alert', hidden: true })
  const node = el(
    'form.message-form',
    { novalidate: true, onsubmit },
    el('label.visually-hidden', { for: id }, `Message to ${person.displayName}`),
    error,
    el('div.message-line', {}, text, el('button.button.primary.round', { type: 'submit', 'aria-label': 'Send' }, icon('send')))
  )
  const fit = growing(text)
  let told = 0

  text.addEventListener('input', () => {
    keepDraft(name, text.value)
    say('')
    if (text.value.trim() === '') return stopTyping()
    if (Date.now() - told < TYPING_EVERY) return
    told = Date.now()
    live.say('typing', { receiverId: userId })
  })
  text.addEventListener('blur', stopTyping)
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    node.requestSubmit()
  })

  function stopTyping() {
    if (!told) return
    told = 0
    live.say('stop_typing', { receiverId: userId })
  }

  function say(reason) {
    error.textContent = reason
    error.hidden = !reason
    if (reason) text.setAttribute('aria-invalid', 'true')
    else text.removeAttribute('aria-invalid')
  }

  function onsubmit(event) {
    event.preventDefault()
    const content = text.value
    if (content.trim() === '') return text.focus()
    const reason = fault(content, LIMIT)
    if (reason) return say(reason)
    text.value = ''
    keepDraft(name, '')
    fit()
    told = 0
    send({ content })
    text.focus()
  }

  return { node }
}
