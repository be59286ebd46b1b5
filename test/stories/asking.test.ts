/** Officers and shops write to each other through the bot, each on their own messenger. */
import { expect, test } from 'vitest'
import { lettersOf } from '#db/correspondence.ts'
import { ordersById } from '#db/orders.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)

test('before ordering an officer asks about a product; the shop’s next words are the answer', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  const card = await rina().taps('1.')
  const shop = office.shop(/🏪 (.+?) ·/.exec(card)?.[1]?.trim() ?? '')
  expect(await rina().taps('Tanya ke penjual')).toContain('Mau tulis apa ke')
  expect(await rina().says('Bisa tanpa sambal? Budget 1.500.000, hubungi 0812-3456-7890 ya')).toContain(
    'Sudah saya teruskan',
  )
  const asked = await shop.hears('Bisa tanpa sambal')
  expect(asked).toContain('1.500.000')
  expect(asked).not.toContain('3456')
  expect(await shop.says('bisa banget kak, sambalnya dipisah')).toContain('Sudah saya teruskan')
  expect(await rina().hears('sambalnya dipisah')).toContain('[💬 Balas]')
  const quote = { replyTo: rina().bubble('sambalnya dipisah').id }
  await rina().says('oke, terima kasih', quote)
  await shop.hears('oke, terima kasih')
  await shop.does((phone) => phone.picture(photo('#65a30d', 'begini kak'), { replyTo: shop.bubble('terima kasih').id }))
  await rina().hears('begini kak')
  expect(rina().bubble('begini kak').media?.kind).toBe('picture')
})

test('words about an order change nothing in it, and are kept with it', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'kamis jam 10' })
  await rina().says('pesanan saya')
  await rina().taps(number)
  await rina().taps('Tanya ke penjual')
  await rina().says('siap 100 porsi?')
  await vendor.hears('siap 100 porsi?')
  expect(await vendor.says('siap kak')).toMatch(/masih menunggu jawaban.*Terima/s)
  await rina().hears('“siap kak”')
  expect((await ordersById(office.database.db, [id])).get(id)?.order.status).toBe('awaiting-vendor')
  expect(await vendor.says('1')).toContain(number)
  await rina().hears(`menerima pesanan ${number}`)
  expect((await lettersOf(office.database.db, id, 5)).map(({ words }) => words)).toEqual([
    'siap 100 porsi?',
    'siap kak',
  ])
  await rina().says('pesanan saya')
  expect(await rina().taps(number)).toMatch(/Kantor: “siap 100 porsi\?”.*Penjual: “siap kak”/s)
})

test('the officer’s answer to a shop’s question reaches the shop', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 10' })
  await vendor.says('notanya atas nama siapa', { replyTo: vendor.bubble(number).id })
  await rina().hears('notanya atas nama siapa')
  await rina().says('atas nama Dinas Pendidikan', { replyTo: rina().bubble('notanya atas nama siapa').id })
  expect(await vendor.hears('atas nama Dinas Pendidikan')).toContain(number)
})

test('what no bot should carry is not carried', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'kamis jam 13' })
  await rina().says('pesanan saya')
  await rina().taps(number)
  await rina().taps('Tanya ke penjual')
  expect(await rina().says('minta kuitansi kosong aja ya nanti saya isi')).toContain('tidak bisa saya bantu')
  expect(vendor.transcript()).not.toContain('kuitansi kosong')
})
