// Elements without markup in strings: whatever people wrote goes into the page as text and can be nothing else.

/**
 * An element: `el('button.primary', { type: 'button', onclick: send }, 'Send')`. Attributes that are null, undefined or
 * false are left out, `on…` are listeners, and of the children null and false are left out too.
 */
export function el(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split('.')
  const node = document.createElement(tag || 'div')
  if (classes.length) node.classList.add(...classes)
  for (const [name, value] of Object.entries(attributes)) set(node, name, value)
  append(node, children)
  return node
}

export function set(node, name, value) {
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
  else if (name === 'class') node.classList.add(...value.split(' ').filter(Boolean))
  else if (name === 'value') node.value = value
  else if (value === true) node.setAttribute(name, '')
  else if (value === false || value === null || value === undefined) node.removeAttribute(name)
  else node.setAttribute(name, value)
}

export function append(node, children) {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false))
}

/** Puts these in place of all that is there. */
export function fill(node, ...children) {
  node.replaceChildren()
  append(node, children)
  return node
}

/** Focuses what cannot be focused by tabbing, such as a heading after a change of view. */
export function focusOn(node) {
  if (!node.hasAttribute('tabindex')) node.setAttribute('tabindex', '-1')
  node.focus({ preventScroll: true })
}

/** To where the page begins, gliding unless that is not wanted. */
export function toTop() {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollTo({ top: 0, behavior: still ? 'instant' : 'smooth' })
}

let ids = 0

/** An id for tying a label to its field. */
export function freshId(prefix) {
  ids += 1
  return `${prefix}-${ids}`
}
