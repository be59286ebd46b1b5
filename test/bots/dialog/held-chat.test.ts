// only on postgresql: the embedded database has one connection, so nobody else can hold a chat
/** A chat that somebody else holds for a moment is looked at again, and not left to the back-stop. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bots, startBots } from '#bots/bots.ts'
import type { Database } from '#db/client.ts'
import { chats, inbox } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../../support/demo.ts'
import { paperChannel, paperPerson } from '../../support/paper-channel.ts'

let database: Database
let bots: Bots
const telegram = paperChannel('telegram')
const rina = paperPerson(telegram, String(cast(TODAY).find(({ code }) => code === '101204')?.telegram))

beforeAll(async () => {
  database = await openDemoDatabase()
  bots = await startBots({
    secretKey: 'a secret of the tests',
    database,
    clock: () => MONDAY,
    zone: 'Asia/Jakarta',
    links: () => ({ web: 'http://127.0.0.1:3000' }),
    name: 'test',
    onFault: (fault) => {
      throw new Error(JSON.stringify(fault))
    },
    tickMs: 3_600_000,
  })
  bots.open(telegram)
}, 60_000)
afterAll(async () => {
  await bots.drain()
  await database.close()
})

test('what came while the chat was held is handled when it is let go', async () => {
  const say = async (text: string) => {
    await bots.intake([rina.writes(text)])
    await bots.idle()
  }
  await say('menu')
  const [isHeld, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holder = database.db.transaction(async (tx) => {
    await tx.select({ id: chats.id }).from(chats).for('no key update')
    isHeld.resolve()
    await letGo.promise
  })
  await isHeld.promise
  await bots.intake([rina.writes('bantuan')])
  let isIdle = false
  const idle = bots.idle().then(() => {
    isIdle = true
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isIdle).toBe(false)
  letGo.resolve()
  await Promise.all([holder, idle])
  expect(rina.last()).toContain('Cara memesan')
  expect(await database.db.$count(inbox, eq(inbox.status, 'waiting'))).toBe(0)
})
