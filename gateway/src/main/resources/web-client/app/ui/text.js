import { el } from '../core/dom.js'

const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g

/** What someone wrote, with its line breaks, and with its web addresses as links. */
export function written(text) {
  const node = el('p.written', { dir: 'auto' })
  let done = 0
  for (const match of text.matchAll(LINK)) {
    node.append(text.slice(done, match.index))
    node.append(el('a', { href: match[0], target: '_blank', rel: 'noopener noreferrer nofollow' }, match[0]))
    done = match.index + match[0].length
  }
  node.append(text.slice(done))
  return node
}

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`
}

/** A text box that is as tall as its text, up to a point. */
export function growing(textarea) {
  const fit = () => {
    textarea.style.height = 'auto'
    textarea.style.height = `${textarea.scrollHeight + 2}px`
  }
  textarea.addEventListener('input', fit)
  requestAnimationFrame(fit)
  return fit
}
