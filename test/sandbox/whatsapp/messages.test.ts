import { createHash } from 'node:crypto'
import { downloadMediaMessage } from '@whiskeysockets/baileys'
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

// The smallest PNG: the client makes its thumbnail of it, so it must be a picture.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const vendor = (number: string, more: { addressing?: 'pn' | 'lid'; hidesNumber?: boolean } = {}) =>
  wa.phone({ number, name: 'Bu Sari', ...more })
const heard = (text: string) => bot.message(({ message }) => textOf(message) === text)

test('a phone that shows its number names its LID beside it, and gets the answer', async () => {
  const phone = vendor('6281200000001')
  await phone.text('lewat nomor')
  const { message } = await heard('lewat nomor')
  expect(message.key).toMatchObject({ remoteJid: '6281200000001@s.whatsapp.net', remoteJidAlt: `${phone.lid}@lid` })
  await bot.sock.sendMessage('6281200000001@s.whatsapp.net', { text: 'dibalas' })
  expect(await phone.next()).toMatchObject({ text: 'dibalas', chat: `${BOT}@s.whatsapp.net` })
})

test('a phone that writes under its LID names its number beside it, and gets the answer', async () => {
  const phone = vendor('6281200000002', { addressing: 'lid' })
  await phone.text('lewat LID')
  const { message } = await heard('lewat LID')
  expect(message.key).toMatchObject({ remoteJid: `${phone.lid}@lid`, remoteJidAlt: '6281200000002@s.whatsapp.net' })
  await bot.sock.sendMessage(`${phone.lid}@lid`, { text: 'dibalas juga' })
  expect(await phone.next()).toMatchObject({ text: 'dibalas juga' })
})

test('a phone that hides its number is a bare LID, and still gets the answer', async () => {
  const phone = vendor('6281200000003', { addressing: 'lid', hidesNumber: true })
  await phone.text('tanpa nomor')
  const { message } = await heard('tanpa nomor')
  expect(message.key.remoteJidAlt).toBeUndefined()
  await bot.sock.sendMessage(`${phone.lid}@lid`, { text: 'terbaca' })
  expect(await phone.next()).toMatchObject({ text: 'terbaca' })
})

test('replies quote the other side’s message both ways', async () => {
  const phone = vendor('6281200000004')
  await phone.text('Berapa kotak?')
  const { message } = await heard('Berapa kotak?')
  await bot.sock.sendMessage(message.key.remoteJid ?? '', { text: '40 kotak' }, { quoted: message })
  const answer = await phone.next()
  expect(answer.replyTo).toBe(message.key.id)
  await phone.text('ya', { replyTo: answer.id })
  const reply = await heard('ya')
  expect(reply.message.message?.extendedTextMessage?.contextInfo).toMatchObject({
    stanzaId: answer.id,
    participant: `${BOT}@s.whatsapp.net`,
    quotedMessage: { extendedTextMessage: { text: '40 kotak' } },
  })
})

test('a picture from the phone reaches the bot byte for byte', async () => {
  const phone = vendor('6281200000005')
  await phone.picture({ bytes: PICTURE, mimeType: 'image/png', caption: 'bukti' })
  const { message } = await bot.message(({ message }) => message.message?.imageMessage?.caption === 'bukti')
  const context = { logger: bot.sock.logger, reuploadRequest: bot.sock.updateMediaMessage }
  expect(await downloadMediaMessage(message, 'buffer', {}, context)).toEqual(PICTURE)
})

test('pictures and documents from the bot reach the phone byte for byte', async () => {
  const phone = vendor('6281200000006')
  const jid = '6281200000006@s.whatsapp.net'
  await bot.sock.sendMessage(jid, { image: PICTURE, mimetype: 'image/png', caption: 'nasi kotak' })
  const picture = await phone.next()
  expect(picture).toMatchObject({ text: 'nasi kotak', media: { kind: 'picture', mimeType: 'image/png' } })
  expect(Buffer.from((await picture.media?.bytes()) ?? [])).toEqual(PICTURE)

  const pdf = Buffer.from(createHash('sha512').update('surat pesanan').digest('hex'))
  await bot.sock.sendMessage(jid, {
    document: pdf,
    mimetype: 'application/pdf',
    fileName: 'pesanan.pdf',
    caption: 'surat',
  })
  const document = await phone.next()
  expect(document).toMatchObject({ text: 'surat', media: { kind: 'document', fileName: 'pesanan.pdf' } })
  expect(Buffer.from((await document.media?.bytes()) ?? [])).toEqual(pdf)
})

