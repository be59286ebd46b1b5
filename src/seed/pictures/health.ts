/** Masks, first aid and soap. */

import { byName, type Drawing, says } from './look.ts'
import { at, circle, path, rect, shade, shadow, stroke, times } from './shapes.ts'
import { bubbles } from './tools.ts'

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
      : '')
  )
}
