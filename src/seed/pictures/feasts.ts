/** Trays, cakes, tumpeng, fruit and what is roasted whole. */
import { beef, cakes, cakesIn, chicken, cucumber, halfEgg, leaf, sambal, vegetables } from './dishes.ts'
import { type Drawing, type Look, says } from './look.ts'
import { FILLERS } from './meals.ts'
import { at, circle, ellipse, opacity, path, rect, ring, shade, shadow, steam, stroke, times } from './shapes.ts'

/** A round tray of woven bamboo, seen a little from the side. */
export function tray(x: number, y: number, radius: number): string {
  const flat = radius * 0.52
  return (
    shadow(x, y + flat * 0.8, radius * 1.02) +
    ellipse(x, y + 10, radius, flat, '#8f6430') +
    ellipse(x, y, radius, flat, '#c9934e') +
    ellipse(x, y, radius * 0.92, flat * 0.9, '#e2b878') +
    times(12, (i) =>
      at(
        x,
        y,
        stroke(
          `M0 0 L${Math.round(radius * 0.9 * Math.cos((i * Math.PI) / 6))} ${Math.round(flat * 0.88 * Math.sin((i * Math.PI) / 6))}`,
          '#cfa05f',
          3,
        ),
      ),
    ) +
    ellipse(x, y, radius * 0.8, flat * 0.78, '#4f9a4a') +
    ring(x, y, radius * 0.8, flat * 0.78, '#3b7d3a', 4)
  )
}

export const cakeTray: Drawing = (look) => {
  const kinds = cakesIn(look.name, 5, look.dice.some(FILLERS, 5))
  const around = 9 + Math.round(look.richness * 3)
  const piece = (angle: number, radius: number, index: number) =>
    at(
      320 + radius * Math.cos(angle),
      270 + radius * 0.52 * Math.sin(angle),
      cakes[kinds[index % kinds.length] ?? 'risol'](),
      { size: 0.68 },
    )
  const order = (index: number, count: number) => (index * 2 * Math.PI) / count - Math.PI / 2
  return (
    tray(320, 276, 250) +
    times(around, (i) => piece(order(i, around), 160, i)) +
    times(6, (i) => piece(order(i, 6), 78, i + 1)) +
    at(320, 268, cakes[kinds[0] ?? 'bolu'](), { size: 0.72 })
  )
}

export const smallCakes: Drawing = (look) => {
  const [kind = 'risol'] = cakesIn(look.name, 1, ['risol'])
  const places: readonly (readonly [number, number])[] = [
    [250, 226],
    [390, 226],
    [180, 288],
    [320, 284],
    [460, 288],
    [250, 338],
    [390, 338],
  ]
  const count = look.dice.between(5, 7)
  const plate = look.dice.percent(50)
    ? tray(320, 290, 236)
    : shadow(320, 400, 230) +
      ellipse(320, 300, 240, 112, '#e7e1d5') +
      ellipse(320, 292, 240, 110, '#ffffff') +
      ellipse(320, 292, 196, 84, '#f4efe6') +
      at(320, 292, leaf(1.5))
  const chillies = at(
    470,
    352,
    stroke('M-30 0 q30 -14 60 4', '#3f9a3a', 11) + stroke('M-20 16 q30 -12 60 4', '#d8371f', 11),
    { size: 0.9 },
  )
  return (
    plate +
    places
      .slice(0, count)
      .map(([x, y]) => at(x, y, cakes[kind](), { size: 1.14, turn: look.dice.between(-14, 14) }))
      .join('') +
    chillies
  )
}

export const coffeeBreak: Drawing = (look) => {
  const [first, second] = look.dice.some(FILLERS, 2)
  const fruit = says(look, 'buah', 'lengkap', 'premium')
    ? at(512, 250, path('M-60 0 A60 60 0 0 0 60 0Z', '#2f8a3f') + path('M-50 0 A50 50 0 0 0 50 0Z', '#e5484d'))
    : ''
  return (
    shadow(240, 392, 170) +
    ellipse(240, 372, 166, 40, '#e9e2d6') +
    ellipse(240, 364, 166, 38, '#ffffff') +
    path('M134 214 H346 C346 312 312 358 240 358 C168 358 134 312 134 214Z', look.colour) +
    path('M150 226 C152 300 178 344 214 352 C180 330 166 290 164 226Z', shade(look.colour, 0.3)) +
    ring(360, 268, 36, 40, look.colour, 18) +
    ellipse(240, 214, 106, 28, shade(look.colour, -0.25)) +
    ellipse(240, 214, 94, 22, says(look, 'betawi') ? '#a8452a' : '#5a3218') +
    steam(240, 166) +
    shadow(486, 392, 110) +
    ellipse(486, 366, 112, 34, '#ffffff') +
    ellipse(486, 362, 86, 24, '#f4efe6') +
    at(452, 344, cakes[first ?? 'risol'](), { size: 1.05 }) +
    at(524, 350, cakes[second ?? 'lapis'](), { size: 1 }) +
    fruit
  )
}

