/** What became of a table's rows, and how rows are held against what the database has. */
import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '#core/import/index.ts'

export interface Tally {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}
/** Either written, or refused whole. */
export type Outcome = Tally | { readonly problems: readonly Problem[] }

export interface Sorted<Wanted, Existing> {
  readonly created: readonly Wanted[]
  readonly changed: readonly { readonly wanted: Wanted; readonly existing: Existing }[]
  readonly tally: Tally
}

/** Sorts rows into new ones and changed ones: changed is whatever differs in a field that the row has. */
export function sortRows<Wanted extends object, Existing extends object>(
  rows: readonly Wanted[],
  existingOf: (wanted: Wanted) => Existing | undefined,
): Sorted<Wanted, Existing> {
  const created: Wanted[] = []
  const changed: { wanted: Wanted; existing: Existing }[] = []
  for (const wanted of rows) {
    const existing = existingOf(wanted)
    if (!existing) created.push(wanted)
    else if (!agrees(wanted, existing)) changed.push({ wanted, existing })
  }
  const unchanged = rows.length - created.length - changed.length
  return { created, changed, tally: { created: created.length, changed: changed.length, unchanged } }
}

function agrees(wanted: object, existing: object): boolean {
  return Object.entries(wanted).every(([field, value]) =>
    isDeepStrictEqual(value, (existing as Record<string, unknown>)[field]),
  )
}
