import { chooseTheme, chosenTheme } from '../core/theme.js'
import { el, freshId } from '../core/dom.js'
import { icon } from '../ui/icons.js'
import { panel } from './panel.js'

const THEMES = [
  ['system', 'system', 'System'],
  ['light', 'sun', 'Light'],
  ['dark', 'moon', 'Dark']
]

export function appearance() {
  const chosen = chosenTheme()
  return panel(
    'Appearance',
    null,
    el(
      'fieldset.segments',
      {},
      el('legend.visually-hidden', {}, 'Theme'),
      THEMES.map(([name, picture, text]) => {
        const id = freshId('theme')
        const input = el('input', { type: 'radio', name: 'theme', id, value: name, onchange: () => chooseTheme(name) })
        input.checked = name === chosen
        return el('div', {}, input, el('label', { for: id }, icon(picture), text))
      })
    )
  )
}
