/** Meals and snacks in boxes and bowls. */
import {
  banana,
  beef,
  type Cake,
  cakes,
  cakesIn,
  chicken,
  cracker,
  cucumber,
  halfEgg,
  leaf,
  rice,
  sambal,
  vegetables,
} from './dishes.ts'
import { byName, type Drawing, type Look, says } from './look.ts'
import { at, circle, ellipse, path, rect, shade, shadow, steam, stroke, times } from './shapes.ts'

const KRAFT = '#c89a63'

const PALE: ReadonlySet<string> = new Set(['#f2efe8', '#ffffff', '#f7ead2'])

/** An open carton seen from above, its lid behind it. */
function carton(paper: string): string {
  return (
    shadow(320, 408, 250) +
    path('M118 120 L150 48 H490 L522 120Z', shade(paper, -0.14)) +
    path('M140 112 L164 60 H476 L500 112Z', shade(paper, 0.12)) +
    rect(96, 112, 448, 290, shade(paper, -0.2), 20) +
    rect(96, 108, 448, 284, paper, 20) +
    rect(114, 126, 412, 248, PALE.has(paper) ? '#efe0c4' : shade(paper, 0.72), 14)
  )
}

function meal(look: Look, riceOf: string, main: string): string {
  const paper = look.dice.pick([KRAFT, KRAFT, '#d8b07c', '#f2efe8', look.colour])
  const extra = look.dice.some(
    [
      at(0, 0, cucumber()) + at(34, 18, cucumber(), { size: 0.9 }),
      at(0, 0, halfEgg(), { size: 0.9 }),
      vegetables(),
      at(0, 0, cracker(), { size: 0.95 }),
    ],
    2,
  )
  const dessert = says(look, 'puding')
    ? rect(-34, -30, 68, 60, '#f7d27b', 12) + rect(-34, 8, 68, 22, '#7a4322', 10)
    : says(look, 'telur')
      ? halfEgg('#e05a34')
      : banana()
  return (
    carton(paper) +
    stroke('M318 134 V366 M326 262 H520', PALE.has(paper) ? '#d9c39b' : shade(paper, 0.35), 6) +
    at(214, 246, leaf(0.92), { turn: -8 }) +
    at(214, 226, riceOf, { size: 1.14 }) +
    at(410, 196, main, { size: 1.14 }) +
    at(366, 318, sambal(), { size: 1 }) +
    at(438, 318, extra[0] ?? '', { size: 0.95 }) +
    at(496, 322, dessert, { size: 0.72, turn: 70 }) +
    at(200, 334, extra[1] ?? '', { size: 0.9 })
  )
}

export const chickenBox: Drawing = (look) => {
  const colour = byName(
    look,
    [
      ['bakar|taliwang|betutu', '#9a4a1c'],
      ['kecap', '#6f3a1a'],
      ['matah|geprek', '#d98a2b'],
      ['serundeng', '#c58a35'],
    ],
    '#dd9637',
  )
  const crumbs = says(look, 'kremes', 'serundeng', 'geprek')
    ? times(16, (i) => circle(((i * 41) % 140) - 70, ((i * 27) % 96) - 50, 5, '#f6cf7a'))
    : ''
  const hot = says(look, 'geprek', 'balado', 'taliwang')
    ? times(9, (i) => circle(((i * 33) % 90) - 50, ((i * 19) % 60) - 40, 7, '#cf3420'))
    : says(look, 'matah')
      ? vegetables()
      : ''
  return meal(look, rice(), chicken(colour) + crumbs + at(-8, -10, hot))
}

export const beefBox: Drawing = (look) => {
  const colour = byName(
    look,
    [
      ['lada hitam', '#4a2f22'],
      ['empal|dendeng', '#8a3f22'],
      ['teriyaki', '#6a3b24'],
      ['semur', '#5a3018'],
    ],
    '#7a3d1d',
  )
  const green = says(look, 'dendeng')
    ? times(10, (i) => circle(((i * 37) % 120) - 60, ((i * 23) % 70) - 34, 5, '#d83a20'))
    : ''
  return meal(look, rice(), beef(colour) + green)
}

export const yellowRiceBox: Drawing = (look) => {
  const grains = says(look, 'kuning')
    ? rice('#f6cd3c', '#e0ab1c')
    : says(look, 'ulam')
      ? rice('#dfe8b4', '#7aa350')
      : rice('#fffaf0', '#b9803d')
  const main = says(look, 'ayam')
    ? chicken('#d98a2b')
    : says(look, 'empal', 'semur')
      ? beef('#5f3419')
      : at(-24, 0, halfEgg('#e05a34')) + at(34, 10, halfEgg('#e05a34'))
  return meal(look, grains, main)
}