function cone(look: Look, height: number, half: number): string {
  const white = '#fffaf0'
  const grain =
    says(look, 'uduk', 'putih') && !says(look, 'merah')
      ? white
      : says(look, 'merah putih', 'hut ri')
        ? white
        : '#f5c52c'
  const d = `M0 ${-height} C18 ${-height + 10} ${half} -20 ${half} 0 Q0 ${half * 0.4} ${-half} 0 C${-half} -20 -18 ${-height + 10} 0 ${-height}Z`
  const red = says(look, 'merah putih', 'hut ri')
    ? path(
        `M0 ${-height} C14 ${-height + 10} ${half * 0.62} ${-height * 0.42} ${half * 0.62} ${-height * 0.38} Q0 ${-height * 0.26} ${-half * 0.62} ${-height * 0.38} C${-half * 0.62} ${-height * 0.42} -14 ${-height + 10} 0 ${-height}Z`,
        '#d63b2f',
      )
    : ''
  const light = opacity(
    0.35,
    path(
      `M-4 ${-height + 16} C-22 ${-height * 0.6} ${-half * 0.6} -40 ${-half * 0.7} -4 Q${-half * 0.4} ${half * 0.2} ${-half * 0.28} ${half * 0.16} C${-half * 0.3} -60 -10 ${-height * 0.6} -4 ${-height + 16}Z`,
      '#ffffff',
    ),
  )
  const hat =
    path(`M0 ${-height - 26} L20 ${-height + 18} Q0 ${-height + 30} -20 ${-height + 18}Z`, '#4f9a4a') +
    circle(0, -height - 26, 10, '#d8371f')
  return path(d, grain) + red + light + hat
}

/** Side dishes in a half ring before the cone. */
function sides(look: Look, radius: number, count: number): string {
  const kinds = [
    () => chicken('#b5651f'),
    () => halfEgg(),
    () => vegetables(),
    () => beef('#6f3a1a'),
    () => at(0, 0, cucumber()) + at(30, 12, cucumber()),
    () => at(0, 0, cakes.kroket()),
    () => sambal(),
  ]
  const start = look.dice.between(0, kinds.length - 1)
  return times(count, (i) => {
    const angle = Math.PI * (0.04 + (0.92 * i) / (count - 1))
    return at(radius * Math.cos(angle), radius * 0.5 * Math.sin(angle), kinds[(start + i) % kinds.length]?.() ?? '', {
      size: 0.56,
    })
  })
}

export const tumpeng: Drawing = (look) => {
  const big = says(look, '50')
  const back = times(7, (i) =>
    at(
      320 + (i - 3) * 58,
      238 - Math.abs(i - 3) * -8,
      path('M0 0 Q-22 -46 0 -78 Q22 -46 0 0Z', i % 2 ? '#5aa544' : '#3f8a3d'),
      { turn: (i - 3) * 16 },
    ),
  )
  return (
    tray(320, 322, big ? 270 : 236) +
    back +
    at(320, 306, cone(look, big ? 232 : 196, big ? 118 : 98)) +
    at(320, 318, sides(look, big ? 190 : 164, big ? 9 : 7))
  )
}

export const smallTumpeng: Drawing = (look) =>
  shadow(320, 410, 180) +
  ellipse(320, 384, 186, 48, '#2c2c2c') +
  ellipse(320, 374, 186, 46, '#454545') +
  ellipse(320, 372, 160, 36, '#4f9a4a') +
  at(320, 356, cone(look, 170, 76)) +
  at(320, 348, sides(look, 122, 5)) +
  opacity(0.22, path('M150 376 C150 120 210 84 320 84 C430 84 490 120 490 376 Q320 436 150 376Z', '#ffffff')) +
  stroke('M182 300 C184 190 210 140 250 118', '#ffffff', 8)

