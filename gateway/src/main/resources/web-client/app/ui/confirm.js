import { el } from '../core/dom.js'

/** Asks before what cannot be undone; resolves with whether the answer was yes. */
export function confirm({ title, text, yes, no = 'Cancel', danger = false }) {
  return new Promise((resolve) => {
    const dialog = el(
      'dialog.dialog',
      { 'aria-labelledby': 'dialog-title', 'aria-describedby': 'dialog-text' },
      el('h2', { id: 'dialog-title' }, title),
      el('p', { id: 'dialog-text' }, text),
      el(
        'div.dialog-buttons',
        {},
        el('button.button', { type: 'button', onclick: () => dialog.close() }, no),
        el(
          'button.button',
          { type: 'button', class: danger ? 'danger' : 'primary', onclick: () => dialog.close('yes') },
          yes
        )
      )
    )
    show(dialog, () => resolve(dialog.returnValue === 'yes'))
  })
}

/** Shows a dialog until it closes; a click beside it closes it too, and the focus returns to where it was. */
export function show(dialog, closed) {
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  dialog.addEventListener('close', () => {
    dialog.remove()
    closed()
  })
  document.body.append(dialog)
  dialog.showModal()
}
