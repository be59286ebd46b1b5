/** What is hired for an event. */
import { type Drawing, says } from './look.ts'
import { at, circle, ellipse, opacity, path, rect, shade, shadow, stroke, times } from './shapes.ts'

const grass =
  rect(0, 392, 640, 88, '#a9cf8a') +
  times(12, (i) => stroke(`M${20 + i * 54} 430 q4 -14 0 -22 M${28 + i * 54} 430 q2 -10 8 -18`, '#86b667', 4))

export const tent: Drawing = (look) => {
  const peaked = says(look, 'sarnafil', 'kerucut')
  const pole = (x: number) => rect(x, 210, 14, 208, '#aab4bd', 4)
  const roof = peaked
    ? path('M320 50 Q350 170 570 214 H70 Q290 170 320 50Z', '#ffffff') +
      path('M320 50 Q350 170 570 214 H420 Q340 160 320 50Z', '#e3e8ec') +
      stroke('M320 50 V22 l34 12 l-34 12', look.colour, 6)
    : path('M70 210 L170 92 H470 L570 210Z', look.colour) +
      path('M170 92 H320 V210 H70Z', shade(look.colour, 0.16)) +
      times(5, (i) => path(`M${170 + i * 60} 92 h30 L${110 + i * 92} 210 h-46Z`, shade(look.accent, 0.1)))
  const frill = times(10, (i) =>
    path(`M${70 + i * 50} 208 h50 q-6 38 -25 38 q-19 0 -25 -38Z`, i % 2 ? look.accent : '#fff6e2'),
  )
  const ceiling = says(look, 'plafon', 'dekor')
    ? times(4, (i) => path(`M${90 + i * 116} 248 q58 54 116 0 q-58 24 -116 0Z`, '#fff1d6'))
    : ''
  const flowers = says(look, 'dekor')
    ? [96, 540]
        .map((x) => times(6, (i) => circle(x + (i % 2) * 16 - 8, 262 + i * 22, 13, i % 2 ? '#f08aa8' : '#fff6e2')))
        .join('')
    : ''
  const chairs = times(
    4,
    (i) =>
      rect(170 + i * 84, 338, 46, 44, '#d94f3d', 6) +
      rect(170 + i * 84, 380, 6, 34, '#5d646b') +
      rect(210 + i * 84, 380, 6, 34, '#5d646b'),
  )
  return (
    grass +
    shadow(320, 420, 260) +
    pole(78) +
    pole(548) +
    pole(236) +
    pole(392) +
    chairs +
    ceiling +
    roof +
    frill +
    flowers
  )
}

export const chair: Drawing = (look) => {
  const cover = says(look, 'cover')
  const seat = cover ? '#ffffff' : look.colour
  if (says(look, 'plastik'))
    return (
      shadow(320, 424, 170) +
      path('M206 70 Q320 40 434 70 L420 250 H220Z', look.colour) +
      times(4, (i) => rect(246 + i * 42, 96, 20, 120, shade(look.colour, -0.25), 10)) +
      path('M190 246 H450 L462 290 H178Z', shade(look.colour, 0.15)) +
      path('M190 290 L170 420 H204 L226 290Z M450 290 L470 420 H436 L414 290Z', shade(look.colour, -0.15))
    )
  const legs = stroke('M226 300 L206 422 M414 300 L434 422 M250 300 L256 396 M390 300 L384 396', '#8d98a3', 12)
  const covered = cover ? coveredChair : bareChair(seat)
  const bow = says(look, 'pita')
    ? rect(228, 150, 184, 26, look.accent) +
      path('M320 164 C250 110 236 214 316 172Z M320 164 C390 110 404 214 324 172Z', look.accent) +
      path('M312 170 L288 250 L316 240 L330 170Z', shade(look.accent, -0.15)) +
      circle(320, 166, 14, shade(look.accent, 0.25))
    : ''
  return (
    shadow(320, 428, 180) + (cover ? '' : legs + stroke('M240 246 V270 M400 246 V270', '#8d98a3', 12)) + covered + bow
  )
}

/** A banquet chair in its white cover: the back, the seat before it, and a skirt in folds down to the floor. */
const coveredChair =
  path('M236 60 Q320 34 404 60 L412 268 H228Z', '#fbf7ee') +
  path('M236 60 Q320 34 404 60 L406 92 Q320 64 234 92Z', '#e9e1d0') +
  path('M228 250 H412 L446 306 H194Z', '#efe8d9') +
  path(
    'M194 304 H446 L456 418 Q430 400 404 418 Q376 400 348 418 Q320 400 292 418 Q264 400 236 418 Q210 400 184 418Z',
    '#fbf7ee',
  ) +
  stroke('M236 314 L230 408 M292 314 L290 410 M348 314 L350 410 M404 314 L410 408', '#ddd3bf', 6) +
  stroke('M228 256 L236 60 Q320 34 404 60 L412 256 M194 304 H446', '#cfc3ab', 5)

