/** Drinks, and what one brings home from Jakarta. */
import { byName, type Drawing, type Look, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, shade, shadow, steam, stroke, times } from './shapes.ts'

const bottle = (label: string): string =>
  rect(-16, -98, 32, 22, '#2f7fc0', 5) +
  path('M-14 -78 H14 V-62 Q34 -50 34 -26 V84 Q34 96 22 96 H-22 Q-34 96 -34 84 V-26 Q-34 -50 -14 -62Z', '#bfe3f2') +
  rect(-34, -8, 68, 46, label) +
  path('M-24 -24 Q-24 -44 -10 -54 V88 H-20 Q-26 88 -26 80Z', '#e8f6fb')

export const waterCarton: Drawing = (look) => {
  const glasses = says(look, 'gelas')
  const glass =
    path('M-26 -34 H26 L20 40 H-20Z', '#c9e8f4') +
    rect(-30, -40, 60, 10, '#5aa9d6', 4) +
    rect(-23, -12, 46, 22, look.colour)
  const front = times(3, (i) =>
    at(180 + i * 96, glasses ? 356 : 318, glasses ? glass : bottle(look.colour), {
      size: glasses ? 1.25 : says(look, '600') ? 1.1 : 0.95,
    }),
  )
  return (
    shadow(340, 412, 250) +
    path('M190 150 L250 96 H560 L510 150Z', '#e2bd8a') +
    rect(190, 150, 320, 250, '#cf9f62', 4) +
    path('M510 150 L560 96 V340 L510 400Z', '#b07f45') +
    rect(334, 150, 34, 250, '#e6cfa5') +
    circle(430, 250, 44, '#ffffff') +
    path('M430 214 C452 244 460 256 460 266 A30 30 0 0 1 400 266 C400 256 408 244 430 214Z', '#3f9bd6') +
    front
  )
}

export const gallon: Drawing = (look) => {
  const jug =
    rect(-30, -176, 60, 30, look.colour, 8) +
    path(
      'M-26 -148 H26 Q30 -122 74 -112 Q96 -104 96 -78 V118 Q96 138 76 138 H-76 Q-96 138 -96 118 V-78 Q-96 -104 -74 -112 Q-30 -122 -26 -148Z',
      '#7fbfe6',
    ) +
    times(4, (i) => rect(-96, -60 + i * 50, 192, 12, '#62a9d8')) +
    path('M-76 -72 Q-76 -92 -54 -98 V124 H-66 Q-76 124 -76 112Z', '#b9def3') +
    rect(-30, -34, 84, 74, '#ffffff', 8) +
    path('M12 -24 C28 -4 34 6 34 14 A22 22 0 0 1 -10 14 C-10 6 -4 -4 12 -24Z', '#3f9bd6')
  const dispenser = says(look, 'dispenser')
    ? at(
        470,
        300,
        rect(-64, -120, 128, 230, '#eef1f3', 14) +
          rect(-44, -90, 88, 70, '#cfd6db', 8) +
          rect(-30, -76, 14, 24, '#d8371f', 4) +
          rect(16, -76, 14, 24, '#2f7fc0', 4),
      )
    : look.dice.percent(60)
      ? at(476, 300, jug, { size: 0.86 })
      : ''
  return shadow(330, 420, 230) + at(dispenser ? 246 : 320, 280, jug) + dispenser
}

export const hotDrink: Drawing = (look) => {
  const cold = says(look, 'es ')
  const drink = byName(
    look,
    [
      ['teh tarik', '#c9905a'],
      ['teh melati|teh manis', '#b5601f'],
      ['kopi susu', '#b07a4a'],
      ['cappuccino', '#a8744a'],
      ['jahe', '#d9a13c'],
    ],
    '#4a2a18',
  )
  if (cold) return iced(look, drink)
  const mug = look.dice.pick([look.colour, '#ffffff'])
  return (
    shadow(320, 414, 190) +
    ellipse(320, 388, 200, 44, '#efe8da') +
    ellipse(320, 380, 200, 42, '#ffffff') +
    path('M196 188 H444 L420 360 Q416 380 396 380 H244 Q224 380 220 360Z', mug) +
    path('M214 200 H240 L254 372 H244 Q226 372 222 356Z', shade(mug, mug === '#ffffff' ? -0.08 : 0.3)) +
    stroke('M440 226 q74 -8 66 52 q-8 54 -78 50', shade(mug, -0.1), 20) +
    ellipse(320, 188, 124, 32, shade(mug, -0.15)) +
    ellipse(320, 190, 110, 25, drink) +
    (says(look, 'cappuccino')
      ? ellipse(320, 190, 78, 16, '#f3dfc1') +
        path('M320 200 q-40 -20 -18 -22 q14 0 18 8 q4 -8 18 -8 q22 2 -18 22Z', '#a8744a')
      : '') +
    rect(200, 268, 240, 14, look.accent) +
    steam(320, 146, 42)
  )
}

