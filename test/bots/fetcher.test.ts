/** Files of messages: a far end that gives none, a process that dies with one in hand, a stranger who sends some. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { startFetcher } from '#bots/fetcher.ts'
import type { Database, Db } from '#db/client.ts'
import { claim, takeIn } from '#db/inbox.ts'
import { claimFiles } from '#db/inbox-files.ts'
import { inbox } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../support/demo.ts'
import { paperChannel } from '../support/paper-channel.ts'
import { photo } from '../support/photo.ts'

let database: Database
let now = MONDAY
let counter = 0
const rina = String(cast(TODAY).find(({ code }) => code === '101204')?.telegram)
const PICTURE = photo('#be123c').bytes

beforeAll(async () => {
  database = await openDemoDatabase()
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  // What earlier tests left waiting is nobody's business here.
  await handled()
  now += 3_600_000
})

const incoming = (chat: string, input: Incoming['input']): Incoming => ({
  address: { channel: 'telegram', chat },
  group: false,
  addressed: true,
  messageId: `f${++counter}`,
  sender: { ids: [chat] },
  sentAt: now,
  waited: false,
  input,
})
const picture = (chat: string) =>
  incoming(chat, { kind: 'picture', media: { ref: 'file', mimeType: 'image/png' }, caption: '' })
const words = (chat: string) => incoming(chat, { kind: 'text', text: 'menu' })

async function arrives(...events: Incoming[]): Promise<void> {
  const arrivals = events.map((event) => ({
    ...event.address,
    group: false,
    messageId: event.messageId,
    incoming: event,
    hasFile: event.input.kind === 'picture',
  }))
  await takeIn(database.db, arrivals, now)
}

/** What a pump would be given now, in order; it stays waiting. */
async function waiting(chat: string): Promise<Incoming[]> {
  return database.db.transaction(async (tx) => {
    const { messages } = await claim(tx as unknown as Db, { chatsMax: 99, perChat: 99 })
    return messages.map((one) => one.incoming as Incoming).filter(({ address }) => address.chat === chat)
  })
}

async function handled(): Promise<void> {
  await database.db.update(inbox).set({ status: 'done' })
}

/** A fetcher of one process, at a messenger that answers like this. */
async function fetching(fetchMedia: () => Promise<Uint8Array>) {
  const channel = Object.assign(paperChannel('telegram'), { fetchMedia })
  const faults: string[] = []
  const fetcher = await startFetcher({
    database,
    clock: () => now,
    channels: () => [channel],
    onFault: ({ what }) => void faults.push(what),
  })
  return { fetcher, faults }
}

const mediaOf = (event: Incoming | undefined) => (event && 'media' in event.input ? event.input.media : undefined)

test('nothing overtakes a photo that is still on its way, and then both come in order', async () => {
  await arrives(picture(rina), words(rina))
  expect(await waiting(rina)).toEqual([])
  const { fetcher } = await fetching(async () => PICTURE)
  await fetcher.idle()
  const [first, second] = await waiting(rina)
  expect(mediaOf(first)?.stored?.mimeType).toBe('image/png')
  expect(second?.input.kind).toBe('text')
  await fetcher.stop()
})

test('a messenger that gives no file is asked four times, and then the message goes on without it', async () => {
  let asked = 0
  const { fetcher, faults } = await fetching(async () => {
    asked += 1
    throw new Error('not today')
  })
  await arrives(picture(rina), words(rina))
  for (const pause of [0, 1_000, 5_000, 20_000]) {
    now += pause
    fetcher.wake()
    await fetcher.idle()
  }
  expect(asked).toBe(4)
  expect(faults).toEqual(Array(4).fill('fetching a file'))
  const [first, second] = await waiting(rina)
  expect(mediaOf(first)?.refused).toEqual({ code: 'media-unavailable' })
  expect(second?.input.kind).toBe('text')
  await fetcher.stop()
})

test('a process that dies with a file in hand leaves it to another, and it is handled once', async () => {
  await arrives(picture(rina))
  const dead = await claimFiles(database.db, { channels: ['telegram'], limit: 4, now })
  expect(dead).toHaveLength(1)
  let asked = 0
  const { fetcher } = await fetching(async () => {
    asked += 1
    return PICTURE
  })
  await fetcher.idle()
  expect(asked).toBe(0)
  now += 90_000
  fetcher.wake()
  await fetcher.idle()
  expect(asked).toBe(1)
  expect(await waiting(rina)).toHaveLength(1)
  await fetcher.stop()
})

test('what lies about itself is not kept, and what a stranger sends is not even fetched', async () => {
  let asked = 0
  const { fetcher } = await fetching(async () => {
    asked += 1
    return new TextEncoder().encode('<script>alert(1)</script>')
  })
  await arrives(picture('999000999'), picture(rina))
  fetcher.wake()
  await fetcher.idle()
  expect(asked).toBe(1)
  expect(mediaOf((await waiting(rina))[0])).toMatchObject({ refused: { code: 'media-unknown' } })
  expect(mediaOf((await waiting('999000999'))[0])).not.toHaveProperty('stored')
  await fetcher.stop()
})
