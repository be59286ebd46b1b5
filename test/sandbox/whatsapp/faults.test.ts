import type { BinaryNode } from '@whiskeysockets/baileys'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LocalWhatsApp, startLocalWhatsApp, type WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { BOT, openBot, pairedBot, startBot, textOf } from './bot.ts'

let wa: LocalWhatsApp
beforeEach(async () => {
  wa = await startLocalWhatsApp()
})
afterEach(() => wa.close())

const JID = '6281200000001@s.whatsapp.net'
const sari = (): WhatsAppPhone => wa.phone({ number: '6281200000001', name: 'Bu Sari' })

test('what was written while the bot was away arrives as past when it returns, in order and once', async () => {
  const first = await pairedBot(wa)
  await sari().text('satu')
  await first.message(({ message }) => textOf(message) === 'satu')
  await first.end()
  await expect.poll(() => wa.connections()).toBe(0)
  for (const text of ['dua', 'tiga', 'empat']) await sari().text(text)

  const second = await openBot(wa, first.auth)
  await second.message(({ message }) => textOf(message) === 'empat')
  expect(second.upserts.map(({ message, type }) => [textOf(message), type])).toEqual([
    ['dua', 'append'],
    ['tiga', 'append'],
    ['empat', 'append'],
  ])
  await second.end()
  const third = await openBot(wa, first.auth)
  await sari().text('lima')
  expect((await third.message(() => true)).type).toBe('notify')
  expect(third.upserts).toHaveLength(1)
  await third.end()
})

test('a message that the bot received but never confirmed is handed over again', async () => {
  const first = await pairedBot(wa)
  await sari().text('biasa')
  await expect.poll(() => sari().messages()[0]?.status).toBe('delivered')
  first.sock.ws.prependListener('CB:message', () => wa.faults.dropConnections())
  const { id } = await sari().text('penting')
  expect(await first.closed()).toBe(428)
  const second = startBot(wa, first.auth)
  const again = await new Promise<BinaryNode>((resolve) => second.sock.ws.on('CB:message', resolve))
  expect(again.attrs).toMatchObject({ id, offline: '0' })
  await second.end()
})

test('a lost network closes with 428 and leaves the bot free to come back', async () => {
  const bot = await pairedBot(wa)
  wa.faults.dropConnections()
  expect(await bot.closed()).toBe(428)
  await (await openBot(wa, bot.auth)).end()
})

test('a second login of the same device replaces the first, which closes with 440', async () => {
  const first = await pairedBot(wa)
  const second = await openBot(wa, first.auth)
  expect(await first.closed()).toBe(440)
  expect(wa.connections()).toBe(1)
  await second.end()
})

test.each([515, 503, 500, 401] as const)('stream error %i closes with exactly that code', async (code) => {
  const bot = await pairedBot(wa)
  wa.faults.streamError(code)
  expect(await bot.closed()).toBe(code)
})

test('an unlinked client is told 401, and again at its next login; linked anew it hears its people again', async () => {
  const bot = await pairedBot(wa)
  await sari().text('sebelum')
  wa.unlink(BOT)
  expect(await bot.closed()).toBe(401)
  expect(await startBot(wa, bot.auth).closed()).toBe(401)
  await expect(sari().text('ke siapa?')).rejects.toThrow('no bot is linked to this number')
  const anew = await pairedBot(wa)
  await sari().text('sesudah')
  await anew.message(({ message }) => textOf(message) === 'sesudah')
  await anew.end()
})

test('a login can be refused as forbidden', async () => {
  const bot = await pairedBot(wa)
  await bot.end()
  wa.faults.loginFailure(403)
  expect(await startBot(wa, bot.auth).closed()).toBe(403)
})

test('a handshake that stalls closes with 408 after the client’s own limit', async () => {
  wa.faults.stallHandshake()
  expect(await startBot(wa, undefined, { connectTimeoutMs: 300 }).closed()).toBe(408)
})