export const buffet: Drawing = (look) => {
  const foods = look.dice.some(['#8a3f1d', '#d98a2b', '#5aa544', '#f6cd3c', '#fff6e2', '#c8321d'], 3)
  const dish = (x: number, food: string) =>
    at(
      x,
      0,
      shadow(0, 300, 92) +
        rect(-82, 232, 164, 66, '#aab4bd', 10) +
        rect(-82, 232, 164, 22, '#dfe5ea', 8) +
        ellipse(0, 232, 82, 26, '#8d98a3') +
        ellipse(0, 230, 72, 20, food) +
        times(6, (i) => circle(-46 + i * 18, 226 + (i % 2) * 8, 8, shade(food, i % 2 ? 0.2 : -0.2))) +
        path('M-82 210 A82 82 0 0 1 82 210Z', '#c5ced6') +
        stroke('M-58 190 A62 62 0 0 1 -14 148', '#ffffff', 9) +
        rect(-14, 112, 28, 18, '#8d98a3', 8) +
        path('M-18 326 q18 -42 36 0Z', '#f29a2e') +
        rect(-20, 318, 40, 14, '#6d7882', 4),
    )
  return (
    rect(40, 318, 560, 120, '#ffffff', 8) +
    times(9, (i) =>
      path(`M${40 + i * 62} 330 q31 50 62 0 v108 h-62Z`, i % 2 ? look.colour : shade(look.colour, 0.25)),
    ) +
    rect(32, 306, 576, 26, '#fff7ea', 8) +
    dish(140, foods[0] ?? '') +
    dish(320, foods[1] ?? '') +
    dish(500, foods[2] ?? '') +
    steam(320, 104, 46)
  )
}

export const bowl: Drawing = (look) => {
  const porridge = says(look, 'bubur')
  const soup = byName(
    look,
    [
      ['bubur', '#f6edd6'],
      ['betawi|tangkar', '#f0c27a'],
      ['laksa', '#f2b33d'],
      ['godog|lontong', '#eaa23a'],
      ['mie', '#d99a3c'],
    ],
    '#f0cf6a',
  )
  const toppings = porridge
    ? times(8, (i) => rect(230 + ((i * 53) % 170), 196 + ((i * 29) % 40), 30, 9, i % 2 ? '#e0a04a' : '#c98a35', 4)) +
      times(8, (i) => circle(250 + ((i * 43) % 150), 200 + ((i * 31) % 40), 6, '#5aa544'))
    : at(270, 212, says(look, 'ayam') ? halfEgg() : beef('#8a4a22'), { size: 0.62 }) +
      at(380, 208, says(look, 'lontong', 'ketupat') ? rect(-40, -26, 80, 52, '#e9f0c2', 8) : halfEgg(), { size: 0.7 }) +
      times(9, (i) => circle(240 + ((i * 47) % 170), 190 + ((i * 23) % 46), 6, '#5aa544'))
  const noodles = says(look, 'mie', 'laksa')
    ? times(5, (i) => stroke(`M${236 + i * 10} 214 q40 ${-34 + i * 8} 90 ${-4 + i * 3} t70 2`, '#fbe7a3', 6))
    : ''
  const china = look.dice.pick(['#ffffff', look.colour, '#f4efe4'])
  return (
    shadow(320, 398, 190) +
    ellipse(320, 386, 190, 26, '#f3ede2') +
    path('M150 212 H490 C486 320 420 382 320 382 C220 382 154 320 150 212Z', china) +
    path('M168 262 C190 330 246 372 320 374 C246 360 200 320 186 262Z', shade(china, -0.12)) +
    stroke('M172 300 q150 60 296 0', look.accent, 8) +
    ellipse(320, 212, 170, 48, shade(china, -0.08)) +
    ellipse(320, 212, 154, 40, soup) +
    noodles +
    toppings +
    stroke('M440 200 L560 116', '#b8c0c7', 14) +
    steam(320, 150, 44)
  )
}

/** Cakes for boxes whose name speaks of none. */
export const FILLERS: readonly Cake[] = [
  'lemper',
  'risol',
  'bolu',
  'pastel',
  'lapis',
  'dadar',
  'sus',
  'talam',
  'kroket',
  'pie',
  'lumpur',
]

function snackBox(look: Look, count: number): string {
  const paper = look.dice.pick(['#ffffff', '#f7ead2', look.colour, KRAFT])
  const items = cakesIn(look.name, count, look.dice.some(FILLERS, 6))
  const places =
    count === 3
      ? [
          [206, 214],
          [330, 292],
          [446, 206],
        ]
      : [
          [206, 202],
          [344, 206],
          [206, 306],
          [344, 310],
        ]
  const water =
    count === 4
      ? at(
          452,
          260,
          rect(-38, -52, 76, 108, '#d5eef7', 12) +
            rect(-38, -6, 76, 62, '#aedcf0', 12) +
            rect(-42, -58, 84, 14, '#5aa9d6', 6) +
            rect(-38, -14, 76, 24, look.accent, 2),
        )
      : ''
  return (
    carton(paper) +
    rect(126, 138, 388, 224, '#fffaf0', 10) +
    items
      .map((cake, index) =>
        at(places[index]?.[0] ?? 320, places[index]?.[1] ?? 250, cakes[cake](), {
          size: count === 3 ? 1.55 : 1.4,
          turn: look.dice.between(-10, 10),
        }),
      )
      .join('') +
    water +
    at(482, 344, rect(-34, -12, 68, 24, '#f2f2f2', 3), { turn: -8 })
  )
}

export const snackBox3: Drawing = (look) => snackBox(look, 3)

export const snackBox4: Drawing = (look) => snackBox(look, 4)