/** A clear cup with ice, a lid and a straw. */
function iced(look: Look, drink: string, extra = ''): string {
  const layer = says(look, 'susu', 'tarik')
    ? path('M222 300 H418 L406 384 Q404 396 392 396 H248 Q236 396 234 384Z', '#f0dcc0')
    : ''
  return (
    shadow(320, 414, 150) +
    path('M204 150 H436 L406 390 Q404 404 390 404 H250 Q236 404 234 390Z', '#f3fafc') +
    path('M212 196 H428 L402 382 Q400 396 388 396 H252 Q240 396 238 382Z', drink) +
    opacity(0.9, layer) +
    times(5, (i) =>
      at(250 + ((i * 61) % 150), 214 + ((i * 37) % 54), opacity(0.6, rect(-24, -22, 48, 44, '#ffffff', 9)), {
        turn: i * 23,
      }),
    ) +
    extra +
    opacity(0.5, path('M224 170 H250 L266 390 H254 Q246 390 244 380Z', '#ffffff')) +
    stroke('M340 168 L384 56', look.colour, 14) +
    rect(190, 140, 260, 22, '#e3eef1', 10) +
    path('M214 140 Q320 84 426 140Z', '#f4fafb')
  )
}

export const juice: Drawing = (look) => {
  const drink = byName(
    look,
    [
      ['jambu', '#ec7f8f'],
      ['alpukat', '#a9c26a'],
      ['mangga', '#f7b733'],
      ['jeruk', '#f7a12d'],
      ['cendol', '#e9dfc9'],
      ['mayang', '#f3b3bd'],
      ['buah', '#e9707c'],
    ],
    '#f2a33c',
  )
  const bits = says(look, 'cendol')
    ? times(14, (i) => stroke(`M${246 + ((i * 37) % 140)} ${290 + ((i * 29) % 90)} q8 -10 16 0`, '#4f9f3f', 7))
    : says(look, 'mayang', 'buah')
      ? times(9, (i) =>
          at(
            256 + ((i * 47) % 130),
            290 + ((i * 31) % 90),
            rect(-12, -12, 24, 24, ['#e5484d', '#7cc95c', '#ffffff', '#f7d64a'][i % 4] ?? '#ffffff', 5),
            { turn: i * 31 },
          ),
        )
      : ''
  const slice = at(
    452,
    344,
    circle(0, 0, 52, shade(drink, -0.15)) +
      circle(0, 0, 44, '#fff6e2') +
      times(6, (i) => at(0, 0, path('M0 -6 L-15 -36 Q0 -42 15 -36Z', drink), { turn: i * 60 })),
  )
  return iced(look, drink, bits) + shadow(452, 400, 60) + slice
}

export const spicedBottle: Drawing = (look) => {
  const drink = byName(
    look,
    [
      ['beras kencur', '#e8d3a0'],
      ['kunyit', '#f0a92a'],
      ['uwuh', '#b3392a'],
      ['jahe merah', '#a02c2a'],
    ],
    '#c9473a',
  )
  const one = (label: string) =>
    rect(-20, -150, 40, 30, '#7a5233', 6) +
    path(
      'M-17 -122 H17 V-84 Q52 -66 52 -26 V110 Q52 128 34 128 H-34 Q-52 128 -52 110 V-26 Q-52 -66 -17 -84Z',
      shade(drink, 0.1),
    ) +
    path('M-42 -20 Q-40 -52 -22 -62 V118 H-32 Q-42 118 -42 106Z', shade(drink, 0.45)) +
    rect(-52, -16, 104, 88, '#fff6e2') +
    rect(-52, -16, 104, 12, label) +
    rect(-52, 60, 104, 12, label) +
    times(3, (i) =>
      at(-24 + i * 24, 28, path('M0 18 Q-16 0 0 -18 Q16 0 0 18Z', i === 1 ? '#c9473a' : '#5aa544'), {
        turn: (i - 1) * 28,
      }),
    )
  const ginger =
    path('M-60 8 Q-50 -22 -24 -16 Q-12 -42 10 -24 Q44 -34 56 -4 Q60 22 26 18 Q0 36 -22 18 Q-52 30 -60 8Z', '#d9b070') +
    stroke('M-30 -6 q10 10 24 4 M8 -8 q14 10 30 4', '#b5884a', 4)
  return (
    shadow(320, 414, 220) +
    at(228, 284, one(look.colour)) +
    at(372, 284, one(look.accent)) +
    at(494, 384, ginger) +
    at(130, 392, stroke('M-40 8 L40 -8 M-36 18 L44 2', '#8a4a22', 14))
  )
}

