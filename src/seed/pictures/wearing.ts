/** Clothes, souvenirs and crafts. */
import { byName, type Drawing, type Look, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, ring, shade, shadow, stroke, times } from './shapes.ts'

const TORSO = 'M-96 -130 Q0 -96 96 -130 L104 170 Q0 184 -104 170Z'

function shirt(colour: string, long: boolean): string {
  const sleeve = long ? 'M-92 -128 L-190 60 L-140 84 L-84 -30Z' : 'M-92 -128 L-184 -40 L-140 8 L-84 -40Z'
  const other = long ? 'M92 -128 L190 60 L140 84 L84 -30Z' : 'M92 -128 L184 -40 L140 8 L84 -40Z'
  return (
    path(sleeve, shade(colour, -0.14)) +
    path(other, shade(colour, -0.14)) +
    path(TORSO, colour) +
    opacity(0.15, path('M52 -118 Q96 -128 96 -130 L104 170 Q70 178 46 178Z', '#000000'))
  )
}

const neck = (colour: string) =>
  path('M-44 -122 Q0 -70 44 -122 Q0 -104 -44 -122Z', shade(colour, -0.35)) +
  stroke('M-44 -122 Q0 -72 44 -122', shade(colour, 0.3), 8)
const collar = (colour: string) =>
  path('M-50 -132 L0 -86 L-26 -46 L-66 -110Z', shade(colour, 0.25)) +
  path('M50 -132 L0 -86 L26 -46 L66 -110Z', shade(colour, 0.25))
const buttons = (from: number, to: number, colour: string) =>
  stroke(`M0 ${from} V${to}`, shade(colour, -0.25), 4) +
  times(Math.floor((to - from) / 46), (i) => circle(0, from + 20 + i * 46, 6, '#fff6e2'))

const onHanger = (thing: string) =>
  stroke('M320 62 q24 -28 0 -34 q-20 2 -16 18', '#7b848c', 8) +
  path('M320 66 L430 122 H210Z', '#a87334') +
  at(320, 246, thing)

export const tShirt: Drawing = (look) => {
  const print = look.dice.pick([
    circle(0, -6, 42, look.accent) + path('M0 -40 L22 20 H-22Z', '#ffffff'),
    rect(-54, -40, 108, 66, '#ffffff', 10) +
      rect(-40, -24, 80, 12, look.accent, 5) +
      rect(-40, 0, 52, 12, look.accent, 5),
    path('M0 -46 L12 -14 L46 -12 L20 8 L30 42 L0 22 L-30 42 L-20 8 L-46 -12 L-12 -14Z', '#ffffff'),
  ])
  const sport = says(look, 'dry fit') ? path('M-96 -130 L-104 170 L-70 176 L-60 -112Z', look.accent) : ''
  return (
    shadow(320, 436, 150) +
    onHanger(shirt(look.colour, says(look, 'panjang')) + sport + neck(look.colour) + at(0, -6, print))
  )
}

export const polo: Drawing = (look) => {
  const second = says(look, 'kombinasi') ? path('M-100 20 L100 20 L104 170 Q0 184 -104 170Z', look.accent) : ''
  return (
    shadow(320, 436, 150) +
    onHanger(
      shirt(look.colour, says(look, 'panjang')) +
        second +
        collar(look.accent) +
        rect(-13, -88, 26, 84, shade(look.colour, -0.12), 4) +
        circle(0, -66, 5, '#ffffff') +
        circle(0, -36, 5, '#ffffff') +
        circle(50, -40, 16, '#fff6e2') +
        path('M50 -50 L58 -32 H42Z', look.accent),
    )
  )
}

export const vest: Drawing = (look) => {
  const bright = says(look, 'scotlight', 'proyek', 'jaring') ? look.dice.pick(['#f08a1f', '#c6d92a']) : look.colour
  const stripes = says(look, 'scotlight', 'proyek', 'jaring')
    ? rect(-100, 20, 200, 30, '#e9eef0') +
      rect(-102, 96, 204, 30, '#e9eef0') +
      rect(-72, -118, 26, 140, '#e9eef0') +
      rect(46, -118, 26, 140, '#e9eef0')
    : ''
  const pockets =
    rect(-86, 60, 70, 74, shade(bright, -0.16), 8) +
    rect(16, 60, 70, 74, shade(bright, -0.16), 8) +
    rect(-82, -50, 62, 58, shade(bright, -0.16), 8) +
    rect(20, -50, 62, 58, shade(bright, -0.16), 8)
  return (
    shadow(320, 436, 150) +
    onHanger(
      path('M-92 -130 L-40 -136 L0 -40 L40 -136 L92 -130 L84 -50 Q100 -20 104 170 H-104 Q-100 -20 -84 -50Z', bright) +
        (stripes || pockets) +
        (says(look, 'jaring')
          ? opacity(
              0.25,
              times(9, (i) => stroke(`M-96 ${-20 + i * 22} H96`, '#5a4a10', 3)),
            )
          : '') +
        stroke('M0 -40 V170', shade(bright, -0.4), 7),
    )
  )
}

