/** Photos and documents both ways between the messengers: several at once arrive as one message with their caption. */
import { describe, expect, test } from 'vitest'
import { lettersOf } from '#db/correspondence.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import type { PhoneMessage } from '#sandbox/phone.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import type { Chatter } from '../support/chatter.ts'
import { photo } from '../support/photo.ts'
import { m4a, recording } from '../support/recording.ts'
import { storyOffice } from '../support/story.ts'
import { accepted, arrived, order, quoting, RINA, SARI } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const pdf = (fileName: string, caption = '') => ({
  bytes: new Uint8Array([...PDF, ...Buffer.from(`%${fileName}\n%%EOF\n`)]),
  ...{ mimeType: 'application/pdf', fileName },
  ...(caption === '' ? {} : { caption }),
})

/** Pictures of the bot on somebody's screen since a moment, and which of them came as one album. */
function albumOf({ phone }: Chatter, since: number): PhoneMessage[] {
  const pictures = phone
    .messages()
    .filter(({ from, media }, at) => at >= since && from === 'them' && media?.kind === 'picture')
  expect(new Set(pictures.map(({ album }) => album ?? 'none')).size, 'one album').toBe(1)
  return pictures
}

const seen = ({ phone }: Chatter) => phone.messages().length

test('an album of a shop on WhatsApp is one message for the officer on Telegram', async () => {
  const placed = await accepted(office, { when: 'kamis jam 9' })
  const before = seen(rina())
  const three = [photo('#b91c1c', 'udah di jalan kak'), photo('#b91c1d'), photo('#b91c1e')]
  const answer = await placed.vendor.does((phone) => phone.album(three, quoting(placed)))
  expect(answer).toContain('diantar')
  expect(answer.match(/EO-/g)).toHaveLength(1)
  await rina().hears('udah di jalan kak')
  const shown = albumOf(rina(), before)
  expect(shown).toHaveLength(3)
  expect(shown.map(({ text }) => text !== '')).toEqual([true, false, false])
  const shipped = (await linksOf(office.database.db, placed.id)).find(({ act }) => act === 'ship')
  expect(shipped?.data).toMatchObject({ files: [{}, {}, {}] })
})

test('photos that an older phone sends one upon the other are one message too', async () => {
  const placed = await accepted(office, { when: 'kamis jam 10' })
  const before = seen(rina())
  const two = [photo('#0e7490'), photo('#0e7491', 'lagi dibungkus ya')]
  const answer = await placed.vendor.does((phone) => phone.album(two, { ...quoting(placed), apart: true }))
  expect(answer.match(/saya simpan/g)).toHaveLength(1)
  await rina().hears('lagi dibungkus ya')
  expect(albumOf(rina(), before)).toHaveLength(2)
})

test('an officer’s album reaches the shop as one on WhatsApp, and the shop answers with its own', async () => {
  const placed = await order(office, rina(), { when: 'kamis jam 13' })
  await rina().says('pesanan saya')
  await rina().taps(placed.number)
  await rina().taps('Tanya ke penjual')
  const before = seen(placed.vendor)
  await rina().does((phone) => phone.album([photo('#4d7c0f', 'model box seperti ini?'), photo('#4d7c10')]))
  await placed.vendor.hears('model box seperti ini?')
  expect(albumOf(placed.vendor, before)).toHaveLength(2)
  const mine = seen(rina())
  await placed.vendor.does((phone) => phone.album([photo('#a16207'), photo('#a16208', 'ada dua model kak')]))
  const heard = await rina().hears('ada dua model kak')
  expect(heard).toContain('[💬 Balas]')
  expect(albumOf(rina(), mine)).toHaveLength(2)
})

