import { el, freshId } from '../core/dom.js'

/** One subject of the settings. */
export function panel(title, text, ...children) {
  const id = freshId('panel')
  return el('section.card.panel', { 'aria-labelledby': id }, el('h2', { id }, title), text && el('p.faint', {}, text), children)
}
