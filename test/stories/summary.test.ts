// on both databases: most of its questions are asked nowhere else
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Bots, startBots } from '#bots/bots.ts'
import { messagesFor } from '#bots/language/messages/index.ts'
import { withoutMarks } from '#bots/markup.ts'
import { digestText } from '#bots/summary/compose.ts'
import { makeDueSummaries, type SummaryOptions } from '#bots/summary/due.ts'
import { HOUR } from '#core/calendar.ts'
import { periodOf } from '#core/oversight/period.ts'
import { shortRoot } from '#core/oversight/seal.ts'
import type { Database } from '#db/client.ts'
import { digestFor } from '#db/digest.ts'
import { fileOf } from '#db/files.ts'
import { stayAwake } from '#db/outages.ts'
import { people, summaries } from '#db/schema.ts'
import { sealLedger } from '#db/seals.ts'
import { cast, STARTING_CAST } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../support/demo.ts'
import { type PaperChannel, paperChannel, paperPerson } from '../support/paper-channel.ts'

/** Tuesday, 24 November 2026, 07.00 WIB. */
const SEVEN = MONDAY + 22 * HOUR

let database: Database
let bots: Bots
let telegram: PaperChannel
let whatsapp: PaperChannel
let now: number
const opened: { bots: Bots; database: Database }[] = []

beforeEach(async () => {
  now = MONDAY + 5 * HOUR
  database = await openDemoDatabase()
  telegram = paperChannel('telegram')
  whatsapp = paperChannel('whatsapp')
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
  opened.push({ bots, database })
}, 60_000)
afterAll(async () => {
  for (const one of opened) {
    await one.bots.drain(0)
    await one.database.close()
  }
})

const options: SummaryOptions = {
  zone: 'Asia/Jakarta',
  surroundings: () => ({
    channels: [
      { name: 'telegram', state: 'open', since: 0, reconnects: 0 },
      { name: 'whatsapp', state: 'closed', since: MONDAY, reconnects: 4, troubles: [{ code: 'unlinked' }] },
    ],
    warnings: [{ code: 'embedded-database' }],
  }),
  hasButtons: (channel) => channel === 'telegram',
}

const telegramOf = (code: string) => {
  const found = cast(TODAY).find((person) => person.code === code)
  if (!found) throw new Error(code)
  return String(found.telegram)
}
const admin = () => paperPerson(telegram, telegramOf(STARTING_CAST.admin))
const hear = async (...events: Parameters<Bots['intake']>[0]) => {
  await bots.intake(events)
  await bots.idle()
}
const morning = async (at = SEVEN) => {
  now = at
  await stayAwake(database.db, now)
  const made = await makeDueSummaries(database, now, options)
  await bots.idle()
  return made
}
/** How often a summary stands in a chat. */
const summariesIn = (chat: string, channel = telegram) =>
  channel.sent.filter((sent) => sent.address.chat === chat && withoutMarks(sent.say.text).includes('Ringkasan'))

test('an admin opens a number, then an order, and goes back', async () => {
  const person = admin()
  await hear(person.writes('ringkasan'))
  expect(person.last()).toContain('Ringkasan Senin, 23 November 2026, sampai Sen 23 Nov 14.00')
  const line = person
    .last()
    .split('\n')
    .find((each) => each.includes('Jawaban penjual:'))
  const [, number = '', count = ''] = /^(\d+)\. Jawaban penjual: (\d+)/.exec(line ?? '') ?? []
  await hear(person.writes(number))
  expect(person.last()).toContain('Jawaban penjual · keadaan sekarang')
  expect(person.last().match(/^\d+\. EO-/gm)).toHaveLength(Math.min(8, Number(count)))
  await hear(person.taps('EO-'))
  expect(person.last()).toMatch(/^Pesanan EO-\d+ · Menunggu jawaban penjual/)
  await hear(person.taps('Kembali'))
  expect(person.last()).toContain('Jawaban penjual · keadaan sekarang')
})

test('the morning tells the seal of the day before, in the language of who reads', async () => {
  const person = admin()
  const seal = await sealLedger(database.db, SEVEN - 6 * HOUR, 'Asia/Jakarta')
  const [root, orders] = [shortRoot(seal?.root ?? ''), seal?.orders]
  expect(root).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/)
  await morning()
  const told = summariesIn(telegramOf(STARTING_CAST.admin)).filter(({ say }) => withoutMarks(say.text).includes('🔏'))
  expect(told.map(({ say }) => withoutMarks(say.text))).toEqual([
    expect.stringMatching(new RegExp(`Ringkasan Senin, 23[^]*🔏 Segel buku besar: ${root} · ${orders} pesanan`)),
  ])
  const digest = await digestFor(database.db, {
    period: periodOf('day', TODAY, 'Asia/Jakarta'),
    now,
    zone: 'Asia/Jakarta',
  })
  expect(digestText(digest, messagesFor('en'))).toContain(`🔏 Seal of the ledger: ${root} · ${orders} orders`)
  await hear(person.writes('ringkasan'))
  expect(person.last()).not.toContain('Segel')
})