test('the photos of a finding arrive together', async () => {
  const placed = await arrived(office, { when: 'rabu jam 9' })
  const sari = office.on('telegram', SARI)
  const before = seen(placed.vendor)
  await sari.taps('Ada masalah')
  await sari.taps('Salah barang')
  await sari.says('60')
  const kept = await sari.does((phone) =>
    phone.album([photo('#1d4ed8', 'penyok semua'), photo('#1d4ed9'), photo('#1d4eda')]),
  )
  expect(kept).toContain('3 foto')
  await sari.taps('Kirim ke penjual')
  await placed.vendor.hears('penyok semua')
  expect(albumOf(placed.vendor, before)).toHaveLength(3)
})

test('documents travel under their own name both ways, and stay with the order', async () => {
  const placed = await order(office, rina(), { when: 'jumat jam 9' })
  await rina().says('pesanan saya')
  await rina().taps(placed.number)
  await rina().taps('Tanya ke penjual')
  await rina().does((phone) => phone.document(pdf('Desain Spanduk.pdf', 'ini desainnya')))
  await placed.vendor.hears('ini desainnya')
  expect(placed.vendor.bubble('ini desainnya').media).toMatchObject({
    kind: 'document',
    fileName: 'Desain Spanduk.pdf',
  })
  await placed.vendor.does((phone) => phone.document(pdf('../../invoice:42.pdf', 'ini notanya')))
  await rina().hears('ini notanya')
  expect(rina().bubble('ini notanya').media).toMatchObject({ kind: 'document', fileName: 'invoice-42.pdf' })
  const letters = await lettersOf(office.database.db, placed.id, 5)
  expect(letters.map(({ files }) => files.length)).toEqual([1, 1])
  await rina().says('pesanan saya')
  expect(await rina().taps(placed.number)).toContain('Kantor: “ini desainnya” 📎 1 berkas')
})

test('what was sent with an order is given again from its card, and to the shop by a word, each what is theirs', async () => {
  const placed = await arrived(office, { when: 'kamis jam 11' })
  await placed.vendor.does((phone) =>
    phone.album([photo('#334155', 'sudah diserahkan'), photo('#334156')], quoting(placed)),
  )
  expect(await rina().says(placed.number)).toContain('[📷 Kiriman (2)]')
  const before = seen(rina())
  expect(await rina().taps('Kiriman (2)')).toMatch(/Yang dikirim untuk EO-.*Penjual · EO-.*sudah diserahkan/s)
  expect(albumOf(rina(), before)).toHaveLength(2)
  await office.on('telegram', SARI).taps('Terima semua')
  const treasurer = office.on('telegram', '101206')
  await treasurer.hears(`Pesanan ${placed.number}`)
  await treasurer.taps('Catat pembayaran')
  await treasurer.does((phone) => phone.picture(photo('#0ea5e9')))
  await placed.vendor.hears('Sudah masuk ke rekening?')
  await placed.vendor.says('1')
  const own = seen(placed.vendor)
  expect(await placed.vendor.says(`kiriman ${placed.number}`)).toContain('Penjual · ')
  // The proof of the transfer is the office's.
  expect(albumOf(placed.vendor, own)).toHaveLength(2)
  await treasurer.says(placed.number)
  expect(await treasurer.taps('Kiriman (3)')).toContain('🏛️ Kantor · ')
  expect(await placed.vendor.says('orderan saya')).toContain('kiriman EO-')
})

