// Light, dark, or as the system has it.

const KEY = 'chorus.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

export function chosenTheme() {
  return document.documentElement.dataset.theme ?? 'system'
}

export function isDark() {
  return chosenTheme() === 'system' ? dark.matches : chosenTheme() === 'dark'
}

export function chooseTheme(theme) {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme
    localStorage.removeItem(KEY)
  } else {
    document.documentElement.dataset.theme = theme
    localStorage.setItem(KEY, theme)
  }
}
