/** Who speaks, plays, draws and teaches. */
import { microphone } from './hire.ts'
import { byName, type Drawing, says } from './look.ts'
import { at, circle, ellipse, mirrored, path, rect, ring, shade, shadow, stroke, times } from './shapes.ts'

export const host: Drawing = (look) => {
  const woman = look.dice.percent(50)
  const skin = look.dice.pick(['#e0ac7e', '#c98f62', '#f0c49b'])
  const head =
    woman && look.dice.percent(60)
      ? path('M244 214 Q236 90 320 86 Q404 90 396 214 Q420 290 400 320 H240 Q220 290 244 214Z', look.accent) +
        ellipse(320, 182, 58, 70, skin)
      : (woman ? path('M246 220 Q232 92 320 84 Q408 92 394 220 V286 H246Z', '#2b1d16') : '') +
        ellipse(320, 182, 62, 74, skin) +
        (woman
          ? path('M256 176 Q264 106 330 106 Q384 112 384 176 Q360 130 320 132 Q280 134 256 176Z', '#2b1d16')
          : path('M256 172 Q250 92 320 86 Q390 92 384 172 Q370 126 320 124 Q270 126 256 172Z', '#22262c') +
            path('M246 116 Q320 64 394 116 L388 142 Q320 112 252 142Z', '#22262c'))
  return (
    circle(320, 216, 200, shade(look.colour, 0.55)) +
    head +
    circle(298, 178, 6, '#2b1d16') +
    circle(342, 178, 6, '#2b1d16') +
    path('M292 212 Q320 240 348 212 Q320 224 292 212Z', '#ffffff') +
    stroke('M292 211 Q320 238 348 211', '#a8452a', 5) +
    path('M150 452 Q160 300 270 282 L320 316 L370 282 Q480 300 490 452Z', look.colour) +
    path('M276 280 L320 352 L364 280 L378 292 L330 396 H310 L262 292Z', '#fff6e2') +
    path('M310 330 H330 L338 420 L320 440 L302 420Z', look.accent) +
    path('M420 452 Q470 400 440 330 Q424 306 408 326 L398 372Z', shade(look.colour, -0.15)) +
    at(404, 276, microphone(), { turn: -18, size: 0.72 }) +
    ellipse(404, 336, 30, 24, skin) +
    stroke('M470 190 q24 26 0 52 M500 166 q44 50 0 100', look.accent, 10)
  )
}

export const performance: Drawing = (look) => {
  const drum = (x: number, y: number, size: number) =>
    at(
      x,
      y,
      path('M-92 0 V54 A92 34 0 0 0 92 54 V0Z', '#8a4a22') +
        times(9, (i) => stroke(`M${-84 + i * 21} 14 V${70 - Math.abs(i - 4) * 5}`, '#d9a01f', 4)) +
        ellipse(0, 0, 92, 34, '#6b3818') +
        ellipse(0, -3, 82, 28, '#f6ead2'),
      { size },
    )
  if (says(look, 'ondel')) return performers(look.colour, look.accent)
  if (says(look, 'tari')) return circle(320, 230, 190, '#fff6e2') + dancer(look.colour, look.accent)
  if (says(look, 'gambang', 'kromong'))
    return (
      shadow(320, 410, 270) +
      path('M80 270 H560 L520 392 H120Z', '#a8321f') +
      rect(70, 250, 500, 26, '#d9a01f', 6) +
      times(11, (i) =>
        at(108 + i * 42, 232, rect(-17, -34 + i * 1.5, 34, 60 - i * 3, i % 2 ? '#c98b4a' : '#dba560', 6)),
      ) +
      times(5, (i) => circle(160 + i * 80, 340, 30, '#d9a01f') + circle(160 + i * 80, 334, 11, '#fbe08a')) +
      stroke('M420 80 L300 214 M500 90 L400 214', '#8a5a2f', 10) +
      circle(300, 214, 15, '#d8371f') +
      circle(400, 214, 15, '#d8371f')
    )
  if (says(look, 'palang')) return fighters(look.colour, look.accent)
  return (
    shadow(320, 416, 270) +
    drum(180, 250, 1) +
    drum(460, 250, 1) +
    drum(320, 318, 1.25) +
    times(4, (i) =>
      at(
        150 + i * 116,
        140 - (i % 2) * 36,
        ellipse(0, 0, 17, 13, look.colour) + stroke('M15 -2 V-58 q24 8 22 30', look.colour, 7),
      ),
    )
  )
}

