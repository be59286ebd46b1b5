/** How papers look: sizes, weights, rules between rows. */
import type { Table, TableLayout } from './page.ts'

/** Points between the margins of an A4 page. */
export const WIDTH = 595.28 - 2 * 56
const SOFT = '#555555'
export const HAIR = '#b5b5b5'
/** The blue of a stamp pad. */
export const STAMP = '#1f4e8c'

export const STYLES = {
  title: { fontSize: 13, bold: true, alignment: 'center' },
  number: { fontSize: 9.5, alignment: 'center' },
  heading: { fontSize: 9.5, bold: true },
  small: { fontSize: 7.5, color: SOFT },
  tiny: { fontSize: 6.5, color: SOFT },
  column: { fontSize: 8.5, bold: true, alignment: 'center' },
  cell: { fontSize: 9 },
}

/** A grid of thin lines with a shaded head, for amounts. */
export const GRID: TableLayout = {
  hLineWidth: (row, node) => (row === 0 || row === rows(node) || row === (node.table.headerRows ?? 0) ? 0.8 : 0.4),
  vLineWidth: () => 0.4,
  hLineColor: () => '#777777',
  vLineColor: () => '#777777',
  fillColor: (row, node) => (row < (node.table.headerRows ?? 0) ? '#eeeeee' : null),
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 3.6,
  paddingBottom: () => 1.8,
}

/** Only room, no lines: labels and their values. */
export const OPEN: TableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 4,
  paddingTop: () => 1,
  paddingBottom: () => 1,
}

/** A single frame. */
export const FRAME: TableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#777777',
  vLineColor: () => '#777777',
  paddingLeft: () => 8,
  paddingRight: () => 8,
  paddingTop: () => 5,
  paddingBottom: () => 5,
}

function rows(node: { readonly table: Table }): number {
  return node.table.body.length
}
