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