const flowerCookie = (colour: string): string =>
  times(6, (i) =>
    at(0, 0, ellipse(0, -27, 15, 17, shade(colour, -0.15)) + ellipse(0, -27, 8, 10, '#fff3da'), { turn: i * 60 }),
  ) +
  circle(0, 0, 16, shade(colour, -0.15)) +
  circle(0, 0, 8, '#fff3da')

export const cookies: Drawing = (look) => {
  const colour = byName(
    look,
    [
      ['pandan', '#8fbf4d'],
      ['ketapang', '#d99a3c'],
      ['akar', '#f0cf8a'],
      ['semprong', '#e6b45a'],
    ],
    '#e9a94a',
  )
  const piece = says(look, 'kembang')
    ? flowerCookie(colour)
    : says(look, 'semprong')
      ? rect(-44, -13, 88, 26, shade(colour, -0.1), 12) + rect(-42, -12, 84, 12, colour, 6)
      : says(look, 'akar')
        ? stroke('M-36 10 q18 -34 34 0 t36 -4', colour, 13)
        : path('M-30 -14 L22 -22 L34 12 L-22 20Z', colour)
  const jar = says(look, 'toples')
  const body = jar
    ? opacity(0.55, rect(190, 120, 260, 280, '#e6f4f7', 40))
    : path('M196 110 H444 L462 396 H178Z', '#fff6e2')
  const inside = times(9, (i) =>
    at(238 + (i % 3) * 82, 188 + Math.floor(i / 3) * 76, piece, { size: 0.86, turn: look.dice.between(0, 60) }),
  )
  const top = jar
    ? rect(182, 84, 276, 50, look.colour, 16)
    : rect(196, 92, 248, 34, look.colour, 4) + times(8, (i) => rect(204 + i * 30, 92, 12, 12, '#ffffff'))
  return (
    shadow(320, 410, 200) +
    body +
    inside +
    top +
    at(506, 380, piece, { size: 1.1 }) +
    at(132, 388, piece, { size: 1.1, turn: 20 })
  )
}

export const dodol: Drawing = (look) => {
  const colour = byName(
    look,
    [
      ['durian', '#c9952a'],
      ['wajik', '#8a5a1f'],
    ],
    '#4a2414',
  )
  const sweet =
    path('M-74 -14 L-44 -2 L-44 6 L-74 20Z', '#fff3cf') +
    path('M74 -14 L44 -2 L44 6 L74 20Z', '#fff3cf') +
    rect(-50, -24, 100, 48, colour, 12) +
    rect(-46, -22, 92, 18, shade(colour, 0.2), 9) +
    (says(look, 'wijen') ? times(9, (i) => ellipse(-38 + i * 10, (i % 3) * 12 - 12, 4, 2.5, '#fff3da')) : '')
  const places: readonly (readonly [number, number])[] = [
    [220, 232],
    [340, 220],
    [440, 244],
    [264, 290],
    [390, 300],
    [180, 306],
    [480, 316],
  ]
  const basket = says(look, 'besek')
    ? rect(112, 190, 416, 210, '#c9934e', 14) +
      times(12, (i) => rect(112 + i * 35, 190, 16, 210, i % 2 ? '#dbab68' : '#b57f3c')) +
      rect(98, 176, 444, 34, '#a87334', 8)
    : shadow(320, 400, 240) +
      ellipse(320, 316, 246, 112, '#5a8f3f') +
      ellipse(320, 308, 240, 106, '#6fb04d') +
      stroke('M84 308 H556', '#4f8a36', 5)
  return (
    basket +
    places.map(([x, y], i) => at(x, says(look, 'besek') ? y - 46 : y, sweet, { turn: ((i * 37) % 50) - 24 })).join('') +
    (says(look, 'besek')
      ? rect(112, 266, 416, 134, '#c9934e', 14) +
        times(12, (i) => rect(112 + i * 35, 266, 16, 134, i % 2 ? '#dbab68' : '#b57f3c')) +
        rect(112, 312, 416, 30, look.colour)
      : '')
  )
}