/** Betawi motifs: ondel-ondel dots, Monas spires, bamboo shoots. */
function motif(look: Look): string {
  const gold = '#f6d98a'
  if (says(look, 'monas'))
    return (
      path('M-4 26 L-3 -18 Q0 -34 3 -18 L4 26Z', gold) +
      path('M-16 26 H16 L10 34 H-10Z', gold) +
      circle(0, -28, 5, '#f08a3c')
    )
  if (says(look, 'rebung')) return path('M0 -28 L14 26 H-14Z', gold) + path('M0 -6 L6 20 H-6Z', look.colour)
  if (says(look, 'ondel'))
    return (
      circle(0, 0, 15, gold) +
      circle(-5, -3, 3, look.colour) +
      circle(5, -3, 3, look.colour) +
      times(5, (i) => at(0, 0, rect(-1.5, -28, 3, 14, '#f08a3c'), { turn: -50 + i * 25 }))
    )
  return times(6, (i) => at(0, 0, ellipse(0, -15, 6, 11, gold), { turn: i * 60 })) + circle(0, 0, 6, '#f08a3c')
}

export const batik: Drawing = (look) => {
  const pattern = (columns: number, rows: number, dx: number, dy: number) =>
    times(columns * rows, (i) =>
      at((i % columns) * dx + (Math.floor(i / columns) % 2) * (dx / 2), Math.floor(i / columns) * dy, motif(look), {
        size: 0.86,
      }),
    )
  if (says(look, 'kain'))
    return (
      shadow(330, 420, 250) +
      path('M110 120 H470 V380 Q470 400 450 400 H130 Q110 400 110 380Z', look.colour) +
      at(150, 160, pattern(5, 4, 68, 64)) +
      rect(110, 340, 360, 60, shade(look.colour, -0.3)) +
      times(9, (i) => path(`M${110 + i * 40} 400 l20 -50 l20 50Z`, '#f6d98a')) +
      path('M470 120 q60 0 60 40 v250 q0 -36 -60 -30Z', shade(look.colour, -0.2)) +
      ellipse(500, 140, 30, 20, shade(look.colour, 0.2))
    )
  const long = says(look, 'panjang', 'blus')
  return (
    shadow(320, 436, 150) +
    onHanger(
      shirt(look.colour, long) +
        at(-66, -60, pattern(3, 4, 56, 58)) +
        at(-150, -34, motif(look), { size: 0.7 }) +
        at(148, -34, motif(look), { size: 0.7 }) +
        collar(shade(look.colour, -0.1)) +
        buttons(-80, 160, look.colour),
    )
  )
}

export const uniform: Drawing = (look) => {
  const khaki = byName(
    look,
    [
      ['krem', '#d8c49a'],
      ['safari', '#5a6472'],
      ['ripstop', '#5f6b3f'],
    ],
    '#b79a64',
  )
  return (
    shadow(330, 436, 230) +
    at(
      256,
      246,
      shirt(khaki, !says(look, 'drill')) +
        collar(khaki) +
        buttons(-80, 166, khaki) +
        rect(-78, -56, 60, 62, shade(khaki, -0.14), 6) +
        rect(18, -56, 60, 62, shade(khaki, -0.14), 6) +
        rect(-78, -56, 60, 18, shade(khaki, -0.26), 5) +
        rect(18, -56, 60, 18, shade(khaki, -0.26), 5) +
        rect(22, -78, 52, 14, '#22262c', 3) +
        rect(-78, -78, 52, 14, look.colour, 3),
    ) +
    at(
      490,
      250,
      rect(-74, -130, 148, 26, '#3a2a1a', 5) +
        rect(-14, -130, 28, 26, '#e0b84a', 4) +
        path('M-74 -104 H74 L84 176 H20 L0 -20 L-20 176 H-84Z', shade(khaki, -0.2)) +
        stroke('M-46 -90 L-52 170 M46 -90 L52 170', shade(khaki, -0.32), 4),
    )
  )
}

