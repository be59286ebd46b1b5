import { InputFile, InputMediaBuilder } from 'grammy'
import type { Message } from 'grammy/types'
import { expect, test } from 'vitest'
import { botOn, openTelegram, refusal, TOKEN } from './harness.ts'

/** The head of a PNG is all that anybody measures; the tail makes each one different. */
function png(width: number, height: number, tail = 'x'): Buffer {
  const head = Buffer.alloc(24)
  head.write('\x89PNG\r\n\x1a\n', 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, Buffer.from(tail)])
}

async function startedBot() {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  return { telegram, api, sari }
}

test('a photo that the bot uploads has the same bytes on the phone', async () => {
  const { api, sari } = await startedBot()
  const bytes = png(640, 480)
  const sent = await api.sendPhoto(7, new InputFile(bytes, 'nasi.png'), { caption: '<i>Nasi</i>', parse_mode: 'HTML' })
  expect(sent.photo.map(({ width }) => width)).toEqual([90, 640])
  const shown = await sari.next()
  expect(shown).toMatchObject({ text: 'Nasi', entities: [{ type: 'italic' }], media: { kind: 'picture' } })
  expect(Buffer.from((await shown.media?.bytes()) ?? [])).toEqual(bytes)
  const again = await api.sendPhoto(7, sent.photo.at(-1)?.file_id ?? '')
  expect(again.photo.at(-1)?.file_id).toBe(sent.photo.at(-1)?.file_id)
  expect(await refusal(api.sendDocument(7, sent.photo.at(-1)?.file_id ?? ''))).toBe(
    "400 Bad Request: can't use file of type Photo as Document",
  )
})

test('photos that Telegram could not show are refused', async () => {
  const { api } = await startedBot()
  const send = (bytes: Buffer) => refusal(api.sendPhoto(7, new InputFile(bytes, 'a.png')))
  expect(await send(Buffer.from('no picture'))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED')
  expect(await send(png(9000, 1001))).toBe('400 Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await send(Buffer.concat([png(10, 10), Buffer.alloc(10 * 1024 * 1024)]))).toContain('too big for a photo')
  expect(await refusal(api.sendPhoto(7, 'AgACinvented'))).toBe(
    '400 Bad Request: wrong file identifier/HTTP URL specified',
  )
})

test('the bot downloads the photo that a person sent', async () => {
  const { telegram, api, sari } = await startedBot()
  const bytes = png(1280, 960, 'from the vendor')
  await sari.picture({ bytes, mimeType: 'image/png', caption: 'udah sampe' })
  const [update] = await api.getUpdates({ offset: -1 })
  expect(update?.message).toMatchObject({ caption: 'udah sampe', photo: [{ width: 90 }, { width: 1280 }] })
  const file = await api.getFile(update?.message?.photo?.at(-1)?.file_id ?? '')
  const download = (token: string) => fetch(`${telegram.apiRoot}/file/bot${token}/${file.file_path}`)
  expect(Buffer.from(await (await download(TOKEN)).arrayBuffer())).toEqual(bytes)
  expect((await download('123456:wrong')).status).toBe(404)
  expect(await refusal(api.getFile('invented'))).toBe('400 Bad Request: invalid file_id')
})

test('a file above 20 MB can be sent by a person but not fetched by the bot', async () => {
  const { api, sari } = await startedBot()
  const bytes = new Uint8Array(20 * 1024 * 1024 + 1)
  await sari.document({ bytes, mimeType: 'application/pdf', fileName: 'besar.pdf' })
  const [update] = await api.getUpdates({ offset: -1 })
  expect(update?.message?.document).toMatchObject({ file_name: 'besar.pdf', file_size: bytes.length })
  expect(await refusal(api.getFile(update?.message?.document?.file_id ?? ''))).toBe('400 Bad Request: file is too big')
})

test('an album comes whole, with uploads and known files mixed, or not at all', async () => {
  const { api, sari } = await startedBot()
  const fresh = (tail: string) => InputMediaBuilder.photo(new InputFile(png(100, 100, tail), `${tail}.png`))
  const sent = await api.sendMediaGroup(7, [fresh('satu'), { ...fresh('dua'), caption: 'Dua' }])
  expect(new Set(sent.map((message: Message) => message.media_group_id)).size).toBe(1)
  expect(sari.messages().map(({ text, media }) => [text, media?.kind])).toEqual([
    ['hai', undefined],
    ['', 'picture'],
    ['Dua', 'picture'],
  ])
  expect(await refusal(api.sendMediaGroup(7, [fresh('tiga'), InputMediaBuilder.photo('invented')]))).toContain(
    'wrong file',
  )
  expect(sari.messages()).toHaveLength(3)
})

test('a card’s picture can be exchanged in place', async () => {
  const { api, sari } = await startedBot()
  const first = await api.sendPhoto(7, new InputFile(png(10, 10, 'lama'), 'a.png'), { caption: 'Lama' })
  const media = InputMediaBuilder.photo(new InputFile(png(10, 10, 'baru'), 'b.png'), { caption: 'Baru' })
  await api.editMessageMedia(7, first.message_id, media)
  const shown = sari.messages().at(-1)
  expect(shown).toMatchObject({ text: 'Baru', edited: true })
  expect(Buffer.from((await shown?.media?.bytes()) ?? []).toString()).toContain('baru')
  expect(await refusal(api.editMessageText(7, first.message_id, 'x'))).toBe(
    '400 Bad Request: there is no text in the message to edit',
  )
  expect(await refusal(api.sendPhoto(7, first.photo[0]?.file_id ?? '', { caption: 'a'.repeat(1025) }))).toBe(
    '400 Bad Request: message caption is too long',
  )
})

test('a document keeps its name and type, a location and a contact arrive as such', async () => {
  const { api, sari } = await startedBot()
  await api.sendDocument(7, new InputFile(Buffer.from('%PDF-1.4'), 'surat pesanan.pdf'))
  expect((await sari.next()).media).toMatchObject({
    kind: 'document',
    fileName: 'surat pesanan.pdf',
    mimeType: 'application/pdf',
  })
  await api.sendLocation(7, -6.18, 106.83)
  expect((await sari.next()).text).toBe('📍 -6.18, 106.83')
  await sari.contact('+628120000000')
  await sari.other('voice', { bytes: Buffer.from('ogg'), mimeType: 'audio/ogg' })
  const [contact, voice] = await api.getUpdates({ offset: -2 })
  expect(contact?.message?.contact).toMatchObject({ user_id: 7 })
  expect(voice?.message?.voice?.mime_type).toBe('audio/ogg')
})

test('pictures that a person sends at once share an album', async () => {
  const { api, sari } = await startedBot()
  const uploads = ['satu', 'dua'].map((tail) => ({ bytes: png(10, 10, tail), mimeType: 'image/png' }))
  await sari.album(uploads)
  const updates = await api.getUpdates({ offset: -2 })
  const albums = updates.map(({ message }) => message?.media_group_id)
  expect(albums[0]).toBeTruthy()
  expect(albums[1]).toBe(albums[0])
})
