/** Stationery and printing. */
import { byName, type Drawing, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, shade, shadow, stroke, times } from './shapes.ts'

const lines = (x: number, y: number, width: number, count: number, gap = 24, colour = '#b8c2cc') =>
  times(count, (i) => rect(x, y + i * gap, i === count - 1 ? width * 0.6 : width, 8, colour, 4))

export const paper: Drawing = (look) => {
  const tall = says(look, 'f4') ? 24 : 0
  const sheet = says(look, 'warna')
    ? ['#f7b7c3', '#bfe3a8', '#a9d4f2', '#f9e08a']
    : ['#ffffff', '#f4f6f8', '#ffffff', '#f4f6f8']
  return (
    shadow(330, 418, 250) +
    path('M150 180 L420 140 L560 210 L290 262Z', sheet[0] ?? '#ffffff') +
    times(
      9,
      (i) =>
        path(
          `M150 ${186 + i * 18} L290 ${268 + i * 18} L290 ${282 + i * 18} L150 ${200 + i * 18}Z`,
          sheet[i % 4] ?? '#ffffff',
        ) +
        path(
          `M290 ${268 + i * 18} L560 ${216 + i * 18} L560 ${230 + i * 18} L290 ${282 + i * 18}Z`,
          shade(sheet[i % 4] ?? '#ffffff', -0.08),
        ),
    ) +
    path(`M190 ${206 - tall / 4} L210 ${203 - tall / 4} L350 ${272} V430 L330 424 L330 ${282}Z`, look.colour) +
    path('M330 274 L350 270 V418 L330 424Z', shade(look.colour, -0.2)) +
    path('M300 90 L470 66 L520 130 L340 160Z', '#ffffff') +
    stroke('M334 102 L462 84 M344 120 L478 101 M354 138 L440 126', '#b8c2cc', 6)
  )
}

export const toner: Drawing = (look) => {
  if (says(look, 'tinta')) {
    const ink = (x: number, colour: string) =>
      at(
        x,
        0,
        rect(-18, 118, 36, 40, '#2c3440', 6) +
          path('M-36 180 Q-36 158 -18 158 H18 Q36 158 36 180 V386 Q36 400 22 400 H-22 Q-36 400 -36 386Z', '#eef2f4') +
          rect(-36, 230, 72, 170, colour, 10) +
          rect(-24, 270, 48, 70, '#ffffff', 6),
      )
    return shadow(320, 410, 250) + ink(146, '#22262c') + ink(262, '#1fa3d6') + ink(378, '#d9327f') + ink(494, '#f4c61f')
  }
  const tint = byName(
    look,
    [
      ['cyan', '#1fa3d6'],
      ['magenta', '#d9327f'],
    ],
    '#3a414a',
  )
  return (
    shadow(330, 410, 250) +
    path('M380 128 H560 V300 H380Z', '#f3efe6') +
    path('M380 128 L410 96 H590 L560 128Z', '#fffaf0') +
    path('M560 128 L590 96 V268 L560 300Z', '#d6cfc0') +
    circle(470, 214, 46, tint) +
    path('M70 300 L110 230 H470 L500 300 V372 Q500 388 484 388 H90 Q70 388 70 368Z', '#2a3038') +
    path('M110 230 H470 L486 268 H92Z', '#454e59') +
    rect(110, 300, 350, 26, tint, 8) +
    rect(96, 350, 380, 20, '#171b20', 10) +
    stroke('M220 230 q60 -54 120 0', '#5a6470', 16) +
    times(6, (i) => rect(420 + i * 9, 278, 4, 16, '#6b7682'))
  )
}

export const folders: Drawing = (look) => {
  const tints = look.dice.some(['#d94f3d', '#2f6fb5', '#3f8f4f', '#e0b01f', '#7a4fa3'], 3)
  if (says(look, 'ordner', 'box file')) {
    const binder = (x: number, colour: string) =>
      at(
        x,
        0,
        rect(-52, 92, 104, 312, shade(colour, -0.15), 8) +
          rect(-52, 92, 22, 312, shade(colour, 0.18), 6) +
          rect(-22, 132, 56, 110, '#ffffff', 5) +
          stroke('M-10 156 H22 M-10 176 H22 M-10 196 H10', '#9aa5b0', 6) +
          circle(6, 342, 22, '#e9edf0') +
          circle(6, 342, 13, '#39424c'),
      )
    return (
      shadow(320, 412, 230) + binder(196, tints[0] ?? '') + binder(320, tints[1] ?? '') + binder(444, tints[2] ?? '')
    )
  }
  const clear = says(look, 'bening', 'sleeve')
  const folder = (colour: string) =>
    path('M-150 -96 H-40 L-14 -66 H150 V118 H-150Z', shade(colour, -0.18)) +
    rect(-116, -84, 232, 170, '#ffffff', 4) +
    lines(-94, -60, 180, 4) +
    opacity(clear ? 0.55 : 1, path('M-150 -40 H150 L140 122 H-150Z', colour))
  return (
    shadow(330, 416, 240) +
    at(366, 230, folder(tints[2] ?? ''), { turn: 10 }) +
    at(320, 258, folder(tints[1] ?? ''), { turn: 1 }) +
    at(282, 288, folder(tints[0] ?? ''), { turn: -8 })
  )
}

