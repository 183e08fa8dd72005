import { el, freshId } from '../core/dom.js'
import { icon } from './icons.js'

/** A button that opens a list of things to do: `[{text, icon, danger?, act}]`, asked for each time it opens. */
export function menu(label, items) {
  const id = freshId('menu')
  const list = el('div.menu-list', { id, hidden: true, role: 'menu', 'aria-label': label })
  const button = el(
    'button.icon-button',
    { type: 'button', 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id },
    icon('more')
  )
  const node = el('div.menu', {}, button, list)

  function open() {
    list.replaceChildren(...items().map(entry))
    list.hidden = false
    button.setAttribute('aria-expanded', 'true')
    list.firstChild?.focus()
    document.addEventListener('click', outside, true)
  }

  function close(focus = true) {
    if (list.hidden) return
    list.hidden = true
    button.setAttribute('aria-expanded', 'false')
    document.removeEventListener('click', outside, true)
    if (focus) button.focus()
  }

  function outside(event) {
    if (!node.contains(event.target)) close(false)
  }

  function entry(item) {
    return el(
      'button.menu-item',
      {
        type: 'button',
        role: 'menuitem',
        class: item.danger ? 'danger' : '',
        onclick: () => {
          close()
          item.act()
        }
      },
      icon(item.icon),
      item.text
    )
  }

  button.addEventListener('click', () => (list.hidden ? open() : close()))
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (list.hidden || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
    event.preventDefault()
    const entries = [...list.children]
    const step = event.key === 'ArrowDown' ? 1 : -1
    entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus()
  })
  node.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !node.contains(event.relatedTarget)) close(false)
  })
  return node
}
