/** Cleaning, repair and care: of rooms, machines, vehicles and people. */
import { byName, type Drawing, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, ring, shade, shadow, sparkles, stroke, times } from './shapes.ts'

const bubbles = (places: readonly (readonly [number, number, number])[]) =>
  places
    .map(([x, y, r]) =>
      opacity(
        0.85,
        circle(x, y, r, '#ffffff') +
          circle(x, y, r * 0.86, '#d6effa') +
          circle(x - r * 0.3, y - r * 0.3, r * 0.22, '#ffffff'),
      ),
    )
    .join('')

export const carpet: Drawing = (look) => {
  const pattern = says(look, 'musala')
    ? times(4, (i) =>
        at(
          150 + i * 112,
          322,
          path('M-40 60 V-10 Q-40 -46 0 -62 Q40 -46 40 -10 V60Z', shade(look.colour, 0.35)) +
            path('M-26 60 V0 Q-26 -26 0 -38 Q26 -26 26 0 V60Z', shade(look.colour, -0.15)),
        ),
      )
    : times(5, (i) =>
        at(
          130 + i * 94,
          320,
          path('M0 -46 L36 0 L0 46 L-36 0Z', shade(look.colour, 0.35)) + circle(0, 0, 13, look.accent),
        ),
      )
  const machine = at(
    470,
    250,
    stroke('M30 -190 L-40 30', '#5d646b', 14) +
      rect(8, -214, 60, 22, '#2b3138', 8) +
      path('M-110 30 H20 L40 96 H-130Z', look.accent) +
      circle(-96, 104, 20, '#22262c') +
      circle(10, 104, 20, '#22262c') +
      rect(-100, 6, 90, 30, '#dfe5ea', 8),
  )
  return (
    path('M40 250 H600 L630 400 H10Z', shade(look.colour, -0.25)) +
    path('M60 260 H580 L606 384 H34Z', look.colour) +
    pattern +
    times(20, (i) => rect(14 + i * 31, 398, 5, 18, shade(look.colour, -0.4), 2)) +
    machine +
    bubbles([
      [330, 250, 26],
      [372, 214, 18],
      [300, 212, 14],
      [386, 262, 20],
    ]) +
    sparkles([
      [140, 200, 2.2],
      [230, 170, 1.5],
      [90, 150, 1.3],
    ])
  )
}

export const sofa: Drawing = (look) => {
  const office = says(look, 'kursi')
  const body = office
    ? stroke('M320 300 V380 M320 384 L238 420 M320 384 L402 420', '#5d646b', 14) +
      circle(238, 424, 13, '#22262c') +
      circle(402, 424, 13, '#22262c') +
      rect(226, 70, 188, 190, look.colour, 40) +
      rect(246, 90, 148, 150, shade(look.colour, 0.15), 30) +
      rect(206, 262, 228, 50, look.colour, 22) +
      stroke('M206 268 v-50 h-22 M434 268 v-50 h22', '#39424c', 14)
    : rect(96, 150, 448, 170, look.colour, 40) +
      rect(60, 210, 84, 176, shade(look.colour, -0.12), 34) +
      rect(496, 210, 84, 176, shade(look.colour, -0.12), 34) +
      rect(136, 254, 184, 90, shade(look.colour, 0.14), 22) +
      rect(320, 254, 184, 90, shade(look.colour, 0.14), 22) +
      rect(130, 336, 380, 50, shade(look.colour, -0.2), 10) +
      rect(110, 384, 30, 28, '#6b4a2a', 6) +
      rect(500, 384, 30, 28, '#6b4a2a', 6) +
      rect(170, 196, 88, 82, look.accent, 18)
  return (
    shadow(320, 422, office ? 150 : 270) +
    body +
    at(470, 150, path('M-60 -10 H40 Q60 -10 60 10 V30 H-60Z', '#f4c61f') + rect(-64, 26, 128, 20, '#5aa544', 6)) +
    bubbles([
      [420, 226, 24],
      [372, 250, 16],
      [456, 244, 15],
      [398, 204, 12],
    ]) +
    sparkles([
      [200, 120, 2.2],
      [120, 110, 1.4],
      [300, 100, 1.5],
    ])
  )
}