test('a refused upgrade leaves the client connecting for ever, until it is ended by hand', async () => {
  const undo = wa.faults.refuseUpgrade(503)
  const bot = startBot(wa, undefined, { connectTimeoutMs: 200 })
  await expect(Promise.race([bot.closed(), new Promise((resolve) => setTimeout(resolve, 600, 'stuck'))])).resolves.toBe(
    'stuck',
  )
  void bot.sock.end(Object.assign(new Error('not open in time'), { output: { statusCode: 408 } }))
  expect(await bot.closed()).toBe(408)
  undo()
  await (await pairedBot(wa)).end()
})

test('a message that WhatsApp refuses is an error update with its code, and is not delivered', async () => {
  const bot = await pairedBot(wa)
  const phone = sari()
  wa.faults.ackError(463, JID)
  const refused = bot.event('messages.update', (updates) =>
    updates.some(({ update }) => update.status === 0 && update.messageStubParameters?.[0] === '463'),
  )
  await bot.sock.sendMessage(JID, { text: 'penawaran' })
  await refused
  expect(phone.messages()).toEqual([])
  wa.faults.clear()
  await bot.sock.sendMessage(JID, { text: 'lagi' })
  expect((await phone.next()).text).toBe('lagi')
  await bot.end()
})

test('acknowledgements can come late or never; the message is delivered all the same', async () => {
  const bot = await pairedBot(wa)
  const phone = sari()
  const acks: number[] = []
  bot.sock.ws.on('CB:ack,class:message', () => acks.push(Date.now()))
  wa.faults.dropAcks()
  await bot.sock.sendMessage(JID, { text: 'tanpa centang' })
  expect((await phone.next()).text).toBe('tanpa centang')
  wa.faults.clear()
  wa.faults.delayAcks(150)
  const sentAt = Date.now()
  await bot.sock.sendMessage(JID, { text: 'centang terlambat' })
  await expect.poll(() => acks.length).toBe(1)
  expect((acks[0] ?? 0) - sentAt).toBeGreaterThanOrEqual(140)
  await bot.end()
})

test('while look-ups go unanswered nothing is sent to anybody new', async () => {
  const bot = await pairedBot(wa, { defaultQueryTimeoutMs: 150 })
  const phone = sari()
  wa.faults.ignoreUsync()
  // The client believes that it sent something.
  await expect(bot.sock.sendMessage(JID, { text: 'hilang' })).resolves.toBeDefined()
  await expect(phone.next(undefined, 50)).rejects.toThrow('no such message came')
  await bot.end()
})

test('an upload that the media host refuses fails the sending', async () => {
  const bot = await pairedBot(wa)
  sari()
  wa.faults.failUploads()
  const document = { document: Buffer.from('x'), mimetype: 'text/plain', fileName: 'x.txt' }
  await expect(bot.sock.sendMessage(JID, document)).rejects.toThrow('Media upload failed on all hosts')
  await bot.end()
})

test('the same message sent again under its id is two deliveries to the bot', async () => {
  const bot = await pairedBot(wa)
  const { id } = await sari().text('ya')
  await sari().sendSameAgain(id)
  await expect
    .poll(() => bot.upserts.filter(({ message }) => message.key.id === id && textOf(message) === 'ya'))
    .toHaveLength(2)
  await bot.end()
})

test('a damaged message is a stub, is asked for again, and then arrives under the same id', async () => {
  const bot = await pairedBot(wa)
  const phone = sari()
  await phone.text('utuh')
  phone.corruptNext()
  const { id } = await phone.text('rusak dulu')
  const { message } = await bot.message(({ message }) => textOf(message) === 'rusak dulu')
  expect(message.key.id).toBe(id)
  const stubs = bot.upserts.filter(({ message }) => message.key.id === id && !message.message)
  expect(stubs.map(({ message }) => message.messageStubType)).toEqual([2])
  await bot.end()
})

test('a phone that cannot read a message gets it again from a bot that remembers what it sent', async () => {
  const getMessage = vi.fn(async () => ({ conversation: 'surat pesanan' }))
  const bot = await pairedBot(wa, { getMessage, enableRecentMessageCache: false })
  const phone = sari()
  phone.misreadNext()
  const sent = await bot.sock.sendMessage(JID, { text: 'surat pesanan' })
  expect(await phone.next()).toMatchObject({ text: 'surat pesanan', id: sent?.key.id })
  expect(getMessage).toHaveBeenCalledOnce()
  await bot.end()
})
