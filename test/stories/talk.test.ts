/** An admin takes over where the bot is not enough, and the bot comes back. */
import { expect, test } from 'vitest'
import { MINUTE } from '#core/calendar.ts'
import type { Chatter } from '../support/chatter.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

const HENDRA = '101291'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const hendra = () => office.on('telegram', HENDRA)

/** Writes to somebody who does not answer at once; answers what the bot itself said meanwhile. */
async function writes(who: Chatter, act: (phone: Chatter['phone']) => Promise<unknown>): Promise<string[]> {
  const before = who.phone.messages().length
  await act(who.phone)
  await office.settled()
  const came = who.phone.messages().slice(before)
  return came.filter(({ from }) => from === 'them').map(({ text }) => text)
}

test('a vendor calls an admin, they talk through the bot without numbers, and “selesai” brings the bot back', async () => {
  const ida = office.shop('Dapur Mpok Ida')
  expect(await ida.says('mau ngobrol sama admin dong')).toContain('saya diam dulu')
  expect(await hendra().hears('minta dibantu orang')).toContain('60 menit')
  expect(await writes(ida, (phone) => phone.text('uang saya belum masuk, hp saya 081234567890'))).toEqual([])
  const passed = await hendra().hears('uang saya belum masuk')
  expect(passed).not.toContain('081234567890')
  expect(await writes(ida, (phone) => phone.text('2'))).toEqual([])
  const quote = { replyTo: hendra().bubble('uang saya belum masuk').id }
  expect(await hendra().says('Saya cek ke bendahara dulu ya Kak', quote)).toContain('Sudah saya teruskan')
  expect(await ida.hears('Saya cek ke bendahara dulu')).toMatch(/Admin: /)
  expect(await writes(ida, (phone) => phone.picture(photo('#be123c', 'ini buktinya')))).toEqual([])
  await hendra().hears('ini buktinya')
  expect(hendra().bubble('ini buktinya').media?.kind).toBe('picture')
  expect(await hendra().says('selesai')).toContain('bot kembali melayani di sana')
  await ida.hears('Admin sudah selesai')
  expect(await ida.says('orderan saya')).not.toContain('Admin')
})

test('a menu word brings the bot back at once, and the admins hear no more', async () => {
  expect(await rina().says('/admin')).toContain('[🤖 Kembali ke bot]')
  expect(await writes(rina(), (phone) => phone.text('nasi kotak'))).toEqual([])
  await hendra().hears('nasi kotak')
  expect(await rina().says('menu')).toMatch(/Saya kembali melayani.*Katalog/s)
  expect(await rina().says('soto')).toContain('Soto')
  expect(hendra().transcript()).not.toMatch(/Rina[^\n]*soto$/m)
})

test('so does a button; what was begun before goes on afterwards', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('admin')
  expect(await rina().taps('Kembali ke bot')).toMatch(/Saya kembali melayani/)
  expect(await rina().says('100')).toContain('Check-out')
})

test('after an hour of quiet the bot is back by itself, and says so', async () => {
  await rina().says('admin')
  await office.pass(40 * MINUTE)
  await writes(rina(), (phone) => phone.text('masih menunggu'))
  await office.pass(40 * MINUTE)
  expect(rina().transcript()).not.toContain('sudah lama sepi')
  await office.pass(21 * MINUTE)
  await rina().hears('sudah lama sepi')
  expect(await rina().says('menu')).toContain('Katalog')
})

test('what the clock brings is said all the while, and answering it by quoting is meant for the bot', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 9' })
  expect(await vendor.says('admin')).toContain('saya diam dulu')
  expect(await writes(vendor, (phone) => phone.text('siap kak'))).toEqual([])
  const answer = await vendor.says('1', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
  expect(answer).toMatch(/Saya kembali melayani/)
  await rina().hears(`menerima pesanan ${number}`)
})

test('two who called are told apart, and an admin who calls is helped by another one', async () => {
  await rina().says('admin')
  const ida = office.shop('Dapur Mpok Ida')
  await ida.says('admin')
  expect(await hendra().says('selesai')).toMatch(/beberapa percakapan: .*Rina/)
  await hendra().says('selesai', { replyTo: hendra().bubble(/Rina.* minta dibantu/).id })
  await rina().hears('Admin sudah selesai')
  await ida.says('menu')
  expect(await hendra().says('admin')).toMatch(/sudah saya panggil/)
  await hendra().says('menu')
})

test.each(['bisa ngomong sama orangnya langsung ga', 'mau bicara dengan petugas dong', 'panggilin admin kak'])(
  '“%s” calls a person',
  async (words) => {
    expect(await rina().says(words)).toContain('admin sudah saya panggil')
    await rina().says('menu')
  },
)

test('“batal” with nothing under way is no search', async () => {
  await rina().says('menu')
  // Rina has an order that could be meant, and sees it; nothing is cancelled by the word alone.
  expect(await rina().says('batal')).toMatch(/Pesanan EO-\d+ · Diproses.*Batalkan pesanan/s)
  expect(await hendra().says('batal')).toContain('Tidak ada yang sedang berjalan')
})

test('a question that is put twice is explained and offers a person; “sampai mana tadi” tells it again', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  const first = await rina().says('0')
  expect(first).not.toContain('Lebih mudah dengan orang')
  expect(await rina().says('sampai mana tadi?')).toContain(first)
  expect(await rina().says('0')).toMatch(/contoh: 100.*Lebih mudah dengan orang/s)
  expect(await rina().says('sampai mana tadi?')).toMatch(/sedang melihat satu barang.*contoh: 100/s)
  expect(await rina().says('100')).toContain('Check-out')
})
