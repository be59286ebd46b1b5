import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bots, startBots } from '#bots/bots.ts'
import { HOUR } from '#core/calendar.ts'
import { CROWD_PACE, PERSON_PACE, STRANGER_PACE } from '#core/people/pace.ts'
import type { Database } from '#db/client.ts'
import { inbox, incidents, outbox } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../../support/demo.ts'
import { paperChannel, paperPerson } from '../../support/paper-channel.ts'

const people = cast(TODAY)
const one = (code: string) => String(people.find((person) => person.code === code)?.telegram)

let database: Database
let bots: Bots
let now = MONDAY
const telegram = paperChannel('telegram')
const whatsapp = paperChannel('whatsapp')
const rina = paperPerson(telegram, one('101204'))
const dedi = paperPerson(telegram, one('101205'))
const hendra = paperPerson(telegram, one('101291'))

beforeAll(async () => {
  database = await openDemoDatabase()
  bots = await startBots({
    secretKey: 'a secret of the tests',
    database,
    clock: () => now,
    zone: 'Asia/Jakarta',
    links: () => ({ web: 'http://127.0.0.1:3000' }),
    name: 'test',
    onFault: (fault) => {
      throw new Error(JSON.stringify(fault))
    },
    tickMs: 3_600_000,
  })
  bots.open(telegram)
  bots.open(whatsapp)
}, 60_000)
afterAll(async () => {
  await bots.drain()
  await database.close()
})

async function hear(events: Parameters<Bots['intake']>[0]): Promise<void> {
  await bots.intake(events)
  await bots.idle()
}
const many = (count: number, make: (index: number) => Parameters<Bots['intake']>[0][number]) =>
  Array.from({ length: count }, (_, index) => make(index))

test('a stranger who floods is answered a few times, told once, and then not listened to', async () => {
  const stranger = paperPerson(telegram, '777000111')
  await hear(many(3_000, (index) => stranger.writes(`halo ${index}`)))
  const answers = stranger.all()
  expect(answers).toHaveLength(STRANGER_PACE.burst + 1)
  expect(answers.at(-1)).toContain('banyak sekali')
  expect(await database.db.$count(inbox, eq(inbox.status, 'waiting'))).toBe(0)
  await hear([stranger.writes('masih di sini')])
  expect(stranger.all()).toHaveLength(answers.length)
})

test('the admins hear of it once an hour, and it stands in the list of what is open', async () => {
  expect(hendra.all().filter((words) => words.includes('jauh lebih cepat'))).toHaveLength(1)
  expect(await database.db.$count(incidents, eq(incidents.kind, 'flood'))).toBe(1)
  await hear([hendra.writes('masalah')])
  expect(hendra.last()).toMatch(/Terlalu banyak pesan dari orang yang belum terdaftar \(Telegram\)/)
})

test('somebody we know is told when to write again, and then is listened to as before', async () => {
  await hear(many(PERSON_PACE.burst + 200, () => dedi.writes('bantuan', { sentAt: now })))
  expect(dedi.last()).toContain('baru saya baca lagi mulai Senin')
  const told = dedi.all().length
  expect(told).toBe(PERSON_PACE.burst + 1)
  now += 2 * 60_000
  await hear([dedi.writes('menu', { sentAt: now })])
  expect(dedi.last()).toContain('Mau apa hari ini?')
})

test('nobody else waits for a flood to end: who writes in its middle is answered in the next batch', async () => {
  const flooders = many(100, (index) => paperPerson(telegram, String(880_000_000 + index)).writes('x')).map(
    ({ address }) => paperPerson(telegram, address.chat),
  )
  const before = await database.db.$count(outbox)
  const flood = flooders.flatMap((flooder) => many(100, (index) => flooder.writes(`spam ${index}`)))
  await bots.intake(flood)
  await bots.intake([rina.writes('menu', { sentAt: now })])
  await bots.idle()
  expect(rina.last()).toContain('Mau apa hari ini?')
  const sent = (await database.db.$count(outbox)) - before
  // 10,000 messages: what all strangers together are greeted with, one notice each, and the answer to Rina.
  expect(sent).toBeLessThanOrEqual(CROWD_PACE.burst + flooders.length + 5)
})

test('an invitation code opens the door also in a crowd', async () => {
  now += HOUR
  await hear(many(CROWD_PACE.burst + 50, (index) => paperPerson(telegram, String(990_000_000 + index)).writes('halo')))
  const guest = paperPerson(telegram, '5550001')
  await hear([guest.writes('halo')])
  expect(guest.all()).toEqual([])
  await hear([guest.writes('2222-3333')])
  expect(guest.last()).toContain('tidak berlaku')
})
