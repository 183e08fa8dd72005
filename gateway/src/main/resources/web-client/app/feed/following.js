import { el } from '../core/dom.js'
import { session } from '../core/session.js'
import { empty } from '../ui/states.js'
import { postComposer, postList } from './stream.js'
import { tabs } from './tabs.js'

export function open({ scope }) {
  const stream = postList({
    scope,
    label: 'Posts of people you follow',
    query: { scope: 'following' },
    admits: (post) => (post.author.id === session.user?.id ? true : null),
    empty: () =>
      empty(
        'follow',
        'Follow someone',
        'The posts of those you follow are here, and nobody else’s.',
        el('a.button.primary', { href: '#/search' }, 'Find people')
      )
  })
  return {
    title: 'Following',
    keep: true,
    refresh: stream.refresh,
    node: el('section', {}, el('h1.visually-hidden', {}, 'Following'), tabs('following'), postComposer(stream.add), stream.node)
  }
}
