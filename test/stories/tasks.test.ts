import { expect, test } from 'vitest'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { DEDI, order, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', '101202')
const treasurer = () => office.on('telegram', '101206')

test('what waits for a person is in their list as long as it waits, whatever their duty', async () => {
  const placed = await order(office, rina(), { when: 'rabu jam 11' })
  const quote = () => ({ replyTo: placed.vendor.bubble(placed.number).id })
  expect(await rina().says('tugas saya')).not.toContain(placed.number)
  await placed.vendor.says('jam 1 ya kak', quote())
  await placed.vendor.says('ya')
  await rina().hears('jam')
  expect(await rina().says('tugas')).toContain(placed.number)
  expect(await rina().taps(placed.number)).toContain('Setuju')
  await rina().taps('Setuju')
  expect(await rina().says('/tugas')).not.toContain(placed.number)

  await placed.vendor.says('udah sampe kak', quote())
  await sari().hears(`Pesanan ${placed.number} sudah sampai`)
  expect(await treasurer().says('tugas saya')).not.toContain(placed.number)
  expect(await sari().says('tugas saya')).toContain(placed.number)
  expect(await sari().taps(placed.number)).toContain('[✅ Terima semua]')
  expect(await sari().taps('Terima semua')).toContain('diterima')
  expect(await sari().says('tugas saya')).not.toContain(placed.number)

  await treasurer().hears(placed.number)
  expect(await treasurer().says('my tasks')).toContain(placed.number)
  expect(await treasurer().taps(placed.number)).toContain('Dibayar ke penjual')
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))
  expect(await treasurer().says('tugas saya')).not.toContain(placed.number)
})

test('the list is on the menu of the office, empty for whoever has nothing to do, and not on that of a shop', async () => {
  expect(await sari().says('menu')).toContain('Tugas saya')
  expect(await office.on('telegram', DEDI).says('tugas saya')).toContain('Tidak ada yang menunggu Bapak')
  expect(await office.on('whatsapp', 'UMKM-001').says('menu')).not.toContain('Tugas saya')
})
