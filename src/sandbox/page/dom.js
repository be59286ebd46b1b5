/** Small building blocks of the page: elements, and icons drawn as one path each. */

const ICONS = {
  send: 'M3 20.500 21.500 12 3 3.500l.010 6.600L15 12 3.010 13.900z',
  clip: 'M16.500 6.500v9.800a4.500 4.500 0 0 1-9 0V5.800a3 3 0 0 1 6 0v9.700a1.500 1.500 0 0 1-3 0V6.500',
  reply: 'M10 8V4l-7 7 7 7v-4.100c5 0 8.500 1.600 11 5.100-1-5-4-10-11-11z',
  down: 'M6 9.500 12 15.500 18 9.500',
  close: 'M6 6 18 18M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M15.500 15.500 20 20M17 10.500a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0z',
  sun: 'M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300 7 7M17 17l1.700 1.700M5.300 18.700 7 17M17 7l1.700-1.700M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  auto: 'M12 3.500a8.500 8.500 0 1 0 0 17zM12 3.500a8.500 8.500 0 0 1 0 17',
  hint: 'M9.500 18.500h5M10.500 21h3M12 3a6 6 0 0 0-3.500 10.900c.7.500 1 1.200 1 2v.600h5v-.600c0-.8.3-1.500 1-2A6 6 0 0 0 12 3z',
  file: 'M13.500 3H7a1.500 1.500 0 0 0-1.500 1.500v15A1.500 1.500 0 0 0 7 21h10a1.500 1.500 0 0 0 1.500-1.500V8zM13.500 3v5h5',
  check: 'M4.500 12.500 9.500 17.500 19.500 6.500',
  swap: 'M7 4 3.500 7.500 7 11M3.500 7.500H17M17 13l3.500 3.500L17 20M20.500 16.500H7',
}
/** Icons that are areas, not lines. */
const FILLED = new Set(['send', 'reply'])

/**
 * An element with properties, `on…` listeners, `aria-…`/`data-…`/`role` attributes and children.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | undefined | null | false)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (/^(aria-|data-|role$|for$)/.test(name)) element.setAttribute(name, String(value))
    else if (name === 'class') element.className = value
    else Reflect.set(element, name, value)
  }
  element.append(...children.filter(isThere))
  return element
}

/** Replaces what is inside; what is left out as `undefined` or `false` is not shown. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter(isThere))
}

function isThere(child) {
  return child !== undefined && child !== null && child !== false && child !== ''
}

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('icon', FILLED.has(name) ? 'filled' : 'lined')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

/** The two ticks (or one, or a clock) of a message's way. */
export function ticks(status) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 20 12')
  svg.classList.add('ticks', status)
  const paths = {
    pending: 'M10 1.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10 3.500V6l2 1.200',
    sent: 'M6.500 6.500 9.500 9.500 15.500 2.500',
  }
  const both = 'M2 6.500 5 9.500 11 2.500M8 8.300 9.200 9.500 15.800 2.500'
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[status] ?? both)
  svg.append(path)
  return svg
}

const HUES = ['#e17076', '#eda86c', '#a695e7', '#7bc862', '#6ec9cb', '#65aadd', '#ee7aae', '#c9983e']

/** A round picture with somebody's initials, always in the same colour for the same name. */
export function avatar(name) {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0].toUpperCase())
    .join('')
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const element = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials)
  element.style.setProperty('--hue', HUES[sum % HUES.length])
  return element
}
