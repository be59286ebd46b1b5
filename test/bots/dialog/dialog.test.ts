import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Bots, startBots } from '#bots/bots.ts'
import type { Database } from '#db/client.ts'
import { chats, inbox, people, sessions } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../../support/demo.ts'
import { paperChannel, paperPerson } from '../../support/paper-channel.ts'

const RINA = cast(TODAY).find(({ code }) => code === '101204')
const DEDI = cast(TODAY).find(({ code }) => code === '101205')

let database: Database
let bots: Bots
const telegram = paperChannel('telegram')
const whatsapp = paperChannel('whatsapp')

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
  bots.open(whatsapp)
}, 60_000)
afterAll(async () => {
  await bots.drain()
  await database.close()
})
afterEach(async () => expect(await database.db.$count(inbox, eq(inbox.status, 'dead'))).toBe(0))

async function hear(...events: Parameters<Bots['intake']>[0]): Promise<void> {
  await bots.intake(events)
  await bots.idle()
}

const rina = paperPerson(telegram, String(RINA?.telegram))
const dedi = paperPerson(telegram, String(DEDI?.telegram))
const rinaOnWhatsApp = paperPerson(whatsapp, `${RINA?.whatsapp}@s.whatsapp.net`)

describe('several messages of one chat at once', () => {
  test('are handled in order, and a number answers the list that the one before it brought', async () => {
    await hear(rinaOnWhatsApp.writes('menu'), rinaOnWhatsApp.writes('1'))
    const [menu, catalogue] = rinaOnWhatsApp.all().slice(-2)
    expect(menu).toContain('Mau apa hari ini?')
    expect(catalogue).toContain('Pilih etalase')
  })

  test('are handled once, however often they are delivered', async () => {
    const greeting = rina.writes('menu')
    const before = rina.all().length
    await hear(greeting, greeting)
    await hear(greeting)
    expect(rina.all()).toHaveLength(before + 1)
  })
})

describe('a session', () => {
  test('of another version is reset kindly, and its baskets survive', async () => {
    await hear(rina.writes('nasi kotak dibawah 40rb'))
    await hear(rina.taps('1.'))
    await hear(rina.writes('100'))
    const [person] = await database.db
      .select()
      .from(people)
      .where(eq(people.code, RINA?.code ?? ''))
    const key = `p:${person?.id}`
    const [row] = await database.db.select().from(sessions).where(eq(sessions.key, key))
    const { baskets } = (row?.state ?? {}) as { baskets?: object }
    await database.db
      .update(sessions)
      .set({ state: { version: 0, step: 'of long ago', baskets } })
      .where(eq(sessions.key, key))
    const before = rina.all().length
    await hear(rina.writes('keranjang'))
    const told = rina.all().slice(before).join('\n')
    expect(told).toContain('Keranjang Ibu aman')
    expect(told).toMatch(/Keranjang · .*100 box/s)
  })
})

describe('a button', () => {
  test('that was made for another chat does nothing there', async () => {
    await hear(rina.writes('menu'))
    const tap = rina.taps('Katalog')
    await hear({ ...tap, address: { channel: 'telegram', chat: dedi.chat }, sender: { ids: [dedi.chat] } })
    expect(dedi.last()).toContain('Tombol itu sudah tidak berlaku')
  })

  test('that never was says so', async () => {
    const tap = rina.taps('Katalog')
    await hear({ ...tap, messageId: 'forged', input: { kind: 'tap', token: 'AAAAAAAAAAAAAAAA', index: 0 } })
    expect(rina.last()).toContain('Tombol itu sudah tidak berlaku')
    await hear({ ...tap, messageId: 'beyond', input: { ...tap.input, index: 99 } as typeof tap.input })
    expect(rina.last()).toContain('Tombol itu sudah tidak berlaku')
  })
})

describe('who wrote', () => {
  test('is nobody when the names given belong to two people', async () => {
    const mixed = paperPerson(whatsapp, `${RINA?.whatsapp}@s.whatsapp.net`, [
      `${RINA?.whatsapp}@s.whatsapp.net`,
      DEDI?.lid ?? '',
    ])
    await hear({ ...mixed.writes('keranjang'), messageId: 'mixed' })
    expect(mixed.last()).toContain('kode undangan')
  })

  test('in a group is answered only when the bot is meant', async () => {
    const group = { address: { channel: 'telegram', chat: '-1001' }, group: true } as const
    const sent = telegram.sent.length
    await hear({ ...rina.writes('menu'), ...group, messageId: 'g1', addressed: false })
    expect(telegram.sent).toHaveLength(sent)
    await hear({ ...rina.writes('menu'), ...group, messageId: 'g2' })
    expect(telegram.sent.at(-1)).toMatchObject({ address: { chat: '-1001' }, quotes: 'g2' })
    const stranger = paperPerson(telegram, '99')
    await hear({ ...stranger.writes('menu'), ...group, messageId: 'g3' })
    expect(telegram.sent.at(-1)).toMatchObject({ quotes: 'g2' })
  })

  test('learns the second name of the account that a message shows', async () => {
    const other = '19999999999@lid'
    const both = { sender: { ids: [rinaOnWhatsApp.chat, other] } } as const
    await hear(rinaOnWhatsApp.writes('menu', both))
    const lid = paperPerson(whatsapp, other)
    await hear(lid.writes('keranjang'))
    expect(lid.last()).toContain('Keranjang · ')
    const [chat] = await database.db
      .select()
      .from(chats)
      .where(and(eq(chats.channel, 'whatsapp'), eq(chats.chat, other)))
    expect(chat?.personId).toBeGreaterThan(0)
  })
})
