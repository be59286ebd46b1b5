import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { linksOf } from '#db/orders.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA, SARI } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a vendor’s photo from WhatsApp stands on Telegram, byte for byte, and in the ledger by its hash', async () => {
  const { vendor, number, id } = await order(office, rina())
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const box = photo('#d97706', 'otw kak')
  expect(await vendor.does((phone) => phone.picture(box))).toContain(`${number} sedang diantar`)
  await rina().hears('sedang diantar')
  const bubble = rina().bubble('sedang diantar')
  expect(bubble.text).toContain('otw kak')
  expect(bubble.media?.kind).toBe('picture')
  const seen = await bubble.media?.bytes()
  expect(seen && sha256(seen)).toBe(sha256(box.bytes))
  const link = (await linksOf(office.database.db, id)).at(-1)
  expect(link).toMatchObject({ act: 'ship', role: 'vendor', data: { files: [{ sha256: sha256(box.bytes) }] } })
})

test('who brings it reaches whoever ordered, and what is not certain is asked with the words kept', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'rabu jam 15' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const quote = { replyTo: vendor.bubble(number).id }
  expect(await vendor.says('yang nganter nanti mas Joko', quote)).toContain('saya teruskan ke pemesan')
  expect(await rina().hears('menulis tentang')).toContain('mas Joko')
  const asked = await vendor.says('otw ya bu, yg bawa mas Joko naik motor B 1234 XYZ', quote)
  expect(asked).toMatch(/sekarang di mana.*\n1\. .*Sedang diantar\n2\. .*Sudah sampai/s)
  expect((await linksOf(office.database.db, id)).at(-1)?.act).toBe('accept')
  expect(await vendor.says('1')).toContain('sedang diantar')
  expect(await rina().hears('sedang diantar')).toContain('mas Joko naik motor B 1234 XYZ')
  expect((await linksOf(office.database.db, id)).at(-1)).toMatchObject({
    act: 'ship',
    data: { words: expect.stringContaining('B 1234 XYZ') },
  })
})

test('a photo that says where it was left, in words not all known, comes with the arrival to whoever receives', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'rabu jam 9' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const left = { ...photo('#0d9488'), caption: 'udah nyampe, dititip ke pak satpam Dodi' }
  const asked = await vendor.does((phone) => phone.picture(left, { replyTo: vendor.bubble(number).id }))
  expect(asked).toContain('Barangnya sekarang di mana?')
  await vendor.says('2')
  const told = await office.on('telegram', SARI).hears(`Pesanan ${number} sudah sampai`)
  expect(told).toContain('dititip ke pak satpam Dodi')
  expect(told).toContain('<picture>')
})

test('a photo without words is kept, and the bot asks where the goods are', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'kamis jam 9' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const asked = await vendor.does((phone) => phone.picture(photo('#16a34a'), { replyTo: vendor.bubble(number).id }))
  expect(asked).toContain('saya simpan untuk pesanan')
  expect(asked).toMatch(/1\. .*Sedang diantar\n2\. .*Sudah sampai/)
  await rina().hears('Foto dari')
  expect(await vendor.says('2')).toContain('sudah saya kabari')
  await rina().hears(new RegExp(`Pesanan ${number} .* sudah sampai`))
})

test('what is no photo is turned away kindly, and the order stays as it was', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 10' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const lie = { bytes: new TextEncoder().encode('MZ this is no photo at all'), mimeType: 'image/jpeg' }
  const answer = await vendor.does((phone) => phone.picture(lie, { replyTo: vendor.bubble(number).id }))
  expect(answer).toMatch(/belum bisa saya simpan|tidak terunduh/)
  expect(await vendor.says('orderan saya')).toMatch(new RegExp(`${number}\\*? Diproses`))
})

test('what was written after a photo is answered after it', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 13' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  const quote = { replyTo: vendor.bubble(number).id }
  await vendor.does(async (phone) => {
    await phone.picture({ ...photo('#2563eb'), caption: 'otw ya' }, quote)
    await phone.text('sudah sampai kak, titip satpam', quote)
  })
  await office.settled()
  await rina().hears(new RegExp(`Pesanan ${number} .* sudah sampai`))
  const acts = (await linksOf(office.database.db, Number(number.slice(3)))).map(({ act }) => act)
  expect(acts.slice(-2)).toEqual(['ship', 'deliver'])
})

test('who is late is asked where the goods are, and the buyer knows', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'selasa jam 15' })
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  await office.pass(34 * HOUR)
  expect(await vendor.hears('Sudah sampai mana')).toContain(number)
  await rina().hears('belum dikabarkan sampai')
  const daily = async () => {
    await office.pass(24 * HOUR)
    return [vendor.bubble(number).text, rina().bubble(number).text]
  }
  const told = [await daily(), await daily(), await daily()]
  for (const who of [0, 1]) expect(new Set(told.map((texts) => texts[who])).size).toBe(3)
  expect(told[1]?.[0]).toMatch(/2 hari lewat.*admin/)
  expect(told[2]?.[1]).toMatch(/3 hari tanpa kabar.*admin/)
})
