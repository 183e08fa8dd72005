import { el, freshId } from '../core/dom.js'
import { Problem, words } from '../core/problem.js'

/** A labelled field with room for a hint and for what is wrong with it. */
export function field({ name, label, type = 'text', hint, multiline = false, ...attributes }) {
  const id = freshId(name)
  const hints = hint && el('p.field-hint', { id: `${id}-hint` }, hint)
  const error = el('p.field-error', { id: `${id}-error`, hidden: true })
  const input = el(multiline ? 'textarea.input' : 'input.input', {
    id,
    name,
    type: multiline ? null : type,
    'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-error`,
    ...attributes
  })
  const node = el('div.field', {}, el('label', { for: id }, label), input, hints, error)

  function fail(text) {
    error.textContent = text
    error.hidden = !text
    if (text) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }

  input.addEventListener('input', () => fail(''))
  return { name, node, input, fail, get value() { return input.value } }
}

/** A switch with its label and what it means. */
export function toggle({ label, hint, checked = false, onchange }) {
  const id = freshId('toggle')
  const input = el('input.switch', {
    id,
    type: 'checkbox',
    role: 'switch',
    checked,
    'aria-describedby': hint ? `${id}-hint` : null,
    onchange: () => onchange?.(input.checked)
  })
  input.checked = checked
  const node = el(
    'div.toggle',
    {},
    el('div', {}, el('label', { for: id }, label), hint && el('p.field-hint', { id: `${id}-hint` }, hint)),
    input
  )
  return { node, input }
}

/**
 * A form that says what went wrong next to where it did, and keeps what was typed. `check` names fields that need not be
 * sent to be found wrong; `explain(problem)` gives `{field: text}` for a refusal.
 */
export function form({ fields, submit, button, check = () => ({}), explain = () => ({}), extra = [], className = '' }) {
  const trouble = el('p.form-error', { role: 'alert', hidden: true })
  const send = el('button.button.primary', { type: 'submit' }, button)
  const node = el(
    'form.form',
    { class: className, novalidate: true, onsubmit },
    fields.map((one) => one.node),
    extra,
    trouble,
    el('div.form-buttons', {}, send)
  )

  async function onsubmit(event) {
    event.preventDefault()
    if (send.getAttribute('aria-disabled')) return
    say('')
    const values = Object.fromEntries(fields.map((one) => [one.name, one.value]))
    if (point(check(values))) return
    busy(send, true)
    try {
      await submit(values)
    } catch (problem) {
      const reasons = problem instanceof Problem ? explain(problem) : {}
      if (!point(reasons)) say(reasons.form ?? words(problem))
      if (!(problem instanceof Problem)) reportError(problem)
    } finally {
      busy(send, false)
    }
  }

  /** Whether there was something to point at. */
  function point(reasons) {
    const wrong = fields.filter((one) => reasons[one.name])
    for (const one of wrong) one.fail(reasons[one.name])
    wrong[0]?.input.focus()
    return wrong.length > 0
  }

  function say(text) {
    trouble.textContent = text
    trouble.hidden = !text
  }

  return { node, trouble, reset: () => node.reset() }
}

/** Shows that a button's work is under way; it keeps its focus and takes no second press. */
export function busy(button, is) {
  button.classList.toggle('busy', is)
  if (is) button.setAttribute('aria-disabled', 'true')
  else button.removeAttribute('aria-disabled')
}
