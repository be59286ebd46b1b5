/** Pieces of food, each around its own origin, about 100 wide. */
import { at, circle, ellipse, path, rect, shade, stroke, times } from './shapes.ts'

export const leaf = (size = 1): string =>
  at(
    0,
    0,
    path('M-110 10 Q-60 -70 110 -40 Q70 60 -110 10Z', '#4f9a4a') + stroke('M-104 8 Q0 -10 104 -38', '#3a7a38', 4),
    { size },
  )

export function rice(colour = '#fffaf0', flecks = '#e9dcc3'): string {
  const spots = times(14, (index) => ellipse(((index * 47) % 120) - 60, ((index * 31) % 66) - 34, 6, 3, flecks))
  return ellipse(0, 6, 88, 62, shade(colour, -0.12)) + ellipse(0, 0, 86, 60, colour) + spots
}

/** A drumstick; `colour` from golden to grilled. */
export function chicken(colour: string): string {
  return (
    stroke('M38 30 L74 62', '#fff3df', 15) +
    circle(76, 58, 10, '#fff3df') +
    circle(70, 68, 10, '#fff3df') +
    path('M-62 -36 C-20 -82 52 -52 54 -6 C56 26 40 44 20 40 C-24 34 -86 8 -62 -36Z', shade(colour, -0.2)) +
    path('M-56 -38 C-20 -76 44 -50 46 -10 C48 18 34 34 16 30 C-22 24 -78 2 -56 -38Z', colour) +
    stroke('M-34 -32 q18 -18 40 -12', shade(colour, 0.35), 7)
  )
}

/** Chunks of stewed beef in their sauce. */
export function beef(colour: string): string {
  const chunk = (x: number, y: number, turn: number) =>
    at(
      x,
      y,
      rect(-27, -20, 54, 40, shade(colour, -0.28), 12) +
        rect(-24, -19, 48, 32, colour, 10) +
        stroke('M-12 -8 h22', shade(colour, 0.25), 4),
      { turn },
    )
  return (
    ellipse(0, 8, 84, 54, shade(colour, -0.4)) +
    chunk(-34, -8, -12) +
    chunk(28, -16, 14) +
    chunk(-2, 24, 4) +
    times(9, (i) => circle(((i * 53) % 130) - 65, ((i * 29) % 70) - 30, 3, '#d9583b'))
  )
}

export function halfEgg(colour = '#fffdf6'): string {
  return ellipse(0, 3, 34, 42, shade(colour, -0.14)) + ellipse(0, 0, 33, 41, colour) + circle(0, 4, 17, '#f4b223')
}

export const sambal = (): string =>
  circle(0, 4, 36, '#b5381f') +
  circle(0, 0, 36, '#f3efe6') +
  circle(0, 0, 29, '#c8321d') +
  times(7, (i) => circle(((i * 17) % 36) - 18, ((i * 23) % 34) - 17, 3, '#f2a33c'))

export const cucumber = (): string =>
  circle(0, 2, 26, '#3f8a3d') +
  circle(0, 0, 22, '#d7efb8') +
  times(6, (i) => at(0, 0, ellipse(0, -11, 3, 5, '#a5cf83'), { turn: i * 60 }))

export const vegetables = (): string =>
  times(6, (i) =>
    at(((i * 37) % 100) - 48, ((i * 23) % 44) - 22, rect(-24, -6, 48, 12, i % 2 ? '#5aa544' : '#ee8b2d', 6), {
      turn: (i * 50) % 180,
    }),
  )

export const cracker = (): string =>
  circle(0, 0, 44, '#f5d9a0') +
  times(8, (i) => at(0, 0, ellipse(0, -25, 9, 7, '#fdeecb'), { turn: i * 45 })) +
  circle(0, 0, 9, '#fdeecb')

export const banana = (): string =>
  stroke('M-44 -20 Q0 44 54 -6', '#e4b51f', 26) +
  stroke('M-40 -16 Q0 36 48 -6', '#f7d64a', 15) +
  circle(-46, -22, 6, '#6b4a1b')

