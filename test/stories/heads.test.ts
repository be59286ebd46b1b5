/** What a PA/KPA hears every morning, and what happens to words that come while a reason is asked for. */
import { expect, test } from 'vitest'
import { makeUnitSummaries } from '#bots/unit-summaries.ts'
import { HOUR } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

/** Head (PA) of Dinas Pendidikan. */
const HEAD = '101201'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const head = () => office.on('telegram', HEAD)
const statusOf = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order.status

test('while a reason is asked for, a search or a shrug is asked about before it is written down', async () => {
  const { number, id } = await order(office, rina(), { when: 'kamis jam 9' })
  await rina().says('pesanan saya')
  await rina().taps(number)
  await rina().taps('Batalkan')
  expect(await rina().says('cari snack box')).toMatch(/“cari snack box”: ini alasannya\?[\s\S]*Bukan, kerjakan itu/)
  expect(await rina().taps('Bukan, kerjakan itu')).toContain('snack box')
  expect(await statusOf(id)).toBe('awaiting-vendor')
  await rina().says('pesanan saya')
  await rina().taps(number)
  await rina().taps('Batalkan')
  expect(await rina().says('mahal')).toContain('ini alasannya?')
  expect(await rina().says('ya')).toContain('dibatalkan')
  expect((await ordersById(office.database.db, [id])).get(id)?.order.refusal?.words).toBe('mahal')
}, 120_000)

test('the head hears in the morning what went on with a reason, with budget and late payments, once', async () => {
  const reason = 'barangnya memang untuk rapat sebelumnya yang dimundurkan'
  const late = { when: 'kamis jam 13', meeting: '100 orang, dengan Dinkes, jam 9-12', held: ['R-11'], reason }
  const { number } = await order(office, rina(), late)
  const asked = await head().says('ringkasan')
  expect(asked).toContain('Dinas Pendidikan')
  expect(asked).toContain('Pagu terpakai')
  expect(asked).toContain(number)
  expect(asked).toContain(reason)
  await office.pass(22 * HOUR)
  expect(await makeUnitSummaries(office.database, office.now(), 'Asia/Jakarta')).toBeGreaterThan(0)
  expect(await makeUnitSummaries(office.database, office.now(), 'Asia/Jakarta')).toBe(0)
  await office.settled()
  const told = await head().hears('Diteruskan dengan alasan')
  expect(told).toContain(reason)
  expect(told).toMatch(/Bayar terlambat|Tidak ada pembayaran yang terlambat/)
  expect(await head().taps(number)).toContain(`Pesanan ${number}`)
}, 120_000)