export const cleaner: Drawing = (look) => {
  const bucket =
    path('M330 280 H540 L514 416 H356Z', look.colour) +
    path('M344 290 H376 L390 410 H366Z', shade(look.colour, 0.3)) +
    ellipse(435, 280, 106, 26, shade(look.colour, -0.25)) +
    ellipse(435, 282, 92, 19, '#bfe5f5') +
    stroke('M332 284 Q435 150 538 284', '#8d98a3', 8)
  const tool = says(look, 'taman')
    ? stroke('M220 60 V300', '#a87334', 18) +
      rect(170, 300, 100, 20, '#5d646b', 6) +
      times(6, (i) => stroke(`M${178 + i * 17} 320 V404`, '#5d646b', 8))
    : stroke('M250 40 L196 300', '#a87334', 18) +
      path('M150 296 H246 L262 330 H132Z', look.accent) +
      times(8, (i) => path(`M${132 + i * 16} 328 h16 l${-14 + i * 3} 84 h-12Z`, i % 2 ? '#e6c068' : '#d3a542'))
  const glass = says(look, 'kaca')
    ? at(
        120,
        150,
        rect(-70, -90, 140, 180, '#8fd0ee', 6) +
          opacity(0.7, path('M-50 60 L30 -80 H56 L-40 80Z', '#ffffff')) +
          ring(0, 0, 0, 0, '#ffffff', 1),
      )
    : ''
  return (
    glass +
    shadow(320, 420, 260) +
    tool +
    bucket +
    bubbles([
      [396, 262, 24],
      [440, 246, 30],
      [486, 264, 22],
      [350, 250, 14],
      [520, 226, 16],
    ]) +
    at(
      560,
      388,
      rect(-24, -50, 48, 76, '#ffffff', 10) +
        rect(-24, -20, 48, 30, look.accent) +
        path('M-14 -50 V-76 H22 L34 -66 H6 V-50Z', '#d8371f'),
    )
  )
}

export const floorPolish: Drawing = (look) => {
  const tile = byName(
    look,
    [
      ['kayu', '#c9935a'],
      ['granit', '#8d98a3'],
      ['marmer', '#f0ece4'],
      ['teraso', '#d9cfc0'],
    ],
    '#dfe8ea',
  )
  const floor = times(24, (i) =>
    path(
      `M${(i % 6) * 120 - 40} ${270 + Math.floor(i / 6) * 52} h118 l-18 50 h-118Z`,
      i % 2 ? tile : shade(tile, -0.07),
    ),
  )
  const machine =
    shadow(330, 412, 150) +
    ellipse(330, 384, 140, 34, '#2b3138') +
    ellipse(330, 372, 140, 32, '#454e59') +
    path('M226 362 Q230 290 330 286 Q430 290 434 362 Q330 396 226 362Z', look.colour) +
    rect(276, 240, 108, 60, shade(look.colour, -0.15), 18) +
    stroke('M340 246 L410 90', '#7b848c', 18) +
    stroke('M376 96 L450 84', '#22262c', 18) +
    path('M250 346 Q262 308 300 300 Q272 320 270 352Z', shade(look.colour, 0.4))
  return (
    rect(0, 262, 640, 218, shade(tile, -0.12)) +
    floor +
    opacity(0.55, ellipse(330, 400, 280, 60, '#ffffff')) +
    machine +
    sparkles([
      [110, 320, 2.6],
      [540, 330, 2.2],
      [180, 430, 1.6],
      [500, 430, 1.8],
    ])
  )
}

export const plant: Drawing = (look) => {
  const green = look.dice.pick(['#3f8f4f', '#4f9f3f', '#2f7a4a'])
  const blade = (turn: number, size: number) =>
    at(320, 300, path('M0 0 Q-34 -120 0 -220 Q34 -120 0 0Z', green) + stroke('M0 -10 V-190', shade(green, 0.3), 5), {
      turn,
      size,
    })
  const foliage = byName(
    look,
    [
      [
        'mertua',
        times(7, (i) =>
          at(
            320 + (i - 3) * 16,
            306,
            path('M-15 0 Q-22 -120 0 -210 Q22 -120 15 0Z', green) +
              path('M-15 0 Q-22 -120 0 -210 L0 -196 Q-13 -116 -8 0Z', '#d9d65a'),
            { turn: (i - 3) * 8, size: 0.8 + (i % 2) * 0.25 },
          ),
        ),
      ],
      [
        'palem',
        times(9, (i) =>
          at(
            320,
            290,
            stroke('M0 0 Q-10 -120 -60 -190', '#7a8f3a', 7) +
              times(8, (k) =>
                at(
                  -6 - k * 6,
                  -40 - k * 19,
                  path('M0 0 Q-40 -8 -64 22 Q-24 20 0 0Z M0 0 Q36 -14 58 12 Q24 18 0 0Z', green),
                ),
              ),
            { turn: (i - 4) * 20 + 14, size: 0.86 },
          ),
        ),
      ],
      [
        'monstera',
        times(6, (i) =>
          at(
            320,
            300,
            stroke('M0 0 V-110', '#5a8a3a', 7) +
              path('M0 -100 Q-76 -116 -62 -190 Q-50 -232 0 -240 Q50 -232 62 -190 Q76 -116 0 -100Z', green) +
              path(
                'M-62 -180 L-20 -168 L-64 -156Z M62 -180 L20 -168 L64 -156Z M-50 -214 L-14 -192 L-36 -226Z M50 -214 L14 -192 L36 -226Z',
                '#f1ebe0',
              ),
            { turn: (i - 2.5) * 30, size: 0.92 },
          ),
        ),
      ],
      [
        'sirih',
        times(12, (i) =>
          at(
            320 + Math.cos(i) * 70,
            260 + ((i * 41) % 110) - 70,
            path('M0 26 Q-40 0 -22 -26 Q-8 -36 0 -20 Q8 -36 22 -26 Q40 0 0 26Z', i % 3 ? green : '#c9d65a'),
            { turn: i * 30, size: 1.25 },
          ),
        ),
      ],
    ],
    times(9, (i) => blade((i - 4) * 17, 0.8 + (i % 3) * 0.12)) +
      times(5, (i) =>
        at(270 + i * 26, 190 + (i % 2) * 40, ellipse(0, 0, 34, 46, shade(green, 0.12)), { turn: i * 30 - 60 }),
      ),
  )
  const pot = look.dice.pick(['#ffffff', look.colour, '#c9764a'])
  return (
    shadow(320, 428, 130) +
    foliage +
    path('M232 286 H408 L386 416 Q384 426 372 426 H268 Q256 426 254 416Z', pot) +
    path('M246 300 H276 L288 424 H270 Q262 424 260 414Z', shade(pot, 0.35)) +
    rect(222, 276, 196, 30, shade(pot, -0.1), 8)
  )
}