/** Small cakes by name, each about 90 wide. */
export const cakes = {
  lemper: () =>
    rect(-46, -21, 92, 42, '#2f7a3a', 20) +
    rect(-46, -21, 92, 22, '#4a9d4e', 16) +
    stroke('M-26 -20 v40 M26 -20 v40', '#c9e0a2', 5),
  risol: () =>
    rect(-48, -23, 96, 46, '#b9711f', 22) +
    rect(-46, -23, 92, 34, '#e5a03c', 18) +
    times(10, (i) => circle(((i * 31) % 80) - 40, ((i * 13) % 30) - 16, 3, '#f9cf7f')),
  pastel: () =>
    path('M-50 20 A50 46 0 0 1 50 20Z', '#c98a35') +
    path('M-44 16 A44 38 0 0 1 44 16Z', '#efba62') +
    times(7, (i) => circle(-45 + i * 15, 22, 8, '#d69a45')),
  lapis: () => times(5, (i) => rect(-36, -34 + i * 14, 72, 14, i % 2 ? '#fff1d6' : '#e2567a', 2)),
  talam: () => rect(-38, -6, 76, 34, '#5fae54', 6) + rect(-38, -28, 76, 24, '#fff7e6', 6),
  dadar: () =>
    rect(-48, -20, 96, 40, '#4f9f3f', 19) +
    rect(-46, -20, 92, 20, '#7cc95c', 14) +
    circle(-47, 0, 13, '#8a5a2b') +
    circle(47, 0, 13, '#8a5a2b'),
  sus: () =>
    ellipse(0, 18, 44, 20, '#c98a35') +
    ellipse(0, 8, 42, 12, '#fff4c9') +
    path('M-42 2 Q-30 -40 0 -38 Q32 -40 42 2Z', '#e6ab4f') +
    ellipse(-8, -20, 14, 6, '#f6cf86'),
  lumpur: () => ellipse(0, 14, 44, 22, '#d9a236') + ellipse(0, 6, 42, 20, '#f8d978') + ellipse(0, 4, 12, 5, '#6b3a1f'),
  kroket: () =>
    rect(-42, -24, 84, 48, '#a8601c', 24) +
    rect(-40, -24, 80, 36, '#d08a34', 20) +
    times(12, (i) => circle(((i * 29) % 72) - 36, ((i * 17) % 34) - 18, 3, '#f0be72')),
  bolu: () =>
    path('M-38 -2 L-28 34 H28 L38 -2Z', '#f3efe6') +
    path('M-42 0 Q-40 -40 0 -40 Q40 -40 42 0Z', '#e9b24c') +
    circle(0, -38, 9, '#cf2f3c'),
  pie: () =>
    ellipse(0, 12, 46, 22, '#c98a35') +
    ellipse(0, 4, 44, 20, '#f7d98f') +
    times(5, (i) =>
      circle(-24 + i * 12, 2 + (i % 2) * 6, 8, ['#d43d3d', '#f2a33c', '#6fb543', '#7a3d8f', '#f7e04a'][i] ?? '#d43d3d'),
    ),
  tahu: () =>
    path('M-38 -26 L38 -26 L30 30 L-30 30Z', '#b9711f') +
    path('M-36 -28 L36 -28 L28 18 L-28 18Z', '#dd9b3d') +
    ellipse(0, -28, 22, 7, '#f7e7c4') +
    times(4, (i) => circle(-14 + i * 9, -28, 4, i % 2 ? '#ee8b2d' : '#5aa544')),
  bakwan: () =>
    path('M-48 6 Q-40 -34 -4 -28 Q44 -38 48 4 Q40 34 0 28 Q-40 34 -48 6Z', '#c47a24') +
    path('M-40 2 Q-32 -26 -4 -22 Q36 -30 40 0 Q32 24 0 20 Q-34 24 -40 2Z', '#eab04e') +
    times(7, (i) =>
      at(((i * 31) % 64) - 32, ((i * 17) % 34) - 16, rect(-9, -2, 18, 4, i % 2 ? '#ee7b2d' : '#5aa544', 2), {
        turn: i * 40,
      }),
    ),
  pisang: () =>
    path('M-46 24 Q-56 -10 -20 -34 L-8 -30 L-2 -38 L8 -30 L22 -34 Q56 -8 46 24 Q0 40 -46 24Z', '#c9841f') +
    times(5, (i) => stroke(`M${-28 + i * 14} 22 Q${-34 + i * 17} -6 ${-16 + i * 8} -26`, '#f3bd55', 8)),
} as const

export type Cake = keyof typeof cakes

const CAKE_WORDS: readonly (readonly [string, Cake])[] = [
  ['lemper', 'lemper'],
  ['arem', 'lemper'],
  ['risol', 'risol'],
  ['sosis', 'risol'],
  ['pastel', 'pastel'],
  ['lapis', 'lapis'],
  ['pepe', 'lapis'],
  ['talam', 'talam'],
  ['dadar', 'dadar'],
  ['sus', 'sus'],
  ['lumpur', 'lumpur'],
  ['kroket', 'kroket'],
  ['bolu', 'bolu'],
  ['pie', 'pie'],
  ['tahu', 'tahu'],
  ['bakwan', 'bakwan'],
  ['gorengan', 'bakwan'],
  ['pisang', 'pisang'],
]

/** The cakes that a name speaks of, in its order; filled up from `others` to `count`. */
export function cakesIn(name: string, count: number, others: readonly Cake[]): Cake[] {
  const lower = name.toLowerCase()
  const named = CAKE_WORDS.filter(([word]) => lower.includes(word)).sort(
    ([a], [b]) => lower.indexOf(a) - lower.indexOf(b),
  )
  return [...new Set([...named.map(([, cake]) => cake), ...others])].slice(0, count)
}
