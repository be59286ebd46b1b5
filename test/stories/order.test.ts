import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bots, startBots } from '#bots/bots.ts'
import { budgetMismatches } from '#db/budgets.ts'
import type { Database } from '#db/client.ts'
import { cast, STARTING_CAST, seedDemo } from '#seed/index.ts'
import { openTestDatabase } from '../support/database.ts'
import { paperChannel, paperPerson } from '../support/paper-channel.ts'

/** Monday 23 November 2026, 09.00 WIB. */
const MONDAY = Date.UTC(2026, 10, 23, 2)

let database: Database
let bots: Bots
const now = MONDAY
const telegram = paperChannel('telegram')
const whatsapp = paperChannel('whatsapp')

beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemo(database, MONDAY)
  bots = await startBots({
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

test('an officer orders nasi kotak, the vendor says siap, and both know', async () => {
  const people = cast('2026-11-23')
  const member = (code: string) => {
    const found = people.find((person) => person.code === code)
    if (!found) throw new Error(code)
    return found
  }
  const officer = paperPerson(telegram, String(member(STARTING_CAST.officer).telegram))
  const hear = async (...events: Parameters<Bots['intake']>[0]) => {
    await bots.intake(events)
    await bots.idle()
  }
  await hear(officer.commands('start'))
  await hear(officer.writes('nasi kotk dibawah 40rb'))
  await hear(officer.taps('1.'))
  await hear(officer.writes('100'))
  await hear(officer.taps('Check-out'))
  await hear(officer.taps('52601007'))
  await hear(officer.writes('rabu jam 11'))
  await hear(officer.taps('📍'))
  await hear(officer.taps('Lewati'))
  const confirm = officer.taps('Pesan sekarang')
  await hear(confirm, { ...confirm, messageId: 'again' })
  const chat = whatsapp.sent.at(-1)?.address.chat ?? ''
  const vendor = paperPerson(whatsapp, chat)
  await hear(vendor.writes('siap kak'))
  expect(await budgetMismatches(database.db)).toEqual([])
  expect(officer.last()).toContain('menerima pesanan')
})