export const fogging: Drawing = (look) => {
  const pest = says(look, 'kecoa', 'rayap')
  const bug = pest
    ? ellipse(0, 0, 34, 20, '#7a4322') +
      circle(36, 0, 13, '#5a2f16') +
      stroke(
        'M-20 16 l-14 20 M0 18 v22 M20 16 l14 20 M-20 -16 l-14 -20 M0 -18 v-22 M20 -16 l14 -20 M44 -6 l26 -18 M44 6 l26 14',
        '#5a2f16',
        5,
      )
    : ellipse(0, 0, 26, 9, '#39424c') +
      circle(28, -4, 10, '#39424c') +
      opacity(0.7, ellipse(-6, -22, 12, 24, '#bcd0dc') + ellipse(12, -22, 12, 24, '#bcd0dc')) +
      stroke('M36 -4 l24 12 M-10 8 l-10 24 M4 8 l2 26 M16 8 l14 20', '#39424c', 4)
  const sign =
    at(520, 120, bug, { size: 1.15 }) +
    ring(524, 120, 76, 76, '#d8371f', 14) +
    stroke('M472 172 L576 68', '#d8371f', 14)
  const cloud = opacity(
    0.9,
    times(9, (i) =>
      circle(360 + ((i * 67) % 230), 300 + ((i * 41) % 110), 48 + ((i * 13) % 30), i % 2 ? '#ffffff' : '#eef4f5'),
    ),
  )
  const nozzle = rect(180, 286, 190, 26, '#aab4bd', 8) + rect(356, 278, 30, 42, '#5d646b', 6)
  return (
    cloud +
    shadow(170, 416, 120) +
    rect(70, 190, 130, 200, look.colour, 26) +
    rect(84, 210, 30, 150, shade(look.colour, 0.3), 14) +
    rect(96, 160, 78, 36, '#39424c', 8) +
    nozzle +
    stroke('M90 200 Q30 280 84 372 M186 200 Q236 240 210 290', '#22262c', 12) +
    circle(140, 300, 22, '#f4c61f') +
    sign
  )
}

const indoorUnit =
  rect(-220, -64, 440, 128, '#ffffff', 22) +
  rect(-220, 18, 440, 46, '#e3e9ed', 18) +
  rect(-196, 36, 392, 12, '#aab4bd', 6) +
  rect(130, -36, 60, 10, '#7fd6a3', 5) +
  rect(-190, -44, 130, 8, '#e3e9ed', 4)
const airflow = (x: number, y: number) =>
  times(5, (i) => stroke(`M${x + i * 76} ${y} q-26 30 0 58 t0 58`, '#8fd0ee', 9))
const snowflake = times(3, (i) =>
  at(0, 0, stroke('M0 -34 V34 M-12 -24 L0 -14 L12 -24 M-12 24 L0 14 L12 24', '#5ab4e6', 7), { turn: i * 60 }),
)

export const airCon: Drawing = (look) =>
  at(320, 150, indoorUnit) +
  airflow(166, 232) +
  at(520, 350, snowflake, { size: 1.25 }) +
  at(150, 340, path('M-50 -20 H30 Q50 -20 50 0 V18 H-50Z', look.colour) + rect(-54, 14, 108, 18, '#5aa544', 6), {
    turn: -12,
  }) +
  bubbles([
    [250, 216, 22],
    [290, 232, 15],
    [212, 236, 13],
    [350, 222, 18],
  ]) +
  sparkles([
    [520, 70, 2],
    [110, 74, 1.6],
  ])