const bareChair = (seat: string) =>
  rect(222, 56, 196, 190, seat, 26) +
  rect(240, 74, 160, 154, shade(seat, 0.14), 18) +
  rect(200, 262, 240, 46, seat, 18) +
  rect(200, 262, 240, 18, shade(seat, 0.18), 10)

export const table: Drawing = (look) => {
  const legs = stroke('M130 250 L112 412 M510 250 L528 412 M180 250 V372 M460 250 V372', '#7b848c', 12)
  const round = says(look, 'bundar')
  const cloth = says(look, 'taplak', 'rempel', 'vip') || round
  if (!cloth)
    return (
      shadow(320, 416, 260) +
      legs +
      path('M110 206 L150 160 H490 L530 206Z', '#e3c090') +
      rect(96, 206, 448, 40, '#c08a4e', 8) +
      rect(96, 206, 448, 12, '#d8a668', 6)
    )
  const skirt = says(look, 'rempel', 'vip')
    ? times(12, (i) =>
        path(`M${90 + i * 39} 216 q20 96 0 196 h38 q-18 -100 0 -196Z`, i % 2 ? look.colour : shade(look.colour, 0.15)),
      )
    : path('M90 210 H550 L560 400 Q440 372 320 400 Q200 372 80 400Z', look.colour)
  const top = round
    ? ellipse(320, 206, 236, 62, '#ffffff') + ellipse(320, 202, 236, 60, shade(look.colour, 0.55))
    : path('M88 216 L140 150 H500 L552 216Z', '#ffffff')
  const vase =
    rect(300, 110, 40, 66, '#9fd3e6', 12) +
    circle(304, 96, 22, '#f08aa8') +
    circle(338, 92, 24, '#f4c61f') +
    circle(322, 72, 22, '#e5484d') +
    stroke('M312 118 V140 M332 118 V140', '#5aa544', 5)
  return (
    shadow(320, 420, 270) +
    (round ? path('M84 206 H556 L520 404 Q320 440 120 404Z', look.colour) : skirt) +
    top +
    vase +
    (says(look, 'registrasi')
      ? at(
          200,
          176,
          rect(-40, -26, 80, 40, '#ffffff', 4) +
            rect(-30, -16, 60, 7, look.accent, 3) +
            rect(-30, -2, 40, 7, '#b8c2cc', 3),
        )
      : '')
  )
}

export const soundSystem: Drawing = (look) => {
  const speaker = (x: number, size: number) =>
    at(
      x,
      420,
      rect(-70, -300, 140, 300, '#22272d', 14) +
        rect(-60, -290, 120, 280, '#2f363e', 10) +
        circle(0, -236, 34, '#161a1e') +
        circle(0, -236, 22, '#5d6670') +
        circle(0, -110, 56, '#161a1e') +
        circle(0, -110, 42, '#4a525b') +
        circle(0, -110, 18, look.colour),
      { size },
    )
  const mixer =
    path('M228 300 H412 L440 376 H200Z', '#39424c') +
    times(
      6,
      (i) =>
        circle(246 + i * 30, 318, 6, [look.colour, '#f4c61f', '#3f9bd6'][i % 3] ?? look.colour) +
        rect(242 + i * 30, 334, 6, 32, '#171b20', 3) +
        rect(238 + i * 30, 340 + ((i * 7) % 18), 14, 9, '#dfe5ea', 3),
    )
  const lights = says(look, 'lampu')
    ? stroke('M60 66 H580', '#7b848c', 12) +
      times(4, (i) =>
        at(
          120 + i * 134,
          84,
          opacity(
            0.45,
            path('M-14 10 L-70 250 H70 L14 10Z', ['#f4c61f', '#e0568f', '#3f9bd6', '#6fd66f'][i] ?? '#f4c61f'),
          ) + rect(-20, -14, 40, 36, '#22272d', 8),
        ),
      )
    : ''
  const count = says(look, '3000') ? 2 : 1
  return (
    lights +
    shadow(320, 424, 280) +
    (count === 2 ? speaker(76, 0.78) + speaker(564, 0.78) : '') +
    speaker(146, 1) +
    speaker(494, 1) +
    rect(190, 376, 260, 44, '#5d646b', 6) +
    mixer +
    (says(look, 'portable') ? '' : stroke('M320 300 V196', '#7b848c', 8)) +
    at(320, 176, microphone(), { size: 0.6, turn: 12 })
  )
}

