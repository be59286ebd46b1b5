// on both databases: what is set aside lies in the database
/** One bad message never silences a chat: it is set aside, an admin hears of it, and can have it tried again. */
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openAlarms } from '#bots/alarms.ts'
import type { Incoming } from '#bots/channel.ts'
import type { Flow, Office, Talk, Turn } from '#bots/dialog/flow.ts'
import { type Pump, startPump } from '#bots/dialog/pump.ts'
import { FLOWS } from '#bots/flows/index.ts'
import { plain } from '#bots/markup.ts'
import { officeReader } from '#bots/office.ts'
import { type Sender, startSender } from '#bots/sender.ts'
import { findAnotherWay } from '#bots/undeliverable.ts'
import type { Database, Db } from '#db/client.ts'
import { takeIn } from '#db/inbox.ts'
import { openIncidents } from '#db/incidents.ts'
import { incidents, orders } from '#db/schema.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import { cast, STARTING_CAST } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../support/demo.ts'
import { paperChannel, paperPerson } from '../support/paper-channel.ts'

const telegram = paperChannel('telegram')
const whatsapp = paperChannel('whatsapp')
const people = cast(TODAY)
const chatOf = (code: string) => String(people.find((person) => person.code === code)?.telegram)
const officer = paperPerson(telegram, chatOf(STARTING_CAST.officer))
const colleague = paperPerson(telegram, chatOf('101205'))
const admin = paperPerson(telegram, chatOf(STARTING_CAST.admin))

let database: Database
let pump: Pump
let sender: Sender
/** What is wrong with the handler at the moment. */
let poison: (() => Promise<void> | void) | undefined
const faults: string[] = []

/** A conversation with a bug in it: before anything is said, or after. */
const buggy = (name: string, act: (talk: Talk) => Promise<void>): Flow => ({
  name,
  acts: z.object({}),
  words: [name],
  commands: [name],
  open: async (talk): Promise<Turn<never>> => {
    await act(talk)
    return { say: [{ text: plain(`${name} selesai`) }] }
  },
  tap: async () => ({ say: [] }),
})
const poisoned = buggy('racun', async () => poison?.())
const halfDone = buggy('separuh', async (talk) => {
  talk.work.post(talk.chat.id, { text: plain('separuh jalan') })
  await poison?.()
})

beforeAll(async () => {
  database = await openDemoDatabase()
  await database.db.delete(incidents)
  const read = officeReader('Asia/Jakarta', () => ({ web: '' }), accountSafe('a secret of the tests'))
  const office = (db: Db): Promise<Office> => read(db, MONDAY)
  const channels = { telegram, whatsapp }
  const onFault = ({ what }: { what: string }) => void faults.push(what)
  sender = await startSender({
    database,
    clock: () => MONDAY,
    channels: () => [telegram, whatsapp],
    name: 'test',
    onFault,
    onUndelivered: (tx, undelivered) => findAnotherWay(tx, undelivered, MONDAY),
  })
  pump = await startPump({
    database,
    clock: () => MONDAY,
    dialog: async (db) => ({ flows: [...FLOWS, poisoned, halfDone], office: await office(db) }),
    channel: (name) => channels[name],
    onFault,
    sender,
  })
}, 60_000)
afterAll(async () => {
  await pump.stop()
  await sender.stop()
  await database.close()
})
afterEach(() => {
  poison = undefined
  faults.length = 0
})

/** As a messenger brings it: handled as it comes in. */
async function hear(...events: Incoming[]): Promise<void> {
  await pump.take(arrivalsOf(events))
  await idle()
}

/** As a process finds it that another has taken in. */
async function find(...events: Incoming[]): Promise<void> {
  await takeIn(database.db, arrivalsOf(events), MONDAY)
  pump.wake()
  await idle()
}

function arrivalsOf(events: readonly Incoming[]) {
  return events.map((incoming) => ({ ...incoming.address, group: false, messageId: incoming.messageId, incoming }))
}

async function idle(): Promise<void> {
  await pump.idle()
  sender.wake()
  await sender.idle()
}

