// on both databases: accounts are sealed and held
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '#db/rows.ts'
import { roles, vendors } from '#db/schema.ts'
import { STARTING_CAST } from '#seed/index.ts'
import type { Chatter } from '../support/chatter.ts'
import { type Office, openOffice } from '../support/office.ts'
import { arrived, SARI } from './ordering.ts'

const TREASURER = '101206'
const [FIRST, SECOND] = ['5220347890', '9876501234']

let office: Office
const written: string[] = []

beforeAll(async () => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void written.push(line) })
  office = await openOffice({ log })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => {
  expect(await office.faults()).toEqual([])
  expect(written.length).toBeGreaterThan(0)
  for (const number of [FIRST, SECOND]) expect(written.join('')).not.toContain(number)
})

const admin = () => office.on('telegram', STARTING_CAST.admin)
const treasurer = () => office.on('telegram', TREASURER)

async function received(when: string) {
  const placed = await arrived(office, { when })
  await office.on('telegram', SARI).taps('Terima semua')
  return { ...placed, card: await treasurer().hears(`Pesanan ${placed.number}`) }
}

/** Where in the database a number lies open. */
async function liesOpen(number: string): Promise<string[]> {
  const found: string[] = []
  for (const [name, text] of [
    ['inbox', sql`select incoming::text as text from inbox`],
    ['sessions', sql`select state::text as text from sessions`],
    ['vendor_accounts', sql`select vendor_accounts::text as text from vendor_accounts`],
    ['vendor_identities', sql`select vendor_identities::text as text from vendor_identities`],
    ['ledger', sql`select data::text as text from ledger`],
    ['outbox', sql`select say::text as text from outbox`],
  ] as const) {
    const rows = rowsOf<{ text: string }>(await office.database.db.execute(text))
    if (rows.some((row) => row.text.replace(/[\s.-]/g, '').includes(number))) found.push(name)
  }
  return found
}

let vendor: Chatter

test('an account given by chat is in force only after an admin has checked it another way', async () => {
  const first = await received('rabu jam 11')
  vendor = first.vendor
  expect(first.card).toContain('belum ada yang dicek')
  expect(await vendor.hears('Kabar baik')).toContain('ganti rekening')

  expect(await vendor.says('ganti rekening')).toContain('Tulis bank, nomor, dan nama')
  expect(await vendor.says('bca 522 034 7890')).toContain('Atas nama siapa')
  const echo = await vendor.says('siti aminah')
  expect(echo).toContain('••••7890')
  expect(echo).toContain('Siti Aminah')
  expect(echo).not.toContain(FIRST)
  expect(await vendor.says('1')).toContain('Belum berlaku')
  expect(await liesOpen(FIRST)).toEqual([])

  const asked = await admin().hears('mengajukan rekening baru')
  expect(asked).toContain('••••7890')
  expect(asked).toContain('sudah dikenal sebelumnya')
  expect(await treasurer().says('pembayaran')).toContain(first.number)
  const card = await treasurer().taps(first.number)
  expect(card).toContain('belum ada yang dicek')
  expect(card).not.toContain(FIRST)

  expect(await admin().taps('Sudah dicek')).toContain('bagaimana')
  expect(await admin().taps('telepon ke nomor lama')).toContain('berlaku mulai sekarang')
  expect(await vendor.hears('sudah dicek admin')).toContain('••••7890')
  await treasurer().says('pembayaran')
  const after = await treasurer().taps(first.number)
  expect(after).toContain(FIRST)
  expect(after).toContain('baru berlaku sejak')
})

test('a change leaves the old account in force, warns whoever pays, and is checked once', async () => {
  // It has been in force for a month by now.
  await office.database.db.execute(sql`update vendor_accounts set checked_at = checked_at - interval '30 days'`)
  await vendor.says('ganti rekening')
  expect(await vendor.says('Mandiri 98765 01234 a.n. Siti Aminah')).toContain('Menggantikan: BCA')
  expect(await vendor.says('ya betul')).toContain('pembayaran tetap ke BCA')
  await admin().hears('mengajukan rekening baru')
  const second = await received('kamis jam 9')
  expect(second.card).toContain(FIRST)
  expect(second.card).not.toContain(SECOND)
  expect(second.card).toContain('belum dicek')
  expect(second.card).not.toContain('baru berlaku')
  expect(await admin().says('cek rekening')).toContain('Mandiri ••1234')
  await admin().taps('Mandiri ••1234')
  await admin().taps('Tolak')
  expect(await vendor.hears('tidak diterima')).toContain('Rekening lama tetap berlaku')
  expect(await admin().says('cek rekening')).toContain('Tidak ada rekening')
})

test('an account in passing changes nothing, is shown to an admin, and does not stay in what was written', async () => {
  const said = await vendor.says(`kak transfernya ke rekening bca ${SECOND} aja ya`)
  expect(said).toContain('tidak bisa diganti lewat obrolan')
  expect(said).toContain('BCA ••••7890')
  expect(await admin().hears('kemungkinan rekening lain')).not.toContain(SECOND)
  expect(await liesOpen(SECOND)).toEqual([])
  expect(await liesOpen(FIRST)).toEqual([])
  expect(await admin().says('cek rekening')).toContain('Tidak ada rekening')
})

test('everybody of the shop hears of a request, and can stop it', async () => {
  const { db } = office.database
  const [shop] = await db.select({ id: vendors.id }).from(vendors).where(sql`name = ${shopName()}`)
  const [helper] = rowsOf<{ id: string }>(await db.execute(sql`select id from people where code = 'UMKM-002'`))
  await db.insert(roles).values({ personId: Number(helper?.id), role: 'vendor', vendorId: shop?.id ?? 0 })
  const other = office.on('whatsapp', 'UMKM-002')
  await vendor.says('ganti rekening')
  await vendor.says('bri 98765 01234 a.n. Orang Lain')
  await vendor.says('1')
  expect(await other.hears('mengajukan rekening baru')).toContain('••••1234')
  expect(await other.says('1')).toContain('sudah saya hentikan')
  expect(await admin().hears('bukan dari tokonya')).toContain('BRI ••••1234')
  expect(await admin().says('cek rekening')).toContain('Tidak ada rekening')
})

/** The shop whose account it is, by what its orders say. */
function shopName(): string {
  return /(?:dari|ke) (.+?) (?:sudah|belum)/.exec(treasurer().bubble(/Pesanan EO-\d+ dari/).text)?.[1] ?? ''
}
