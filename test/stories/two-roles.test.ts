// on both databases: duties are read in every combination
/** Somebody holds two roles in one unit: on one order they bear one duty, and are told who may bear the other. */
import { eq, inArray } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ordersById } from '#db/orders.ts'
import { assignments, people, roles } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { photo } from '../support/photo.ts'
import { prepared, RINA, SARI } from './ordering.ts'

/** Ibu Nurhayati Hasanah, treasurer of Dinas Pendidikan. */
const TREASURER = '101206'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  // Where the PA/KPA has named nobody for a line, the unit's roles count.
  await office.database.db.delete(assignments).where(inArray(assignments.role, ['ppk', 'treasurer']))
  await alsoHolds('Rina Kusumawati', 'ppk')
  await alsoHolds('Sari Wulandari', 'treasurer')
}, 180_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const treasurer = () => office.on('telegram', TREASURER)

/** A second role in the unit in which they hold their first. */
async function alsoHolds(name: string, role: 'ppk' | 'treasurer') {
  const { db } = office.database
  const [person] = await db.select().from(people).where(eq(people.name, name))
  const [held] = await db
    .select()
    .from(roles)
    .where(eq(roles.personId, person?.id ?? 0))
  await db.insert(roles).values({ personId: person?.id ?? 0, role, unitId: held?.unitId ?? 0 })
}

test('who ordered neither approves nor receives, who received does not pay; each is told who may', async () => {
  const shop = /🏪 (.+)/.exec(await prepared(rina(), { quantity: '300' }))?.[1] ?? ''
  const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
  const id = Number(number.slice(3))
  const orderNow = async () => (await ordersById(office.database.db, [id])).get(id)?.order
  const vendor = office.shop(shop)

  // Their own order is a card that says who may approve, with no button to approve it, and no task of theirs.
  const own = await rina().says(`/pesanan ${number}`)
  expect(own).toMatch(/Yang bisa menyetujui: .*Sari Wulandari, .*Binsar Hutapea/)
  expect(own).not.toMatch(/Setujui|Minta penjelasan|Tolak|Yang bisa menyetujui: .*Rina/)
  expect(own).toContain('Batalkan pesanan')
  expect(await rina().says(`/persetujuan ${number}`)).toMatch(/harus tiga orang yang berbeda.* Yang bisa: .*Sari/)
  expect(await rina().says('/persetujuan')).toContain('Tidak ada pesanan yang menunggu persetujuan Ibu')
  expect(await rina().says('acc')).not.toContain('Setujui')
  expect(await rina().says('tugas saya')).not.toContain(number)
  expect((await orderNow())?.status).toBe('awaiting-approval')
  await sari().hears(`Pesanan ${number}`)
  await sari().taps('Setujui')

  const asked = await vendor.hears(`pesanan baru ${number}`)
  expect(asked).toContain('300 box')
  await vendor.says('siap kak', { replyTo: vendor.bubble(number).id })
  await rina().hears(`menerima pesanan ${number}`)
  await vendor.says('sudah sampai, titip satpam', { replyTo: vendor.bubble(number).id })
  await sari().hears(`Pesanan ${number} sudah sampai`)

  const there = await rina().says(`/pesanan ${number}`)
  // What she may not do she may still read: as a PPK of the unit the whole file is hers.
  expect(there).toContain('🗂 Berkas')
  expect(there).toMatch(/Yang bisa menerima barangnya: .*Sari Wulandari/)
  expect(there).not.toContain('Terima')
  expect(await rina().says('udah diterima semua')).not.toContain(number)
  expect((await orderNow())?.status).toBe('arrived')
  await sari().taps('Terima semua')
  await vendor.hears('Kabar baik')

  const owed = await sari().says(`/pesanan ${number}`)
  expect(owed).toMatch(/Yang bisa membayar: .*Nurhayati Hasanah/)
  expect(owed).not.toMatch(/Catat pembayaran|Yang bisa membayar: .*Sari/)
  await sari().says('pembayaran')
  expect(await sari().taps(number)).not.toContain('Catat pembayaran')
  expect((await orderNow())?.status).toBe('received')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#f97316')))
  await vendor.hears('Sudah masuk ke rekening?')

  const { requesterId, approverId, receiverId, payerId, status } = (await orderNow()) ?? {}
  expect(status).toBe('paid')
  expect(approverId).toBe(receiverId)
  expect(new Set([requesterId, receiverId, payerId]).size).toBe(3)
})
