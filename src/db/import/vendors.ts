/** Vendors with their letters. */
import { inArray } from 'drizzle-orm'
import type { LetterGiven, RowOf, vendorColumns } from '#core/import/index.ts'
import { indexProducts } from '../catalogue-index.ts'
import type { Db } from '../client.ts'
import { reserveIds, upsertRows } from '../rows.ts'
import { products, vendorLetters, vendors } from '../schema.ts'
import type { NpwpSafe } from '../sealed-npwp.ts'
import type { Indexing, Located } from './import-table.ts'
import { type Outcome, sortRows } from './outcome.ts'
import { amongTexts } from './referents.ts'

/** Writes vendors by NIB. Letters are added or corrected by their number; none is ever taken away. */
export async function importVendors(
  tx: Db,
  rows: readonly Located<RowOf<typeof vendorColumns>>[],
  { indexing, safe }: { indexing: Indexing; safe: NpwpSafe },
): Promise<Outcome> {
  const known = await knownVendors(
    tx,
    rows.map(({ row }) => row.nib),
    safe,
  )
  const wanted = rows.map(({ row }) => ({
    ...row,
    letters: lettersAfter(row.letters, known.get(row.nib)?.letters ?? []),
  }))
  const sorted = sortRows(wanted, ({ nib }) => known.get(nib))
  const ids = await reserveIds(tx, sorted.created.length)
  const written = [
    ...sorted.created.map((vendor, index) => ({ id: ids[index] ?? 0, ...vendor })),
    ...sorted.changed.map(({ wanted: vendor, existing }) => ({ id: existing.id, ...vendor })),
  ]
  await upsertRows(
    tx,
    vendors,
    written.map(({ letters: _letters, ...vendor }) => ({
      ...vendor,
      ...(vendor.npwp ? { npwp: safe.seal(vendor.id, vendor.npwp) } : {}),
    })),
  )
  await upsertRows(
    tx,
    vendorLetters,
    written.flatMap(({ id, letters }) => letters.map((letter) => ({ vendorId: id, ...letter }))),
  )
  if (indexing === 'now') {
    const ids = sorted.changed.map(({ existing }) => existing.id)
    const goods =
      ids.length === 0 ? [] : await tx.select({ id: products.id }).from(products).where(inArray(products.vendorId, ids))
    await indexProducts(
      tx,
      goods.map(({ id }) => id),
    )
  }
  return sorted.tally
}

async function knownVendors(tx: Db, nibs: readonly string[], safe: NpwpSafe) {
  const found = await tx.select().from(vendors).where(amongTexts(vendors.nib, nibs))
  const ids = found.map(({ id }) => id)
  const letters =
    ids.length === 0 ? [] : await tx.select().from(vendorLetters).where(inArray(vendorLetters.vendorId, ids))
  const lettersBy = Map.groupBy(letters, ({ vendorId }) => vendorId)
  return new Map(
    found.map(({ npwp, ...vendor }) => [
      vendor.nib,
      {
        ...vendor,
        npwp: npwp && safe.open(vendor.id, npwp),
        letters: lettersAfter([], lettersBy.get(vendor.id) ?? []),
      },
    ]),
  )
}

function lettersAfter(given: readonly LetterGiven[], before: readonly LetterGiven[]): LetterGiven[] {
  const byNumber = new Map(
    [...before, ...given].map(({ kind, number, validFrom, validTo }) => [
      `${kind} ${number}`,
      { kind, number, validFrom, validTo },
    ]),
  )
  return [...byNumber.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, letter]) => letter)
}