export const hamper: Drawing = (look) => {
  const items = look.dice.some(
    [
      rect(-30, -96, 60, 120, '#c9473a', 10) +
        rect(-14, -124, 28, 30, '#7a5233', 6) +
        rect(-30, -50, 60, 40, '#fff6e2'),
      rect(-40, -80, 80, 104, '#5a3218', 8) + rect(-40, -56, 80, 38, '#f0cf8a'),
      rect(-38, -70, 76, 94, '#e9a94a', 14) + rect(-42, -84, 84, 22, '#8a3f22', 8),
      path('M-40 -84 H40 L46 24 H-46Z', '#3f8f4f') + rect(-28, -50, 56, 40, '#fff6e2', 6),
      circle(0, -36, 46, '#f2a33c') + circle(0, -36, 36, '#f7bf63'),
    ],
    says(look, 'mini') ? 3 : 4,
  )
  return (
    shadow(320, 420, 240) +
    stroke('M150 250 C160 40 480 40 490 250', '#a87334', 20) +
    items.map((item, i) => at(320 + (i - (items.length - 1) / 2) * 84, 266, item, { turn: (i - 1.5) * 7 })).join('') +
    path('M120 256 H520 L482 404 Q480 412 468 412 H172 Q160 412 158 404Z', '#c9934e') +
    times(5, (i) => stroke(`M${130 + i * 5} ${276 + i * 30} H${510 - i * 5}`, i % 2 ? '#a87334' : '#e2b878', 12)) +
    rect(108, 244, 424, 26, '#b57f3c', 12) +
    path('M320 274 C250 220 220 300 312 292Z M320 274 C390 220 420 300 328 292Z', look.colour) +
    path('M312 288 L276 360 L302 350 L320 300 L338 350 L364 360 L328 288Z', shade(look.colour, -0.15)) +
    circle(320, 284, 18, shade(look.colour, 0.2))
  )
}

export const crisps: Drawing = (look) => {
  const colour = byName(
    look,
    [
      ['balado', '#e0633a'],
      ['pisang', '#f2c14a'],
      ['tempe', '#d9a95a'],
      ['emping', '#f0d590'],
      ['kulit', '#e6b97a'],
      ['abon', '#a8622a'],
    ],
    '#f0bd52',
  )
  const shreds = says(look, 'abon')
  const chip = shreds
    ? stroke('M-30 4 q12 -16 26 -2 t30 -6', colour, 5) + stroke('M-24 14 q14 -12 26 0 t26 -4', shade(colour, 0.25), 4)
    : ellipse(0, 3, 34, 22, shade(colour, -0.22)) +
      ellipse(0, 0, 33, 21, colour) +
      (says(look, 'tempe')
        ? times(5, (i) => circle(-18 + i * 9, (i % 2) * 8 - 4, 4, '#fff3da'))
        : says(look, 'balado')
          ? times(5, (i) => circle(-18 + i * 9, (i % 2) * 9 - 5, 3, '#b5281f'))
          : '')
  const bag =
    path('M150 78 H370 L384 400 H136Z', look.colour) +
    path('M150 78 H186 L170 400 H136Z', shade(look.colour, 0.25)) +
    rect(144, 66, 232, 28, shade(look.colour, -0.2), 4) +
    times(11, (i) => path(`M${144 + i * 21} 66 l10 -10 l11 10Z`, shade(look.colour, -0.2))) +
    ellipse(262, 240, 84, 76, '#fff6e2') +
    times(5, (i) => at(224 + (i % 3) * 38, 214 + Math.floor(i / 3) * 50, chip, { size: 0.8, turn: i * 24 }))
  const bowl =
    path('M366 316 H584 C576 384 538 412 475 412 C412 412 374 384 366 316Z', '#ffffff') +
    path('M384 330 C394 376 420 398 450 402 C420 384 404 356 400 330Z', '#e4ddd0')
  return (
    shadow(340, 414, 240) +
    bag +
    times(12, (i) => at(410 + ((i * 43) % 136), 262 + ((i * 19) % 54), chip, { turn: ((i * 41) % 90) - 40 })) +
    bowl
  )
}
