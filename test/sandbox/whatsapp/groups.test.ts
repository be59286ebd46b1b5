import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { BOT, type Bot, pairedBot, textOf } from './bot.ts'

let wa: LocalWhatsApp
let bot: Bot
beforeAll(async () => {
  wa = await startLocalWhatsApp()
  bot = await pairedBot(wa)
})
afterAll(async () => {
  await bot.end()
  await wa.close()
})

test('a group talks with the bot in it, under sender keys', async () => {
  const sari = wa.phone({ number: '6281200000001', name: 'Bu Sari' })
  const budi = wa.phone({ number: '6281200000002', name: 'Pak Budi' })
  const told = bot.event('groups.upsert', () => true)
  const { id } = wa.group({ subject: 'Admin UKPBJ', members: [sari, budi] })
  expect((await told)[0]).toMatchObject({ id, subject: 'Admin UKPBJ' })
  expect((await bot.sock.groupMetadata(id)).participants.map(({ phoneNumber }) => phoneNumber)).toEqual([
    '6281200000001@s.whatsapp.net',
    '6281200000002@s.whatsapp.net',
    `${BOT}@s.whatsapp.net`,
  ])

  for (const text of ['selamat pagi', 'ada yang baru?']) {
    await sari.text(text, { chat: id })
    const { message } = await bot.message((upsert) => textOf(upsert.message) === text)
    expect(message.key).toMatchObject({
      remoteJid: id,
      participant: `${sari.lid}@lid`,
      participantAlt: '6281200000001@s.whatsapp.net',
    })
  }
  expect(budi.messages(id).map(({ text, senderName }) => [text, senderName])).toEqual([
    ['selamat pagi', 'Bu Sari'],
    ['ada yang baru?', 'Bu Sari'],
  ])

  for (const text of ['ringkasan hari ini', 'dan satu lagi']) {
    await bot.sock.sendMessage(id, { text })
    expect(await sari.next()).toMatchObject({ text, chat: id, from: 'them' })
    expect(await budi.next()).toMatchObject({ text, chat: id })
  }
  expect(sari.messages()).toEqual([])
})

test('a damaged group message is asked for again and arrives', async () => {
  const phone = wa.phone({ number: '6281200000003', name: 'Bu Rina' })
  const { id } = wa.group({ subject: 'Dapur', members: [phone] })
  await phone.text('utuh', { chat: id })
  await bot.message(({ message }) => textOf(message) === 'utuh')
  phone.corruptNext()
  await phone.text('rusak', { chat: id })
  await bot.message(({ message }) => textOf(message) === 'rusak')
})

test('a member that cannot read a group message gets it again, the others see it once', async () => {
  const rina = wa.phone({ number: '6281200000004', name: 'Bu Rina' })
  const joko = wa.phone({ number: '6281200000005', name: 'Pak Joko' })
  const { id } = wa.group({ subject: 'Gudang', members: [rina, joko] })
  rina.misreadNext()
  await bot.sock.sendMessage(id, { text: 'stok habis' })
  expect((await rina.next()).text).toBe('stok habis')
  await joko.next()
  expect(joko.messages(id)).toHaveLength(1)
})

test('reading a group gives the bot one blue tick per reader', async () => {
  const dewi = wa.phone({ number: '6281200000006', name: 'Bu Dewi' })
  const { id } = wa.group({ subject: 'Pengadaan', members: [dewi] })
  const read = bot.event('message-receipt.update', (updates) => updates.some(({ receipt }) => receipt.readTimestamp))
  await bot.sock.sendMessage(id, { text: 'mohon dibaca' })
  await dewi.next()
  await dewi.read(id)
  expect((await read)[0]).toMatchObject({ key: { remoteJid: id }, receipt: { userJid: `${dewi.lid}@lid` } })
})
