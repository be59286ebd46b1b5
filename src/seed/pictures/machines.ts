/** Air conditioners, printers and computers in repair. */

import { byName, type Drawing, says } from './look.ts'
import { at, circle, path, rect, ring, shade, shadow, sparkles, stroke, times } from './shapes.ts'
import { bubbles, screwdriver, spanner } from './tools.ts'

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
