import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { STARTING_CAST } from '#seed/index.ts'
import { storyOffice } from '../support/story.ts'
import { receivedIn } from './ordering.ts'

const office = await storyOffice()

const head = () => office.on('telegram', '101201')
const treasurer = () => office.on('telegram', '101206')

test('vendor, treasurer and head read one countdown from the day of the receipt, and an order’s number opens its card', async () => {
  const { vendor, number } = await receivedIn(office, 'rabu jam 9')
  const words = /⏳ .*/.exec(await vendor.says('kapan dibayar'))?.[0].replaceAll('*', '') ?? 'nothing'
  expect(words).toContain('sisa 3 hari kerja')
  for (const who of [treasurer(), head()]) expect(await who.says('pembayaran')).toContain(words)
  const card = await head().taps(number)
  expect(card).toContain('Nilai tanpa PPN')
  expect(card).not.toContain('Catat pembayaran')
  for (const said of [number, `status pesanan ${number.toLowerCase()}`, `eo ${Number(number.slice(3))}`])
    expect(await head().says(said)).toContain(words)
  expect(await treasurer().says(number)).toContain('[💸 Catat pembayaran]')
  expect(await office.on('telegram', '101201').says('EO-0001')).not.toContain('Tidak ada barang')
})

test('a payment past its promise is told to all in the same words, and is in the list of late payers', async () => {
  const submitted = await receivedIn(office, 'kamis jam 10')
  await treasurer().taps('Catat pembayaran')
  await treasurer().taps('Pakai autodebet')
  await treasurer().taps('Ajukan ke PA/KPA')
  await head().hears(`Autodebet ${submitted.number}`)
  const { vendor, number } = await receivedIn(office, 'senin jam 9')
  await office.pass(4 * 24 * HOUR)
  // What only the head confirms: the head is asked again, treasurer and vendor hear that it is late.
  expect(await head().hears(`Autodebet ${submitted.number}`)).toContain('[✅ Konfirmasi pembayaran]')
  await treasurer().hears(`${submitted.number} untuk`)
  await submitted.vendor.hears(`pembayaran pesanan *${submitted.number}* melewati janji`)
  const told = await head().hears(new RegExp(`${number} dari .* belum dibayar`))
  expect(told).toMatch(/terlambat \d hari kerja|lewat hari ini/)
  const words = /⏳ .*/.exec(await head().says('tunggakan'))?.[0] ?? 'nothing'
  expect(await treasurer().says('tunggakan')).toContain(words)
  expect(await vendor.says('kapan dibayar', { replyTo: vendor.bubble('Kabar baik').id })).not.toContain('sisa')
  const summary = await office.on('telegram', STARTING_CAST.admin).says('ringkasan')
  expect(summary).toContain('Bayar terlambat')
  // The longest late are named, with who pays there.
  expect(summary).toMatch(/Bayar terlambat: \d+ \(.*\) · .+ \((?:Ibu|Bapak) .+\) \d+ hari/)
}, 120_000)
