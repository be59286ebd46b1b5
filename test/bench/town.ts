/**
 * A town that orders: thousands of officers who all stand before "Pesan sekarang", each with a basket, a budget line of
 * their own and one that all share, and the shops they order from. Written in sets, past the conversation that leads there.
 */
import { sql } from 'drizzle-orm'
import type { Incoming } from '#bots/channel.ts'
import { EMPTY_SESSION, type Session } from '#bots/dialog/session.ts'
import { budgetMismatches } from '#db/budgets.ts'
import type { Db } from '#db/client.ts'
import { insertRows, upsertRows } from '#db/rows.ts'
import * as tables from '#db/schema.ts'

/** Monday 23 November 2026, 09.00 WIB, for as long as the benchmark takes. */
export const NOW = Date.UTC(2026, 10, 23, 2)
const WEDNESDAY = NOW + 2 * 24 * 3_600_000
const SHOPS = 500
/** The first budget line that everybody shares; officer `n` has line `n`. */
export const SHARED_LINE = 900_000
/** Ids of different nouns are kept apart, so that a mix-up shows. Everybody is of a unit of their own. */
export const UNIT = 700_000
/** The unit of a line: what all share is of a unit to which all belong. */
export const unitOf = (lineId: number) => (lineId < SHARED_LINE ? UNIT + lineId : UNIT - (lineId - SHARED_LINE))
const SHOP = 100_000
const SHOP_CHAT = 800_000

export type Budgets = 'separate' | 'hot'

/** Builds the town in an empty, migrated database. */
export async function buildTown(db: Db, officers: number): Promise<void> {
  const numbers = Array.from({ length: officers }, (_, at) => at + 1)
  const shops = Array.from({ length: SHOPS }, (_, at) => SHOP + at)
  await insertRows(db, tables.units, [0, ...numbers].map(unitRow))
  await insertRows(db, tables.rules, RULES)
  await insertRows(db, tables.categories, [
    { id: 1, code: 'E', parentId: null, name: 'Makanan dan minuman', emoji: '🍱', taxClass: 'catering', position: 1 },
    { id: 2, code: 'K', parentId: 1, name: 'Nasi kotak', emoji: '🍱', taxClass: 'catering', position: 1 },
  ])
  await insertRows(db, tables.vendors, shops.map(vendorRow))
  await insertRows(db, tables.products, shops.map(productRow))
  const people = [...numbers.map((id) => ({ id, name: 'Rina' })), ...shops.map((id) => ({ id, name: 'Sri' }))]
  await insertRows(
    db,
    tables.people,
    people.map(({ id, name }) => ({ id, code: `P${id}`, name: `${name} ${id}`, honorific: 'Ibu' })),
  )
  await insertRows(
    db,
    tables.roles,
    // Every officer orders for a unit of their own, and for the one whose line all share.
    [
      ...shops.map((id) => ({ personId: id, role: 'vendor', unitId: null, vendorId: id })),
      ...numbers.flatMap((id) =>
        [id, 0].map((unit) => ({ personId: id, role: 'pp', unitId: UNIT + unit, vendorId: null })),
      ),
    ],
  )
  await insertRows(
    db,
    tables.aliases,
    people.map(({ id }) => ({ channel: channelOf(id), externalId: `${id}`, personId: id, createdAt: NOW })),
  )
  await insertRows(
    db,
    tables.chats,
    people.map(({ id }) => ({
      ...{ id: id >= SHOP ? SHOP_CHAT + id : id, channel: channelOf(id), chat: `${id}`, personId: id },
      ...{ createdAt: NOW, lastInboundAt: NOW },
    })),
  )
  await insertRows(db, tables.budgetLines, [...numbers, SHARED_LINE].map(budgetRow))
  await insertRows(
    db,
    tables.assignments,
    numbers.map((id) => ({ budgetLineId: id, role: 'pp', personId: id })),
  )
}

/**
 * A new line that the first `count` officers share, of a unit without a past: a unit's year is summed up for each of its
 * orders, and tens of thousands of them are no office's.
 */
export async function shareLine(db: Db, count: number, cell: number): Promise<number> {
  const lineId = SHARED_LINE + cell
  const unitId = unitOf(lineId)
  await insertRows(db, tables.units, [unitRow(-cell)])
  await insertRows(db, tables.budgetLines, [budgetRow(lineId)])
  const roles = Array.from({ length: count }, (_, at) => ({ personId: at + 1, role: 'pp', unitId, vendorId: null }))
  await insertRows(db, tables.roles, roles)
  return lineId
}

/**
 * Orders by the hundred of the same goods within an hour would stand out to every guard: they look, and do not hold. The
 * shop is told at once, and not when the time for taking back is over: what an order writes is written in one go.
 */
const RULES = [
  { key: 'guard.split-days', value: [0] },
  { key: 'guard.under-days', value: 0 },
  { key: 'undo.minutes', value: 0 },
  { key: 'guard.severity', value: { split: 'note', 'look-alike': 'note', 'just-under': 'note' } },
].map((rule) => ({ ...rule, validFrom: '2026-01-01', validTo: null, source: 'the benchmark' }))

function unitRow(number: number) {
  return {
    ...{ id: UNIT + number, code: `SD${number}`, name: `SD Negeri ${number}`, kind: 'sekolah' },
    ...{ address: 'Jl. Gatot Subroto Kav. 40', district: 'Setiabudi', city: 'Jakarta Selatan' },
  }
}

const channelOf = (id: number) => (id >= SHOP ? 'whatsapp' : 'telegram')

