/** Cars and motorcycles, washed and repaired. */

import { type Drawing, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, shade, shadow, sparkles, stroke, times } from './shapes.ts'
import { bubbles, spanner } from './tools.ts'

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
