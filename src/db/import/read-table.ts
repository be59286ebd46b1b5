/** A table from a file on disk: CSV as Excel or anybody else writes it, or XLSX. Everything becomes text, line by line. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Table, TableRow } from '#core/import/index.ts'
import { isHarmlessArchive } from './workbook-guard.ts'

/** What a file is when it is no table: the reason as a sentence for the operator. */
export class UnreadableTable extends Error {}

/** A province's catalogue is a tenth of it. */
const TABLE_MAX_BYTES = 64 * 1024 * 1024

/** Reads the first sheet of an XLSX file, or a CSV with "," or ";" (or tab) and with or without a byte-order mark. */
export async function readTable(file: string): Promise<Table> {
  const name = path.basename(file)
  const { size } = await stat(file)
  if (size > TABLE_MAX_BYTES) throw new UnreadableTable(`${name} is larger than ${TABLE_MAX_BYTES} bytes: split it`)
  return tableFrom(await readFile(file), name)
}

/** The table in the bytes of a file. Rejects with `UnreadableTable` and nothing else. */
export async function tableFrom(bytes: Buffer, name: string): Promise<Table> {
  const lines = path.extname(name).toLowerCase() === '.xlsx' ? await readWorkbook(bytes, name) : readCsv(bytes, name)
  const [header, ...rows] = lines
  if (!header) throw new UnreadableTable(`${name} is empty: its first line must name the columns`)
  return { header: header.cells.map((text) => text.trim()), rows }
}

function readCsv(bytes: Buffer, name: string): TableRow[] {
  const text = bytes.toString('utf8')
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    // A quoted cell may span lines: a record stands where it ends.
    return records.map(({ record, info }) => ({ line: info.lines, cells: record })).filter(hasText)
  } catch (error) {
    throw new UnreadableTable(`${name} is no CSV table`, { cause: error })
  }
}

/** Excel writes ";" where the comma is the decimal mark, as in Indonesia. The header decides. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const count = (mark: string) => header.split(mark).length
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

async function readWorkbook(bytes: Buffer, name: string): Promise<TableRow[]> {
  if (!isHarmlessArchive(bytes)) throw new UnreadableTable(`${name} is no XLSX workbook, or one that is far too large`)
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows: readonly (readonly unknown[])[] = await readSheet(bytes)
    return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })).filter(hasText)
  } catch (error) {
    throw new UnreadableTable(`${name} is no XLSX workbook`, { cause: error })
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  // 45.125 must not be taken for 45125: a fraction never ends in three digits that look like a group.
  if (typeof value === 'number' && !Number.isInteger(value)) return `${value}0`.replace(/(\.\d{3})$/, '$10')
  return String(value)
}

function hasText({ cells }: TableRow): boolean {
  return cells.some((text) => text.trim() !== '')
}