export const fruitBox: Drawing = (look) => {
  const fruits = [
    path('M-44 30 L0 -44 L44 30Z', '#e5484d') +
      path('M-44 30 L44 30 L38 42 L-38 42Z', '#2f8a3f') +
      times(5, (i) => ellipse(-18 + i * 9, 6 + (i % 2) * 12, 3, 5, '#3b1d14')),
    rect(-34, -34, 68, 68, '#bfe08a', 14) + rect(-26, -26, 52, 44, '#d6efab', 12),
    rect(-38, -26, 76, 52, '#f08a3c', 18) + times(3, (i) => circle(-16 + i * 16, 12, 4, '#3b1d14')),
    path('M-36 -30 H36 L28 34 H-28Z', '#f7d64a') +
      stroke('M-20 -26 L16 28 M4 -28 L26 14 M18 -26 L-20 20', '#d9ab1f', 4),
    times(5, (i) => circle(-24 + (i % 3) * 24, -14 + Math.floor(i / 3) * 26, 14, '#7a3d8f')),
    ellipse(0, 0, 42, 26, '#fff7d1') + ellipse(0, 0, 42, 26, '#8fbf4d') + ellipse(0, 0, 34, 20, '#eaf3c0'),
  ]
  const count = says(look, '5') ? 5 : says(look, '3') ? 3 : 4
  const chosen = says(look, 'semangka melon') ? fruits.slice(0, 2) : look.dice.some(fruits, count)
  const cup = says(look, 'rujak')
    ? at(500, 356, sambalCup('#8a4a22'))
    : says(look, 'yogurt', 'salad')
      ? at(500, 356, sambalCup('#fff3f3'))
      : ''
  return (
    shadow(320, 408, 240) +
    path('M96 190 H544 L508 396 H132Z', '#eaf6f8') +
    opacity(
      0.9,
      times(8, (i) =>
        at(176 + (i % 4) * 96, 250 + Math.floor(i / 4) * 88, chosen[i % chosen.length] ?? '', {
          size: 1.12,
          turn: look.dice.between(-16, 16),
        }),
      ),
    ) +
    opacity(0.25, path('M96 190 H544 L508 396 H132Z', '#ffffff')) +
    rect(80, 172, 480, 26, '#cfe6ea', 12) +
    stroke('M150 214 L172 372', '#ffffff', 10) +
    cup
  )
}

const sambalCup = (fill: string) =>
  ellipse(0, 30, 52, 20, '#d8d2c6') +
  path('M-54 -20 H54 L44 32 H-44Z', '#f3efe6') +
  ellipse(0, -20, 54, 18, '#ffffff') +
  ellipse(0, -20, 44, 13, fill)

export const roastGoat: Drawing = (look) => {
  const flame = (x: number, size: number) =>
    at(
      x,
      412,
      path('M0 0 C-34 -20 -20 -52 -4 -78 C2 -54 34 -40 0 0Z', '#f08a24') +
        path('M0 0 C-18 -12 -10 -32 0 -46 C6 -30 18 -20 0 0Z', '#fbd34a'),
      { size },
    )
  const meat = look.dice.pick(['#9a4f22', '#8a431d', '#a85a28'])
  return (
    rect(92, 150, 14, 274, '#5d646b', 6) +
    rect(534, 150, 14, 274, '#5d646b', 6) +
    stroke('M60 214 H580', '#7b848c', 12) +
    stroke('M580 214 v36 h26', '#7b848c', 10) +
    path(
      'M176 214 C180 150 260 150 330 162 C400 146 462 160 474 214 C470 282 400 280 330 270 C250 284 180 274 176 214Z',
      shade(meat, -0.2),
    ) +
    path(
      'M184 208 C190 158 262 158 330 170 C396 156 456 166 464 208 C456 256 396 260 330 252 C254 262 190 254 184 208Z',
      meat,
    ) +
    path('M452 196 C480 160 530 160 536 190 C540 214 500 226 462 224Z', meat) +
    path('M500 166 q18 -32 34 -22 q-8 12 -16 26Z', shade(meat, -0.25)) +
    circle(512, 186, 5, '#2b140a') +
    stroke('M226 256 L206 318 M264 262 L258 322 M400 260 L408 322 M436 248 L452 312', shade(meat, -0.15), 22) +
    stroke('M220 190 q60 -22 110 -4 M350 186 q50 -16 90 4', shade(meat, 0.3), 8) +
    times(8, (i) => circle(216 + i * 30, 224 + (i % 2) * 18, 5, '#f0b057')) +
    flame(170, 0.8) +
    flame(240, 1.1) +
    flame(320, 1.25) +
    flame(396, 1.05) +
    flame(470, 0.85) +
    times(9, (i) => rect(130 + i * 44, 408 + (i % 2) * 8, 48, 20, i % 2 ? '#3a3330' : '#544a45', 9)) +
    steam(320, 132, 70)
  )
}
