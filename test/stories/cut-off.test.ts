// on both databases: its statements are asked nowhere else
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { learnAliases } from '#db/people.ts'
import { aliases, chats, people } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { RINA } from './ordering.ts'

/** Bapak Hendra Wijaya, admin. */
const HENDRA = '101291'

let office: Office

beforeAll(async () => {
  office = await openOffice({ webhook: true })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const idOf = async (code: string) =>
  (await office.database.db.select({ id: people.id }).from(people).where(eq(people.code, code)))[0]?.id ?? 0
const namesOn = async (code: string, channel: string) =>
  (
    await office.database.db
      .select()
      .from(aliases)
      .where(eq(aliases.personId, await idOf(code)))
  ).filter((alias) => alias.channel === channel)

describe('a stolen phone', () => {
  test('is cut off by an admin at once: whoever holds it is a stranger, and its owner hears of it elsewhere', async () => {
    const thief = office.on('whatsapp', RINA)
    const rina = office.on('telegram', RINA)
    expect(await thief.says('menu')).toContain('Mau apa hari ini?')
    await rina.says('menu')
    const hendra = office.on('telegram', HENDRA)
    expect(await hendra.says('/putus Rina')).toMatch(/Rina Kusumawati.*Telegram.*WhatsApp/s)
    expect(await hendra.taps('Putus WhatsApp')).toMatch(/Rina.*lewat WhatsApp sudah diputus.*sudah saya kabari/s)
    expect(await rina.hears('diputus oleh')).toMatch(/lewat WhatsApp diputus oleh Bapak Hendra Wijaya/)
    expect(await thief.says('menu')).toMatch(/kode undangan dari admin/)
    expect(await thief.says('keranjang')).toMatch(/kode undangan dari admin/)
    expect(await rina.says('menu')).toContain('Mau apa hari ini?')
    expect(await namesOn(RINA, 'whatsapp')).toEqual([])
  })

  test('gets nothing more of what the office says to its owner', async () => {
    const stolen = await office.database.db
      .select()
      .from(chats)
      .where(eq(chats.personId, await idOf(RINA)))
    expect(stolen.map(({ channel }) => channel)).toEqual(['telegram'])
  })

  test('learns no other name of the account back', async () => {
    const { db } = office.database
    await learnAliases(db, 'whatsapp', await idOf(RINA), ['628111@s.whatsapp.net', '1@lid'], office.now())
    expect(await namesOn(RINA, 'whatsapp')).toEqual([])
  })

  test('needs a new invitation for the same number, which makes no second person', async () => {
    const hendra = office.on('telegram', HENDRA)
    const made = await hendra.taps('Kode undangan baru')
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(made)?.[0] ?? ''
    const again = office.on('whatsapp', RINA)
    expect(await again.says(code)).toMatch(/Selamat datang.*Rina Kusumawati/s)
    expect(await again.says('menu')).toContain('Mau apa hari ini?')
    const all = await office.database.db.select().from(people).where(eq(people.name, 'Rina Kusumawati'))
    expect(all).toHaveLength(1)
    expect((await namesOn(RINA, 'whatsapp')).length).toBeGreaterThan(0)
  })
})

test('only admins cut off, and none of them the chat that they sit in', async () => {
  expect(await office.on('telegram', RINA).says('/putus Hendra')).not.toContain('Putus')
  const hendra = office.on('telegram', HENDRA)
  await hendra.says('/putus Hendra')
  await hendra.taps('Putus Telegram')
  expect(await hendra.says('menu')).toContain('Mau apa hari ini?')
})

test('a name that nobody has is said to be so, whatever is in it', async () => {
  const hendra = office.on('telegram', HENDRA)
  expect(await hendra.says('/putus')).toContain('Tulis namanya')
  expect(await hendra.says('100%_\\ *tebal*')).toContain('100%_\\ *tebal*')
  expect(await hendra.says('batal')).toContain('')
})
