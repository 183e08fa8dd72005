// What someone is writing, kept for this tab until it has been sent: a failed request or a reload loses nothing typed.

const PREFIX = 'chorus.draft.'

export function draft(name) {
  return sessionStorage.getItem(PREFIX + name) ?? ''
}

export function keepDraft(name, text) {
  if (text) sessionStorage.setItem(PREFIX + name, text)
  else sessionStorage.removeItem(PREFIX + name)
}

export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  }
}