export const bigAirCon: Drawing = (look) => {
  const fan =
    circle(0, 0, 104, '#d3dade') +
    circle(0, 0, 92, '#39424c') +
    times(5, (i) => at(0, 0, path('M0 -8 Q44 -30 34 -80 Q-4 -70 0 -8Z', '#aab4bd'), { turn: i * 72 })) +
    circle(0, 0, 18, '#dfe5ea') +
    times(4, (i) => ring(0, 0, 26 + i * 22, 26 + i * 22, '#eef2f4', 3))
  return (
    at(300, 100, indoorUnit, { size: 0.72 }) +
    shadow(330, 424, 220) +
    rect(140, 196, 400, 216, '#eef2f4', 14) +
    rect(140, 196, 400, 24, '#ffffff', 10) +
    at(276, 306, fan, { size: 0.98 }) +
    times(7, (i) => rect(404, 232 + i * 22, 110, 10, '#c3cbd2', 5)) +
    rect(170, 408, 40, 16, '#5d646b') +
    rect(470, 408, 40, 16, '#5d646b') +
    stroke('M540 250 q50 -10 44 -90 t-90 -50', look.colour, 10) +
    at(92, 330, snowflake) +
    bubbles([
      [430, 190, 20],
      [470, 178, 14],
    ])
  )
}

export const freon: Drawing = (look) => {
  const tank = byName(
    look,
    [
      ['r32', '#5ab4e6'],
      ['r410', '#f08aa8'],
      ['r22', '#7fc97a'],
    ],
    look.colour,
  )
  return (
    shadow(300, 424, 180) +
    rect(190, 160, 200, 254, tank, 56) +
    rect(206, 190, 34, 190, shade(tank, 0.4), 16) +
    rect(236, 118, 108, 50, shade(tank, -0.3), 10) +
    rect(270, 84, 40, 40, '#d9a01f', 8) +
    stroke('M262 96 H318', '#39424c', 10) +
    at(290, 300, snowflake, { size: 1.3 }) +
    stroke('M312 104 C420 60 430 200 480 220', '#39424c', 12) +
    circle(492, 276, 70, '#d9a01f') +
    circle(492, 276, 58, '#ffffff') +
    times(9, (i) => at(492, 276, rect(-2.5, -52, 5, 13, '#39424c'), { turn: -120 + i * 30 })) +
    stroke('M492 276 L524 244', '#d8371f', 7) +
    circle(492, 276, 8, '#39424c')
  )
}

const spanner = (colour = '#aab4bd') =>
  path(
    'M-14 -40 V120 Q0 136 14 120 V-40 Q44 -58 40 -96 L18 -78 L-2 -90 L-4 -112 L12 -128 Q-30 -136 -44 -104 Q-52 -62 -14 -40Z',
    colour,
  ) + circle(0, 108, 6, shade(colour, -0.4))
const screwdriver = (grip: string) =>
  rect(-18, -120, 36, 110, grip, 14) + rect(-7, -12, 14, 110, '#aab4bd') + path('M-7 98 H7 L11 116 H-11Z', '#8d98a3')

export const printer: Drawing = (look) => {
  const laser = says(look, 'laser')
  const body = laser ? '#39424c' : look.dice.pick(['#f4f6f8', '#454e59'])
  return (
    shadow(300, 418, 230) +
    path('M180 60 H420 L436 190 H164Z', '#ffffff') +
    times(4, (i) => rect(210, 84 + i * 24, 180 - (i % 2) * 60, 9, '#b8c2cc', 4)) +
    rect(90, 180, 420, 190, body, 24) +
    rect(90, 180, 420, 52, shade(body, body === '#f4f6f8' ? -0.08 : 0.18), 20) +
    rect(150, 300, 300, 26, '#171b20', 8) +
    path('M160 316 H440 L466 414 H134Z', '#ffffff') +
    (says(look, 'dot')
      ? times(9, (i) => circle(150 + i * 37, 404, 4, '#b8c2cc'))
      : times(3, (i) => rect(190, 346 + i * 20, 220 - i * 40, 9, [look.colour, '#b8c2cc', '#b8c2cc'][i] ?? '', 4))) +
    circle(462, 206, 10, '#6fd66f') +
    circle(430, 206, 10, '#f4c61f') +
    at(560, 260, spanner(), { turn: 24 })
  )
}

export const computer: Drawing = (look) => {
  const gear =
    times(8, (i) => at(0, 0, rect(-9, -52, 18, 24, look.accent, 4), { turn: i * 45 })) +
    circle(0, 0, 38, look.accent) +
    circle(0, 0, 16, '#ffffff')
  if (says(look, 'laptop'))
    return (
      shadow(320, 408, 270) +
      rect(130, 90, 380, 250, '#2b3138', 16) +
      rect(146, 106, 348, 214, shade(look.colour, 0.55)) +
      at(320, 212, gear, { size: 1.3 }) +
      path('M80 340 H560 L596 398 Q598 408 586 408 H54 Q42 408 44 398Z', '#aab4bd') +
      times(3, (i) => rect(140 - i * 8, 350 + i * 12, 360 + i * 16, 7, '#7b848c', 3)) +
      rect(264, 388, 112, 14, '#8d98a3', 5) +
      at(560, 190, screwdriver(look.colour), { turn: 28, size: 0.9 })
    )
  return (
    shadow(320, 420, 270) +
    rect(70, 92, 340, 236, '#2b3138', 14) +
    rect(84, 106, 312, 208, shade(look.colour, 0.55)) +
    at(240, 210, gear, { size: 1.3 }) +
    rect(216, 328, 48, 50, '#8d98a3') +
    rect(150, 376, 180, 18, '#aab4bd', 8) +
    rect(440, 110, 130, 286, '#39424c', 12) +
    rect(456, 130, 98, 22, '#22272d', 5) +
    rect(456, 162, 98, 22, '#22272d', 5) +
    circle(505, 232, 20, look.colour) +
    times(4, (i) => rect(466, 300 + i * 18, 78, 7, '#22272d', 3)) +
    at(420, 410, screwdriver(look.accent), { turn: 78, size: 0.8 })
  )
}

