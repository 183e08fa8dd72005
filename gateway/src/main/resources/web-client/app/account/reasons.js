// What the server finds wrong with an account's fields, in words.

export const BAD_USERNAME = 'Use 3 to 30 letters a–z, digits, dots or underscores.'
export const BAD_NAME = 'Use 1 to 50 characters.'

export function passwordReason(message = '') {
  return message.includes('common')
    ? 'This password is among the first that others would guess. Choose another.'
    : 'Use 8 to 128 characters.'
}

/** `{field: text}` for a refused account or change of one. */
export function accountReasons(problem) {
  if (problem.code === 'USERNAME_TAKEN') return { username: 'Someone already has this username.' }
  if (problem.code === 'EMAIL_TAKEN') return { email: 'There is an account with this e-mail address. Sign in instead?' }
  const texts = {
    username: () => BAD_USERNAME,
    email: () => 'This doesn’t look like an e-mail address.',
    password: passwordReason,
    newPassword: passwordReason,
    currentPassword: () => 'This is not your current password.',
    displayName: () => BAD_NAME
  }
  return Object.fromEntries(
    problem.errors.filter((error) => texts[error.field]).map((error) => [error.field, texts[error.field](error.message)])
  )
}
