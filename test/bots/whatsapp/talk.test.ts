import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import type { Database } from '#db/client.ts'
import { whatsappKeys, whatsappSent, whatsappStanzas } from '#db/schema.ts'
import { type LocalWhatsApp, startLocalWhatsApp, type WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { openTestDatabase } from '../../support/database.ts'
import { BOT, inInbox, type Line, pairedLine, until } from './line.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PDF = Buffer.from('%PDF-1.4 Berita Acara Serah Terima')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const stored = new Map([
  [sha256(PNG), { bytes: PNG, mimeType: 'image/png' }],
  [sha256(PDF), { bytes: PDF, mimeType: 'application/pdf' }],
])
const read = async (name: string) => stored.get(name) ?? Promise.reject(new Error('no such file'))

let database: Database
let wa: LocalWhatsApp
let line: Line
let people = 0
/** Somebody new, whose first message has arrived, and where to answer. */
async function somebody(addressing: 'pn' | 'lid' = 'pn'): Promise<{ phone: WhatsAppPhone; chat: string }> {
  const number = `62812000${String(++people).padStart(5, '0')}`
  const phone = wa.phone({ number, name: `Orang ${people}`, addressing })
  await phone.text(`salam ${people}`)
  const { address } = await arrived(`salam ${people}`)
  return { phone, chat: address.chat }
}
const arrived = (text: string): Promise<Incoming> =>
  line.event(({ input }) => input.kind === 'text' && input.text === text)

beforeAll(async () => {
  database = await openTestDatabase()
  wa = await startLocalWhatsApp()
  line = await pairedLine(database.db, wa, { picture: read, file: read })
})
afterAll(async () => {
  await line?.channel.close()
  await wa?.close()
  await database?.close()
})

describe('a conversation', () => {
  test.each(['pn', 'lid'] as const)(
    'an order goes out and its answer comes in, with %s addressing',
    async (addressing) => {
      const { phone, chat } = await somebody(addressing)
      expect(chat).toMatch(addressing === 'lid' ? /@lid$/ : /@s\.whatsapp\.net$/)
      const choices = [[{ label: 'Terima', act: { flow: 'answer' } }], [{ label: 'Tolak', act: { flow: 'answer' } }]]
      const outcome = await line.send(chat, { text: say`Pesanan *PSN-1*: ${'50 *nasi* kotak'}`, choices })
      const order = await phone.next()
      expect(outcome).toEqual({ kind: 'sent', messageIds: [order.id] })
      expect(order.text.replaceAll('\u2060', '')).toBe('Pesanan *PSN-1*: 50 *nasi* kotak\n\n1. Terima\n2. Tolak')
      await phone.text('1', { replyTo: order.id })
      const answer = await line.event(({ replyTo }) => replyTo === order.id)
      expect(answer).toMatchObject({
        address: { chat },
        group: false,
        addressed: true,
        input: { kind: 'text', text: '1' },
      })
      expect(answer.sender.ids).toEqual(expect.arrayContaining([`${phone.number}@s.whatsapp.net`, `${phone.lid}@lid`]))
    },
  )

  test('phone number and LID of one person are told to be one', async () => {
    const { phone } = await somebody('lid')
    const pair = { pn: `${phone.number}@s.whatsapp.net`, lid: `${phone.lid}@lid` }
    await until(() => line.aliases.some(({ pn, lid }) => pn === pair.pn && lid === pair.lid))
  })

  test('an answer quotes the message that it answers, theirs or ours', async () => {
    const { phone, chat } = await somebody()
    const question = await phone.text('jam berapa diantar?')
    await inInbox(database.db, await arrived('jam berapa diantar?'))
    const outcome = await line.send(chat, { text: say`Jam 11.00` }, { quotes: question.id })
    expect((await phone.next()).replyTo).toBe(question.id)
    const ours = outcome.kind === 'sent' ? outcome.messageIds[0] : ''
    await line.send(chat, { text: say`Maaf, jam 12.00` }, { quotes: ours })
    expect((await phone.next()).replyTo).toBe(ours)
  })

  test('ticks come back: delivered, then read', async () => {
    const { phone, chat } = await somebody()
    const outcome = await line.send(chat, { text: say`Mohon dibaca` })
    const id = outcome.kind === 'sent' ? outcome.messageIds[0] : ''
    await until(() => line.fates.find((fate) => fate.id === id && fate.fate === 'delivered'))
    await phone.next()
    await phone.read()
    await until(() => line.fates.find((fate) => fate.id === id && fate.fate === 'read'))
  })

  test('they see that the bot has read what they wrote', async () => {
    const { phone } = await somebody()
    const sent = await phone.text('sudah dibaca?')
    await line.channel.acknowledge(await arrived('sudah dibaca?'))
    await until(() => phone.messages().find(({ id, status }) => id === sent.id && status === 'read'))
  })

  test('an edit and a revocation are events of their own', async () => {
    const { phone } = await somebody()
    const sent = await phone.text('ya')
    await phone.edit(sent.id, 'tidak')
    await phone.revoke(sent.id)
    await line.event(({ input }) => input.kind === 'edited' && input.messageId === sent.id && input.text === 'tidak')
    await line.event(({ input }) => input.kind === 'revoked' && input.messageId === sent.id)
    expect(line.received.find(({ messageId }) => messageId === sent.id)?.input).toEqual({ kind: 'text', text: 'ya' })
  })

  test('a long text arrives whole, in several messages and in order', async () => {
    const { phone, chat } = await somebody()
    const text = Array.from({ length: 300 }, (_, index) => `Baris ke-${index} dari ringkasan`).join('\n')
    const outcome = await line.send(chat, { text: say`${text}` })
    const count = outcome.kind === 'sent' ? outcome.messageIds.length : 0
    expect(count).toBeGreaterThan(1)
    const pieces: string[] = []
    for (let index = 0; index < count; index++) pieces.push((await phone.next()).text)
    expect(pieces.join('\n')).toBe(text)
  })

  test('a message that the phone could not read is sent again from the database', async () => {
    const { phone, chat } = await somebody()
    phone.misreadNext()
    await line.send(chat, { text: say`Dikirim ulang` })
    expect((await phone.next(({ text }) => text === 'Dikirim ulang')).text).toBe('Dikirim ulang')
  })

  test('a message that arrived damaged is asked for again and comes once', async () => {
    const { phone } = await somebody()
    phone.corruptNext()
    const sent = await phone.text('rusak di jalan')
    await arrived('rusak di jalan')
    await phone.sendSameAgain(sent.id)
    await phone.text('sesudahnya')
    await arrived('sesudahnya')
    expect(line.received.filter(({ messageId }) => messageId === sent.id)).toHaveLength(1)
  })
})