describe('what somebody recorded', () => {
  const heardOn = (who: Chatter) => who.phone.messages().findLast(({ media }) => media?.mimeType.startsWith('audio/'))
  const records = (who: Chatter, bytes: Uint8Array) =>
    who.does((phone) =>
      'voiceNote' in phone ? phone.voiceNote(bytes) : phone.other('voice', { bytes, mimeType: 'audio/ogg' }),
    )

  test('reaches the other side as it was recorded, both ways, and is kept with the order', async () => {
    const placed = await order(office, rina(), { when: 'jumat jam 10' })
    await rina().says('pesanan saya')
    await rina().taps(placed.number)
    await rina().taps('Tanya ke penjual')
    expect(await records(rina(), recording(3))).toContain('Sudah saya teruskan')
    await placed.vendor.hears('Tulis saja jawabannya')
    expect(Buffer.from((await heardOn(placed.vendor)?.media?.bytes()) ?? [])).toEqual(recording(3))
    expect(await records(placed.vendor, recording(7))).toContain('Sudah saya teruskan')
    await rina().hears('menjawab tentang')
    const came = heardOn(rina())
    expect(Buffer.from((await came?.media?.bytes()) ?? [])).toEqual(recording(7))
    const letters = await lettersOf(office.database.db, placed.id, 5)
    expect(letters.map(({ files }) => files.map(({ mimeType }) => mimeType))).toEqual([['audio/ogg'], ['audio/ogg']])
    await rina().says('pesanan saya')
    expect(await rina().taps(placed.number)).toContain('Penjual: 🎤 pesan suara')
  })

  test('in answer to an order is offered to the buyer, changes nothing, and is never met twice in the same words', async () => {
    const placed = await order(office, rina(), { when: 'jumat jam 13' })
    const first = await records(placed.vendor, recording(4))
    expect(first).toMatch(/belum bisa mendengar.*teruskan suaranya ke pemesan.*1\. 🎤 Teruskan suaranya/s)
    expect(await records(placed.vendor, recording(5))).toMatch(/Suara yang ini juga.*1\. 🎤/s)
    expect(await placed.vendor.says('1')).toMatch(/Sudah saya teruskan.*masih menunggu jawaban/s)
    await rina().hears('menjawab tentang')
    expect(Buffer.from((await heardOn(rina())?.media?.bytes()) ?? [])).toEqual(recording(5))
    expect((await ordersById(office.database.db, [placed.id])).get(placed.id)?.order.status).toBe('awaiting-vendor')
  })

  test('goes to the admin while a person helps, and back', async () => {
    const hendra = office.on('telegram', '101291')
    const ida = office.shop('Dapur Mpok Ida')
    await ida.says('admin')
    await hendra.hears('minta dibantu orang')
    await (ida.phone as WhatsAppPhone).voiceNote(recording(9))
    await hendra.hears(/Dari .*Ida Farida/)
    const came = heardOn(hendra)
    expect(Buffer.from((await came?.media?.bytes()) ?? [])).toEqual(recording(9))
    const back = recording(2)
    await hendra.does((phone) =>
      (phone as TelegramPhone).other('voice', { bytes: back, mimeType: 'audio/ogg' }, { replyTo: came?.id ?? '' }),
    )
    await ida.hears('Dari admin')
    expect(Buffer.from((await heardOn(ida)?.media?.bytes()) ?? [])).toEqual(back)
    await ida.says('menu')
  })

  test('with another program reaches the other side as what it is', async () => {
    const placed = await order(office, rina(), { when: 'jumat jam 11' })
    await rina().says('pesanan saya')
    await rina().taps(placed.number)
    await rina().taps('Tanya ke penjual')
    const song = (bytes: Uint8Array, mimeType: string) =>
      rina().does((phone) => (phone as TelegramPhone).other('voice', { bytes, mimeType }))
    expect(await song(m4a(4), 'audio/mp4')).toContain('Sudah saya teruskan')
    await placed.vendor.hears('Tulis saja jawabannya')
    expect(heardOn(placed.vendor)?.media?.mimeType).toBe('audio/mp4')
    expect(Buffer.from((await heardOn(placed.vendor)?.media?.bytes()) ?? [])).toEqual(m4a(4))
  })

  test('and cannot be played is asked for once more, or in writing', async () => {
    const placed = await order(office, rina(), { when: 'jumat jam 14' })
    await rina().says('pesanan saya')
    await rina().taps(placed.number)
    await rina().taps('Tanya ke penjual')
    expect(await records(rina(), Buffer.from('OggS'))).toContain('tidak sampai ke saya')
    await rina().says('batal')
  })
})
