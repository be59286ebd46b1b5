/** Groups: in a shop's family group orders come in and its people answer; in an admin group the bot waits to be named. */
import { expect, test } from 'vitest'
import type { Phone } from '#sandbox/phone.ts'
import { STARTING_CAST } from '#seed/index.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const SPOKEN = /pribadi|grup/

/** What the bot has said in a group, as a member sees it. */
function botIn(phone: Phone, chat: string, members: readonly string[]) {
  return phone.messages(chat).filter(({ from, senderName }) => from === 'them' && !members.includes(senderName))
}

test("a shop's family group gets its orders, and only the shop's people bind it, naming the order", async () => {
  const first = await order(office, rina())
  const { vendor } = first
  const aunt = office.stranger('whatsapp', 'Tante Yuli')
  if (vendor.phone.channel !== 'whatsapp' || aunt.phone.channel !== 'whatsapp') throw new Error('not on WhatsApp')
  const { id: chat } = office.whatsapp.group({ subject: 'Keluarga Dapur', members: [vendor.phone, aunt.phone] })
  const bot = () => botIn(vendor.phone, chat, ['Tante Yuli'])
  const quietly = async (who: typeof vendor, text: string) => {
    const before = bot().length
    await who.phone.text(text, { chat })
    await office.settled()
    expect(bot().length).toBe(before)
  }

  await quietly(aunt, 'ini grup toko')
  await quietly(vendor, 'nanti malam arisan ya')
  await vendor.says('ini grup toko', { chat })
  expect(bot().at(-1)?.text).toMatch(SPOKEN)
  expect(vendor.bubble('Boleh?').chat).not.toBe(chat)
  expect(await vendor.says('1')).toContain('sekarang grup')
  expect(bot().at(-1)?.text).toContain('Pesanan baru saya kirim ke sini juga')

  const { number } = await order(office, rina())
  expect(bot().at(-1)?.text).toContain(number)
  const posted = bot().at(-1)?.id ?? ''
  await quietly(vendor, 'siap')
  await quietly(aunt, `${number} siap`)
  await aunt.phone.text('1', { chat, replyTo: posted })
  await office.settled()
  const notice = bot().find(({ text }) => text.includes('Obrolan lain'))?.id ?? ''
  await vendor.says('siap', { chat, replyTo: notice })
  expect(bot().at(-1)?.text).toContain('sebut nomornya')
  expect(
    rina()
      .phone.messages()
      .filter(({ text }) => text.includes(`menerima pesanan ${number}`)),
  ).toEqual([])
  await vendor.says(`${number} siap`, { chat })
  await rina().hears(`menerima pesanan ${number}`)

  const { number: next } = await order(office, rina())
  await vendor.says('1', { chat, replyTo: bot().at(-1)?.id ?? '' })
  await rina().hears(`menerima pesanan ${next}`)

  await vendor.says('bukan grup toko', { chat })
  const before = bot().length
  const last = await order(office, rina())
  expect(bot().length).toBe(before)
  await vendor.says(`${last.number} siap`)
  await rina().hears(`menerima pesanan ${last.number}`)
})

test('in an admin group on Telegram the bot that reads everything answers only when it is meant', async () => {
  const admin = office.on('telegram', STARTING_CAST.admin)
  const outsider = office.stranger('telegram', 'Mas Agus')
  if (admin.phone.channel !== 'telegram' || outsider.phone.channel !== 'telegram') throw new Error('not on Telegram')
  const { phone } = admin
  const { chat } = office.telegram.group({
    ...{ id: -1_001_234_567_890, title: 'Admin Pesan', admin: true },
    members: [phone, outsider.phone],
  })
  const bot = () => botIn(phone, chat, ['Mas Agus'])
  const answers = async (who: Phone, text: string, replyTo?: string) => {
    const before = bot().length
    await who.text(text, { chat, ...(replyTo === undefined ? {} : { replyTo }) })
    await office.settled()
    return bot().length - before
  }

  for (const chatter of [
    'menu',
    'ringkasan',
    'besok rapat jam 9, tolong pesan 20 nasi kotak',
    'masalah',
    'ini grup toko',
  ])
    expect([chatter, await answers(phone, chatter)]).toEqual([chatter, 0])
  expect(await answers(phone, '/masalah@other_bot')).toBe(0)

  expect(await answers(phone, '/masalah@pesan_bot')).toBe(1)
  expect(bot().at(-1)?.text).toContain('Tidak ada masalah')
  expect(await answers(phone, '@pesan_bot masalah')).toBe(1)
  expect(await answers(phone, 'masalah', bot().at(-1)?.id)).toBe(1)
  expect(await answers(phone, 'oke, makasih', phone.messages(chat)[0]?.id)).toBe(0)

  for (const words of ['/masalah', '@pesan_bot ringkasan']) expect(await answers(outsider.phone, words)).toBe(0)
})

test('an owner who says no keeps the group a family’s, and hears nothing of orders there', async () => {
  const { vendor } = await order(office, rina())
  const uncle = office.stranger('whatsapp', 'Om Darto')
  if (vendor.phone.channel !== 'whatsapp' || uncle.phone.channel !== 'whatsapp') throw new Error('not on WhatsApp')
  const { id: chat } = office.whatsapp.group({ subject: 'Arisan RT 05', members: [vendor.phone, uncle.phone] })
  const bot = () => botIn(vendor.phone, chat, ['Om Darto'])
  await vendor.says('ini grup toko', { chat })
  expect(await vendor.says('2', { replyTo: vendor.bubble('Boleh?').id })).toContain('grup itu tidak saya pakai')
  const before = bot().length
  await order(office, rina(), { when: 'kamis jam 10' })
  expect(bot().length).toBe(before)
  // Somebody of the group whom nobody knows is not answered, named or not.
  await uncle.phone.text('@pesan menu', { chat })
  await uncle.phone.text('ini grup toko', { chat })
  await office.settled()
  expect(bot().length).toBe(before)
})

test('a question that the bot asks in a group is answered by naming the bot, without a quote', async () => {
  const { phone } = office.on('telegram', STARTING_CAST.admin)
  const other = office.stranger('telegram', 'Mbak Tia')
  if (phone.channel !== 'telegram' || other.phone.channel !== 'telegram') throw new Error('not on Telegram')
  const { chat } = office.telegram.group({
    ...{ id: -1_001_234_567_891, title: 'Admin Pesan 2', admin: true },
    members: [phone, other.phone],
  })
  const bot = () => botIn(phone, chat, ['Mbak Tia'])
  const writes = async (who: Phone, text: string) => {
    const before = bot().length
    await who.text(text, { chat })
    await office.settled()
    return bot().length - before
  }
  expect(await writes(phone, '@pesan_bot putus akses')).toBe(1)
  expect(bot().at(-1)?.text).toContain('Tulis namanya')
  expect(await writes(phone, 'rina')).toBe(0)
  expect(await writes(other.phone, '@pesan_bot rina')).toBe(0)
  expect(await writes(phone, '@pesan_bot qwzx')).toBe(1)
  expect(bot().at(-1)?.text).toContain('Tidak ada orang terhubung')
  expect(await writes(phone, '@pesan_bot rina kusumawati')).toBe(1)
  expect(bot().at(-1)?.text).toContain('Rina Kusumawati')
})
