/**
 * A table as an operator hands it in (a header line, then rows of text), read against the columns of one import kind.
 * Pure: it knows nothing of files or databases. Every cell is judged by itself, so that one reading reports every mistake.
 */
import type { z } from 'zod'
import type { Expectation } from './expectations.ts'

/** A row of text cells with the line it stands on in the file; the header is line 1. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
}

/** One mistake, in the operator's own terms. `value` is masked where it could identify somebody. */
export interface Problem {
  readonly line: number
  /** The header as it is written in the file, or the missing one. */
  readonly column: string
  readonly value: string
  readonly expected: Expectation
}

/** The nouns that cells of other tables refer to by their natural key. */
export type Referent = 'unit' | 'person' | 'vendor' | 'category' | 'picture'

export interface Reference {
  readonly to: Referent
  readonly key: string
}

export interface Column<Value = unknown> {
  /** Accepted headers, the preferred first; case, spaces and punctuation do not count. */
  readonly headers: readonly [string, ...string[]]
  readonly cell: z.ZodType<Value, string>
  /** Which records must exist for this value to make sense. */
  readonly refers?: (value: Value) => readonly Reference[]
  /** Shown only by its last digits in reports. */
  readonly masked?: true
  /** The column may be missing altogether, and then reads as an empty cell. */
  readonly optional?: true
}

// biome-ignore lint/suspicious/noExplicitAny: a column reads its own type, and a record of columns holds many
export type Columns = Readonly<Record<string, Column<any>>>
export type RowOf<Given extends Columns> = { readonly [Field in keyof Given]: z.output<Given[Field]['cell']> }

/** A row that was read. `values` holds the cells that are right; `whole` says whether all of them are. */
export interface ReadRow<Given extends Columns> {
  readonly line: number
  readonly values: Partial<RowOf<Given>>
  readonly whole: boolean
}

export interface Reading<Given extends Columns> {
  readonly rows: readonly ReadRow<Given>[]
  readonly problems: readonly Problem[]
  /** Headers of the file that no column of this kind knows. */
  readonly ignored: readonly string[]
  /** Says that the value of `field` in the row on `line` is wrong for a reason found elsewhere. */
  readonly blame: (line: number, field: keyof Given, expected: Expectation) => Problem
}

/** Reads every cell of `table` and finds rows that repeat the natural key of an earlier one. */
export function readRows<Given extends Columns>(
  columns: Given,
  key: readonly (keyof Given & string)[],
  table: Table,
): Reading<Given> {
  const found = locate(columns, table.header)
  const problems: Problem[] = []
  const texts = new Map(table.rows.map((row) => [row.line, row.cells]))
  const blame = (line: number, field: keyof Given, expected: Expectation): Problem => {
    const position = found.positions.get(field as string)
    const text = position === undefined ? '' : (texts.get(line)?.[position] ?? '')
    return {
      line,
      column: position === undefined ? headerOf(columns, field) : (table.header[position] ?? ''),
      value: shown(text, columns[field]?.masked === true),
      expected,
    }
  }
  for (const field of found.missing) problems.push(blame(1, field, { code: 'column' }))
  const rows = found.missing.length > 0 ? [] : table.rows.map((row) => readRow(columns, found.positions, row))
  for (const row of rows) problems.push(...row.mistakes.map(({ field, expected }) => blame(row.line, field, expected)))
  for (const { line, first } of repetitions(rows, key)) {
    problems.push(blame(line, key[0] ?? '', { code: 'unique', line: first }))
  }
  return { rows, problems, ignored: found.ignored, blame }
}

interface Mistake {
  readonly field: string
  readonly expected: Expectation
}

function readRow<Given extends Columns>(
  columns: Given,
  positions: ReadonlyMap<string, number>,
  { line, cells }: TableRow,
): ReadRow<Given> & { readonly mistakes: readonly Mistake[] } {
  const values: Record<string, unknown> = {}
  const mistakes: Mistake[] = []
  for (const [field, { cell }] of Object.entries(columns)) {
    const position = positions.get(field)
    const read = cell.safeParse(position === undefined ? '' : (cells[position] ?? '').trim())
    if (read.success) values[field] = read.data
    else mistakes.push({ field, expected: expectationOf(read.error) })
  }
  return { line, values: values as Partial<RowOf<Given>>, whole: mistakes.length === 0, mistakes }
}

/** Cells say what they expect in their issue's `params` (cells.ts). */
function expectationOf(error: z.ZodError): Expectation {
  const [issue] = error.issues
  return issue?.code === 'custom' && issue.params ? (issue.params as Expectation) : { code: 'text' }
}

function repetitions<Given extends Columns>(rows: readonly ReadRow<Given>[], key: readonly (keyof Given & string)[]) {
  const seen = new Map<string, number>()
  return rows.flatMap(({ line, values }) => {
    if (key.some((field) => values[field] === undefined)) return []
    const identity = JSON.stringify(key.map((field) => String(values[field]).toLowerCase()))
    const first = seen.get(identity)
    if (first === undefined) seen.set(identity, line)
    return first === undefined ? [] : [{ line, first }]
  })
}

function locate(columns: Columns, header: readonly string[]) {
  const positions = new Map<string, number>()
  const ignored: string[] = []
  for (const [position, text] of header.entries()) {
    const field = Object.keys(columns).find((name) =>
      columns[name]?.headers.some((known) => bare(known) === bare(text)),
    )
    if (field !== undefined && !positions.has(field)) positions.set(field, position)
    else if (text.trim() !== '') ignored.push(text)
  }
  const missing = Object.keys(columns).filter((field) => !positions.has(field) && !columns[field]?.optional)
  return { positions, missing, ignored }
}

function bare(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function headerOf(columns: Columns, field: PropertyKey): string {
  return columns[String(field)]?.headers[0] ?? String(field)
}

/** Reports repeat what the operator typed, shortened; what identifies a person or firm is masked but for its tail. */
function shown(text: string, masked: boolean): string {
  if (masked) return text.replace(/\p{L}|\p{N}(?=.{3})/gu, '•')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
