import { followList } from './follow-list.js'

export function open({ params, scope }) {
  return followList({ id: params.id, kind: 'following', title: 'Following', scope })
}
