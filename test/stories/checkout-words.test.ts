/** Check-out in an officer’s own words: a budget line by its name, and a meeting that is told before it is asked for. */
import { expect, test } from 'vitest'
import { storyOffice } from '../support/story.ts'
import { DEDI, order, prepared, RINA } from './ordering.ts'

const office = await storyOffice()
const rina = () => office.on('telegram', RINA)
const dedi = () => office.on('telegram', DEDI)

test('which line pays is said by its name or code, and what fits several is asked once more', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('40')
  expect(await rina().taps('Check-out')).toContain('Pakai anggaran yang mana?')
  const several = await rina().says('makanan minuman')
  expect(several).toContain('Pakai anggaran yang mana?')
  expect(several).toContain('Jamuan Tamu')
  expect(several).not.toContain('Alat Tulis')
  expect(await rina().says('58 orang, rapat koordinasi, dari 3 dinas')).toMatch(/58.*Pakai anggaran yang mana\?/s)
  expect(await rina().says('yang rapat aja')).toContain('Diantar kapan')
  await rina().says('rabu jam 11')
  expect(await rina().taps('📍 Kantor')).toMatch(/berapa jam|Berapa lama|sampai jam/)
  await rina().says('3 jam')
  const summary = await rina().taps('Lewati')
  expect(summary).toContain('52601007')
  expect(summary).toContain('58 orang')
  await rina().taps('Anggaran')
  expect(await rina().says('52601014')).toMatch(/RUP 52601014|52601014/)
})

test('a wish for other goods at that question is a wish, and no name of a line', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('30')
  await rina().taps('Check-out')
  expect(await rina().says('snack rapat 30 box buat jumat jam 9')).toMatch(/🔎.*snack/s)
})

test('the summary is amended and answered in words; a bare yes is asked once more, and orders nothing', async () => {
  const shown = await prepared(dedi(), { quantity: '44', when: 'kamis jam 11' })
  expect(shown).toContain('Sudah benar?')
  const later = await dedi().says('ganti jam 12')
  expect(later).toMatch(/Ringkasan pesanan.*Kamis, 26 November 2026 pukul 12\.00.*Pesan sekarang/s)
  expect(await dedi().says('catatannya jangan pedas ya')).toMatch(/Ringkasan pesanan.*jangan pedas/s)
  expect(await dedi().says('ga ada catatan')).not.toContain('jangan pedas')
  expect(await dedi().says('pesertanya jadi 43')).toMatch(/Rapat: 43 orang.*Pesan sekarang/s)
  const asked = await dedi().says('oke')
  expect(asked).toMatch(/Belum ada yang dipesan.*pesan sekarang.*Ringkasan pesanan/s)
  const placed = await dedi().says('sip udah bener')
  expect(placed).toMatch(/EO-\d+/)
  expect(await dedi().says('pesan sekarang')).not.toMatch(/Pesanan EO-\d+ terkirim/)
})

test('“betul” to news that came meanwhile orders nothing: the summary must be what was shown last', async () => {
  const { vendor, number } = await order(office, dedi(), { quantity: '42', when: 'jumat jam 9' })
  await prepared(dedi(), { quantity: '41', when: 'jumat jam 13' })
  await vendor.says('siap kak', { replyTo: vendor.bubble(number).id })
  await dedi().hears(`menerima pesanan ${number}`)
  const shown = await dedi().says('betul')
  expect(shown).toMatch(/Belum ada yang dipesan.*Ringkasan pesanan/s)
  expect(await dedi().says('pesan sekarang')).toMatch(/EO-\d+/)
})