export const worker: Drawing = (look) => {
  const helmet =
    path('M170 230 Q170 90 320 86 Q470 90 470 230Z', '#f4c61f') +
    path('M286 92 Q290 70 320 68 Q350 70 354 92 V200 H286Z', '#f7d64a') +
    path('M186 216 Q192 120 262 104 Q220 140 216 216Z', '#fbe88a') +
    rect(140, 222, 360, 30, '#e0a81f', 14)
  const hammer = rect(-14, -40, 28, 180, '#a87334', 10) + path('M-64 -84 H40 Q70 -84 74 -56 L40 -44 H-64Z', '#5d646b')
  const tools = byName(
    look,
    [
      ['cat', at(250, 340, brush(look.colour), { turn: -30 }) + at(400, 350, roller(look.colour), { turn: 24 })],
      [
        'batu|kenek',
        at(250, 340, path('M-60 -10 L0 -70 L60 -10 L0 40Z', '#aab4bd') + rect(-10, 30, 20, 90, '#a87334', 8), {
          turn: 30,
        }) +
          times(3, (i) =>
            rect(360 + (i % 2) * 76 - (i > 1 ? -38 : 0), 392 - Math.floor(i / 2) * 40, 72, 36, '#c9593a', 4),
          ),
      ],
      [
        'kayu',
        at(230, 340, hammer, { turn: -36 }) +
          at(
            430,
            350,
            path('M-120 -20 H60 L90 40 H-120Z', '#c3cbd2') +
              times(10, (i) => path(`M${-120 + i * 20} 40 l10 14 l10 -14Z`, '#c3cbd2')) +
              rect(60, -30, 60, 70, '#a87334', 14),
            { turn: -16, size: 0.8 },
          ),
      ],
      [
        'ledeng',
        at(240, 350, spanner(), { turn: -40 }) +
          at(
            420,
            340,
            stroke('M-70 60 V-20 H50 V20', '#8d98a3', 30) +
              rect(-92, 40, 44, 24, '#5d646b', 5) +
              path('M50 60 q-20 34 0 44 q20 -10 0 -44Z', '#5ab4e6'),
          ),
      ],
      [
        'listrik',
        at(240, 350, screwdriver(look.colour), { turn: -40 }) +
          at(420, 330, path('M12 -70 L-40 14 H-8 L-18 76 L44 -16 H8Z', '#f4c61f')),
      ],
    ],
    at(240, 340, hammer, { turn: -36 }) + at(420, 350, spanner(), { turn: 36 }),
  )
  return shadow(320, 430, 220) + tools + helmet
}

const brush = (colour: string) =>
  rect(-16, 20, 32, 100, '#a87334', 12) +
  rect(-34, -16, 68, 40, '#aab4bd', 6) +
  path('M-34 -16 H34 L30 -76 Q0 -62 -30 -76Z', colour)
const roller = (colour: string) =>
  rect(-80, -70, 150, 54, colour, 22) +
  stroke('M74 -44 H96 V14 H0 V50', '#8d98a3', 11) +
  rect(-14, 46, 28, 90, '#d8371f', 12)

export const paintBucket: Drawing = (look) => {
  const tint = byName(
    look,
    [
      ['putih', '#fbfaf5'],
      ['krem', '#f3dfae'],
      ['hijau', '#a8d08d'],
      ['bocor', '#8d98a3'],
      ['premium', look.accent],
    ],
    look.colour,
  )
  return (
    shadow(300, 424, 190) +
    stroke('M166 186 C150 40 450 40 434 186', '#8d98a3', 9) +
    path('M160 180 H440 L420 404 Q418 418 404 418 H196 Q182 418 180 404Z', '#f4f6f8') +
    path('M168 240 H432 L422 360 H178Z', tint) +
    (tint === '#fbfaf5' ? stroke('M168 240 H432 M178 360 H422', '#d3dade', 4) : '') +
    ellipse(300, 180, 140, 34, '#c3cbd2') +
    ellipse(300, 180, 126, 27, tint) +
    path('M180 186 q-4 60 10 92 q14 -10 10 -60 q0 60 16 76 q14 -20 6 -98Z', tint) +
    circle(300, 300, 38, '#ffffff') +
    path('M300 270 C324 302 328 312 328 320 A28 28 0 0 1 272 320 C272 312 276 302 300 270Z', look.accent) +
    at(520, 320, brush(tint === '#fbfaf5' ? '#e8e4d8' : tint), { turn: 24, size: 1.2 })
  )
}

