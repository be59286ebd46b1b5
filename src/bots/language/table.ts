/** Small tables that keep their columns in a chat: each row in type of one width, narrow enough for a phone. */
import { type Markup, say } from '../markup.ts'

/** So many signs of one width fit on one line of a small phone. */
const WIDTH = 30

/** Rows with the first column to the left and the others to the right; words that do not fit are cut. */
export function table(rows: readonly (readonly string[])[]): Markup[] {
  const columns = Math.max(...rows.map((row) => row.length))
  const first = Math.max(...rows.map(([name = '']) => name.length))
  const room = Math.floor((WIDTH - first) / Math.max(1, columns - 1)) - 1
  const width = Math.min(room, Math.max(...rows.flatMap((row) => row.slice(1).map((cell) => cell.length))))
  return rows.map(([name = '', ...cells]) => {
    const right = cells.map((cell) => ` ${cell.slice(0, width).padStart(width)}`).join('')
    return say`\`${name.padEnd(first)}${right}\``
  })
}
