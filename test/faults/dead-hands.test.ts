// on both databases: what a killed process held is taken over
/** What a process held when it was killed is free as soon as it is known to be dead, and not when its time has passed. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { isTransient } from '#bots/failure.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { takeIn } from '#db/inbox.ts'
import { claimFiles } from '#db/inbox-files.ts'
import { askForPapers, claimPaperTasks } from '#db/papers.ts'
import { announcePresence } from '#db/presence.ts'
import { rowsOf } from '#db/rows.ts'
import { chats } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../support/demo.ts'
import { severableWire } from './severed.ts'

const isEmbedded = inject('databases').kind === 'pglite'

let database: Database
beforeAll(async () => {
  database = await openDemoDatabase()
}, 60_000)
afterAll(() => database.close())

const filesOf = ({ db }: Database) => claimFiles(db, { channels: ['telegram'], limit: 9, now: MONDAY })
const papersOf = ({ db }: Database) => claimPaperTasks(db, 9, MONDAY)
const counted = async (database: Database) => [(await filesOf(database)).length, (await papersOf(database)).length]

async function somethingToDo({ db }: Database): Promise<void> {
  const chat = String(cast(TODAY).find(({ code }) => code === '101204')?.telegram)
  const incoming: Incoming = {
    address: { channel: 'telegram', chat },
    group: false,
    addressed: true,
    messageId: 'a photo',
    sender: { ids: [chat] },
    sentAt: MONDAY,
    waited: false,
    input: { kind: 'picture', media: { ref: 'file', mimeType: 'image/png' }, caption: '' },
  }
  await takeIn(db, [{ ...incoming.address, group: false, messageId: 'a photo', incoming, hasFile: true }], MONDAY)
  await askForPapers(db, [{ orderId: 1, what: 'issue', chatId: null }], MONDAY)
}

test('a photo and a paper in the hands of the dead are taken up at once, those of the living are left alone', async () => {
  while ((await papersOf(database)).length > 0); // What the demo left to do.
  await somethingToDo(database)
  // The embedded database has one process, which is followed by another on the same folder.
  const dying = isEmbedded ? database : await openDatabase({ url: database.url ?? '' })
  const presence = await announcePresence(dying)
  expect(await counted(dying)).toEqual([1, 1])
  expect(await counted(database)).toEqual([0, 0])

  if (isEmbedded) await announcePresence(database)
  else await presence.leave()
  // A server that has just started gives the living a few seconds to come back.
  await expect.poll(() => filesOf(database)).toMatchObject([{ tries: 2 }])
  await expect.poll(() => papersOf(database)).toMatchObject([{ tries: 2 }])
  if (!isEmbedded) await dying.close()
})

test('a machine that lost its power amid a transaction does not hold its chats for long', async ({ skip }) => {
  skip(isEmbedded, 'the embedded database goes with its machine')
  const { db, url = '' } = database
  const [chat] = await db.select({ id: chats.id }).from(chats).limit(1)
  const ours = eq(chats.id, chat?.id ?? 0)
  const free = () => db.select().from(chats).where(ours).for('update', { skipLocked: true })
  const wire = await severableWire(url)
  const sooner = new URL(wire.url)
  sooner.searchParams.set('idle_in_transaction_session_timeout', '1s')
  const dying = await openDatabase({ url: sooner.toString() })
  const asleep = Promise.withResolvers<void>()
  const last = dying.db.transaction(async (tx) => {
    await tx.update(chats).set({ senderUntil: null }).where(ours)
    wire.stall()
    await asleep.promise
    await tx.execute(sql`select 1`)
  })
  const end = last.catch((error: unknown) => error)
  await expect.poll(free).toEqual([])
  await expect.poll(free).toHaveLength(1)
  // It only slept: what it was about is done again, and nobody's message is set aside for it.
  wire.mend()
  asleep.resolve()
  expect(isTransient(await end), String(await end)).toBe(true)
  expect(rowsOf(await dying.db.execute(sql`select 1 as one`))).toEqual([{ one: 1 }])
  await dying.close()
  await wire.close()
  const asked = sql`
    select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('tcp_keepalives_idle') as alive`
  expect(rowsOf(await db.execute(asked))).toEqual([{ idle: '1min', alive: '10' }])
})