test.each([
  { word: 'racun', comes: find },
  { word: 'separuh', comes: hear },
])('“$word” is set aside, and its chat and all others go on ($comes.name)', async ({ word, comes }) => {
  poison = () => {
    throw new Error('a bug of ours')
  }
  const before = officer.all().length
  await comes(officer.writes(word), colleague.writes('menu'), officer.writes('menu'))
  const said = officer.all().slice(before)
  expect(said.filter((text) => text.includes('belum bisa saya proses'))).toHaveLength(1)
  expect(said.some((text) => text.includes('Katalog'))).toBe(true)
  expect(said.some((text) => text.includes('separuh jalan'))).toBe(false)
  expect(colleague.last()).toContain('Katalog')
  expect(faults.filter((what) => what === 'message')).toHaveLength(1)
})

test('the admins hear of the first, not of every one', () => {
  expect(admin.all().filter((text) => text.includes('Ketik masalah'))).toHaveLength(1)
})

test('an admin sees whose they are, without a word of what was written, and has one tried again', async () => {
  await hear(admin.writes('masalah'))
  expect(admin.last()).toContain('2 masalah belum ditutup')
  expect(admin.last()).toContain('Pesan dari Rina Kusumawati (Telegram) belum bisa diproses')
  expect(admin.last()).not.toContain('racun')
  await hear(admin.taps('2. Coba lagi'))
  expect(telegram.toasts.at(-1)).toBe('Dicoba lagi')
  expect(officer.last()).toContain('racun selesai')
  await hear(admin.taps('1. Tutup'))
  expect(admin.last()).toContain('Tidak ada masalah yang terbuka')
  expect(officer.all().some((text) => text.includes('separuh selesai'))).toBe(false)
  expect(await openIncidents(database.db, 9)).toEqual([])
})

test('nobody else sees them', async () => {
  await hear(officer.writes('masalah'))
  expect(officer.last()).not.toContain('masalah yang terbuka')
})

test('a trouble that passes is no reason to set anything aside', async () => {
  let tries = 0
  poison = () => {
    tries += 1
    if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
  }
  await hear(officer.writes('racun'))
  await expect.poll(() => idle().then(() => officer.last()), { timeout: 8_000 }).toContain('racun selesai')
  expect(tries).toBe(3)
  expect(await openIncidents(database.db, 9)).toEqual([])
})

test('NUL and half an emoji, which no database stores, are left out and the rest is answered', async () => {
  await hear(officer.writes('me\0nu'), officer.writes('zqxj👍'.slice(0, 5)))
  expect(officer.all().at(-2)).toContain('Katalog')
  expect(officer.last()).toContain('“zqxj”')
})

test('a message that did not arrive can be sent again', async () => {
  const send = telegram.send
  Object.assign(telegram, { send: async () => ({ kind: 'refused', why: 'rejected: too strange' }) })
  await hear(colleague.writes('menu'))
  Object.assign(telegram, { send })
  await hear(admin.writes('gangguan'))
  expect(admin.last()).toContain('Pesan untuk Dedi Permana (Telegram) tidak sampai')
  const before = colleague.all().length
  await hear(admin.taps('1. Coba lagi'))
  expect(colleague.all().slice(before)).toHaveLength(1)
})

test('an order whose alarm cannot be handled holds up no other, and is told once', async () => {
  const { db } = database
  const [broken, fine] = await db.select({ id: orders.id }).from(orders).where(eq(orders.status, 'awaiting-vendor'))
  if (!broken || !fine) throw new Error('the demo has orders that wait')
  const due = { alarmAt: MONDAY - 1, answerDueAt: MONDAY + 3_600_000 }
  await db.update(orders).set({ alarmAt: null })
  await db.update(orders).set(due).where(eq(orders.id, broken.id))
  await db.update(orders).set(due).where(eq(orders.id, fine.id))
  // Its next link would be one that the ledger has already.
  await db.update(orders).set({ links: 0, head: '' }).where(eq(orders.id, broken.id))
  const read = officeReader('Asia/Jakarta', () => ({ web: '' }), accountSafe('a secret of the tests'))
  const alarms = openAlarms({
    database,
    office: async (tx) => read(tx, MONDAY),
    onFault: ({ what }) => void faults.push(what),
  })
  const looks = { outages: [], isAway: false, isSettling: false }
  const before = faults.length
  expect(await alarms.ring(MONDAY, looks)).toBe(1)
  expect(faults.slice(before)).toEqual(['alarm'])
  expect(await alarms.ring(MONDAY + 60_000, looks)).toBe(0)
  const told = await openIncidents(db, 99)
  expect(told.filter(({ kind }) => kind === 'order-alarm').map(({ facts }) => facts.orderId)).toEqual([broken.id])
})