export const pens: Drawing = (look) => {
  const ink = byName(
    look,
    [
      ['biru', '#2457a8'],
      ['stabilo', '#e8e33a'],
      ['pensil', '#e0b01f'],
    ],
    '#2b2f36',
  )
  const pen = (tint: string) =>
    says(look, 'pensil')
      ? rect(-130, -14, 220, 28, tint) +
        rect(-130, -4, 220, 8, shade(tint, -0.18)) +
        path('M90 -14 L142 0 L90 14Z', '#f3d9a8') +
        path('M126 -5 L142 0 L126 5Z', '#2b2f36') +
        rect(-158, -14, 30, 28, '#e7838f', 6) +
        rect(-134, -14, 12, 28, '#c3cbd2')
      : says(look, 'spidol', 'stabilo')
        ? rect(-120, -26, 160, 52, says(look, 'spidol') ? '#f4f6f8' : tint, 10) +
          rect(34, -28, 96, 56, tint, 12) +
          rect(-126, -24, 20, 48, tint, 6) +
          rect(-60, -26, 60, 52, says(look, 'spidol') ? tint : '#ffffff')
        : rect(-120, -12, 200, 24, '#f4f6f8', 8) +
          rect(-120, -12, 90, 24, tint, 8) +
          path('M80 -12 L126 -3 V3 L80 12Z', '#c3cbd2') +
          rect(-110, -22, 80, 8, '#c3cbd2', 4) +
          rect(-138, -7, 20, 14, tint, 5)
  const tints = says(look, 'stabilo')
    ? ['#e8e33a', '#f47fb0', '#6fd66f', '#f7a13c', '#6fc3f2']
    : says(look, 'spidol')
      ? ['#2b2f36', '#d8371f', '#2457a8', '#2f8a3f', '#2b2f36']
      : [ink, ink, ink, ink, ink]
  return (
    shadow(320, 400, 250) +
    path('M110 300 H430 L460 400 H90Z', look.accent) +
    rect(110, 292, 320, 18, shade(look.accent, -0.2), 4) +
    tints
      .map((tint, i) =>
        at(210 + i * 56, 226 - (i % 2) * 12, pen(tint), { turn: (says(look, 'pensil') ? -76 : 100) + i * 4 }),
      )
      .join('') +
    path('M104 330 H436 L460 400 H90Z', shade(look.accent, 0.18)) +
    at(500, 368, pen(tints[1] ?? ink), { turn: -16, size: 0.8 })
  )
}

export const seminarKit: Drawing = (look) => {
  const bag = says(look, 'map')
    ? path('M96 150 H300 L316 176 H380 V400 H96Z', look.colour) + rect(96, 206, 284, 194, shade(look.colour, 0.15), 6)
    : says(look, 'ransel', 'serut')
      ? path('M110 176 Q236 120 366 176 L388 400 H92Z', look.colour) +
        stroke('M116 176 Q90 290 100 396 M362 176 Q386 290 376 396', '#fff6e2', 9) +
        path('M110 176 Q236 210 366 176 L360 204 Q236 236 116 204Z', shade(look.colour, -0.2))
      : stroke('M160 176 C164 66 312 66 316 176', shade(look.colour, -0.25), 16) +
        path('M96 166 H380 L392 404 H84Z', look.colour) +
        (says(look, 'batik')
          ? times(12, (i) =>
              at(
                126 + (i % 4) * 74,
                206 + Math.floor(i / 4) * 70,
                times(6, (p) => at(0, 0, ellipse(0, -13, 6, 9, '#f6d98a'), { turn: p * 60 })),
              ),
            )
          : circle(238, 286, 54, '#ffffff') + path('M238 246 L262 320 H214Z', look.colour))
  const note =
    rect(0, 0, 150, 190, '#ffffff', 8) +
    rect(0, 0, 150, 44, look.accent, 8) +
    times(9, (i) => rect(10 + i * 15, -10, 6, 24, '#7b848c', 3)) +
    lines(22, 70, 104, 4)
  return (
    shadow(330, 416, 260) +
    bag +
    at(400, 206, note, { turn: 6 }) +
    at(
      480,
      396,
      rect(-110, -9, 200, 18, '#2457a8', 7) +
        path('M90 -9 L122 0 L90 9Z', '#c3cbd2') +
        rect(-100, -16, 70, 7, '#c3cbd2', 3),
      { turn: -10 },
    ) +
    at(
      566,
      250,
      rect(-36, -46, 72, 100, '#ffffff', 8) +
        circle(0, -12, 18, '#d9dee2') +
        rect(-24, 18, 48, 10, look.colour, 4) +
        stroke('M-20 -46 L-6 -110 M20 -46 L6 -110', look.colour, 8),
    )
  )
}