export const cement: Drawing = (look) => {
  const sack = (colour: string) =>
    path('M-120 -150 Q0 -170 120 -150 L132 150 Q0 172 -132 150Z', '#d9cdb8') +
    path('M-120 -150 Q0 -170 120 -150 L122 -116 Q0 -134 -122 -116Z', '#c3b498') +
    path('M-125 -60 Q0 -76 125 -60 L129 70 Q0 88 -129 70Z', colour) +
    path('M-50 46 V-6 L0 -44 L50 -6 V46Z', '#ffffff') +
    rect(-16, 8, 32, 38, colour) +
    times(12, (i) => stroke(`M${-110 + i * 20} -140 v10`, '#a8977a', 4))
  const pile = path('M400 416 Q450 330 516 322 Q580 336 610 416Z', says(look, 'putih') ? '#f4f2ec' : '#a9a9a3')
  return (
    shadow(330, 424, 280) +
    at(360, 268, sack(shade(look.colour, -0.1)), { turn: 7, size: 0.9 }) +
    at(226, 262, sack(look.colour), { turn: -5 }) +
    pile +
    at(500, 320, path('M-44 -8 L0 -52 L44 -8 L0 30Z', '#c3cbd2') + rect(-8, -110, 16, 64, '#a87334', 7), { turn: 20 })
  )
}

export const pump: Drawing = (look) =>
  shadow(310, 420, 240) +
  rect(110, 386, 380, 26, '#5d646b', 8) +
  rect(240, 210, 230, 170, look.colour, 30) +
  times(7, (i) => rect(262 + i * 28, 224, 10, 142, shade(look.colour, -0.25), 4)) +
  rect(450, 230, 40, 130, '#39424c', 14) +
  rect(300, 176, 110, 44, '#39424c', 8) +
  circle(190, 296, 88, '#8d98a3') +
  circle(190, 296, 60, '#aab4bd') +
  circle(190, 296, 24, '#5d646b') +
  times(6, (i) => at(190, 296, circle(0, -72, 7, '#5d646b'), { turn: i * 60 })) +
  rect(166, 96, 48, 124, '#7fb4d6', 6) +
  rect(156, 90, 68, 22, '#5a93b8', 6) +
  path('M190 30 C216 62 222 72 222 84 A32 32 0 0 1 158 84 C158 72 164 62 190 30Z', '#3f9bd6') +
  rect(50, 276, 70, 44, '#7fb4d6', 6) +
  (says(look, 'seal') ? ring(540, 330, 44, 44, '#22262c', 16) : at(548, 320, spanner(), { turn: 24, size: 0.9 }))

function carBody(colour: string): string {
  return (
    path(
      'M70 320 Q64 262 120 250 L190 244 Q226 160 290 154 H400 Q456 158 500 240 Q580 248 580 300 V336 Q580 350 562 350 H84 Q70 346 70 320Z',
      colour,
    ) +
    path('M212 244 Q240 186 290 180 H326 V244Z', '#bfe3f2') +
    path('M346 180 H396 Q434 184 466 244 H346Z', '#bfe3f2') +
    stroke('M336 180 V340', shade(colour, -0.25), 5) +
    rect(356, 268, 40, 10, shade(colour, -0.3), 5) +
    ellipse(562, 282, 16, 13, '#fbe88a') +
    rect(70, 278, 22, 26, '#d8371f', 6) +
    [180, 470]
      .map((x) => circle(x, 350, 54, '#22262c') + circle(x, 350, 28, '#c3cbd2') + circle(x, 350, 10, '#5d646b'))
      .join('') +
    path('M100 270 Q170 256 210 258 L204 274 Q150 272 100 288Z', shade(colour, 0.4))
  )
}

export const carWash: Drawing = (look) =>
  shadow(320, 404, 280) +
  carBody(look.colour) +
  bubbles([
    [150, 230, 34],
    [206, 196, 28],
    [260, 150, 38],
    [330, 132, 30],
    [396, 146, 36],
    [452, 190, 28],
    [520, 230, 36],
    [110, 270, 22],
    [300, 180, 18],
    [560, 262, 22],
  ]) +
  times(7, (i) => path(`M${120 + i * 70} ${60 + (i % 2) * 24} q-14 24 0 30 q14 -6 0 -30Z`, '#5ab4e6')) +
  (says(look, 'vakum') ? stroke('M40 420 Q30 330 130 330', '#39424c', 16) : '') +
  (says(look, 'wax')
    ? sparkles(
        [
          [250, 300, 2.4],
          [420, 290, 2],
        ],
        '#fff6c9',
      )
    : '')

