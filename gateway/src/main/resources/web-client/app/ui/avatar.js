import { el } from '../core/dom.js'

const HUES = 8

/** A picture made of someone's initials, in a colour that stays theirs. */
export function avatar(person, size = '') {
  return el(
    'span.avatar',
    { class: `hue-${hue(person.id)} ${size}`, 'aria-hidden': 'true' },
    initials(person.displayName || person.username)
  )
}

function initials(name) {
  const words = name.trim().split(/[\s._-]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? '?']
  return letters.map((word) => [...word][0].toUpperCase()).join('')
}

function hue(id) {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)) % 9973
  return sum % HUES
}