function vendorRow(id: number) {
  return {
    ...{ id, nib: `N${id}`, name: `Dapur Bu Sri ${id}`, size: 'micro', form: 'person', jakpreneur: true },
    ...{ vatRegistered: false, address: `Jl. Tebet Raya ${id}`, district: 'Tebet', city: 'Jakarta Selatan' },
    ...{ active: true, joinedOn: '2025-01-01' },
  }
}

function productRow(id: number) {
  return {
    ...{ id, sku: `S${id}`, vendorId: id, categoryId: 2, name: 'Nasi kotak ayam bakar', description: 'Dengan lalapan' },
    ...{ unit: 'box', price: 30_000, minOrder: 10, maxPerDay: 500, leadTimeHours: 24 },
    ...{ serviceArea: ['Jakarta Selatan', 'Jakarta Pusat'], deliveryFee: 25_000, halal: true, domestic: true },
    ...{ picture: 'f'.repeat(64), listed: true, listedOn: '2026-01-01' },
  }
}

function budgetRow(id: number) {
  return {
    ...{
      id,
      rupCode: `${40_000_000 + id}`,
      unitId: unitOf(id),
      year: 2026,
      accountCode: '5.1.02.01.01.0052',
    },
    ...{ name: 'Makanan dan Minuman Rapat', ceiling: 9_000_000_000_000, committed: 0, announcedOn: '2026-01-05' },
  }
}

/** An officer's tap on the confirm button, as a messenger hands it in. */
export interface Tap {
  readonly officer: number
  readonly incoming: Incoming
}

/**
 * Lets the first `count` officers stand before the confirm button once more, with a new basket; answers with their taps.
 * `round` makes the tokens and baskets of this time different from all others; `lineId` is the line that they share.
 */
export async function setOut(db: Db, count: number, round: string, lineId?: number): Promise<Tap[]> {
  const taps: Tap[] = []
  const sessions: (typeof tables.sessions.$inferInsert)[] = []
  const shown: (typeof tables.outbox.$inferInsert)[] = []
  for (let officer = 1; officer <= count; officer++) {
    const token = `${round}-${officer}`
    const basket = basketOf(officer, round, lineId)
    sessions.push({ key: `p:${officer}`, state: sessionOf(basket, officer, token), updatedAt: NOW })
    shown.push({ chatId: officer, say: sayOf(basket.vendorId, basket.id), token, createdAt: NOW, ...sentAs(officer) })
    taps.push({ officer, incoming: tapOf(officer, token) })
  }
  for (let at = 0; at < count; at += 1_000) {
    await upsertRows(db, tables.sessions, sessions.slice(at, at + 1_000))
    await insertRows(db, tables.outbox, shown.slice(at, at + 1_000))
  }
  // As autovacuum would have done long ago: plans made for empty tables are no plans.
  await db.execute(sql`analyze`)
  return taps
}

const sentAs = (officer: number) => ({ status: 'sent', messageIds: [`${officer}`], attempts: 1, sentAt: NOW })

/** A basket with everything said, another one every round. */
export function basketOf(officer: number, round: string, budgetLineId = officer) {
  const vendorId = SHOP + (officer % SHOPS)
  return {
    ...{ id: `basket-${round}-${officer}`, vendorId, deliverAt: WEDNESDAY, note: 'Antar ke lobi, tanya Pak Budi' },
    lines: [{ productId: vendorId, quantity: 40, shownPrice: 30_000 }],
    budgetLineId,
    purpose: { participants: 40, otherUnits: true, hours: 3 },
    place: { label: 'Kantor', address: 'Jl. Gatot Subroto Kav. 40', district: 'Setiabudi', city: 'Jakarta Selatan' },
  }
}

function sessionOf(basket: ReturnType<typeof basketOf>, chatId: number, token: string): Session {
  return {
    ...EMPTY_SESSION,
    flow: { name: 'checkout', state: { step: 'confirm', vendorId: basket.vendorId } },
    options: { chatId, token, labels: LABELS },
    baskets: { [basket.vendorId]: basket },
    said: { text: 'Ringkasan pesanan', times: 1 },
  }
}

const LABELS = ['✅ Pesan sekarang', 'Anggaran', 'Waktu', 'Tempat', 'Catatan', 'Isi keranjang']

/** What the officer sees: the summary with its buttons, as check-out says it. */
function sayOf(vendorId: number, basketId: string) {
  const act = (what: object) => ({ flow: 'checkout', vendorId, ...what })
  const [confirm = '', ...edits] = LABELS
  return {
    text: `🧾 Ringkasan pesanan\n🏪 Dapur Bu Sri ${vendorId}\nNasi kotak ayam bakar: 40 box × Rp30.000 = Rp1.200.000`,
    choices: [
      [{ label: confirm, act: act({ do: 'confirm', basketId }), once: true }],
      ...edits.map((label) => [{ label, act: act({ do: 'edit', what: 'note' }) }]),
    ],
  }
}

function tapOf(officer: number, token: string): Incoming {
  return {
    address: { channel: 'telegram', chat: `${officer}` },
    ...{ group: false, addressed: true, messageId: `tap-${token}`, sender: { ids: [`${officer}`] } },
    ...{ sentAt: NOW, waited: false, replyTo: `${officer}`, input: { kind: 'tap', token, index: 0 } },
  }
}

/** Is everything that was ordered in the books, once? Throws with what is not. */
export async function audit(db: Db, round: string, count: number): Promise<void> {
  const made = await db.$count(tables.orders, sql`basket_id like ${`basket-${round}-%`}`)
  const dead = await db.$count(tables.inbox, sql`status = 'dead'`)
  const wrong = await budgetMismatches(db)
  if (made !== count || dead > 0 || wrong.length > 0)
    throw new Error(`${made} of ${count} orders, ${dead} set aside, ${wrong.length} budget lines wrong`)
}
