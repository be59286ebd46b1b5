/** Cells and widths that all tables share. */
import type { Alignment, Cell } from '../page.ts'
import { WIDTH } from '../style.ts'

/** What a column of the grid takes besides its text. */
export const PADDING = 10.5

/** A cell of a table in the size of tables. */
export function cell(text: string, alignment: Alignment = 'left'): Cell {
  return { text, alignment, style: 'cell' }
}

/** The cells of a table's head. */
export function headed(names: readonly string[]): Cell[] {
  return names.map((text) => ({ text, style: 'column' }))
}

/** Fixed widths, of which the one given as 0 takes what is left: long words break instead of pushing. */
export function widthsOf(columns: readonly number[]): number[] {
  const taken = columns.reduce((total, width) => total + width + PADDING, 0)
  return columns.map((width) => width || WIDTH - taken)
}