export const carSalon: Drawing = (look) =>
  shadow(320, 404, 280) +
  carBody(look.colour) +
  opacity(0.4, path('M250 120 L200 360 H240 L300 120Z M330 120 L290 360 H306 L352 120Z', '#ffffff')) +
  sparkles(
    [
      [130, 190, 3],
      [520, 180, 3.4],
      [330, 110, 2.6],
      [420, 300, 2.2],
      [230, 300, 2],
      [580, 130, 1.8],
      [80, 130, 1.8],
    ],
    '#f7d64a',
  ) +
  at(548, 400, circle(0, 0, 46, '#f4f6f8') + circle(0, 0, 34, look.accent) + rect(-14, -96, 28, 60, '#39424c', 10))

function motorbike(colour: string): string {
  const wheel = (x: number) =>
    circle(x, 344, 68, '#22262c') +
    circle(x, 344, 48, '#dfe5ea') +
    times(6, (i) => at(x, 344, rect(-3, -46, 6, 92, '#8d98a3'), { turn: i * 30 })) +
    circle(x, 344, 14, '#39424c')
  return (
    wheel(160) +
    wheel(490) +
    stroke('M160 344 L250 300 L400 300', '#5d646b', 18) +
    stroke('M490 344 L436 190 L404 176', '#8d98a3', 16) +
    path('M240 300 Q250 250 300 256 H400 Q430 240 430 200 L470 250 Q440 330 380 336 H260Z', colour) +
    path('M150 250 Q160 214 220 218 H330 Q350 226 340 250 Q250 246 150 250Z', '#2b3138') +
    path('M120 262 Q180 236 240 262 L232 288 Q170 264 116 290Z', colour) +
    path('M430 226 Q436 170 470 170 Q500 190 480 240Z', shade(colour, 0.2)) +
    circle(484, 206, 18, '#fbe88a') +
    stroke('M404 176 Q380 160 366 172 M404 176 Q430 150 420 138', '#22262c', 12) +
    circle(424, 126, 18, '#aab4bd') +
    stroke('M220 336 H360', '#aab4bd', 16) +
    rect(270, 286, 90, 56, '#8d98a3', 12) +
    times(4, (i) => rect(280 + i * 18, 292, 8, 40, '#5d646b', 3))
  )
}

export const bikeWash: Drawing = (look) =>
  shadow(320, 418, 260) +
  motorbike(look.colour) +
  bubbles([
    [240, 236, 30],
    [290, 208, 24],
    [200, 220, 22],
    [350, 250, 26],
    [420, 214, 22],
    [150, 292, 24],
    [490, 292, 24],
    [320, 290, 18],
  ]) +
  times(6, (i) => path(`M${150 + i * 66} ${80 + (i % 2) * 26} q-14 24 0 30 q14 -6 0 -30Z`, '#5ab4e6'))

export const bikeService: Drawing = (look) =>
  shadow(320, 418, 260) +
  motorbike(look.colour) +
  at(110, 160, spanner(), { turn: -36 }) +
  (says(look, 'oli')
    ? at(
        556,
        180,
        path('M-40 -40 H20 L40 -60 V70 H-40Z', '#d9a01f') +
          rect(-40, -62, 36, 24, '#22262c', 5) +
          circle(0, 18, 22, '#fff6e2'),
      )
    : at(
        556,
        180,
        times(8, (i) => at(0, 0, rect(-10, -62, 20, 28, look.accent, 4), { turn: i * 45 })) +
          circle(0, 0, 46, look.accent) +
          circle(0, 0, 20, '#fff6e2'),
      ))

export const mask: Drawing = (look) => {
  const tint = look.dice.pick(['#8fd0ee', '#a9d8b8', '#f3b3c8', '#c9c3e6'])
  const beak = says(look, 'duckbill', 'kf94')
  const single =
    stroke('M-110 -30 Q-176 -40 -168 20 Q-160 60 -110 46 M110 -30 Q176 -40 168 20 Q160 60 110 46', '#ffffff', 8) +
    (beak
      ? path('M-120 -40 Q0 -90 120 -40 L100 50 Q0 110 -100 50Z', tint) +
        path('M-120 -40 Q0 0 120 -40 Q60 30 0 34 Q-60 30 -120 -40Z', shade(tint, 0.3))
      : path('M-120 -60 Q0 -84 120 -60 V60 Q0 104 -120 60Z', tint) +
        stroke('M-116 -22 Q0 -40 116 -22 M-116 8 Q0 -4 116 8 M-112 38 Q0 36 112 38', shade(tint, -0.18), 5) +
        rect(-50, -70, 100, 9, '#ffffff', 4))
  const box =
    path('M300 110 L360 70 H600 L560 110Z', '#ffffff') +
    rect(300, 110, 260, 200, shade(tint, -0.2)) +
    path('M560 110 L600 70 V270 L560 310Z', shade(tint, -0.35)) +
    rect(330, 150, 200, 90, '#ffffff', 8) +
    rect(416, 162, 28, 66, '#3f8f6f', 4) +
    rect(397, 181, 66, 28, '#3f8f6f', 4)
  return (
    shadow(340, 414, 260) +
    box +
    at(236, 306, single, { turn: -8, size: 1.1 }) +
    at(420, 366, single, { turn: 6, size: 0.7 })
  )
}

