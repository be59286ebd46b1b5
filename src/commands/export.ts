/** `pesan export orders`: the orders of some days as CSV (to the terminal or a file) or XLSX (a file). */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { type Day, isDay } from '#core/calendar.ts'
import { ORDER_COLUMNS } from '#core/export/orders.ts'
import { exportedOrders } from '#db/export.ts'
import { type Command, type CommandContext, type CommandResult, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'export orders --from YYYY-MM-DD --to YYYY-MM-DD --format csv|xlsx [--out FILE]'
/** What a terminal, and the door to the running house, can carry. */
const STDOUT_MAX_CHARS = 64_000_000
/** A sheet holds a million rows; this is what one writes in memory. */
const SHEET_MAX_ROWS = 200_000

interface Asked {
  readonly from: Day
  readonly to: Day
  readonly out: string | undefined
}

export const exportCommand: Command = {
  usage,
  about: 'Writes the orders of some days, one row per line of an order, without personal data.',
  run: async (args, context) => {
    const read = readOptions(args, { from: 'text', to: 'text', format: 'text', out: 'text' }, usage)
    if (!read.ok) return read.result
    const { from, to, format, out, words } = read.given
    if (words.join(' ') !== 'orders') return misused(`Usage: pesan ${usage}`)
    if (!from || !to || !isDay(from) || !isDay(to) || from > to)
      return misused(`--from and --to are days, in this order. Usage: pesan ${usage}`)
    const file = out === undefined ? undefined : path.resolve(context.folder, out)
    if (format === 'csv') return csv(context, { from, to, out: file })
    return format === 'xlsx' ? xlsx(context, { from, to, out: file }) : misused(`--format is csv or xlsx`)
  },
}

/** Text that begins like a formula gets an apostrophe, so that no spreadsheet runs what somebody called a product. */
function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

async function* csvParts({ database, config }: CommandContext, { from, to }: Asked): AsyncGenerator<string> {
  yield csvLines([ORDER_COLUMNS.map(([header]) => header)])
  for await (const lines of exportedOrders(database.db, { from, to, zone: config.zone }))
    yield csvLines(lines.map((line) => ORDER_COLUMNS.map(([, cell]) => cell(line))))
}

async function csv(context: CommandContext, asked: Asked): Promise<CommandResult> {
  if (asked.out !== undefined) return csvFile(context, asked, asked.out)
  let text = ''
  for await (const part of csvParts(context, asked)) {
    text += part
    if (text.length > STDOUT_MAX_CHARS) return failed('that is too much for the terminal: add --out FILE')
  }
  return done(text)
}

async function csvFile(context: CommandContext, asked: Asked, out: string): Promise<CommandResult> {
  // Never over another file.
  const file = await open(out, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown')
  if (typeof file === 'string') return failed(`${path.basename(out)} cannot be written (${file})`)
  try {
    for await (const part of csvParts(context, asked)) await file.write(part)
  } finally {
    await file.close()
  }
  return done(`Written: ${path.basename(out)}`)
}

async function xlsx({ database, config }: CommandContext, { from, to, out }: Asked): Promise<CommandResult> {
  const { default: writeExcel } = await import('write-excel-file/node')
  const cellOf = (value: string | number) =>
    typeof value === 'number' ? { value, type: Number } : { value, type: String }
  const rows = [ORDER_COLUMNS.map(([header]) => cellOf(header))]
  for await (const lines of exportedOrders(database.db, { from, to, zone: config.zone })) {
    rows.push(...lines.map((line) => ORDER_COLUMNS.map(([, cell]) => cellOf(cell(line)))))
    if (rows.length > SHEET_MAX_ROWS) return failed('that is too much for one sheet: take fewer days, or --format csv')
  }
  const bytes = Buffer.from(await writeExcel(rows).toBuffer())
  const name = out ?? `pesanan-${from}-${to}.xlsx`
  const told = done(`Written: ${path.basename(name)}, ${rows.length - 1} rows`)
  return { ...told, file: { name, base64: bytes.toString('base64') } }
}
