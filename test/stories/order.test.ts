// on both databases: the thin thread, on what everybody starts with
import { expect, test } from 'vitest'
import { storyOffice } from '../support/story.ts'
import { RINA } from './ordering.ts'

const office = await storyOffice()

test('an officer orders nasi kotak on Telegram, the vendor says siap on WhatsApp, and both know', async () => {
  const rina = office.on('telegram', RINA)
  expect(await rina.does((phone) => phone.text('/start'))).toContain('Ibu Rina Kusumawati')

  const found = await rina.says('nasi kotk dibawah 40rb')
  expect(found).toContain('kotk → kotak')
  const card = await rina.taps('1.')
  expect(card).toMatch(/^<picture>\nNasi/)
  expect(card).toMatch(/Rp[23]\d\.\d00 per box/)
  expect(card).toMatch(/harga tengah \d+ penawaran sejenis/)

  expect(await rina.says('100')).toContain('🧺 Keranjang')
  await rina.taps('Check-out')
  expect(await rina.taps('Makanan dan Minuman Rapat')).toContain('Diantar kapan?')
  expect(await rina.says('rabu jam 11')).toContain('📍 Kantor')
  expect(await rina.taps('📍 Kantor')).toContain('berapa orang yang diundang')
  await rina.says('100 orang, dengan Dinkes, jam 9-12')
  const summary = await rina.taps('Lewati')
  expect(summary).toContain('Rabu, 25 November 2026 pukul 11.00 WIB')
  expect(summary).toContain('Sisa pagu')
  const shop = /🏪 (.+)/.exec(summary)?.[1] ?? ''
  const total = /Total: (\S+)/.exec(summary)?.[1] ?? ''

  const placed = await rina.taps('Pesan sekarang')
  const number = /Pesanan (EO-\d+) terkirim/.exec(placed)?.[1] ?? ''
  expect(placed).toContain('✅ Pesanan EO-')
  expect(rina.toast).toBe('Pesanan terkirim ✅')

  const vendor = office.shop(shop)
  const asked = await vendor.hears(`pesanan baru ${number}`)
  for (const fact of ['Dinas Pendidikan', 'Ibu Rina', '100 box', total, '25 November 2026 pukul 11.00', '3 hari kerja'])
    expect(asked).toContain(fact)
  expect(asked).toMatch(/1\. Terima\n2\. Terima sebagian\n3\. Usul waktu lain\n4\. Tolak/)

  expect(await vendor.says('siap kak')).toContain('sudah dicatat')
  expect(await rina.hears(`menerima pesanan ${number}`)).toContain(shop)
})
