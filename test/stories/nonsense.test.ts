/** What nobody asked for, through both adapters: it gets a clear answer, changes nothing, and brings nothing down. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { type Office, openOffice } from '../support/office.ts'
import { order, type Placed, RINA } from './ordering.ts'

let office: Office
let asked: Placed
let before: unknown

const rina = () => office.on('telegram', RINA)
const orders = async () =>
  office.database.db.query.orders.findMany({ columns: { id: true, status: true, total: true } })

beforeAll(async () => {
  office = await openOffice({ webhook: true })
  asked = await order(office, rina())
  before = await orders()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => {
  expect(await office.faults()).toEqual([])
  expect(await orders()).toEqual(before)
})

const upload = { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), mimeType: 'image/png' }

describe('an officer who is asked for a number', () => {
  const sends: readonly (readonly [string, (phone: TelegramPhone) => Promise<unknown>])[] = [
    ['a picture', (phone) => phone.picture(upload)],
    ['a picture with a number under it', (phone) => phone.picture({ ...upload, caption: 'banyak' })],
    ['a document', (phone) => phone.document({ ...upload, fileName: 'a.pdf' })],
    ['a sticker', (phone) => phone.other('sticker', upload)],
    ['a voice note', (phone) => phone.other('voice', upload)],
    ['a place', (phone) => phone.location(-6.2, 106.8)],
    ['a contact', (phone) => phone.contact('+6280012345678')],
  ]
  test.each(sends)('and sends %s is asked for words, and goes on', async (_, send) => {
    await rina().says('nasi kotak dibawah 40rb')
    await rina().taps('1.')
    expect(await rina().does((phone) => send(phone as TelegramPhone))).toContain('jawaban tertulis')
    expect(await rina().says('seribu juta')).toMatch(/terlalu besar|paling banyak|belum terbaca/)
    expect(await rina().says('batal')).not.toBe('')
  })
})

describe('an officer with nothing under way', () => {
  test.each([
    ['a picture', (phone: TelegramPhone) => phone.picture(upload)],
    ['a sticker', (phone: TelegramPhone) => phone.other('sticker', upload)],
    ['a voice note', (phone: TelegramPhone) => phone.other('voice', upload)],
    ['an album', (phone: TelegramPhone) => phone.album([upload, upload])],
  ] as const)('who sends %s is asked to write it', async (_, send) => {
    await rina().says('menu')
    expect(await rina().does((phone) => send(phone as TelegramPhone))).toContain('Tolong ditulis saja')
  })
})

describe('a vendor whose answer is awaited', () => {
  const sends: readonly (readonly [string, (phone: WhatsAppPhone) => Promise<unknown>])[] = [
    ['a megabyte of words', (phone) => phone.text('lorem ipsum '.repeat(90_000))],
    ['emoji only', (phone) => phone.text('🍚🍗🔥')],
    ['right-to-left tricks', (phone) => phone.text('\u202Epais\u202C\u200B')],
    ['signs only', (phone) => phone.text('?!?!')],
    ['no number', (phone) => phone.text('NaN')],
    ['less than nothing', (phone) => phone.text('-5')],
    ['far too much', (phone) => phone.text('1e9')],
    ['a number off the list', (phone) => phone.text('9')],
    ['markup', (phone) => phone.text('*_~`')],
    ['half a character', (phone) => phone.text('hm\uD83D')],
    ['a picture', (phone) => phone.picture(upload)],
    ['a document', (phone) => phone.document({ ...upload, fileName: 'nota.pdf' })],
    ['a voice note', (phone) => phone.voiceNote()],
    ['a sticker', (phone) => phone.sticker()],
    ['a place', (phone) => phone.location({ latitude: -6.2, longitude: 106.8 })],
    ['a contact', (phone) => phone.contact({ name: 'Orang', number: '6280012345678' })],
  ]
  test.each(sends)('and sends %s is not taken for an answer', async (_, send) => {
    const said = await asked.vendor.does((phone) => send(phone as WhatsAppPhone))
    expect(said).not.toMatch(/sudah dicatat|tidak jadi|sudah saya kirim ke pemesan/)
    expect(said.length).toBeLessThan(2_000)
  })

  test('and sends his voice is asked to write it, or to call a person', async () => {
    const said = await asked.vendor.does((phone) => (phone as WhatsAppPhone).voiceNote())
    expect(said).toMatch(/(Tolong ditulis saja|hanya mengerti tulisan|Mau saya panggilkan orang).*admin/s)
  })

  test('and edits, deletes or reacts binds nobody', async () => {
    const phone = asked.vendor.phone as WhatsAppPhone
    await asked.vendor.says('sebentar ya')
    const mine = phone.messages().findLast(({ from }) => from === 'me')?.id ?? ''
    await phone.edit(mine, 'siap kak')
    await phone.reaction(asked.vendor.bubble('pesanan baru').id, '👍')
    await phone.revoke(mine)
    expect(await asked.vendor.says('halo kak')).toMatch(/Halo Kak/)
  })
})

describe('Telegram’s door', () => {
  const post = (body: string, secret = 'of-the-story') =>
    fetch(`${office.app().url}/hook/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body,
    })
  const from = { id: 5_000_000_000_004, is_bot: false, first_name: 'Rina' }
  const chat = { id: from.id, type: 'private', first_name: 'Rina' }
  const message = (more: object) => ({ message_id: 900_000, date: 1, chat, from, ...more })

  test.each([
    ['no JSON', '{{{'],
    ['nothing', ''],
    ['a bare number', '7'],
    ['an empty update', '{}'],
    ['an update without a number', JSON.stringify({ message: message({ text: 'halo' }) })],
    ['a message without a chat', JSON.stringify({ update_id: 1, message: { text: 'halo' } })],
    ['a text that is none', JSON.stringify({ update_id: 2, message: message({ text: { a: 1 } }) })],
    ['a tap without data', JSON.stringify({ update_id: 3, callback_query: { id: '1', from } })],
    [
      'a tap with strange data',
      JSON.stringify({ update_id: 4, callback_query: { id: '2', from, data: '%%:x', message: message({}) } }),
    ],
    ['something of the future', JSON.stringify({ update_id: 5, telepathy: { from, thought: 'nasi' } })],
    ['ten thousand layers', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('takes %s without falling', async (_, body) => {
    expect((await post(body)).status).toBeLessThan(500)
    await office.settled()
    expect(await rina().says('menu')).toContain('Mau apa hari ini?')
  })

  test('answers a megabyte of words in one message', async () => {
    const words = await rina().does(() =>
      post(JSON.stringify({ update_id: 6, message: message({ text: 'nasi '.repeat(200_000) }) })),
    )
    expect(words.length).toBeLessThan(5_000)
  })

  test('opens to nobody who does not know the secret', async () => {
    const body = JSON.stringify({ update_id: 7, message: message({ text: 'menu' }) })
    expect((await post(body, 'guessed')).status).toBe(401)
  })
})
