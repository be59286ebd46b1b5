import { proto, type WAMessage, type WASocket } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { createInlet } from '#bots/whatsapp/inlet.ts'
import { createJournal, type Journal } from '#bots/whatsapp/journal.ts'
import { createVault } from '#bots/whatsapp/vault.ts'
import type { Database } from '#db/client.ts'
import { keepStanzas, remainingStanzas } from '#db/whatsapp.ts'
import { openTestDatabase } from '../../support/database.ts'

const CHAT = '6281200000001@s.whatsapp.net'
const MINUTE = 60_000
let database: Database
let now = 1_790_000_000_000
let accounts = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A way in whose socket is played by the test. */
function wayIn(intake: (events: readonly Incoming[]) => Promise<void>) {
  const account = `inlet-${++accounts}`
  const { db } = database
  const journal: Journal = createJournal({
    db,
    account,
    vault: createVault('secret', account),
    clock: () => now,
    onArrival: () => undefined,
    onFailed: () => undefined,
  })
  const failures: unknown[] = []
  const inlet = createInlet({ intake, journal, clock: () => now, onFailed: (error) => failures.push(error) })
  const socket = { ev: { emit: () => true } } as unknown as WASocket
  inlet.attach(socket, () => [])
  return {
    inlet,
    failures,
    stanza: (messageId: string) => keepStanzas(db, account, [{ chat: CHAT, messageId, stanza: Buffer.from('x') }], now),
    left: async () => (await remainingStanzas(db, account)).map(({ messageId }) => messageId),
    upsert: (message: WAMessage, type: 'notify' | 'append' = 'notify') =>
      socket.ev.emit('messages.upsert', { messages: [message], type }),
  }
}

const message = (id: string, content: proto.IMessage | null = { conversation: id }): WAMessage => ({
  key: { remoteJid: CHAT, id, fromMe: false },
  messageTimestamp: 1_790_000_000,
  message: content,
  ...(content ? {} : { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT }),
})

test('what is in the inbox leaves the journal, what is not stays', async () => {
  const taken: string[] = []
  const way = wayIn(async (events) => void taken.push(...events.map(({ messageId }) => messageId)))
  for (const id of ['A', 'B', 'C']) await way.stanza(id)
  way.upsert(message('A'))
  way.upsert(message('C'), 'append')
  await way.inlet.drained()
  expect(taken).toEqual(['A', 'C'])
  expect(await way.left()).toEqual(['B'])
})

test('an inbox that fails for a moment is asked again; one that goes on failing ends the connection', async () => {
  let failing = 1
  const taken: string[] = []
  const way = wayIn(async (events) => {
    if (failing-- > 0) throw new Error('no database')
    taken.push(...events.map(({ messageId }) => messageId))
  })
  await way.stanza('A')
  way.upsert(message('A'))
  await way.inlet.drained()
  expect([taken, way.failures, await way.left()]).toEqual([['A'], [], []])
  failing = 99
  await way.stanza('B')
  way.upsert(message('B'))
  await way.inlet.drained()
  expect([taken, way.failures.length, await way.left()]).toEqual([['A'], 1, ['B']])
})

test('an undecryptable message waits ten minutes for its second attempt, then its chat is told', async () => {
  const taken: Incoming[] = []
  const way = wayIn(async (events) => void taken.push(...events))
  await way.stanza('A')
  await way.stanza('B')
  way.upsert(message('A', null))
  way.upsert(message('B', null))
  now += 9 * MINUTE
  await way.inlet.sweep()
  expect(taken).toEqual([])
  way.upsert(message('B'))
  await way.inlet.drained()
  now += 2 * MINUTE
  await way.inlet.sweep()
  await way.inlet.sweep()
  expect(taken.map(({ messageId, input }) => [messageId, input.kind])).toEqual([
    ['B', 'text'],
    ['A#unreadable', 'unreadable'],
  ])
  expect(await way.left()).toEqual([])
  way.upsert(message('A'))
  await way.inlet.drained()
  expect(taken.at(-1)).toMatchObject({ messageId: 'A', input: { kind: 'text' } })
})
