import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import type { Lease } from '#bots/telegram/turn.ts'
import type { Database } from '#db/client.ts'
import { chats, inbox } from '#db/schema.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { eventually, type Office, openOffice, png, TOKEN } from './office.ts'

let database: Database
let office: Office
let sari: TelegramPhone
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(inbox)
  await database.db.delete(chats)
  office = await openOffice(database)
  sari = office.telegram.phone({ id: 4201, firstName: 'Sari' })
})
afterEach(() => office.close())

const said = (events: readonly Incoming[]) =>
  events.map(({ input }) =>
    input.kind === 'text' ? input.text : input.kind === 'command' ? `/${input.name}` : input.kind,
  )
const heard = async () => said(await office.heard())
const heardAll = (...words: string[]) =>
  eventually(heard, (found) => found.length >= words.length).then((found) => expect(found).toEqual(words))
const taps = async () => (await office.heard()).filter(({ input }) => input.kind === 'tap')

describe('long polling', () => {
  test('the bot is open at once, knows its name, and hears in order', async () => {
    const channel = await office.open()
    await eventually(
      () => channel.health().state,
      (state) => state === 'open',
    )
    expect(channel.username).toBe('pesan_bot')
    await sari.pressStart('p_81')
    for (const word of ['satu', 'dua', 'tiga']) await sari.text(word)
    await heardAll('/start', 'satu', 'dua', 'tiga')
    expect(channel.health()).toMatchObject({ state: 'open', reconnects: 0, lastInboundAt: expect.any(Number) })
  })

  test('what was written while the bot was away has waited for it', async () => {
    const closed = await office.open({ clock: () => Date.now() + 60_000 })
    await closed.close()
    await sari.pressStart()
    await sari.text('halo?')
    await office.open({ clock: () => Date.now() + 60_000 })
    await heardAll('/start', 'halo?')
    expect((await office.heard()).map(({ waited }) => waited)).toEqual([true, true])
  })

  test('an update that comes again is handled once', async () => {
    const channel = await office.open()
    await sari.pressStart()
    await sari.text('pesan nasi kotak')
    await heardAll('/start', 'pesan nasi kotak')
    await office.telegram.idle()
    office.telegram.faults.repeatLastUpdate()
    await sari.text('lalu ini')
    await heardAll('/start', 'pesan nasi kotak', 'lalu ini')
    expect(channel.health().troubles).toBeUndefined()
  })

  test('what could not be stored is asked for again, and nothing is lost', async () => {
    let refusals = 3
    const stored: Incoming[] = []
    const channel = await office.open({
      intake: async (events) => {
        if (refusals-- > 0) throw new Error('the database is away')
        stored.push(...events)
      },
    })
    await sari.pressStart()
    await sari.text('satu')
    await eventually(
      () => said(stored).length,
      (count) => count >= 2,
    )
    expect(said(stored)).toEqual(['/start', 'satu'])
    expect(channel.health()).toMatchObject({ state: 'open', reconnects: expect.any(Number) })
  })

  test('a batch that was committed but never confirmed is not handled twice after a restart', async () => {
    await sari.pressStart()
    await sari.text('satu')
    const first = await office.open()
    await heardAll('/start', 'satu')
    office.telegram.faults.add({ kind: 'drop', applied: false }, { method: 'getUpdates', times: 2 })
    await first.close()
    await office.open()
    await sari.text('dua')
    await heardAll('/start', 'satu', 'dua')
  })

  test.each([
    { kind: 'server-error' } as const,
    { kind: 'bad-gateway' } as const,
    { kind: 'drop', applied: true } as const,
    { kind: 'flood', retryAfterSeconds: 0 } as const,
  ])('$kind: the bot says so, and comes back by itself', async (fault) => {
    const channel = await office.open()
    await eventually(
      () => channel.health().state,
      (state) => state === 'open',
    )
    office.telegram.faults.add(fault, { method: 'getUpdates', times: 3 })
    const troubles = new Set<unknown>()
    await sari.pressStart()
    await eventually(
      () => troubles.add(channel.health().troubles?.[0]?.code).size,
      (size) => size > 1,
    )
    await sari.text('halo')
    await heardAll('/start', 'halo')
    await eventually(
      () => channel.health(),
      ({ state, troubles }) => state === 'open' && troubles === undefined,
    )
    expect(channel.health().reconnects).toBeGreaterThan(0)
  })

  test('with no Telegram there the house still opens, and the bot joins it later', async () => {
    office.telegram.faults.add({ kind: 'server-error' }, { method: 'getMe', times: 3 })
    const channel = await office.open()
    expect(channel.health()).toMatchObject({ state: 'closed', troubles: [{ code: 'unreachable', why: '500' }] })
    await eventually(
      () => channel.health().state,
      (state) => state === 'open',
    )
    expect(channel.username).toBe('pesan_bot')
  })

  test('a token that Telegram does not know ends it, with a sentence for the operator', async () => {
    const channel = await office.open({ token: '1:wrong' })
    expect(channel.health()).toMatchObject({ state: 'stopped', troubles: [{ code: 'unknown-token' }] })
    await channel.close()
  })

  test('another poller is reported, and when it is gone the bot hears again', async () => {
    const channel = await office.open({ patience: { callMs: 1500, pollMs: 5_000, pauseMs: 20, pauseMaxMs: 50 } })
    await eventually(
      () => channel.health().state,
      (state) => state === 'open',
    )
    await eventually(
      async () => {
        await fetch(`${office.telegram.apiRoot}/bot${TOKEN}/getUpdates`)
        return channel.health().troubles?.[0]?.code
      },
      (code) => code === 'second-poller',
    )
    await sari.pressStart()
    await heardAll('/start')
  })

  test('a webhook that somebody left behind is taken down', async () => {
    await fetch(`${office.telegram.apiRoot}/bot${TOKEN}/setWebhook?url=http://127.0.0.1:9/old`)
    await office.open()
    await sari.pressStart()
    await heardAll('/start')
  })

  test('closing ends an open poll at once', async () => {
    const channel = await office.open({ patience: { callMs: 1500, pollMs: 30_000, pauseMs: 20, pauseMaxMs: 50 } })
    await eventually(
      () => channel.health().state,
      (state) => state === 'open',
    )
    const before = performance.now()
    await channel.close()
    expect(performance.now() - before).toBeLessThan(1_000)
    expect(channel.health().state).toBe('stopped')
  })

  test('two processes take turns by the lease', async () => {
    const lease = leaseForTwo()
    const [first, second] = [await office.open({ lease: lease.one }), await office.open({ lease: lease.two })]
    await eventually(
      () => first.health().state,
      (state) => state === 'open',
    )
    expect(second.health().state).toMatch(/connecting|standby/)
    lease.passOn()
    await eventually(
      () => second.health().state,
      (state) => state === 'open',
    )
    await eventually(
      () => first.health().state,
      (state) => state === 'standby',
    )
    await sari.pressStart()
    await heardAll('/start')
    expect(await office.say(first, '4201', { text: say`Siap.` })).toMatchObject({ kind: 'sent' })
  })
})