const performers = (one: string, two: string) =>
  [one, two]
    .map((cloth, i) =>
      at(
        206 + i * 228,
        210,
        times(9, (k) =>
          at(
            0,
            -80,
            stroke('M0 0 V-74', ['#d8371f', '#f4c61f', '#3f8f4f'][k % 3] ?? '', 7) +
              circle(0, -80, 10, ['#f4c61f', '#e0568f', '#3f9bd6'][k % 3] ?? ''),
            { turn: -64 + k * 16 },
          ),
        ) +
          path('M-70 46 H70 L96 222 H-96Z', cloth) +
          path('M-70 46 L0 120 L70 46 L78 92 L0 160 L-78 92Z', '#f4c61f') +
          ellipse(0, -6, 60, 72, i ? '#fdf3ea' : '#d8402f') +
          path('M-62 -44 Q0 -104 62 -44 Q0 -70 -62 -44Z', '#f4c61f') +
          circle(-22, -16, 13, '#ffffff') +
          circle(22, -16, 13, '#ffffff') +
          circle(-22, -16, 7, '#171b20') +
          circle(22, -16, 7, '#171b20') +
          path('M-22 28 Q0 48 22 28Z', '#7a1f14'),
      ),
    )
    .join('')

const dancer = (cloth: string, sash: string) =>
  at(
    320,
    240,
    circle(0, -120, 36, '#e0ac7e') +
      path('M-40 -128 Q0 -190 40 -128 Q0 -150 -40 -128Z', '#22262c') +
      times(5, (i) =>
        at(0, -140, stroke('M0 0 V-38', '#d9a01f', 5) + circle(0, -42, 7, '#f4c61f'), { turn: -48 + i * 24 }),
      ) +
      path('M-42 -82 H42 L50 30 H-50Z', cloth) +
      path('M-50 26 H50 L92 186 H-92Z', sash) +
      times(6, (i) => circle(-60 + i * 24, 150, 7, '#f6d98a')) +
      stroke('M-38 -66 Q-130 -60 -150 -130 M38 -66 Q120 -20 160 -70', '#e0ac7e', 20) +
      path('M-150 -130 q-40 60 -10 120 q-30 -40 -34 -100Z M160 -70 q60 40 40 110 q-4 -60 -56 -90Z', sash) +
      stroke('M-40 10 H40', '#d9a01f', 12),
  )

/** The first looks to the right, the second back at him. */
const facing = (place: number, parts: string) => at(214 + place * 212, 236, place === 0 ? parts : mirrored(parts))

const fighters = (one: string, two: string) =>
  [one, two]
    .map((cloth, i) =>
      facing(
        i,
        circle(0, -120, 34, '#d9a273') +
          path('M-36 -126 Q0 -176 36 -126 L30 -134 Q0 -142 -30 -134Z', '#22262c') +
          rect(-38, -150, 76, 20, cloth, 8) +
          path('M-46 -84 H46 L40 40 H-40Z', cloth) +
          rect(-44, 10, 88, 26, '#22262c') +
          path('M-40 36 H40 L74 176 H30 L0 86 L-44 176 H-84Z', '#22262c') +
          stroke('M-40 -70 L-96 -20 L-60 30 M40 -70 L104 -96', '#d9a273', 20) +
          stroke('M104 -96 L150 -150', '#aab4bd', 10),
      ),
    )
    .join('') + ring(320, 420, 270, 26, '#d9a01f', 6)