describe('files', () => {
  test('a picture goes out with its words below it', async () => {
    const { phone, chat } = await somebody()
    await line.send(chat, { text: say`Nasi *kotak*`, picture: sha256(PNG) })
    const card = await phone.next()
    expect(card.text).toBe('Nasi *kotak*')
    expect(Buffer.from((await card.media?.bytes()) ?? [])).toEqual(PNG)
  })

  test('a document goes out under its name', async () => {
    const { phone, chat } = await somebody()
    await line.send(chat, { text: say`BAST`, document: { file: sha256(PDF), fileName: 'BAST 1.pdf' } })
    const got = await phone.next()
    expect(got.media).toMatchObject({ kind: 'document', fileName: 'BAST 1.pdf', mimeType: 'application/pdf' })
    expect(Buffer.from((await got.media?.bytes()) ?? [])).toEqual(PDF)
  })

  test('a picture that somebody sends is fetched, within the size allowed', async () => {
    const { phone } = await somebody()
    const sent = await phone.picture({ bytes: PNG, mimeType: 'image/png', caption: 'sudah diantar' })
    const { input } = await line.event(({ messageId }) => messageId === sent.id)
    if (input.kind !== 'picture') throw new Error(input.kind)
    expect(input.caption).toBe('sudah diantar')
    expect(Buffer.from(await line.channel.fetchMedia(input.media, 1_000))).toEqual(PNG)
    await expect(line.channel.fetchMedia(input.media, 10)).rejects.toThrow('too large')
  })

  test('a handle that points into our own network is not followed', async () => {
    const { phone } = await somebody()
    const sent = await phone.raw({
      imageMessage: {
        url: 'http://169.254.169.254/latest/meta-data',
        mediaKey: Buffer.alloc(32),
        mimetype: 'image/png',
      },
    })
    const { input } = await line.event(({ messageId }) => messageId === sent.id)
    if (input.kind !== 'picture') throw new Error(input.kind)
    await expect(line.channel.fetchMedia(input.media, 1_000)).rejects.toThrow('not on a WhatsApp host')
  })
})

describe('a group', () => {
  test('is told apart, answered in, and the bot knows when it is meant', async () => {
    const { phone } = await somebody()
    const group = wa.group({ subject: 'Admin Pesan', members: [phone] })
    await phone.text('obrolan sendiri', { chat: group.id })
    await phone.text('/ringkasan', { chat: group.id })
    const chatter = await arrived('obrolan sendiri')
    expect(chatter).toMatchObject({ group: true, addressed: false, address: { chat: group.id } })
    const command = await line.event(({ input }) => input.kind === 'command')
    expect(command).toMatchObject({ group: true, addressed: true, input: { name: 'ringkasan' } })
    expect((await line.send(group.id, { text: say`Ringkasan hari ini` })).kind).toBe('sent')
    await phone.next(({ chat, text }) => chat === group.id && text === 'Ringkasan hari ini')
  })
})

describe('a delivery', () => {
  test('that is tried again after it was sent is not sent twice', async () => {
    const { phone, chat } = await somebody()
    const first = await line.send(chat, { text: say`Sekali saja` }, { id: 900_001 })
    const again = await line.send(chat, { text: say`Sekali saja` }, { id: 900_001 })
    expect(again).toEqual(first)
    await line.send(chat, { text: say`penutup` })
    await phone.next(({ text }) => text === 'penutup')
    expect(phone.messages().filter(({ text }) => text === 'Sekali saja')).toHaveLength(1)
  })

  test('with nothing to say is refused', async () => {
    const { chat } = await somebody()
    expect(await line.send(chat, { text: say` ` })).toMatchObject({ kind: 'refused' })
  })

  test('to a number that is not on WhatsApp is refused', async () => {
    const outcome = await line.send('6281299999999@s.whatsapp.net', { text: say`Halo` })
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('not on WhatsApp') })
  })
})

test('nothing of the account or of what was said can be read in the tables, and no stanza is left', async () => {
  const { chat } = await somebody()
  await line.send(chat, { text: say`rahasia dapur` })
  await line.channel.stopIntake()
  const [keys, sent, stanzas] = await Promise.all([
    database.db.select().from(whatsappKeys),
    database.db.select().from(whatsappSent),
    database.db.select().from(whatsappStanzas),
  ])
  expect(stanzas).toEqual([])
  expect(keys.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['creds', 'identity-key', 'session', 'lid-mapping']),
  )
  const everything = Buffer.concat([...keys.map(({ value }) => value), ...sent.map(({ message }) => message)])
  for (const secret of ['rahasia dapur', 'private', BOT]) expect(everything.includes(secret)).toBe(false)
})