/** A hand microphone standing on its tail. */
export const microphone = (grip = '#2b3138'): string =>
  path('M-22 10 H22 L14 150 Q0 162 -14 150Z', grip) +
  rect(-26, -8, 52, 22, '#8d98a3', 6) +
  circle(0, -44, 44, '#aab4bd') +
  times(5, (i) => stroke(`M${-34 + i * 17} ${-72 + Math.abs(i - 2) * 8} V${-16 - Math.abs(i - 2) * 8}`, '#7b848c', 4)) +
  times(3, (i) => stroke(`M${-38 + Math.abs(i - 1) * 4} ${-62 + i * 18} H${38 - Math.abs(i - 1) * 4}`, '#7b848c', 4)) +
  opacity(0.5, ellipse(-16, -62, 12, 9, '#ffffff'))

export const stage: Drawing = (look) => {
  const carpet = says(look, 'karpet') ? look.colour : '#b9845c'
  const backdrop = says(look, 'backdrop')
    ? rect(120, 62, 400, 214, look.accent) +
      circle(320, 150, 52, '#ffffff') +
      path('M320 104 L352 188 H288Z', look.colour) +
      rect(220, 216, 200, 20, '#ffffff', 6)
    : path('M100 60 Q160 170 110 290 H60 V60Z M540 60 Q480 170 530 290 H580 V60Z', '#c8321d')
  const truss =
    stroke('M96 60 H544 M96 60 V292 M544 60 V292', '#aab4bd', 14) +
    times(13, (i) => stroke(`M${100 + i * 34} 54 l17 14`, '#7b848c', 4))
  const stairs = says(look, 'tangga')
    ? times(3, (i) => rect(280 - i * 12, 352 + i * 24, 80 + i * 24, 26, shade(carpet, 0.1 - i * 0.12)))
    : ''
  return (
    shadow(320, 424, 290) +
    backdrop +
    truss +
    path('M60 350 L120 276 H520 L580 350Z', carpet) +
    rect(52, 350, 536, 66, shade(carpet, -0.35)) +
    times(9, (i) => rect(70 + i * 60, 350, 6, 66, shade(carpet, -0.5))) +
    stairs +
    stroke('M320 300 V216', '#5d646b', 7) +
    at(320, 206, microphone(), { size: 0.36 }) +
    ellipse(320, 304, 32, 8, '#3a424b') +
    times(4, (i) =>
      at(150 + i * 113, 80, path('M-14 0 H14 L20 26 H-20Z', '#22272d') + ellipse(0, 26, 20, 6, '#fbe08a')),
    )
  )
}

export const generator: Drawing = (look) => {
  const silent = says(look, 'silent')
  const body = silent
    ? rect(90, 150, 460, 220, look.colour, 14) +
      rect(90, 150, 460, 40, shade(look.colour, 0.2), 14) +
      times(7, (i) => rect(120, 214 + i * 20, 130, 10, shade(look.colour, -0.4), 5)) +
      rect(280, 210, 110, 130, shade(look.colour, -0.15), 6) +
      circle(376, 276, 7, '#f4f6f8')
    : rect(110, 300, 420, 60, '#39424c', 8) +
      rect(150, 190, 150, 120, '#7b848c', 10) +
      times(5, (i) => rect(162 + i * 28, 200, 12, 100, '#5d646b', 4)) +
      circle(420, 250, 66, look.colour) +
      circle(420, 250, 40, shade(look.colour, -0.25))
  return (
    shadow(320, 424, 280) +
    rect(70, 366, 500, 26, '#2b3138', 6) +
    circle(160, 402, 32, '#22262c') +
    circle(160, 402, 14, '#8d98a3') +
    circle(480, 402, 32, '#22262c') +
    circle(480, 402, 14, '#8d98a3') +
    body +
    rect(410, 210, 110, 130, '#22272d', 8) +
    rect(424, 224, 82, 40, '#7fd6a3', 4) +
    circle(438, 292, 10, '#e5382f') +
    circle(466, 292, 10, '#6fd66f') +
    circle(494, 292, 10, '#f4c61f') +
    stroke('M510 150 V112 h26', '#5d646b', 16) +
    at(320, 92, path('M12 -56 L-34 12 H-6 L-14 60 L36 -14 H6Z', '#f4c61f'))
  )
}
