/** Whatever comes to a door, it answers: in time, in its own shape, and the same the second time. */
import { deflateRawSync } from 'node:zlib'
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import {
  BINDING,
  type Question,
  readMoney,
  readNumbers,
  readRequest,
  readSearch,
  readWhen,
  understand,
} from '#bots/language/understanding/index.ts'
import { type Markup, plain, say, withoutMarks } from '#bots/markup.ts'
import { periodIn } from '#bots/summary/asked.ts'
import { htmlPieces } from '#bots/telegram/html.ts'
import { receive as receiveTelegram } from '#bots/telegram/receive.ts'
import { openTapAnswers } from '#bots/telegram/tap-answers.ts'
import { createWebhook } from '#bots/telegram/webhook.ts'
import { receive as receiveWhatsApp } from '#bots/whatsapp/receive.ts'
import { render as renderWhatsApp } from '#bots/whatsapp/render.ts'
import { inspectMedia, MEDIA_TYPES } from '#core/media.ts'
import { tableFrom, UnreadableTable } from '#db/import/index.ts'
import { runCommand } from '#src/commands/index.ts'
import { messageUpdate, RECEPTION } from '../bots/telegram/updates.ts'
import { IncomingShape } from './incoming.ts'
import { damaged, jsonWith, RUNS, words } from './inputs.ts'

/** Of the processor, so that a busy machine counts little; a pattern that backtracks takes minutes. */
const PATIENCE_MS = 15_000
const spentMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
const NOW = Date.UTC(2026, 10, 23, 2)
const WAITS = Math.max(120_000, RUNS * 60)

/** The few of `npm test` are the same every time; the million is another one in every run. */
const SEEDED = process.env.FUZZ_RUNS === undefined ? { seed: 20_261_123 } : {}

let fed = 0
afterAll(() => expect(fed).toBeGreaterThan(RUNS))

/** Runs `act` on many inputs, and again on the same one: it never throws, takes its time, and has one answer. */
function holds<Input>(given: fc.Arbitrary<Input>, act: (input: Input) => unknown, numRuns = RUNS): void {
  fc.assert(
    fc.property(given, (input) => {
      fed++
      const began = spentMs()
      const answer = act(input)
      expect(spentMs() - began).toBeLessThan(PATIENCE_MS)
      if (fed % 8 === 0) expect(act(input)).toEqual(answer)
    }),
    { numRuns, ...SEEDED },
  )
}

async function holdsLater<Input>(given: fc.Arbitrary<Input>, act: (input: Input) => Promise<void>, numRuns = RUNS) {
  await fc.assert(
    fc.asyncProperty(given, async (input) => {
      fed++
      const began = spentMs()
      await act(input)
      expect(spentMs() - began).toBeLessThan(PATIENCE_MS)
    }),
    { numRuns, ...SEEDED },
  )
}

const UPDATE_KEYS =
  'update_id message edited_message callback_query message_reaction my_chat_member inline_query message_id date chat from id type is_bot first_name text caption entities offset length photo document file_id width height data user old_reaction new_reaction emoji query reply_to_message reply_markup inline_keyboard url via_bot forward_origin sender_user migrate_to_chat_id location latitude longitude contact sticker'.split(
    ' ',
  )
const file = { file_id: 'F', file_size: 7, mime_type: 'image/png', file_name: 'a.png' }
const content = fc.oneof(
  words.map((text) => ({ text, entities: [{ type: 'mention', offset: 0, length: 10 }] })),
  words.map((caption) => ({ caption, photo: [{ ...file, width: 2, height: 3 }] })),
  words.map((caption) => ({ caption, document: file, reply_to_message: { message_id: 3, from: { id: 7000 } } })),
  words.map((text) => ({ text, via_bot: { id: 7000 }, reply_markup: { inline_keyboard: [[{ url: text }]] } })),
  words.map((emoji) => ({ sticker: { emoji } })),
  fc.record({ latitude: fc.double(), longitude: fc.double() }).map((location) => ({ location })),
)
const update = fc.oneof(
  content.map((given) => messageUpdate(given)),
  content.map((given) => ({ update_id: 9, edited_message: messageUpdate(given, { chatId: -100 }).message })),
  words.map((data) => ({
    update_id: 8,
    callback_query: { id: 'q', from: { id: 4201, is_bot: false, first_name: data }, data: `${data.slice(0, 20)}:3` },
  })),
)
const anyUpdate = fc.oneof(
  { weight: 4, arbitrary: damaged(update, fc.oneof(words, fc.integer(), fc.constant(null), fc.double(), fc.object())) },
  { weight: 2, arbitrary: jsonWith(UPDATE_KEYS, fc.oneof(words, fc.integer(), fc.double())) },
  { weight: 1, arbitrary: fc.anything() },
)