test('the phone sees places, reactions, polls, edits and withdrawals of the bot', async () => {
  const phone = vendor('6281200000007')
  const jid = '6281200000007@s.whatsapp.net'
  await bot.sock.sendMessage(jid, { location: { degreesLatitude: -6.2, degreesLongitude: 106.8, name: 'Balai Kota' } })
  expect((await phone.next()).text).toBe('📍 Balai Kota -6.2,106.8')
  await bot.sock.sendMessage(jid, { poll: { name: 'Jadi?', values: ['ya', 'tidak'], selectableCount: 1 } })
  expect((await phone.next()).text).toBe('Jadi?\n○ ya\n○ tidak')

  const mine = await phone.text('siap')
  await heard('siap')
  await bot.sock.sendMessage(jid, { react: { text: '👍', key: { remoteJid: jid, id: mine.id, fromMe: false } } })
  expect(await phone.next()).toMatchObject({ text: '👍', replyTo: mine.id })

  const sent = await bot.sock.sendMessage(jid, { text: 'pukul 10' })
  if (!sent) throw new Error('the bot sent nothing')
  const said = await phone.next()
  const edited = new Promise((resolve) => phone.subscribe((event) => event.kind === 'edited' && resolve(event)))
  await bot.sock.sendMessage(jid, { text: 'pukul 11', edit: sent.key })
  await edited
  expect(phone.messages().find(({ id }) => id === said.id)).toMatchObject({ text: 'pukul 11', edited: true })
  const withdrawn = new Promise((resolve) => phone.subscribe((event) => event.kind === 'deleted' && resolve(event)))
  await bot.sock.sendMessage(jid, { delete: sent.key })
  await withdrawn
  expect(phone.messages().find(({ id }) => id === said.id)).toMatchObject({ text: '', deleted: true })
})

test('the bot is told of the phone’s edits and withdrawals', async () => {
  const phone = vendor('6281200000008')
  const { id } = await phone.text('ya')
  await heard('ya')
  await phone.edit(id, 'tidak jadi')
  await bot.event('messages.update', (updates) =>
    updates.some(
      ({ key, update }) => key.id === id && update.message?.editedMessage?.message?.conversation === 'tidak jadi',
    ),
  )
  await phone.revoke(id)
  await bot.event('messages.update', (updates) =>
    updates.some(({ key, update }) => key.id === id && update.message === null),
  )
  expect(phone.messages().at(-1)).toMatchObject({ text: '', edited: true, deleted: true })
})

test('places, contacts, voice notes, stickers and reactions of the phone reach the bot', async () => {
  const phone = vendor('6281200000009')
  await phone.location({ latitude: -6.1, longitude: 106.9, name: 'Warung' })
  await phone.contact({ name: 'Pak Budi', number: '0812-1' })
  await phone.voiceNote(Buffer.from('suara'))
  await phone.sticker(Buffer.from('stiker'))
  const { id } = await phone.text('dasar reaksi')
  await phone.reaction(id, '❤️')
  const from = '6281200000009@s.whatsapp.net'
  const { message } = await bot.message(({ message }) => message.message?.reactionMessage?.key?.id === id)
  expect(message.message?.reactionMessage?.text).toBe('❤️')
  const kinds = bot.upserts
    .filter(({ message }) => message.key.remoteJid === from)
    .map(({ message }) => message.message)
  expect(kinds[0]?.locationMessage?.name).toBe('Warung')
  expect(kinds[1]?.contactMessage?.displayName).toBe('Pak Budi')
  expect(kinds[2]?.audioMessage?.ptt).toBe(true)
  expect(kinds[3]?.stickerMessage?.mimetype).toBe('image/webp')
})

test('ticks: the phone’s message is delivered, then read; the bot’s likewise', async () => {
  const phone = vendor('6281200000010')
  const statuses: string[] = []
  phone.subscribe((event) => event.kind === 'status' && statuses.push(event.message.status))
  await phone.text('centang')
  const { message } = await heard('centang')
  await bot.sock.readMessages([message.key])
  await expect.poll(() => statuses).toEqual(['sent', 'delivered', 'read'])

  const read = bot.event('messages.update', (updates) => updates.some(({ update }) => update.status === 4))
  const delivered = bot.event('messages.update', (updates) => updates.some(({ update }) => update.status === 3))
  await bot.sock.sendMessage('6281200000010@s.whatsapp.net', { text: 'sudah dibaca?' })
  await phone.next()
  await delivered
  await phone.read()
  await read
})

test('the phone sees that the bot is typing', async () => {
  const phone = vendor('6281200000011')
  const typing = new Promise((resolve) => phone.subscribe((event) => event.kind === 'typing' && resolve(event.chat)))
  await bot.sock.sendPresenceUpdate('composing', '6281200000011@s.whatsapp.net')
  expect(await typing).toBe(`${BOT}@s.whatsapp.net`)
})

test('the bot learns which numbers are on WhatsApp', async () => {
  vendor('6281200000012')
  expect(await bot.sock.onWhatsApp('6281200000012', '6281299999999')).toEqual([
    { jid: '6281200000012@s.whatsapp.net', exists: true },
  ])
})

test('a phone that blocked the bot hears nothing of it', async () => {
  const phone = vendor('6281200000013')
  phone.block()
  await bot.sock.sendMessage('6281200000013@s.whatsapp.net', { text: 'halo?' })
  await expect(phone.next(undefined, 100)).rejects.toThrow('no such message came')
  expect(phone.messages()).toEqual([])
})
