/** A short story on a Bot API server that somebody else wrote (`@openclaw/crabline`): it keeps our own one honest. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTelegramServer } from '@openclaw/crabline'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import { connectTelegram, type TelegramChannel } from '#bots/telegram/connect.ts'
import type { Database } from '#db/client.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { eventually, PATIENCE, png } from './office.ts'

let database: Database
let server: Awaited<ReturnType<typeof startTelegramServer>>
let folder: string
let channel: TelegramChannel
const heard: Incoming[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-'))
  server = await startTelegramServer({ recorderPath: path.join(folder, 'calls.jsonl'), botUsername: 'pesan_bot' })
  channel = await connectTelegram({
    token: server.manifest.botToken,
    apiRoot: server.manifest.endpoints.apiRoot,
    intake: async (events) => void heard.push(...events),
    db: database.db,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    picture: async () => ({ bytes: png(), mimeType: 'image/png' }),
    file: async () => ({ bytes: png(), mimeType: 'image/png' }),
    patience: PATIENCE,
  })
})
afterAll(async () => {
  await channel.close()
  await server.close()
  await database.close()
  await rm(folder, { recursive: true })
})

const write = (text: string) => {
  const { endpoints, adminToken } = server.manifest
  return fetch(endpoints.adminInboundUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
    body: JSON.stringify({ chatId: 4201, chatType: 'private', fromId: 4201, text }),
  })
}

test('what a person writes is heard once, and the answers arrive, are changed and carry a picture', async () => {
  await eventually(
    () => channel.health().state,
    (state) => state === 'open',
  )
  expect(channel.username).toBe('pesan_bot')
  for (const text of ['/start p_81', 'nasi kotak 50']) expect((await write(text)).status).toBe(200)
  await eventually(
    () => heard.length,
    (count) => count === 2,
  )
  expect(heard.map(({ input }) => input)).toEqual([
    { kind: 'command', name: 'start', rest: 'p_81' },
    { kind: 'text', text: 'nasi kotak 50' },
  ])

  const address = { channel: 'telegram', chat: '4201' } as const
  const choices = [[{ label: 'Ya', act: { flow: 'x' } }]]
  const asked = await channel.send({ id: 1, address, say: { text: say`*Setuju?*`, choices }, token: 'k3y' })
  if (asked.kind !== 'sent') throw new Error(JSON.stringify(asked))
  const [messageId] = asked.messageIds
  const edits = { messageId, hadPicture: false }
  expect(await channel.send({ id: 2, address, say: { text: say`Disetujui.` }, edits })).toEqual(asked)
  const card = { text: say`Nasi kotak`, picture: 'c'.repeat(64) }
  expect(await channel.send({ id: 3, address, say: card })).toMatchObject({ kind: 'sent' })

  const record = await readFile(path.join(folder, 'calls.jsonl'), 'utf8')
  for (const trace of ['<b>Setuju?</b>', 'k3y:0', 'editMessageText', 'sendPhoto']) expect(record).toContain(trace)
})
