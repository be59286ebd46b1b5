import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import type { TelegramChannel } from '#bots/telegram/connect.ts'
import type { Database } from '#db/client.ts'
import { chats, inbox } from '#db/schema.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { eventually, type Office, openOffice } from './office.ts'
import { messageUpdate } from './updates.ts'

const SECRET = 'kata-sandi_1'

let database: Database
let office: Office
let sari: TelegramPhone
let door: Server
let url: string
let channel: TelegramChannel | undefined
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(inbox)
  await database.db.delete(chats)
  office = await openOffice(database)
  sari = office.telegram.phone({ id: 4201, firstName: 'Sari' })
  url = await new Promise((resolve) => {
    const fetch = (request: Request) => channel?.webhook?.(request) ?? new Response('', { status: 503 })
    door = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/t`),
    ) as Server
  })
})
afterEach(async () => {
  await office.close()
  channel = undefined
  door.closeAllConnections()
  await new Promise((resolve) => door.close(resolve))
})

const open = async (more: Parameters<Office['open']>[0] = {}) => {
  channel = await office.open({ webhook: { url, secret: SECRET }, ...more })
  return channel
}
const texts = (events: readonly Incoming[]) =>
  events.flatMap(({ input }) => (input.kind === 'text' ? [input.text] : []))
const heard = async () => texts(await office.heard())
const hand = (body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': SECRET }) =>
  fetch(url, { method: 'POST', body, headers })
const update = (text: string, id = 900) => JSON.stringify(messageUpdate({ text }, { id, updateId: id }))

test('Telegram hands updates in, each chat in order', async () => {
  const { health } = await open()
  await eventually(health, ({ state }) => state === 'open')
  await sari.pressStart()
  for (const word of ['satu', 'dua', 'tiga']) await sari.text(word)
  await eventually(heard, (found) => found.length === 3)
  expect(await heard()).toEqual(['satu', 'dua', 'tiga'])
})

test('what comes twice or out of order is each stored once', async () => {
  await open()
  for (const id of [902, 901, 902]) expect((await hand(update(`pesan ${id}`, id))).status).toBe(200)
  expect(await heard()).toEqual(['pesan 902', 'pesan 901'])
})

test('200 only after it is stored; until then Telegram keeps it and hands it in again', async () => {
  let refusals = 2
  const stored: Incoming[] = []
  await open({
    intake: async (events) => {
      if (refusals-- > 0) throw new Error('the database is away')
      stored.push(...events)
    },
  })
  await sari.pressStart()
  await sari.text('satu')
  await eventually(
    () => texts(stored),
    (found) => found.length === 1,
  )
  expect(refusals).toBeLessThan(0)
})

test('strangers at the door are turned away', async () => {
  await open()
  expect((await hand(update('x'), {})).status).toBe(401)
  expect((await hand(update('x'), { 'x-telegram-bot-api-secret-token': `${SECRET}x` })).status).toBe(401)
  expect((await fetch(url, { headers: { 'x-telegram-bot-api-secret-token': SECRET } })).status).toBe(405)
  expect(await heard()).toEqual([])
})

test('what is no JSON is refused; JSON that is no update is taken once and forgotten', async () => {
  await open()
  expect((await hand('{"update_id": 1,')).status).toBe(400)
  for (const body of ['{}', 'null', '[]', '{"update_id":1,"message":{"text":5}}']) {
    expect((await hand(body)).status).toBe(200)
  }
  expect((await hand(`"${'x'.repeat(5 * 1024 * 1024)}"`)).status).toBe(413)
  expect(await heard()).toEqual([])
})

test('after closing time nothing is taken, and Telegram keeps it for the morning', async () => {
  const { close } = await open()
  await close()
  expect((await hand(update('malam'))).status).toBe(503)
  await sari.pressStart()
  await sari.text('pagi?')
  await open()
  await eventually(heard, (found) => found.includes('pagi?'))
})

test('a body without an end is read no further than an update can be long', async () => {
  await open()
  let sent = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const request = new Request(url, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': SECRET },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await channel?.webhook?.(request))?.status).toBe(413)
  expect(sent).toBeLessThan(10)
})

test('the answer to a tap travels with the answer to the call that brought it; given later, it goes by itself', async () => {
  const tapped: Incoming[] = []
  let acknowledges = true
  const channel = await open({
    intake: async (events) => {
      const taps = events.filter(({ input }) => input.kind === 'tap')
      tapped.push(...taps)
      if (acknowledges) for (const tap of taps) await channel.acknowledge(tap, 'Tercatat')
    },
  })
  await sari.pressStart()
  const choices = [[{ label: 'Ya', act: { flow: 'x' } }]]
  await office.say(channel, '4201', { text: say`Setuju?`, choices }, { token: 'k3y' })
  const message = await sari.next()
  office.telegram.faults.add({ kind: 'drop', applied: false }, { method: 'answerCallbackQuery' })
  expect(await sari.press(message.id, 'k3y:0')).toMatchObject({ text: 'Tercatat' })
  office.telegram.faults.clear()
  acknowledges = false
  const pressed = sari.press(message.id, 'k3y:0')
  const [, later] = await eventually(
    () => tapped,
    ({ length }) => length === 2,
  )
  if (later) await channel.acknowledge(later, 'Sudah')
  expect(await pressed).toMatchObject({ text: 'Sudah' })
})
