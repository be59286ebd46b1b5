// on both databases: the desk reads of everything a little
/** The vendor's desk in everyday words: orders and money asked for in passing, in the middle of something else. */
import { expect, test } from 'vitest'
import { storyOffice } from '../support/story.ts'
import { order, quoting, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const ida = () => office.shop('Dapur Mpok Ida')

test('whoever has nothing to wait for hears so, with the last order that was paid', async () => {
  for (const words of ['kapan ya uang saya cair', 'duitku kapan masuk', 'kapan dibayar'])
    expect(await ida().says(words)).toMatch(/tidak ada pembayaran yang ditunggu, Kak\..*sudah lunas: \*Rp/s)
})

test.each([
  'orderan aku mana aja',
  'ada pesanan apa aja hari ini',
  'liat orderan dong kak',
  'pesanan yang belum selesai apa aja',
])('“%s” is the list of orders', async (words) => expect(await ida().says(words)).toContain('*Orderan saya*'))

test('money and orders are asked for in the middle of something, which is gone on with', async () => {
  expect(await ida().says('besok tutup ya, ada hajatan')).toMatch(/Toko tutup.*Sudah benar\?/s)
  expect(await ida().says('duitku kapan masuk')).toContain('tidak ada pembayaran yang ditunggu')
  expect(await ida().says('orderan saya mana aja')).toContain('*Orderan saya*')
  expect(await ida().says('ya')).toMatch(/Toko tutup|Tersimpan/)
  expect(await ida().says('ga jadi')).not.toContain('keranjang')
})

test('an order is told to its shop from where the shop stands', async () => {
  const { vendor, number, asked, ...placed } = await order(office, rina(), { when: 'jumat jam 9' })
  expect(asked).toMatch(/Perkiraan yang Kakak terima Rp[\d.]+/)
  expect(asked).not.toContain('ke penjual')
  const unsure = await vendor.says('kayaknya', quoting({ vendor, number, asked, ...placed }))
  expect(unsure).toMatch(/Menunggu jawaban Kakak/)
  expect(unsure).not.toContain('🏪')
  expect(await vendor.says('orderan saya')).toContain('Menunggu jawaban Kakak')
  expect(await vendor.says('dipotong apa aja', quoting({ vendor, number, asked, ...placed }))).toMatch(
    /Kakak terima: \*Rp[\d.]+\*/,
  )
})