test('Telegram updates of any shape become events of the port, or none', { timeout: WAITS }, () => {
  holds(anyUpdate, (raw) => {
    const received = receiveTelegram(raw, RECEPTION)
    for (const event of received.events) IncomingShape.parse(event)
    return received
  })
})

const ME = ['6281100000001@s.whatsapp.net', '111@lid']
const CONTENT_KEYS =
  'conversation extendedTextMessage text contextInfo imageMessage documentMessage audioMessage videoMessage caption mimetype fileLength fileName stickerMessage locationMessage degreesLatitude degreesLongitude contactMessage displayName reactionMessage key id protocolMessage type editedMessage message ephemeralMessage viewOnceMessage documentWithCaptionMessage pollCreationMessage mentionedJid quotedMessage stanzaId participant'.split(
    ' ',
  )
const jid = fc.oneof(
  fc.constantFrom('6281200000001@s.whatsapp.net', '2@lid', '12036@g.us', 'status@broadcast', 'x', '', 'a:7@lid'),
  fc.string({ maxLength: 30 }),
)
const decoded = fc.uint8Array({ maxLength: 120 }).map((bytes) => {
  try {
    return proto.Message.decode(bytes)
  } catch {
    return { conversation: 'tidak terbaca' } // such bytes never become a message
  }
})
const built = jsonWith(CONTENT_KEYS, fc.oneof(words, fc.integer())).map((tree) => {
  try {
    return proto.Message.decode(proto.Message.encode(proto.Message.fromObject(tree as object)).finish())
  } catch {
    return { conversation: 'tidak terbaca' } // such objects never become a message
  }
})
const whatsapp = fc.record(
  {
    key: fc.record(
      { remoteJid: jid, remoteJidAlt: jid, id: fc.string({ maxLength: 12 }), participant: jid, fromMe: fc.boolean() },
      { requiredKeys: ['remoteJid', 'id'] },
    ),
    messageTimestamp: fc.oneof(fc.integer(), fc.constantFrom(0, 1_790_000_000, Number.NaN, 2 ** 63)),
    pushName: words,
    messageStubType: fc.integer({ min: 0, max: 220 }),
    messageStubParameters: fc.array(words, { maxLength: 3 }),
    message: fc.oneof(
      decoded,
      built,
      words.map((conversation) => ({ conversation })),
    ),
  },
  { requiredKeys: ['key'] },
)

test('WhatsApp messages of any shape become events of the port, or none', { timeout: WAITS }, () => {
  holds(fc.oneof({ weight: 6, arbitrary: whatsapp }, fc.anything()), (raw) => {
    const events = receiveWhatsApp(raw as WAMessage, { me: ME, waited: false })
    for (const event of events) IncomingShape.parse(event)
    return events
  })
})

describe('whatever people write', () => {
  const QUESTIONS = [
    undefined,
    'confirm-order',
    'idle',
    'quantity',
    'when',
    'yes-no',
    'price',
    'reason',
    'approve',
  ] as const
  const asked = fc.tuple(words, fc.constantFrom('vendor', 'staff'), fc.constantFrom<Question | undefined>(...QUESTIONS))

  test('has a meaning, and binds nobody who was asked nothing', { timeout: WAITS }, () => {
    holds(asked, ([text, as, question]) => {
      const meaning = understand(text, { as, now: NOW, ...(question ? { asked: question } : {}) })
      for (const { intent } of meaning.intents) expect(intent).toMatch(/^[A-Z]+$/)
      const nothingWaits = understand(text, { as: 'vendor', waiting: 0, now: NOW })
      // Who names an order has said which one; whether it waits, the flow looks up.
      const isOpen = nothingWaits.certain && nothingWaits.slots.orderNumber === undefined
      if (isOpen) expect(BINDING.has(nothingWaits.intents[0].intent), text).toBe(false)
      return meaning
    })
  })

  test('is read for numbers, money, times, wishes and periods: each in its own bounds', { timeout: WAITS }, () => {
    holds(words, (text) => {
      const numbers = readNumbers(text)
      const money = readMoney(text)
      for (const { amount } of money as readonly { amount?: number }[])
        if (amount !== undefined) expect(Number.isSafeInteger(amount)).toBe(true)
      const clock = { now: NOW }
      return { numbers, money, when: readWhen(text, clock), wish: readRequest(text, clock), search: readSearch(text) }
    })
    holds(words, (text) => periodIn(text, NOW, 'Asia/Jakarta'), Math.ceil(RUNS / 2))
  })

  /** Bidirectional and zero-width controls; the joiner inside emoji stays. */
  const DECEIVERS = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

  test('is shown to others as plain words: no tags, no marks, nothing that turns or hides text', {
    timeout: WAITS,
  }, () => {
    holds(words, (name) => {
      const text = say`*Pesanan* dari ${name}, _untuk_ ${plain(name)}`
      const shown = htmlPieces(text, 4_096).join('')
      expect(shown.replace(/<\/?(b|i|s|code)>|&(lt|gt|amp);/g, '')).not.toMatch(/[<>]/)
      expect(shown).not.toMatch(DECEIVERS)
      expect(withoutMarks(plain(name) as Markup)).not.toMatch(DECEIVERS)
      return [shown, JSON.stringify(renderWhatsApp({ text }))]
    })
  })
})

