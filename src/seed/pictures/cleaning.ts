/** Cleaning of rooms, and their plants. */

import { byName, type Drawing, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, ring, shade, shadow, sparkles, stroke, times } from './shapes.ts'
import { bubbles } from './tools.ts'

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
        rect(-70, -90, 140, 180, '#8fd0ee', 6) + opacity(0.7, path('M-50 60 L30 -80 H56 L-40 80Z', '#ffffff')),
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