test('who writes in private sees at once that it is being read', async () => {
  await office.open({ showsTyping: true })
  await sari.pressStart()
  const typing: string[] = []
  sari.subscribe((event) => event.kind === 'typing' && typing.push(event.chat))
  await sari.text('halo')
  await eventually(
    () => typing,
    (found) => found.includes('4201'),
  )
})

test('a log line never holds words, names or the token', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) })
  const refusals = [new Error('insert of "NIK 3173" failed'), undefined]
  const channel = await office.open({
    log,
    intake: async () => {
      const refusal = refusals.shift()
      if (refusal) throw refusal
    },
  })
  office.telegram.faults.add({ kind: 'drop', applied: false }, { method: 'getUpdates', times: 2 })
  await sari.pressStart()
  await sari.text('NIK 3173 Sari')
  await office.say(channel, '4201', { text: say`Sari`, picture: 'f'.repeat(64) })
  await eventually(
    () => lines.length,
    (count) => count >= 3,
  )
  expect(lines.join()).not.toMatch(/3173|Sari|secret/)
})

describe('taps', () => {
  const card = { text: say`Setuju?`, choices: [[{ label: 'Ya', act: { flow: 'x' } }]] }

  test('a tap is heard, its spinner stopped with a toast, and its message changed in place', async () => {
    const channel = await office.open()
    await sari.pressStart()
    await office.say(channel, '4201', card, { token: 'k3y' })
    const message = await sari.next()
    const pressed = sari.press(message.id, 'k3y:0')
    const [tap] = await eventually(taps, (found) => found.length > 0)
    if (!tap) throw new Error('no tap')
    expect(tap).toMatchObject({ replyTo: message.id, input: { token: 'k3y', index: 0 }, addressed: true })
    await channel.acknowledge(tap, 'Tercatat')
    expect(await pressed).toMatchObject({ text: 'Tercatat' })
    await office.say(
      channel,
      '4201',
      { text: say`Disetujui.` },
      { edits: { messageId: message.id, hadPicture: false } },
    )
    expect(sari.messages().at(-1)).toMatchObject({ id: message.id, text: 'Disetujui.', edited: true })
  })

  test('an acknowledgement that comes too late harms nobody', async () => {
    const channel = await office.open()
    await sari.pressStart()
    const [start] = await eventually(office.heard, (found) => found.length > 0)
    if (!start) throw new Error('nothing heard')
    await channel.acknowledge({ ...start, messageId: 'cb:12345' }, 'x'.repeat(500))
    await channel.acknowledge(start)
  })
})

