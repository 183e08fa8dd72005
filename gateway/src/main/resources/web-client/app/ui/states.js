// What a view shows when it has nothing to show: yet, at all, or because something went wrong.
import { el } from '../core/dom.js'
import { words } from '../core/problem.js'
import { icon } from './icons.js'

export function empty(iconName, title, text, ...actions) {
  return el(
    'div.state',
    {},
    el('div.state-icon', {}, icon(iconName)),
    el('h2', {}, title),
    text && el('p', {}, text),
    actions.length > 0 && el('div.state-actions', {}, actions)
  )
}

export function failed(problem, retry) {
  return el(
    'div.state',
    { role: 'alert' },
    el('div.state-icon.trouble', {}, icon('warning')),
    el('p', {}, words(problem)),
    el('div.state-actions', {}, el('button.button', { type: 'button', onclick: retry }, icon('retry'), 'Try again'))
  )
}

/** Grey shapes where rows are about to be. */
export function skeleton(rows = 4, kind = 'row') {
  return el(
    'div.skeletons',
    { 'aria-hidden': 'true' },
    Array.from({ length: rows }, () =>
      el(
        `div.skeleton.skeleton-${kind}`,
        {},
        el('span.bone.round'),
        el('span.bone.short'),
        el('span.bone'),
        kind === 'post' && el('span.bone.long')
      )
    )
  )
}