test('any day or week is asked for in everyday words', async () => {
  const person = admin()
  const asked = async (words: string) => {
    await hear(person.writes(words))
    return person.last().split('\n')[0]
  }
  expect(await asked('ringkasan kemarin')).toBe('📊 Ringkasan Minggu, 22 November 2026')
  expect(await asked('Laporan 20 november')).toBe('📊 Ringkasan Jumat, 20 November 2026')
  expect(await asked('rangkuman minggu lalu')).toBe('📊 Ringkasan pekan Sen 16 Nov s.d. Min 22 Nov')
  expect(await asked('ringkasan besok')).toContain('belum terjadi')
  await hear(person.commands('ringkasan', 'kemarin'))
  expect(person.last()).toContain('Minggu, 22 November 2026')
})

test('nobody but an admin sees it', async () => {
  const officer = paperPerson(telegram, telegramOf(STARTING_CAST.officer))
  await hear(officer.commands('ringkasan'))
  expect(officer.last()).not.toContain('Ringkasan')
  await hear(officer.commands('langganan'))
  expect(officer.last()).toContain('peran lain')
})

test('at seven every admin gets one, with a picture, what is wrong, and not too long for a phone', async () => {
  expect(await morning()).toBeGreaterThan(0)
  const [sent, ...more] = summariesIn(telegramOf(STARTING_CAST.admin)).filter(({ say }) => !say.text.includes('pekan'))
  const text = sent ? withoutMarks(sent.say.text) : ''
  expect(more).toEqual([])
  expect(text).toContain('Ringkasan Senin, 23 November 2026')
  expect(text).toContain('🔴 WhatsApp terputus sejak Sen 23 Nov 09.00, 4× sambung ulang. WhatsApp melepas perangkat')
  expect(text).toContain('setel DATABASE_URL')
  expect(text).not.toContain('terlambat: seharusnya')
  expect(text.length).toBeLessThan(1_600)
  const picture = await fileOf(database.db, sent?.say.picture ?? '')
  expect(picture?.mimeType).toBe('image/png')
  expect(
    Buffer.from(picture?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('exactly one per period and recipient, however many look and however often', async () => {
  now = SEVEN
  await stayAwake(database.db, now)
  // The day is due, and the week that nobody made on Monday: two who look at once may make one each, none is made twice.
  const made = await Promise.all([1, 2, 3].map(() => makeDueSummaries(database, now, options)))
  expect(await morning(SEVEN + HOUR)).toBe(0)
  const rows = await database.db.select().from(summaries)
  expect(new Set(rows.map(({ kind, period, chatId }) => `${kind} ${period} ${chatId}`)).size).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows).toHaveLength(made.reduce((sum, count) => sum + count, 0))
})

test('an admin who changes messengers in the morning does not get it again', async () => {
  await morning()
  const person = cast(TODAY).find(({ code }) => code === STARTING_CAST.admin)
  const onWhatsApp = paperPerson(whatsapp, `${person?.whatsapp}@s.whatsapp.net`)
  await hear(onWhatsApp.writes('menu'))
  expect(await morning(SEVEN + 2 * HOUR)).toBe(0)
  expect(summariesIn(onWhatsApp.chat, whatsapp)).toEqual([])
})

test('a process that was away at seven says so', async () => {
  await morning(SEVEN + 3 * HOUR)
  expect(admin().all().join('\n')).toContain('terlambat: seharusnya Sel 24 Nov 07.00')
})

test('on WhatsApp a bare number answers the summary that came by itself', async () => {
  const person = cast(TODAY).find(({ code }) => code === STARTING_CAST.admin)
  const onWhatsApp = paperPerson(whatsapp, `${person?.whatsapp}@s.whatsapp.net`)
  await hear(onWhatsApp.writes('menu'))
  await morning()
  const last = summariesIn(onWhatsApp.chat, whatsapp).at(-1)
  expect(last).toBeDefined()
  await hear(onWhatsApp.writes('1'))
  expect(onWhatsApp.last()).toMatch(/^Pesanan baru · /)
})

test('a group gets it when an admin asks for it there, until somebody says stop', async () => {
  const person = admin()
  const group = { address: { channel: 'telegram', chat: '-100200' }, group: true } as const
  const inGroup = (name: string) => ({ ...person.commands(name), ...group })
  await hear(inGroup('langganan'))
  await morning()
  expect(summariesIn('-100200').length).toBeGreaterThan(0)
  await hear(inGroup('berhenti'))
  const before = summariesIn('-100200').length
  await morning(SEVEN + 24 * HOUR)
  expect(summariesIn('-100200')).toHaveLength(before)
})

test('an admin who says /berhenti gets none, and who is no admin any more neither', async () => {
  const person = admin()
  await hear(person.commands('berhenti'))
  const [other] = cast(TODAY).filter(({ role, code }) => role === 'admin' && code !== STARTING_CAST.admin)
  if (other) await database.db.update(people).set({ active: false }).where(eq(people.code, other.code))
  await morning()
  expect(summariesIn(person.chat)).toEqual([])
  if (other) expect(summariesIn(String(other.telegram))).toEqual([])
})
