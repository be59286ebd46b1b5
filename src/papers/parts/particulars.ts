/** Labels and their values, the colons under one another. */
import type { Content } from '../page.ts'
import { OPEN, WIDTH } from '../style.ts'

export type Particular = readonly [label: Content, value: Content | undefined]

/** Rows whose value is missing are left out; text breaks within its own column. */
export function particulars(rows: readonly Particular[], { label = 104, width = WIDTH } = {}): Content {
  const shown = rows.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, name === '' ? '' : ':', value]],
  )
  return {
    table: { widths: [label - 4, 6, width - label - 14], body: shown, dontBreakRows: true },
    layout: OPEN,
    margin: [0, 0, 0, 6],
  }
}
