/** The pencils: plain SVG shapes as text. Numbers are rounded, so that a drawing is small and the same everywhere. */

const short = (value: number) => String(Math.round(value * 10) / 10)

export function rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  const round = radius > 0 ? ` rx="${short(radius)}"` : ''
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}"${round}/>`
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}"/>`
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string): string {
  return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${fill}"/>`
}

export function ring(x: number, y: number, rx: number, ry: number, colour: string, width: number): string {
  return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="none" stroke="${colour}" stroke-width="${width}"/>`
}

export function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function stroke(d: string, colour: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Shapes moved, then turned and scaled around their own origin. */
export function at(x: number, y: number, parts: string, { turn = 0, size = 1 }: { turn?: number; size?: number } = {}) {
  const turned = turn === 0 ? '' : ` rotate(${short(turn)})`
  const scaled = size === 1 ? '' : ` scale(${Math.round(size * 100) / 100})`
  return `<g transform="translate(${short(x)} ${short(y)})${turned}${scaled}">${parts}</g>`
}

/** The same shapes, left and right changed. */
export function mirrored(parts: string): string {
  return `<g transform="scale(-1 1)">${parts}</g>`
}

/** The same thing `count` times, each told its place in the row. */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

export function opacity(share: number, parts: string): string {
  return `<g opacity="${share}">${parts}</g>`
}

/** `colour` (#rrggbb) towards black (negative) or white (positive) by a share from -1 to 1. */
export function shade(colour: string, by: number): string {
  const target = by < 0 ? 0 : 255
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16)
    return Math.round(value + (target - value) * Math.abs(by))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

/** The soft shadow that a thing throws on the table. */
export function shadow(x: number, y: number, rx: number, ry = rx * 0.16): string {
  return opacity(0.16, ellipse(x, y, rx, ry, '#2b1d0e'))
}

/** Three curls of steam. */
export function steam(x: number, y: number, spread = 34): string {
  return opacity(
    0.75,
    times(3, (index) => stroke(`M${short(x + (index - 1) * spread)} ${short(y)}q-14 -18 0 -34t0 -34`, '#ffffff', 7)),
  )
}

/** Small four-pointed stars: clean, new, shining. */
export function sparkles(places: readonly (readonly [x: number, y: number, size: number])[], colour = '#ffffff') {
  return places
    .map(([x, y, size]) =>
      at(x, y, path('M0 -10 L2.6 -2.6 L10 0 L2.6 2.6 L0 10 L-2.6 2.6 L-10 0 L-2.6 -2.6Z', colour), { size }),
    )
    .join('')
}
