import { el } from '../core/dom.js'
import { mark } from '../ui/icons.js'

/** The page of someone who is not signed in: what this is, and the form. */
export function welcome(title, form, ...after) {
  return el(
    'section.welcome',
    {},
    el(
      'div.welcome-words',
      {},
      el('div.wordmark.large', {}, mark(), 'Chorus'),
      el('p.tagline', {}, 'Posts, conversations and people, as they happen.'),
      el('p.welcome-more', {}, 'Nothing to reload. A like, a comment or a message is there the moment it is made.')
    ),
    el('div.welcome-card.card', {}, el('h1', {}, title), form.node, after)
  )
}
