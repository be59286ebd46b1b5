// on both databases: numbers are sealed one by one and all at once
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keptFacts, papersOfOrder } from '#db/papers.ts'
import { files, orders, papers, vendors } from '#db/schema.ts'
import { npwpSafe, sealPlainNpwp } from '#db/sealed-npwp.ts'
import { SECRET } from '../support/demo.ts'
import { tablesThatSay } from '../support/dump.ts'
import { type Office, openOffice } from '../support/office.ts'
import { pdfText } from '../support/pdf-text.ts'
import { order, RINA } from './ordering.ts'

let office: Office
const safe = npwpSafe(SECRET)

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

/** The newest document on the officer's phone. */
async function newestDocument(): Promise<Uint8Array> {
  const { phone } = office.on('telegram', RINA)
  const bytes = await phone
    .messages()
    .findLast(({ from, media }) => from === 'them' && media?.kind === 'document')
    ?.media?.bytes()
  if (!bytes) throw new Error('no document')
  return bytes
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function letterOf(when: string) {
  const { vendor, number, id } = await order(office, office.on('telegram', RINA), { when })
  await vendor.says('siap kak', { replyTo: vendor.bubble(number).id })
  await office.settled()
  const [row] = await office.database.db
    .select({ id: vendors.id, npwp: vendors.npwp })
    .from(orders)
    .innerJoin(vendors, eq(vendors.id, orders.vendorId))
    .where(eq(orders.id, id))
  const npwp = row?.npwp && safe.open(row.id, row.npwp)
  if (!row || !npwp) throw new Error('the vendor of this story has an NPWP')
  return { id, number, vendorId: row.id, npwp, letter: await newestDocument() }
}

test('the letter says the NPWP, and no table does', async () => {
  const { npwp, letter } = await letterOf('rabu jam 11')
  expect(npwp).toMatch(/^\d{15,16}$/)
  expect(pdfText(letter).says(npwp)).toBe(true)
  expect(await tablesThatSay(office.database.db, npwp)).toEqual([])
})

test('what a house of before kept in plain is sealed when it opens, and its papers come out the same', async () => {
  const { db } = office.database
  const { id, number, vendorId, npwp, letter } = await letterOf('kamis jam 11')
  await db.update(vendors).set({ npwp }).where(eq(vendors.id, vendorId))
  await db.execute(sql`
    update papers set file = jsonb_set(file, '{vendor,npwp}', ${JSON.stringify(npwp)}::jsonb) where order_id = ${id}`)
  expect(await tablesThatSay(db, npwp)).toEqual(['papers', 'vendors'])
  await office.restart()
  await expect.poll(() => tablesThatSay(db, npwp)).toEqual([])
  await db.delete(files).where(eq(files.sha256, sha256(letter)))
  await office.on('telegram', RINA).says('minta surat pesanan')
  await office.on('telegram', RINA).says(`kirim surat pesanan ${number} dong`)
  expect(sha256(await newestDocument())).toBe(sha256(letter))
})

test('sealing once more, or by two houses at once, changes nothing', async () => {
  const { db } = office.database
  const kept = async () => JSON.stringify([await db.select().from(vendors), await db.select().from(papers)])
  const before = await kept()
  await Promise.all([sealPlainNpwp(db, safe), sealPlainNpwp(db, safe)])
  expect(await kept()).toBe(before)
})

test('under another key nothing opens, and no paper says what is not so', async () => {
  const { db } = office.database
  const { id, vendorId, npwp } = await letterOf('jumat jam 11')
  const other = npwpSafe('the key of somebody else')
  const [row] = await db.select().from(vendors).where(eq(vendors.id, vendorId))
  expect(other.open(vendorId, row?.npwp ?? '')).toBeUndefined()
  expect(safe.open(vendorId + 1, row?.npwp ?? '')).toBeUndefined()
  expect(safe.open(vendorId, row?.npwp ?? '')).toBe(npwp)
  const issued = await papersOfOrder(db, id)
  await expect(keptFacts(db, issued, other)).rejects.toThrow('SECRET_KEY')
})
