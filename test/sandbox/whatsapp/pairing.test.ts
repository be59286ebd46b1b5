import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { BOT, createAuth, openBot, pairedBot, startBot, textOf } from './bot.ts'

let wa: LocalWhatsApp
beforeEach(async () => {
  wa = await startLocalWhatsApp()
})
afterEach(() => wa.close())

test('a client that shows a QR is linked by scanning it, told to restart, and opens', async () => {
  const auth = createAuth()
  const fresh = startBot(wa, auth)
  const { qr = '' } = await fresh.update((update) => update.qr !== undefined)
  await wa.scanQr(qr, BOT)
  expect(await fresh.closed()).toBe(515)
  expect(auth.creds.me?.id).toBe(`${BOT}:1@s.whatsapp.net`)

  const bot = await openBot(wa, auth)
  expect(wa.connections()).toBe(1)
  expect([wa.isLinked(BOT), wa.isLinked('6281100000002')]).toEqual([true, false])
  expect(bot.sock.user?.lid).toMatch(/^\d+:1@lid$/)
  await bot.end()
})

test('text goes both ways', async () => {
  const bot = await pairedBot(wa)
  const sari = wa.phone({ number: '6281200000001', name: 'Bu Sari' })
  const sent = await sari.text('Halo')
  expect(sent.status).toBe('sent')
  const { message, type } = await bot.message(({ message }) => textOf(message) === 'Halo')
  expect(type).toBe('notify')
  expect(message.pushName).toBe('Bu Sari')
  expect(message.key.remoteJid).toBe('6281200000001@s.whatsapp.net')
  await bot.sock.sendMessage(message.key.remoteJid ?? '', { text: 'Siap' })
  expect(await sari.next()).toMatchObject({ text: 'Siap', from: 'them' })
  await bot.end()
})

test('a client is linked by typing the code that it shows', async () => {
  const auth = createAuth()
  const fresh = startBot(wa, auth)
  await fresh.update((update) => update.qr !== undefined)
  const code = await fresh.sock.requestPairingCode(BOT)
  await wa.enterPairingCode(code, BOT)
  expect(await fresh.closed()).toBe(515)
  expect(auth.creds.registered).toBe(true)
  await (await openBot(wa, auth)).end()
})

test('a QR that nobody shows any more is refused', async () => {
  await expect(wa.scanQr('https://wa.me/settings/linked_devices#2@old,a,b,c,1', BOT)).rejects.toThrow(
    'no client shows this QR',
  )
})

test('without fast keys a first login uploads its keys, and senders use them up', async () => {
  await wa.close()
  wa = await startLocalWhatsApp({ fastPrekeys: false })
  const bot = await pairedBot(wa)
  expect(bot.auth.creds.nextPreKeyId).toBeGreaterThan(800)
  await wa.phone({ number: '6281200000001', name: 'Bu Sari' }).text('Halo')
  await bot.message(({ message }) => textOf(message) === 'Halo')
  await bot.end()
})

test('two bots on two numbers talk to each other', async () => {
  const one = await pairedBot(wa)
  const other = await pairedBot(wa, { number: '6281100000002' })
  await one.sock.sendMessage('6281100000002@s.whatsapp.net', { text: 'satu' })
  const { message } = await other.message((upsert) => textOf(upsert.message) === 'satu')
  await other.sock.sendMessage(message.key.remoteJid ?? '', { text: 'dua' })
  await one.message((upsert) => textOf(upsert.message) === 'dua')
  await one.end()
  await other.end()
})

test('two phones, two numbers: each private chat goes where it was put', async () => {
  const one = await pairedBot(wa)
  const other = await pairedBot(wa, { number: '6281100000002' })
  await wa.phone({ number: '6281200000001', name: 'Bu Sari' }, BOT).text('ke satu')
  await wa.phone({ number: '6281200000002', name: 'Pak Budi' }, '6281100000002').text('ke dua')
  await one.message(({ message }) => textOf(message) === 'ke satu')
  await other.message(({ message }) => textOf(message) === 'ke dua')
  expect(one.upserts.some(({ message }) => textOf(message) === 'ke dua')).toBe(false)
  await one.end()
  await other.end()
})

test('two clients of one number both hear what comes, and each sees what the other sends', async () => {
  const one = await pairedBot(wa)
  const other = await pairedBot(wa)
  expect(wa.connections()).toBe(2)
  const phone = wa.phone({ number: '6281200000001', name: 'Bu Sari' })
  await phone.text('Halo')
  for (const bot of [one, other]) await bot.message(({ message }) => textOf(message) === 'Halo')
  await one.sock.sendMessage('6281200000001@s.whatsapp.net', { text: 'Siap' })
  expect((await phone.next()).text).toBe('Siap')
  const { message } = await other.message((upsert) => textOf(upsert.message) === 'Siap')
  expect(message.key).toMatchObject({ fromMe: true, remoteJid: '6281200000001@s.whatsapp.net' })
  await one.end()
  await other.end()
})

test('a client may log out for good', async () => {
  const bot = await pairedBot(wa)
  await bot.sock.logout()
  await expect.poll(() => wa.isLinked(BOT)).toBe(false)
  expect(await startBot(wa, bot.auth).closed()).toBe(401)
})