describe('groups', () => {
  test('the bot joins, is addressed by name, and leaves', async () => {
    await office.open()
    const group = office.telegram.group({ id: -1001234567890, title: 'Dinas', members: [sari] })
    await sari.text('/ringkasan@pesan_bot', { chat: group.chat })
    await sari.text('@pesan_bot nasi kotak', { chat: group.chat })
    group.kickBot()
    await heardAll('membership', '/ringkasan', 'nasi kotak', 'membership')
    const events = await office.heard()
    expect(events.map(({ address, group, addressed }) => [address.chat, group, addressed])).toEqual(
      Array(4).fill(['-1001234567890', true, true]),
    )
  })
})

describe('files', () => {
  test('a picture that somebody sent can be fetched, up to a limit', async () => {
    const channel = await office.open()
    await sari.pressStart()
    await sari.picture({ bytes: png(77), mimeType: 'image/png', caption: 'ini' })
    const event = (await eventually(office.heard, (found) => found.length > 1))[1]
    if (event?.input.kind !== 'picture') throw new Error('no picture')
    expect(Buffer.from(await channel.fetchMedia(event.input.media, 1_000))).toEqual(Buffer.from(png(77)))
    await expect(channel.fetchMedia(event.input.media, 10)).rejects.toThrow('larger than 10 bytes')
    const { bytes: _, ...unmeasured } = event.input.media
    await expect(channel.fetchMedia(unmeasured, 10)).rejects.toThrow('larger than 10 bytes')
    await expect(channel.fetchMedia({ ref: '{"fileId":"gone"}', mimeType: 'x/y' }, 10)).rejects.toThrow('hand out')
  })
})

describe('inline mode and menus', () => {
  test('a product is found inline, shared into our chat, and opens there', async () => {
    await office.open({
      inline: async ({ text, offset, senderId }) => ({
        results: [
          {
            id: 'p81',
            title: `Nasi kotak (${text})`,
            description: `untuk ${senderId}, dari ${offset || 'awal'}`,
            text: say`*Nasi kotak*`,
            link: { label: 'Buka', url: 'https://t.me/pesan_bot?start=p_81' },
          },
        ],
        nextOffset: '2',
      }),
    })
    const answer = await sari.inline('nasi')
    expect(answer).toMatchObject({
      nextOffset: '2',
      results: [{ title: 'Nasi kotak (nasi)', description: 'untuk 4201, dari awal' }],
    })
    await sari.chooseInline('p81')
    const [event] = await eventually(office.heard, (found) => found.length > 0)
    expect(event?.input).toEqual({ kind: 'command', name: 'start', rest: 'p_81' })
  })

  test('everybody has a menu in their language, and some have their own', async () => {
    const menu = (description: string) => [{ command: 'menu', description }]
    const channel = await office.open({ commands: { default: menu('Menu utama'), en: menu('Main menu') } })
    const budi = office.telegram.phone({ id: 4202, firstName: 'Budi', language: 'en' })
    const shown = () => [sari, budi].map((phone) => phone.commands()[0]?.description).join()
    await eventually(shown, (found) => found === 'Menu utama,Main menu')
    await sari.pressStart()
    await channel.setCommands('4201', { default: [...menu('Menu'), { command: 'cari', description: 'Cari' }] })
    expect(sari.commands()).toHaveLength(2)
    await channel.setCommands('4201', { default: [] })
    expect(sari.commands()).toHaveLength(1)
  })
})

/** A lease between two holders: the first has it until it is passed on. */
function leaseForTwo(): { one: Lease; two: Lease; passOn(): void } {
  const lost = new AbortController()
  const passed = new Promise<void>((resolve) => lost.signal.addEventListener('abort', () => resolve()))
  const turn = (signal: AbortSignal) => ({ lost: signal, release: async () => undefined })
  let given = false
  const never = new Promise<never>(() => undefined)
  return {
    one: {
      hold: async () => {
        if (given) return never
        given = true
        return turn(lost.signal)
      },
    },
    two: { hold: () => passed.then(() => turn(new AbortController().signal)) },
    passOn: () => lost.abort(),
  }
}
