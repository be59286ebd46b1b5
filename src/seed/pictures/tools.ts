/** Small things that several drawings hold. */
import { circle, opacity, path, rect, shade } from './shapes.ts'

/** Foam, each bubble with its place and radius. */
export const bubbles = (places: readonly (readonly [number, number, number])[]) =>
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

/** An open-ended spanner, upright. */
export const spanner = (colour = '#aab4bd') =>
  path(
    'M-14 -40 V120 Q0 136 14 120 V-40 Q44 -58 40 -96 L18 -78 L-2 -90 L-4 -112 L12 -128 Q-30 -136 -44 -104 Q-52 -62 -14 -40Z',
    colour,
  ) + circle(0, 108, 6, shade(colour, -0.4))

/** A screwdriver, its tip down. */
export const screwdriver = (grip: string) =>
  rect(-18, -120, 36, 110, grip, 14) + rect(-7, -12, 14, 110, '#aab4bd') + path('M-7 98 H7 L11 116 H-11Z', '#8d98a3')

/** A flat paint brush with this paint on it. */
export const brush = (colour: string) =>
  rect(-16, 20, 32, 100, '#a87334', 12) +
  rect(-34, -16, 68, 40, '#aab4bd', 6) +
  path('M-34 -16 H34 L30 -76 Q0 -62 -30 -76Z', colour)
