/** Craftsmen, building material and pumps. */

import { byName, type Drawing, says } from './look.ts'
import { at, circle, ellipse, path, rect, ring, shade, shadow, stroke, times } from './shapes.ts'
import { brush, screwdriver, spanner } from './tools.ts'

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