export const tumbler: Drawing = (look) => {
  const logo = circle(0, 0, 34, '#ffffff') + path('M0 -24 L15 20 H-15Z', look.accent)
  if (says(look, 'mug'))
    return (
      shadow(310, 412, 170) +
      stroke('M420 184 q88 -8 82 72 q-8 72 -92 66', look.colour, 30) +
      rect(190, 120, 240, 286, look.colour, 26) +
      path('M206 150 Q206 134 222 134 H246 V394 H224 Q206 394 206 376Z', shade(look.colour, 0.3)) +
      ellipse(310, 128, 120, 26, shade(look.colour, -0.25)) +
      at(330, 268, logo, { size: 1.5 })
    )
  const body = byName(
    look,
    [
      ['bambu', '#c9934e'],
      ['plastik', '#d6eef5'],
      ['stainless', '#c5ced6'],
      ['led', '#2b3138'],
    ],
    look.colour,
  )
  return (
    shadow(320, 424, 120) +
    path('M226 132 H414 L398 396 Q396 418 376 418 H264 Q244 418 242 396Z', body) +
    path('M242 146 H276 L284 406 H266 Q256 406 254 392Z', shade(body, 0.4)) +
    rect(216, 86, 208, 52, says(look, 'bambu') ? '#5d646b' : look.colour, 14) +
    rect(262, 56, 116, 36, shade(look.colour, -0.2), 12) +
    (says(look, 'led') ? circle(320, 74, 14, '#4fd6a0') : '') +
    (says(look, 'plastik') ? rect(250, 210, 140, 120, look.accent, 8) : '') +
    at(326, 264, logo, { size: 1.2 })
  )
}

export const toteBag: Drawing = (look) => {
  const cloth = says(look, 'kanvas', 'blacu') ? '#efe3c8' : look.colour
  const print = says(look, 'batik')
    ? times(12, (i) => at(196 + (i % 4) * 84, 212 + Math.floor(i / 4) * 72, motif(look)))
    : look.dice.pick([
        circle(320, 296, 66, look.accent) + path('M320 240 L350 344 H290Z', '#fff6e2'),
        times(3, (i) => rect(236, 244 + i * 42, 168 - i * 40, 22, look.accent, 10)),
        path('M320 232 C384 200 424 280 320 372 C216 280 256 200 320 232Z', look.accent),
      ])
  return (
    shadow(320, 430, 210) +
    stroke('M232 180 C236 20 404 20 408 180', shade(cloth, -0.3), 20) +
    path('M140 164 H500 L514 424 H126Z', cloth) +
    path('M140 164 H180 L170 424 H126Z', shade(cloth, 0.25)) +
    rect(136, 160, 368, 26, shade(cloth, -0.15), 4) +
    (says(look, 'resleting') ? stroke('M150 174 H490', '#8d98a3', 7) : '') +
    print
  )
}

export const ondelOndel: Drawing = (look) => {
  const figure = (face: string, cloth: string, moustache: boolean) =>
    times(9, (i) =>
      at(
        0,
        -92,
        stroke('M0 0 V-74', ['#d8371f', '#f4c61f', '#3f8f4f'][i % 3] ?? '#d8371f', 6) +
          circle(0, -80, 9, ['#f4c61f', '#e0568f', '#3f9bd6'][i % 3] ?? '#f4c61f'),
        { turn: -64 + i * 16 },
      ),
    ) +
    path('M-62 46 H62 L86 214 H-86Z', cloth) +
    path('M-62 46 L0 106 L62 46 L72 92 L0 150 L-72 92Z', look.accent) +
    rect(-88, 190, 176, 24, '#f4c61f', 4) +
    times(5, (i) => circle(-56 + i * 28, 172, 7, '#f6d98a')) +
    path('M-52 60 L-104 140 L-84 156 L-46 108Z M52 60 L104 140 L84 156 L46 108Z', shade(cloth, -0.15)) +
    ellipse(0, -16, 64, 76, '#22262c') +
    ellipse(0, -6, 54, 66, face) +
    path('M-60 -44 Q0 -104 60 -44 Q0 -70 -60 -44Z', '#f4c61f') +
    ellipse(-21, -18, 13, 16, '#ffffff') +
    ellipse(21, -18, 13, 16, '#ffffff') +
    circle(-21, -16, 7, '#171b20') +
    circle(21, -16, 7, '#171b20') +
    stroke('M-38 -42 q16 -12 30 -2 M8 -44 q16 -10 30 2', '#171b20', 6) +
    path('M-4 -6 L0 14 L4 -6Z', shade(face, -0.3)) +
    path('M-22 28 Q0 48 22 28 Q0 36 -22 28Z', '#b5281f') +
    (moustache
      ? stroke('M-28 20 q14 -12 28 0 q14 -12 28 0', '#171b20', 7)
      : circle(-36, 16, 7, '#f08a8a') + circle(36, 16, 7, '#f08a8a'))
  const man = figure('#d8402f', look.colour, true)
  const woman = figure('#fdf3ea', shade(look.colour, 0.15), false)
  if (says(look, 'magnet'))
    return (
      shadow(320, 420, 150) +
      rect(180, 60, 280, 350, '#f4f6f8', 30) +
      at(320, 232, look.dice.percent(50) ? man : woman, { size: 0.92 })
    )
  if (says(look, 'sepasang'))
    return (
      shadow(320, 420, 240) +
      at(206, 212, man) +
      at(436, 212, woman) +
      (says(look, 'mika') ? opacity(0.18, rect(70, 30, 500, 400, '#9fd3e6', 10)) : '')
    )
  return shadow(320, 426, 130) + at(320, 212, look.dice.percent(50) ? man : woman)
}

