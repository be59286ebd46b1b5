import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { papersOfOrder } from '#db/papers.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { arrived, SARI } from './ordering.ts'

/** Head (PA) and treasurer of Dinas Pendidikan. */
const [HEAD, TREASURER] = ['101201', '101206']

const office = await storyOffice()

const sari = () => office.on('telegram', SARI)
const treasurer = () => office.on('telegram', TREASURER)
const head = () => office.on('telegram', HEAD)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

test('silence after “not come” is no receipt: asked again, told to treasurer and head, and ended only with what was checked', async () => {
  const { vendor, number, id } = await arrived(office, { when: 'rabu jam 14' })
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#a3e635')))
  const asked = await vendor.hears('Sudah masuk ke rekening?')
  expect(asked).toMatch(/sebesar \*Rp[\d.]+\* \(Rp[\d.]+ dikurangi PPh .+ Rp[\d.]+\)\. Sudah masuk/)
  expect(await vendor.says('kok belum masuk ya')).toContain('Sudah masuk ke rekening?')
  await vendor.says('belum masuk')
  expect((await orderNow(id))?.status).toBe('payment-questioned')
  await treasurer().hears('belum menerima pembayaran')
  await treasurer().taps('Jawab penjual')
  await treasurer().says('sudah saya transfer ulang, mohon dicek')
  for (let day = 0; day < 9; day += 1) await office.pass(24 * HOUR)
  expect((await orderNow(id))?.status).toBe('paid')
  // Each reminder in other words than the one before.
  await vendor.hears(`sempat melihat rekeningnya? Pembayaran *${number}*`)
  await vendor.hears(`kuitansi *${number}*`)
  await vendor.hears(`dua kata saja sudah cukup untuk uang *${number}*`)
  expect(await treasurer().hears(`uang ${number} sudah masuk`)).toContain('dicek juga ke bank')
  expect(await head().hears(`${number} dicatat lunas`)).toContain('[🔒 Tutup tanpa kata penjual]')
  // Of several that are silent it is the one whose card is open.
  expect(await head().says(number)).toContain('[🔒 Tutup tanpa kata penjual]')
  expect(await head().taps('Tutup tanpa kata penjual')).toContain('Apa yang sudah diperiksa?')
  expect(await head().says('mutasi rekening unit 2 Desember menunjukkan dana keluar')).toContain('ditutup')
  expect(await vendor.hears('ditutup kantor')).toContain('mutasi rekening unit')
  await office.settled()
  const acts = (await linksOf(office.database.db, id)).map(({ act }) => act)
  expect(acts.slice(-2)).toEqual(['escalate', 'settleMoney'])
  const kinds = (await papersOfOrder(office.database.db, id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['order-letter', 'bast', 'tax-computation'])
}, 180_000)
