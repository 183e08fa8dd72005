// Each view is a module of its own, fetched when it is first opened. The last route is for addresses that lead nowhere.
export const routes = [
  { path: '', place: 'feed', load: () => import('./feed/feed.js') },
  { path: 'following', place: 'feed', load: () => import('./feed/following.js') },
  { path: 'post/:id', place: 'feed', load: () => import('./post/post.js') },
  { path: 'search', place: 'search', load: () => import('./people/search.js') },
  { path: 'u/:id', place: 'people', load: () => import('./people/profile.js') },
  { path: 'u/:id/followers', place: 'people', load: () => import('./people/followers.js') },
  { path: 'u/:id/following', place: 'people', load: () => import('./people/followings.js') },
  { path: 'requests', place: 'notifications', load: () => import('./people/requests.js') },
  { path: 'messages', place: 'messages', wide: true, load: () => import('./messages/messages.js') },
  { path: 'messages/requests', place: 'messages', wide: true, load: () => import('./messages/requests.js') },
  { path: 'messages/:userId', place: 'messages', wide: true, load: () => import('./messages/conversation.js') },
  { path: 'notifications', place: 'notifications', load: () => import('./notifications/notifications.js') },
  { path: 'settings', place: 'settings', load: () => import('./settings/settings.js') },
  { path: 'sign-in', signedOut: true, load: () => import('./account/sign-in.js') },
  { path: 'sign-up', signedOut: true, load: () => import('./account/sign-up.js') },
  { path: 'nowhere', load: () => import('./shell/nowhere.js') }
]
