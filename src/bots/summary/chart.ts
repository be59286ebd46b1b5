/**
 * The summary's picture: two weeks of orders as bars, made to be read on a phone. An SVG drawn here, turned into a PNG
 * with the project's own fonts, so that it looks the same on every machine.
 */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Day } from '#core/calendar.ts'
import { weekday } from '#core/calendar.ts'
import type { ChartDay } from '#core/oversight/digest.ts'

/** What stands in the picture, in the reader's language. */
export interface ChartWords {
  readonly title: string
  /** The period's figures: `12 pesanan`, `Rp45 juta`. */
  readonly count: string
  readonly value: string
  readonly done: string
  readonly open: string
  readonly dead: string
  /** One for each weekday, Monday first. */
  readonly weekdays: readonly string[]
  readonly nothing: string
  /** What stands for a thousand: `3,9rb`. */
  readonly thousand: string
  readonly decimal: string
}

export interface Chart {
  readonly days: readonly ChartDay[]
  /** The days that the summary is about: drawn in full colour. */
  readonly from: Day
  readonly until: Day
  readonly words: ChartWords
}

export interface Picture {
  readonly sha256: string
  readonly mimeType: 'image/png'
  readonly bytes: Uint8Array
}

const WIDTH = 1080
const HEIGHT = 720
const PLOT = { left: 48, right: WIDTH - 48, top: 246, bottom: 556 }
const COLOURS = { done: '#1f8a5b', open: '#f2a93b', dead: '#c9ced6', ink: '#14213d', faint: '#5c6678', line: '#e3e7ee' }
const KINDS = ['done', 'open', 'dead'] as const

/** The picture as a PNG, named by its content. */
export async function drawChart(chart: Chart): Promise<Picture> {
  // Loaded when the first summary is drawn: start-up does not wait for it.
  const { Resvg } = await import('@resvg/resvg-js')
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' }
  const bytes = new Resvg(chartSvg(chart), { font }).render().asPng()
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mimeType: 'image/png', bytes }
}

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)),
)

/** The picture as SVG. */
export function chartSvg({ days, from, until, words }: Chart): string {
  const highest = Math.max(0, ...days.map(countOf))
  const bars = days.map((day, index) =>
    barOf(day, slotOf(index, days.length), highest, { own: from <= day.day && day.day <= until, words }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="DejaVu Sans">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${label(PLOT.left, 78, words.title, { size: 34, fill: COLOURS.faint })}
${label(PLOT.left, 160, words.count, { size: 64, bold: true })}
${label(PLOT.right, 160, words.value, { size: 46, bold: true, anchor: 'end', fill: COLOURS.done })}
${highest === 0 ? label(WIDTH / 2, 420, words.nothing, { size: 36, anchor: 'middle', fill: COLOURS.faint }) : ''}
${bars.join('\n')}
<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${PLOT.bottom}" y2="${PLOT.bottom}" stroke="${COLOURS.line}" stroke-width="3"/>
${legend(words)}
</svg>`
}

interface Slot {
  readonly left: number
  readonly width: number
}

function slotOf(index: number, count: number): Slot {
  const width = (PLOT.right - PLOT.left) / count
  return { left: PLOT.left + index * width, width }
}

const countOf = ({ done, open, dead }: ChartDay) => done + open + dead

/** A day's bar with its count above and its date below; other days than the summary's own stand back. */
function barOf(
  day: ChartDay,
  { left, width }: Slot,
  highest: number,
  { own, words }: { own: boolean; words: ChartWords },
): string {
  const middle = left + width / 2
  const scale = highest === 0 ? 0 : (PLOT.bottom - PLOT.top) / highest
  let top = PLOT.bottom
  const parts = KINDS.map((kind) => {
    const height = day[kind] * scale
    top -= height
    return height > 0 ? rect(left + width * 0.14, top, width * 0.72, height, COLOURS[kind]) : ''
  })
  const count = countOf(day)
  const ink = own ? COLOURS.ink : COLOURS.faint
  const figure = short(count, words)
  const size = figure.length > 3 ? 22 : 28
  const above = count > 0 ? label(middle, top - 12, figure, { size, anchor: 'middle', bold: own, fill: ink }) : ''
  const date = label(middle, 598, String(Number(day.day.slice(8))), {
    size: 30,
    anchor: 'middle',
    bold: own,
    fill: ink,
  })
  const name = label(middle, 632, words.weekdays[weekday(day.day) - 1] ?? '', {
    size: 22,
    anchor: 'middle',
    fill: weekday(day.day) > 5 ? '#c0392b' : COLOURS.faint,
  })
  return `${own ? '<g>' : '<g opacity="0.62">'}${parts.join('')}</g>${above}${date}${name}`
}

function short(count: number, { thousand, decimal }: ChartWords): string {
  if (count < 1_000) return String(count)
  const thousands = (count / 1_000).toFixed(count < 10_000 ? 1 : 0).replace('.', decimal)
  return `${thousands}${thousand}`
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  const [left, top, wide, high] = [x, y, width, height].map((value) => value.toFixed(1))
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${fill}"/>`
}

function legend(words: ChartWords): string {
  const places = [PLOT.left, PLOT.left + 300, PLOT.left + 640]
  return KINDS.map((kind, index) => {
    const x = places[index] ?? 0
    return `${rect(x, 664, 28, 28, COLOURS[kind])}${label(x + 42, 688, words[kind], { size: 28, fill: COLOURS.faint })}`
  }).join('')
}

interface Lettering {
  readonly size: number
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
}

function label(x: number, y: number, words: string, { size, bold, anchor = 'start', fill }: Lettering): string {
  const weight = bold ? ' font-weight="bold"' : ''
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" text-anchor="${anchor}"${weight} fill="${fill ?? COLOURS.ink}">${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