/** Shapes on a printed thing, where letters would be. */
const poster = (width: number, height: number, colour: string, accent: string) =>
  rect(0, 0, width, height, colour) +
  path(`M0 ${height} L${width * 0.5} ${height * 0.4} L${width} ${height}Z`, accent) +
  circle(width * 0.78, height * 0.26, Math.min(width, height) * 0.14, '#ffffff') +
  rect(width * 0.08, height * 0.14, width * 0.48, height * 0.11, '#ffffff', 4) +
  rect(width * 0.08, height * 0.32, width * 0.34, height * 0.07, shade(colour, 0.6), 4)

export const banner: Drawing = (look) => {
  const backdrop = says(look, 'backdrop')
  const pole = (x: number) => rect(x, 70, 16, 350, '#8a5f35', 6)
  return (
    shadow(320, 424, 280) +
    pole(66) +
    pole(558) +
    stroke('M82 122 L104 132 M558 122 L536 132', '#6b4a1b', 5) +
    (backdrop
      ? at(100, 84, poster(440, 290, look.colour, look.accent))
      : at(100, 124, poster(440, 168, look.colour, look.accent))) +
    times(5, (i) => circle(116 + i * 102, backdrop ? 98 : 138, 7, '#f4f6f8')) +
    (says(look, 'kain') ? times(4, (i) => opacity(0.18, rect(150 + i * 100, 124, 26, 168, '#000000'))) : '')
  )
}

export const standingBanner: Drawing = (look) => {
  const roll = says(look, 'roll')
  const feet = roll
    ? rect(190, 404, 260, 26, '#8d98a3', 12)
    : stroke('M230 60 L410 424 M410 60 L230 424', '#5d646b', 10)
  return (
    shadow(320, 428, 180) +
    feet +
    at(216, 52, poster(208, 356, look.colour, look.accent)) +
    rect(208, 44, 224, 14, '#aab4bd', 5) +
    (roll
      ? ''
      : circle(222, 58, 8, '#39424c') +
        circle(418, 58, 8, '#39424c') +
        circle(222, 402, 8, '#39424c') +
        circle(418, 402, 8, '#39424c'))
  )
}

export const certificate: Drawing = (look) => {
  const gold = says(look, 'emas') ? '#e9cf7f' : '#fffdf6'
  const folder = says(look, 'map')
    ? at(336, 262, rect(-236, -172, 472, 344, look.colour, 12), { turn: 5 })
    : at(336, 258, rect(-214, -150, 428, 300, '#f4ecd8', 4), { turn: 6 })
  return (
    shadow(320, 424, 260) +
    folder +
    at(
      320,
      244,
      rect(-222, -156, 444, 312, gold, 4) +
        rect(-206, -140, 412, 280, look.colour) +
        rect(-198, -132, 396, 264, gold) +
        rect(-90, -104, 180, 20, look.colour, 6) +
        rect(-130, -60, 260, 12, '#b8c2cc', 5) +
        rect(-100, -24, 200, 26, '#39424c', 6) +
        rect(-140, 22, 280, 10, '#b8c2cc', 5) +
        rect(-110, 44, 220, 10, '#b8c2cc', 5) +
        stroke('M-150 104 q20 -26 34 0 t40 -6', '#2457a8', 5) +
        path('M112 96 L96 150 L124 138 L152 150 L136 96Z', '#c8321d') +
        circle(124, 82, 34, '#e0a81f') +
        circle(124, 82, 24, '#f4cf5a'),
      { turn: -4 },
    )
  )
}

