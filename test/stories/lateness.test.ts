import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { billOn } from '#bots/desk/bill.ts'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { rules } from '#db/schema.ts'
import { pdfText } from '../support/pdf-text.ts'
import { storyOffice } from '../support/story.ts'
import { accepted, arrived, type Placed, quoting, SARI } from './ordering.ts'

const TREASURER = '101206'
const DAY = 24 * HOUR

const office = await storyOffice()

const sari = () => office.on('telegram', SARI)
const treasurer = () => office.on('telegram', TREASURER)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

/** Three orders that should have come on Tuesday; it is Wednesday now, and of two of them the vendor says so only then. */
const late: { waived?: Placed; unsaid?: Placed; free?: Placed } = {}

async function untilDelivery({ id }: Placed) {
  return ((await orderNow(id))?.deliverAt ?? 0) - office.now()
}

function told(placed: Placed | undefined): Placed {
  if (!placed) throw new Error('the orders were not placed')
  return placed
}

async function brought(placed: Placed) {
  await placed.vendor.says('sudah sampai', quoting(placed))
  await sari().hears(`Pesanan ${placed.number} sudah sampai`)
}

test('goods brought a second time: one record of both handovers, each with its hour and its goods', async () => {
  const placed = await arrived(office, { when: 'rabu jam 10', quantity: '150' })
  const { vendor, number } = placed
  await sari().taps('Ada masalah')
  await sari().taps('Jumlahnya kurang')
  await sari().says('140')
  await sari().taps('Kirim ke penjual')
  await vendor.hears('jumlahnya kurang')
  await vendor.says('1')
  await vendor.says('2 jam lagi ya kak')
  await sari().hears('mengirim lagi')
  await vendor.says('sudah sampai', quoting(placed))
  await sari().hears(`Pesanan ${number} sudah sampai`)
  await sari().taps('Terima semua')
  await office.settled()
  const record = await sari().bubble('Berita acara serah terima').media?.bytes()
  const text = pdfText(record ?? new Uint8Array())
  expect(text.squeezed).toMatch(/Penyerahanpertama:.*?WIB:140box/)
  expect(text.squeezed).toMatch(/Penyerahankedua:.*?WIB:10box/)
}, 120_000)

test('late goods: the penalty is proposed with its figures, and waived with a reason that everybody concerned reads', async () => {
  late.waived = await accepted(office, { when: 'besok jam 13' })
  late.unsaid = await accepted(office, { when: 'besok jam 14', quantity: '120' })
  late.free = await accepted(office, { when: 'besok jam 15', quantity: '110' })
  await office.pass((await untilDelivery(late.waived)) + DAY)
  const { vendor, number, id } = late.waived
  await brought(late.waived)
  const { total = 0 } = (await orderNow(id)) ?? {}
  const asked = await sari().taps('Terima semua')
  expect(asked).toContain('1 hari terlambat')
  expect(asked).toContain(`denda Rp${new Intl.NumberFormat('id-ID').format(total / 1000)}`)
  expect((await orderNow(id))?.status).toBe('arrived')
  expect(await sari().taps('bebaskan denda')).toContain('Mengapa dendanya dibebaskan?')
  expect(await sari().says('jalan ditutup banjir, penjual mengabari sejak pagi')).toContain('diterima')
  expect(await vendor.hears('Kabar baik')).toContain('dibebaskan PPK')
  expect(await treasurer().hears(`Pesanan ${number}`)).toContain('jalan ditutup banjir')
  const order = await orderNow(id)
  expect(order?.inspection?.lateness).toMatchObject({ days: 1, amount: total / 1000 })
  expect(order && billOn(order)?.penalty.amount).toBe(0)
  await office.settled()
  const record = await sari().bubble('Berita acara serah terima').media?.bytes()
  const text = pdfText(record ?? new Uint8Array())
  expect(text.says('Keterlambatan : 1 hari')).toBe(true)
  expect(text.says('dibebaskan: “jalan ditutup banjir')).toBe(true)
}, 180_000)

test('lateness that no vendor reported is proposed when the PPK counts, and stands in what the vendor agrees to', async () => {
  const { number, id, vendor } = told(late.unsaid)
  await sari().says(`${number} sudah diterima semua`)
  const asked = await sari().taps('Terima semua')
  expect(asked).toContain('1 hari terlambat')
  await sari().taps('kenakan denda')
  expect((await orderNow(id))?.status).toBe('awaiting-count')
  expect(await vendor.hears('1 hari: denda')).toContain(number)
  await vendor.says('1')
  const order = await orderNow(id)
  expect(order?.status).toBe('received')
  expect(order && billOn(order)?.penalty.days).toBe(1)
  expect(await treasurer().hears(`Pesanan ${number}`)).toMatch(/[Dd]enda/)
}, 120_000)

test('an office that charges no lateness asks nothing and takes nothing', async () => {
  const { db } = office.database
  await db.update(rules).set({ value: sql`'null'::jsonb` }).where(eq(rules.key, 'order.late-penalty'))
  await office.pass(MINUTE)
  const placed = told(late.free)
  await brought(placed)
  expect(await sari().taps('Terima semua')).toContain('diterima')
  const order = await orderNow(placed.id)
  expect(order?.status).toBe('received')
  expect(order && billOn(order)?.penalty.amount).toBe(0)
}, 120_000)
