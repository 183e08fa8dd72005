import { live } from '../core/live.js'

const DWELL = 600

/** Marks the card for as long as its post is kept live. */
function enter(card) {
  const leave = live.enter(card.dataset.post)
  card.dataset.live = ''
  return () => {
    delete card.dataset.live
    leave()
  }
}

/** Has the posts on the screen kept live: their likes and comments are counted as they come. */
export function watchVisible(scope) {
  const inside = new Map()
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !inside.has(target)) {
        // Not for those merely scrolled past.
        const timer = setTimeout(() => inside.set(target, enter(target)), DWELL)
        inside.set(target, () => clearTimeout(timer))
      } else if (!isIntersecting && inside.has(target)) {
        inside.get(target)()
        inside.delete(target)
      }
    }
  })
  scope.add(() => {
    observer.disconnect()
    for (const leave of inside.values()) leave()
  })
  return (card) => {
    observer.observe(card)
    return card
  }
}
