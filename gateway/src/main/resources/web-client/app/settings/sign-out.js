import { post } from '../core/api.js'
import { Problem } from '../core/problem.js'
import { session } from '../core/session.js'

/** Ends this session on the server, and here. One that has ended there already ends here all the same. */
export async function signOut() {
  try {
    await post('/api/auth/logout')
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
  }
  session.end()
}