export const firstAid: Drawing = (look) => {
  const soft = says(look, 'tas', 'isi')
  const colour = soft ? '#d8371f' : '#ffffff'
  const cross = soft ? '#ffffff' : '#d8371f'
  return (
    shadow(320, 424, 250) +
    stroke('M250 130 V86 Q250 66 270 66 H370 Q390 66 390 86 V130', '#5d646b', 18) +
    rect(110, 126, 420, 270, shade(colour, -0.12), 30) +
    rect(110, 126, 420, 256, colour, 30) +
    rect(110, 238, 420, 12, shade(colour, -0.15)) +
    circle(320, 248, 88, cross) +
    rect(294, 188, 52, 120, colour, 6) +
    rect(260, 222, 120, 52, colour, 6) +
    (says(look, 'lengkap', 'tipe b')
      ? at(
          550,
          370,
          rect(-30, -50, 60, 96, '#8a4a22', 12) +
            rect(-16, -70, 32, 22, '#ffffff', 5) +
            rect(-30, -20, 60, 40, '#fff6e2'),
        )
      : '') +
    at(
      110,
      392,
      rect(-60, -18, 120, 36, '#f0c49b', 18) +
        rect(-22, -18, 44, 36, '#fbe6cf') +
        times(4, (i) => circle(-10 + (i % 2) * 20, -8 + Math.floor(i / 2) * 16, 3, '#d9a273')),
      { turn: -18 },
    )
  )
}

export const soapCan: Drawing = (look) => {
  const tint = byName(
    look,
    [
      ['lemon', '#f4e04a'],
      ['pinus', '#4f9f5a'],
      ['antiseptik', '#e5707c'],
      ['piring', '#a8d84a'],
      ['foam', '#9fc9ee'],
    ],
    look.colour,
  )
  return (
    shadow(300, 424, 200) +
    path(
      'M170 170 Q170 130 210 126 H300 V96 H370 V126 Q430 132 430 190 V390 Q430 416 404 416 H196 Q170 416 170 390Z',
      tint,
    ) +
    path('M200 150 H270 V206 H216 Q196 206 196 186Z', shade(tint, 0.55)) +
    rect(294, 66, 82, 40, '#d8371f', 8) +
    rect(200, 236, 200, 140, '#ffffff', 12) +
    path('M300 252 C330 290 336 304 336 318 A36 36 0 0 1 264 318 C264 304 270 290 300 252Z', tint) +
    path('M184 230 V390 Q184 402 194 402 V230Z', shade(tint, 0.4)) +
    bubbles([
      [488, 330, 40],
      [536, 276, 26],
      [476, 252, 20],
      [556, 356, 22],
      [506, 392, 18],
      [470, 206, 13],
    ])
  )
}

export const sanitizer: Drawing = (look) => {
  const tint = byName(
    look,
    [
      ['aloe', '#a8dca0'],
      ['gel', '#a9d8ee'],
    ],
    '#cfe6f7',
  )
  const pumpTop = says(look, 'spray')
    ? path('M-20 -190 H60 L76 -170 H40 L30 -140 H-20Z', '#ffffff') + rect(-26, -142, 52, 30, '#e3e9ed', 6)
    : stroke('M0 -130 V-180', '#e3e9ed', 16) +
      path('M-70 -196 H30 Q44 -196 44 -178 H-70Z', '#ffffff') +
      rect(-34, -136, 68, 28, '#ffffff', 8)
  const hand =
    at(
      500,
      380,
      path('M-110 20 Q-60 -36 20 -30 Q70 -28 96 -44 Q112 -44 106 -26 Q90 4 40 20 Q-20 44 -110 50Z', '#e0ac7e') +
        stroke('M-40 0 Q0 -6 40 -6', '#c98f62', 5),
    ) + path('M500 270 C516 296 522 306 522 316 A22 22 0 0 1 478 316 C478 306 484 296 500 270Z', '#5ab4e6')
  return (
    shadow(280, 424, 140) +
    at(
      270,
      260,
      rect(-92, -110, 184, 268, tint, 40) +
        rect(-76, -84, 26, 200, shade(tint, 0.6), 12) +
        pumpTop +
        rect(-66, -30, 132, 130, '#ffffff', 12) +
        rect(-14, -14, 28, 76, '#3f9bd6', 4) +
        rect(-38, 10, 76, 28, '#3f9bd6', 4),
    ) +
    hand +
    bubbles([
      [180, 300, 10],
      [330, 340, 12],
      [310, 200, 9],
    ]) +
    (says(look, 'aloe')
      ? at(
          120,
          390,
          times(5, (i) => at(0, 0, path('M-9 0 Q-14 -60 0 -100 Q14 -60 9 0Z', '#5aa544'), { turn: (i - 2) * 24 })),
        )
      : '') +
    rect(0, 0, 0, 0, look.colour)
  )
}