export const keyRing: Drawing = (look) => {
  const tag = byName(
    look,
    [
      [
        'monas',
        path('M-12 90 L-9 -40 Q0 -84 9 -40 L12 90Z', '#f4f6f8') +
          path('M-54 90 H54 L38 116 H-38Z', '#dfe5ea') +
          path('M-10 -60 Q0 -104 10 -60Z', '#f4b223'),
      ],
      [
        'kayu',
        rect(-66, -60, 132, 160, '#c9934e', 18) +
          rect(-50, -44, 100, 128, '#dbab68', 12) +
          path('M0 -20 L30 60 H-30Z', '#8a5a2f'),
      ],
      [
        'kulit',
        rect(-46, -70, 92, 180, '#7a4322', 24) +
          stroke('M-34 -50 V86 M34 -50 V86', '#e2b878', 4) +
          circle(0, 40, 20, '#e2b878'),
      ],
    ],
    opacity(0.9, rect(-70, -66, 140, 170, '#d8eef5', 22)) +
      circle(0, 18, 52, look.colour) +
      path('M0 -18 L26 52 H-26Z', '#ffffff'),
  )
  if (says(look, 'pin'))
    return (
      shadow(320, 420, 200) +
      [
        [230, 220, 118],
        [424, 186, 88],
        [410, 344, 72],
      ]
        .map(
          ([x = 0, y = 0, size = 0], i) =>
            circle(x, y + 8, size, shade(look.colour, -0.3)) +
            circle(x, y, size, i === 1 ? look.accent : look.colour) +
            circle(x, y, size * 0.78, '#ffffff') +
            at(x, y, path('M0 -40 L34 34 H-34Z', i === 1 ? look.colour : look.accent), { size: size / 88 }) +
            opacity(0.5, ellipse(x - size * 0.36, y - size * 0.46, size * 0.26, size * 0.14, '#ffffff')),
        )
        .join('')
    )
  return (
    shadow(320, 420, 150) +
    ring(320, 98, 48, 48, '#aab4bd', 14) +
    stroke('M320 148 v44', '#aab4bd', 10) +
    circle(320, 200, 14, '#8d98a3') +
    at(320, 290, tag, { size: 1.1 })
  )
}

export const umbrella: Drawing = (look) => {
  const gores = 6
  const panel = (i: number) =>
    path(
      `M320 96 Q${90 + i * 80} 130 ${80 + i * 80} 286 Q${120 + i * 80} 256 ${160 + i * 80} 286 Q${150 + i * 80 + 10} 130 320 96Z`,
      i % 2 ? look.colour : says(look, 'batik') ? shade(look.colour, -0.25) : '#fff6e2',
    )
  const dots = says(look, 'batik')
    ? times(5, (i) => at(152 + i * 84, 214 - Math.abs(2 - i) * -14, motif(look), { size: 0.8 }))
    : circle(280, 200, 26, look.accent)
  const folded = says(look, 'lipat')
    ? at(500, 392, rect(-90, -20, 160, 40, shade(look.colour, -0.2), 18) + rect(66, -9, 46, 18, '#39424c', 8))
    : ''
  return (
    shadow(320, 428, 170) +
    times(gores, panel) +
    stroke('M320 96 V74', '#5d646b', 10) +
    stroke('M320 266 V394 q0 34 32 34 q30 0 30 -30', '#7a5233', 14) +
    dots +
    folded
  )
}
