// The snippets that applications were written from, run as they stand. Only what they leave open is filled in: the
// address, the token, and the names that they use without declaring.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { io } from 'socket.io-client'
import { url } from './chorus.mjs'

const read = name => readFile(new URL(`./snippets/${name}`, import.meta.url), 'utf8')
const atGateway = text => text.replaceAll('http://localhost:3000', url)

// Runs the connection snippet as a module of its own and returns the socket it made.
export async function connection(user) {
  const text = atGateway(await read('connection.js')).replace('your-jwt-token', user.token)
  const directory = await mkdtemp(join(dirname(fileURLToPath(import.meta.url)), 'running-'))
  globalThis.userId = user.id
  try {
    const file = join(directory, 'connection.mjs')
    await writeFile(file, `${text}\nexport { socket }\n`)
    return (await import(pathToFileURL(file))).socket
  } finally {
    delete globalThis.userId
    await rm(directory, { recursive: true })
  }
}

// Runs the React hook with just enough of React around it. Returns what it shows, and how to unmount it.
export async function reactHook(user) {
  const shown = { toasts: [], notifications: [], sockets: [] }
  const surroundings = {
    io: (...parameters) => {
      const socket = io(...parameters)
      shown.sockets.push(socket)
      return socket
    },
    user,
    getToken: () => user.token,
    setNotifications: change => (shown.notifications = change(shown.notifications)),
    showToast: title => shown.toasts.push(title),
    useEffect: effect => (shown.unmount = effect())
  }
  new Function(...Object.keys(surroundings), atGateway(await read('react-hook.js')))(...Object.values(surroundings))
  return shown
}