export const designWork: Drawing = (look) => {
  const art =
    rect(-120, -150, 240, 300, '#ffffff', 6) +
    rect(-104, -134, 208, 190, look.colour) +
    circle(40, -84, 32, '#f4c61f') +
    path('M-104 56 L-30 -50 L30 20 L62 -16 L104 56Z', look.accent) +
    rect(-104, 74, 150, 20, '#39424c', 6) +
    rect(-104, 106, 200, 11, '#b8c2cc', 5) +
    rect(-104, 126, 120, 11, '#b8c2cc', 5)
  const screen = says(look, 'video', 'feed', 'infografis')
  const frame = screen
    ? rect(110, 70, 420, 280, '#22272d', 16) +
      rect(126, 86, 388, 248, shade(look.colour, 0.6)) +
      rect(280, 350, 80, 44, '#8d98a3') +
      rect(220, 390, 200, 20, '#aab4bd', 8) +
      byName(
        look,
        [
          ['video', circle(320, 210, 62, look.colour) + path('M300 178 L352 210 L300 242Z', '#ffffff')],
          [
            'feed',
            times(3, (i) =>
              at(
                196 + i * 124,
                210,
                rect(-52, -70, 104, 140, '#ffffff', 8) +
                  rect(-44, -62, 88, 84, [look.colour, look.accent, '#f4c61f'][i] ?? look.colour, 5) +
                  rect(-44, 34, 60, 10, '#b8c2cc', 4),
              ),
            ),
          ],
        ],
        times(4, (i) =>
          rect(170 + i * 74, 290 - (i + 1) * 40, 48, (i + 1) * 40, i % 2 ? look.accent : look.colour, 5),
        ) + circle(200, 140, 32, '#f4c61f'),
      )
    : shadow(290, 424, 170) + at(280, 240, art, { turn: -4 })
  const pencil = at(
    520,
    320,
    rect(-14, -120, 28, 170, '#f4c61f') +
      rect(-14, -140, 28, 22, '#e7838f', 6) +
      path('M-14 50 H14 L0 88Z', '#f3d9a8') +
      path('M-5 74 H5 L0 88Z', '#22262c'),
    { turn: 24 },
  )
  const palette = at(
    520,
    120,
    path('M-70 10 Q-70 -50 0 -54 Q70 -50 68 6 Q60 34 30 22 Q6 18 8 42 Q0 62 -30 52 Q-68 44 -70 10Z', '#e3b98a') +
      times(5, (i) =>
        circle(-44 + i * 22, -14 - (i % 2) * 16, 10, ['#d8371f', '#f4c61f', '#3f8f4f', '#2f6fb5', '#a8457f'][i] ?? ''),
      ),
    { size: 0.9 },
  )
  return frame + (screen ? '' : palette) + pencil
}

export const training: Drawing = (look) => {
  const chart = byName(
    look,
    [
      [
        'digital',
        rect(240, 140, 70, 110, '#22272d', 10) +
          rect(247, 152, 56, 80, look.accent) +
          stroke('M340 230 l44 -50 l34 26 l50 -66', '#3f8f4f', 10),
      ],
      ['foto', rect(260, 150, 150, 96, '#2b3138', 12) + circle(336, 200, 34, '#7fbfe6')],
      ['halal', circle(340, 190, 56, '#3f8f4f') + stroke('M312 192 l20 22 l40 -48', '#ffffff', 12)],
      [
        'kemasan',
        path('M270 160 L340 130 L410 160 V236 L340 266 L270 236Z', '#c9934e') +
          path('M270 160 L340 190 L410 160 L340 130Z', '#e2b878') +
          path('M340 190 V266 L410 236 V160Z', '#a87334'),
      ],
    ],
    times(4, (i) => rect(240 + i * 56, 250 - (i + 1) * 26, 36, (i + 1) * 26, i % 2 ? look.accent : look.colour, 4)),
  )
  const student = (x: number, cloth: string, hair: string) =>
    at(
      x,
      430,
      circle(0, -74, 30, '#e0ac7e') +
        path('M-32 -74 Q-32 -112 0 -112 Q32 -112 32 -74 Q30 -60 28 -56 Q0 -84 -28 -56Z', hair) +
        path('M-56 50 Q-52 -34 0 -36 Q52 -34 56 50Z', cloth),
    )
  const teacher = at(
    124,
    330,
    circle(0, -150, 38, '#d9a273') +
      path('M-40 -150 Q-44 -200 0 -200 Q44 -200 40 -150 Q20 -176 0 -174 Q-20 -176 -40 -150Z', '#22262c') +
      path('M-60 90 Q-66 -94 0 -100 Q66 -94 60 90Z', look.colour) +
      stroke('M46 -64 L106 -120', '#d9a273', 20) +
      stroke('M106 -120 L150 -150', '#8a5a2f', 7),
  )
  return (
    rect(190, 76, 330, 226, '#8a5f35', 10) +
    rect(204, 90, 302, 198, '#ffffff', 4) +
    chart +
    stroke('M240 302 L220 420 M470 302 L490 420', '#8a5f35', 12) +
    teacher +
    student(280, look.accent, '#3a2418') +
    student(410, '#f4c61f', look.colour) +
    student(540, '#3f8f4f', '#22262c')
  )
}
