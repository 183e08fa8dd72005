import { el } from '../core/dom.js'
import { empty } from '../ui/states.js'
import { postComposer, postList } from './stream.js'
import { tabs } from './tabs.js'

export function open({ scope }) {
  const stream = postList({
    scope,
    label: 'Posts',
    query: {},
    admits: () => true,
    empty: () =>
      empty('home', 'It’s quiet in here', 'Write the first post, or find people to follow.', el('a.button', { href: '#/search' }, 'Find people'))
  })
  return {
    title: 'Feed',
    keep: true,
    refresh: stream.refresh,
    node: el('section', {}, el('h1.visually-hidden', {}, 'Feed'), tabs('all'), postComposer(stream.add), stream.node)
  }
}
