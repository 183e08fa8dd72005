import { followList } from './follow-list.js'

export function open({ params, scope }) {
  return followList({ id: params.id, kind: 'followers', title: 'Followers', scope })
}
