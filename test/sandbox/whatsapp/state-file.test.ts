import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadMediaMessage } from '@whiskeysockets/baileys'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { openBot, pairedBot, textOf } from './bot.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pesan-whatsapp-'))
})
afterEach(() => rm(folder, { recursive: true }))

const JID = '6281200000001@s.whatsapp.net'

test('after a restart the linked bot logs in again, sessions fit, and the phones remember', async () => {
  const stateFile = join(folder, 'whatsapp.json')
  const owner = { number: '6281200000001', name: 'Bu Sari', addressing: 'lid' } as const
  const before = await startLocalWhatsApp({ stateFile })
  const first = await pairedBot(before)
  const phone = before.phone(owner)
  const { id: groupId } = before.group({ subject: 'Admin', members: [phone] })
  await phone.text('sebelum')
  await first.message(({ message }) => textOf(message) === 'sebelum')
  await first.sock.sendMessage(JID, { document: Buffer.from('isi'), mimetype: 'text/plain', fileName: 'a.txt' })
  await phone.next()
  await phone.text('dari grup', { chat: groupId })
  await first.message(({ message }) => textOf(message) === 'dari grup')
  await first.end()
  await expect.poll(() => before.connections()).toBe(0)
  await phone.text('menunggu')
  await before.close()
  expect((await stat(stateFile)).mode & 0o077).toBe(0)

  const after = await startLocalWhatsApp({ stateFile })
  expect(after.wsUrl).toBe(before.wsUrl)
  const same = after.phone(owner)
  expect(same.messages().map(({ text, from, status }) => [text, from, status])).toEqual([
    ['sebelum', 'me', 'delivered'],
    ['', 'them', 'delivered'],
    ['menunggu', 'me', 'sent'],
  ])
  expect(Buffer.from((await same.messages()[1]?.media?.bytes()) ?? []).toString()).toBe('isi')

  const second = await openBot(after, first.auth)
  expect((await second.message(({ message }) => textOf(message) === 'menunggu')).type).toBe('append')
  await second.sock.sendMessage(`${same.lid}@lid`, { text: 'masih ingat' })
  expect((await same.next()).text).toBe('masih ingat')
  await same.text('grup masih ada', { chat: groupId })
  await second.message(({ message }) => textOf(message) === 'grup masih ada')
  await same.document({ bytes: Buffer.from('nota'), mimeType: 'text/plain', fileName: 'nota.txt' })
  const { message } = await second.message(({ message }) => message.message?.documentMessage?.fileName === 'nota.txt')
  const context = { logger: second.sock.logger, reuploadRequest: second.sock.updateMediaMessage }
  expect((await downloadMediaMessage(message, 'buffer', {}, context)).toString()).toBe('nota')
  await second.end()
  await after.close()
})
