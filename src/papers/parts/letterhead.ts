/** The head of every paper: agency, unit and address over a double line, and what the paper is. */

import type { PaperFacts } from '#core/papers/facts.ts'
import type { Content } from '../page.ts'
import { WIDTH } from '../style.ts'

/** The letterhead (kop) of the unit. */
export function letterhead({ agency, unit }: Pick<PaperFacts, 'agency' | 'unit'>): Content[] {
  return [
    { text: agency.name.toUpperCase(), alignment: 'center', fontSize: 11 },
    { text: unit.name.toUpperCase(), alignment: 'center', fontSize: 14, bold: true, lineHeight: 1.1 },
    { text: unit.address, alignment: 'center', fontSize: 8.5, margin: [0, 1, 0, 4] },
    {
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 2.2 },
        { type: 'line', x1: 0, y1: 2.6, x2: WIDTH, y2: 2.6, lineWidth: 0.6 },
      ],
      margin: [0, 0, 0, 12],
    },
  ]
}

/** The name of the paper and its number, in the middle. */
export function titled(title: string, number: string): Content[] {
  return [
    { text: title, style: 'title' },
    { text: `Nomor: ${number}`, style: 'number', margin: [0, 1, 0, 10] },
  ]
}
