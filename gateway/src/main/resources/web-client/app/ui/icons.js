const SVG = 'http://www.w3.org/2000/svg'

const PATHS = {
  home: ['M4 11.2 12 4l8 7.2V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19z', 'M9.5 20.5v-6h5v6'],
  search: ['M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6z', 'm15.8 15.8 4.4 4.4'],
  message: ['M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.6 4v-4A2.4 2.4 0 0 1 4 13.6z'],
  bell: ['M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15z', 'M10 20.5a2.2 2.2 0 0 0 4 0'],
  person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.5a7.5 7.5 0 0 1 15 0'],
  settings: [
    'M4 7h9.5M17.5 7H20M4 17h2.5M10.5 17H20',
    'M15.5 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
    'M8.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z'
  ],
  heart: ['M12 20S4 15.4 4 9.6A4.3 4.3 0 0 1 12 7.4a4.3 4.3 0 0 1 8 2.2C20 15.4 12 20 12 20z'],
  comment: ['M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.5-4.7A7.5 7.5 0 1 1 20 11.5z'],
  pencil: ['m5 19 .9-4L15.6 5.3a1.9 1.9 0 0 1 2.7 0l.4.4a1.9 1.9 0 0 1 0 2.7L9 18.1z', 'm13.8 7.2 3 3'],
  trash: ['M4.5 7h15', 'M9.5 7V4.8h5V7', 'm6.5 7 .8 12.5h9.4L17.5 7', 'M10.2 10.5v5.5m3.6-5.5v5.5'],
  lock: ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
  more: ['M5.5 12h.9M11.6 12h.9M17.6 12h.9'],
  back: ['M19 12H5m6-6-6 6 6 6'],
  send: ['M20 4 10.5 13.5', 'm20 4-5.5 16-4-6.5L4 9.5z'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  checks: ['m2.5 12.5 4.3 4.5L15 8', 'm12.5 16.5.5.5L21.5 8'],
  close: ['M6 6l12 12M18 6 6 18'],
  mute: ['M4 9.5h3.5L12 6v12l-4.5-3.5H4z', 'm16 9.5 5 5m0-5-5 5'],
  block: ['M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z', 'M6 6l12 12'],
  sun: ['M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4z', 'M12 2.8v2m0 14.4v2M2.8 12h2m14.4 0h2M5.5 5.5l1.4 1.4m10.2 10.2 1.4 1.4m0-13-1.4 1.4M6.9 17.1l-1.4 1.4'],
  moon: ['M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z'],
  system: ['M4 5h16v11H4z', 'M9 20h6m-3-4v4'],
  leave: ['M10 4.5H5.5v15H10', 'M14.5 8l4 4-4 4', 'M18 12H9.5'],
  retry: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4.5V9H15'],
  clock: ['M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z', 'M12 7.5V12l3 2'],
  follow: ['M10 12a3.8 3.8 0 1 0 0-7.6A3.8 3.8 0 0 0 10 12z', 'M3.5 20a6.5 6.5 0 0 1 13 0', 'M18.5 8v6m-3-3h6'],
  warning: ['M12 4 2.8 20h18.4z', 'M12 10v4.5m0 2.8v.01'],
  inbox: ['M4 13.5 6.5 5h11l2.5 8.5V19H4z', 'M4 13.5h4.5l1 2.5h5l1-2.5H20']
}

/** A drawing beside a text that says the same, or in a control that has a label. */
export function icon(name, className = '') {
  const svg = drawing('0 0 24 24', `icon ${className}`.trim())
  for (const d of PATHS[name]) svg.append(shape('path', { d }))
  return svg
}

/** The mark: voices around one. */
export function mark() {
  const svg = drawing('0 0 32 32', 'mark')
  svg.append(
    shape('path', { d: 'M24.5 7.2A12.2 12.2 0 1 0 24.5 24.8' }),
    shape('path', { d: 'M20.4 11.6A6.2 6.2 0 1 0 20.4 20.4' }),
    shape('circle', { cx: '26.2', cy: '16', r: '2.6' })
  )
  return svg
}

function drawing(viewBox, className) {
  return shape('svg', { viewBox, class: className, 'aria-hidden': 'true', focusable: 'false' })
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value)
  return node
}
