// only on pglite: it asks whether a server that nobody here wrote understands us, which is not about the database
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type StartedWhatsAppServer, startWhatsAppServer } from '@openclaw/crabline'
import { Curve } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '#bots/markup.ts'
import { openAuthState } from '#bots/whatsapp/auth-state.ts'
import { createVault } from '#bots/whatsapp/vault.ts'
import type { Database } from '#db/client.ts'
import { openTestDatabase } from '../../support/database.ts'
import { inInbox, type Line, openLine, until } from './line.ts'

let database: Database
let server: StartedWhatsAppServer
let line: Line
const recorded: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  server = await startWhatsAppServer({
    recorderPath: path.join(tmpdir(), `pesan-crabline-${process.pid}.jsonl`),
    onEvent: (event) => void recorded.push(JSON.stringify(event)),
  })
  await linkAccount(server.manifest.selfJid)
  const wsUrl = server.manifest.endpoints.baileysWebSocketUrl
  line = await openLine(database.db, { wsUrl }, { secretKey: 'crabline' })
  await line.open()
})
afterAll(async () => {
  await line?.channel.close()
  await server?.close()
  await database?.close()
})

/** This server knows no pairing: it takes whoever says that he is linked. */
async function linkAccount(jid: string): Promise<void> {
  const vault = createVault('crabline', 'main')
  const nothing = () => undefined
  const auth = await openAuthState({
    db: database.db,
    account: 'main',
    vault,
    clock: Date.now,
    onPairs: nothing,
    onWriteFailed: nothing,
  })
  const account = {
    details: Buffer.from('x'),
    accountSignatureKey: Curve.generateKeyPair().public,
    accountSignature: Buffer.alloc(64),
    deviceSignature: Buffer.alloc(64),
  }
  Object.assign(auth.creds, { me: { id: jid, name: 'Pesan' }, account })
  await auth.save()
}

function write(from: string, text: string): Promise<Response> {
  return fetch(server.manifest.endpoints.adminInboundUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-crabline-admin-token': server.manifest.adminToken },
    body: JSON.stringify({ chatJid: from, senderJid: from, text, pushName: 'Sari' }),
  })
}

test('a vendor writes and is answered', async () => {
  const sari = '6281200000001@s.whatsapp.net'
  expect((await write(sari, 'terima')).ok).toBe(true)
  const event = await line.event(({ input }) => input.kind === 'text')
  expect(event).toMatchObject({
    address: { chat: sari },
    sender: { ids: [sari], name: 'Sari' },
    input: { text: 'terima' },
  })
  await inInbox(database.db, event)
  const outcome = await line.send(sari, { text: say`Terima kasih, *Sari*` })
  expect(outcome).toMatchObject({ kind: 'sent' })
  await until(() => recorded.some((record) => record.includes('Terima kasih, *Sari*')))
})