export const books: Drawing = (look) => {
  const spiral = says(look, 'spiral')
  const cover =
    rect(-120, -160, 240, 320, look.colour, says(look, 'hard') ? 4 : 8) +
    rect(-84, -110, 168, 60, '#ffffff', 6) +
    rect(-66, -94, 132, 10, '#9aa5b0', 4) +
    rect(-66, -74, 90, 10, '#9aa5b0', 4) +
    path('M-120 160 L0 40 L120 160Z', look.accent) +
    circle(56, 0, 30, shade(look.colour, 0.5)) +
    (spiral
      ? times(14, (i) => rect(-134, -148 + i * 22, 28, 9, '#5d646b', 4))
      : rect(-120, -160, 22, 320, shade(look.colour, -0.25)))
  const pile = times(3, (i) =>
    at(
      430,
      392 - i * 40,
      rect(-130, -34, 260, 36, [look.accent, look.colour, '#7a5233'][i] ?? look.colour, 5) +
        rect(-122, -26, 250, 20, '#fff6e2'),
    ),
  )
  return shadow(340, 414, 260) + pile + at(250, 246, cover, { turn: -6 })
}

export const trophy: Drawing = (look) => {
  if (says(look, 'piala'))
    return (
      shadow(320, 420, 140) +
      rect(226, 356, 188, 56, '#4a2f22', 8) +
      rect(262, 330, 116, 30, '#6b442f', 5) +
      rect(304, 252, 32, 84, '#d9a01f') +
      stroke('M222 118 q-70 4 -56 70 q14 52 92 48 M418 118 q70 4 56 70 q-14 52 -92 48', '#d9a01f', 18) +
      path('M212 78 H428 Q430 268 320 272 Q210 268 212 78Z', '#f0bf3a') +
      path('M232 92 H268 Q262 220 306 262 Q230 240 232 92Z', '#fbe08a') +
      ellipse(320, 78, 108, 20, '#c98f14') +
      rect(270, 372, 100, 24, '#f0bf3a', 5)
    )
  const body = byName(
    look,
    [
      ['kayu', '#8a5a2f'],
      ['resin', look.colour],
      ['kristal', '#cfe9f2'],
    ],
    '#d8eef5',
  )
  const glass = !says(look, 'kayu', 'resin')
  return (
    shadow(320, 420, 170) +
    rect(190, 366, 260, 50, '#22262c', 8) +
    rect(190, 366, 260, 14, '#454e59', 6) +
    path('M226 366 L204 140 Q320 40 436 140 L414 366Z', shade(body, -0.1)) +
    path('M240 358 L222 148 Q320 66 418 148 L400 358Z', body) +
    (glass ? opacity(0.6, path('M240 340 L228 152 Q262 120 300 110 L270 340Z', '#ffffff')) : '') +
    circle(320, 176, 42, '#e0a81f') +
    path('M320 142 L330 166 L356 168 L336 184 L342 210 L320 196 L298 210 L304 184 L284 168 L310 166Z', '#fff6e2') +
    rect(254, 246, 132, 14, glass ? '#6b7f8c' : '#fff6e2', 6) +
    rect(270, 274, 100, 10, glass ? '#8fa3b0' : '#f4dfb8', 5) +
    rect(262, 296, 116, 10, glass ? '#8fa3b0' : '#f4dfb8', 5)
  )
}

export const camera: Drawing = (look) => {
  const stream = says(look, 'streaming', 'video')
  const body = stream
    ? rect(150, 120, 250, 150, '#2b3138', 16) +
      path('M400 160 L500 122 V268 L400 230Z', '#454e59') +
      circle(226, 104, 46, '#3a424b') +
      circle(330, 104, 46, '#3a424b') +
      circle(226, 104, 18, '#79838d') +
      circle(330, 104, 18, '#79838d') +
      rect(176, 150, 110, 60, '#7fbfe6', 6) +
      circle(368, 150, 10, '#e5382f')
    : rect(166, 132, 308, 196, '#2b3138', 26) +
      path('M256 132 L282 92 H360 L386 132Z', '#3a424b') +
      circle(320, 232, 82, '#4a535d') +
      circle(320, 232, 64, '#171b20') +
      circle(320, 232, 44, '#2f6fb5') +
      circle(302, 214, 16, '#bfe0f7') +
      rect(190, 154, 58, 26, look.colour, 6) +
      circle(438, 160, 12, '#e5382f')
  const legs = stroke('M310 326 L226 430 M320 326 V436 M330 326 L416 430', '#5d646b', 14)
  return (
    shadow(320, 434, 170) +
    (stream ? stroke('M280 270 L206 430 M290 270 V436 M300 270 L376 430', '#5d646b', 14) : legs) +
    body +
    (says(look, '2', '3')
      ? at(530, 350, rect(-60, -44, 120, 84, '#2b3138', 12) + circle(0, 0, 32, '#4a535d') + circle(0, 0, 20, '#2f6fb5'))
      : '')
  )
}