test('files of any bytes are one of four kinds within their limits, or refused', { timeout: WAITS }, () => {
  const starts = fc.constantFrom(
    '',
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    'RIFF\0\0\0\0WEBPVP8X',
    '%PDF-1.7',
  )
  const given = fc.tuple(starts, fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 40 }))
  holds(given, ([start, rest, declared]) => {
    const seen = inspectMedia(Buffer.concat([Buffer.from(start, 'latin1'), rest]), declared)
    if (seen.ok) expect(MEDIA_TYPES).toContain(seen.value.mimeType)
    return seen
  })
})

test('import files of any bytes are tables, or said to be none', { timeout: WAITS * 2 }, async () => {
  const table = fc
    .array(fc.array(fc.oneof(words, fc.constantFrom('kode', 'nama', '"', '""', ';', '\t')), { maxLength: 6 }), {
      maxLength: 8,
    })
    .map((rows) => Buffer.from(rows.map((row) => row.join(',')).join('\n')))
  const csv = fc.oneof(
    table,
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  )
  const read = async ([bytes, name]: [Buffer, string]) => {
    try {
      const { header, rows } = await tableFrom(bytes, name)
      for (const cell of [...header, ...rows.flatMap(({ cells }) => cells)]) expect(typeof cell).toBe('string')
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableTable)
    }
  }
  await holdsLater(fc.tuple(csv, fc.constant('a.csv')), read)
  const archive = fc.uint8Array({ maxLength: 300 }).map((bytes) => zipOf(Buffer.from(bytes)))
  const xlsx = fc.oneof(
    archive,
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  )
  await holdsLater(fc.tuple(xlsx, fc.constant('a.xlsx')), read, Math.ceil(RUNS / 10))
})

/** A ZIP archive whose one sheet holds these bytes. */
function zipOf(content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(content.length, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

test('command lines of any words end with a code and at most some clear lines', { timeout: WAITS * 2 }, async () => {
  const option = fc.constantFrom(
    '--as',
    'vendor',
    '--json',
    '--date',
    '--role',
    'pp',
    '--unit',
    '--name',
    '--',
    '-',
    '--x=1',
  )
  const line = fc.array(
    fc.oneof(
      option,
      words.map((text) => text.slice(0, 60)),
    ),
    { maxLength: 6 },
  )
  const name = fc.oneof(
    fc.constantFrom('understand', 'help', 'invite', 'digest', 'backup', '__proto__', 'toString'),
    words,
  )
  await holdsLater(fc.tuple(name, line, words), async ([command, args, typed]) => {
    if (args.length > (NEEDS_A_HOUSE[command] ?? 99)) return
    const house = { stdin: async () => typed, folder: '.', clock: () => NOW } as Parameters<typeof runCommand>[1]
    const { exitCode, stdout, stderr } = await runCommand([command, ...args], house)
    expect([0, 1, 2]).toContain(exitCode)
    expect(exitCode === 0 ? stderr : stdout).toBe('')
  })
})

/** With enough words these ask the database; without, they say how they are typed. */
const NEEDS_A_HOUSE: Readonly<Record<string, number>> = { invite: 1, digest: 1, backup: 0 }

test('webhook bodies of any kind are answered, and only the secret opens', { timeout: WAITS * 2 }, async () => {
  const taken: unknown[] = []
  const log = pino({ level: 'silent' })
  const take = async (updates: readonly unknown[]) => {
    for (const one of updates) taken.push(receiveTelegram(one, RECEPTION))
    taken.length = 0
  }
  const webhook = createWebhook({ secret: 'rahasia', take, taps: openTapAnswers(), isOpen: () => true, log })
  const body = fc.oneof(
    words,
    anyUpdate.map((one) => JSON.stringify(one) ?? ''),
    fc.uint8Array({ maxLength: 200 }),
  )
  const secret = fc.constantFrom('rahasia', 'rahasi', '', 'rahasiaa')
  await holdsLater(fc.tuple(body, secret), async ([given, said]) => {
    const headers = { 'x-telegram-bot-api-secret-token': said }
    const request = new Request('http://127.0.0.1/t', { method: 'POST', headers, body: given as string })
    const { status } = await webhook(request)
    expect(said === 'rahasia' ? [200, 400] : [401]).toContain(status)
  })
})
