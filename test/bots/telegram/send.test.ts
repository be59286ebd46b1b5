import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Choice, Say, SendOutcome } from '#bots/channel.ts'
import { type Markup, say } from '#bots/markup.ts'
import type { TelegramChannel } from '#bots/telegram/connect.ts'
import type { Database } from '#db/client.ts'
import { rememberUpload, uploadedAs } from '#db/uploads.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { type Office, openOffice, png } from './office.ts'

let database: Database
let office: Office
let channel: TelegramChannel
let sari: TelegramPhone
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  office = await openOffice(database)
  channel = await office.open()
  sari = office.telegram.phone({ id: 4201, firstName: 'Sari' })
  await sari.pressStart()
})
afterEach(() => office.close())

const CHAT = '4201'
const yes: Choice = { label: 'Ya', act: { flow: 'x' } }
const send = (what: Say, more: object = {}) => office.say(channel, CHAT, what, more)
const seen = () => sari.messages().filter(({ from }) => from === 'them')
const words = () => seen().map(({ text }) => text)
const idsOf = (outcome: SendOutcome) => (outcome.kind === 'sent' ? outcome.messageIds : [])
const faults = () => office.telegram.faults

test('a message arrives with its marks and its buttons', async () => {
  const outcome = await send({ text: say`Halo *Ibu ${'<Sari>'}*`, choices: [[yes]] }, { token: 'k3y' })
  expect(seen()).toMatchObject([
    { text: 'Halo Ibu <Sari>', entities: [{ type: 'bold', offset: 5, length: 10 }], buttons: [[{ data: 'k3y:0' }]] },
  ])
  expect(outcome).toEqual({ kind: 'sent', messageIds: [seen()[0]?.id] })
})

test('what it answers is quoted, and if that is gone it is said all the same', async () => {
  const question = await sari.text('jam berapa?')
  await send({ text: say`Jam 11.` }, { quotes: question.id })
  expect(seen().at(-1)).toMatchObject({ text: 'Jam 11.', replyTo: question.id })
  await sari.revoke(question.id)
  expect(await send({ text: say`Jam 12.` }, { quotes: question.id })).toMatchObject({ kind: 'sent' })
})

describe('pictures', () => {
  const cached = (sha256: string) => uploadedAs(database.db, { channel: 'telegram', sha256 })

  test('a picture is uploaded once, however often it is shown', async () => {
    const picture = office.store(png(41))
    await Promise.all([1, 2, 3].map((n) => send({ text: say`Nasi kotak ${n}`, picture })))
    await send({ text: say`Nasi kotak 4`, picture })
    expect(seen().map(({ media }) => media?.kind)).toEqual(['picture', 'picture', 'picture', 'picture'])
    const contents = await Promise.all(seen().map(async ({ media }) => Buffer.from((await media?.bytes()) ?? [])))
    for (const bytes of contents) expect(bytes.equals(Buffer.from(png(41)))).toBe(true)
    expect(await cached(picture)).toEqual(expect.any(String))
    expect(office.readsOf(picture)).toBe(1)
  })

  test('an id that Telegram no longer knows is replaced', async () => {
    const picture = office.store(png(42))
    await rememberUpload(database.db, { channel: 'telegram', sha256: picture, remoteId: 'AgACAgIAAxkB-stale' })
    expect(await send({ text: say`Nasi kotak`, picture })).toMatchObject({ kind: 'sent' })
    expect(seen()).toMatchObject([{ text: 'Nasi kotak', media: { kind: 'picture' } }])
    expect(await cached(picture)).not.toBe('AgACAgIAAxkB-stale')
  })

  test('a picture that cannot be shown or found does not keep the words back', async () => {
    const broken = office.store(new Uint8Array([1, 2, 3]))
    for (const picture of [broken, 'f'.repeat(64)]) {
      expect(await send({ text: say`Nasi kotak`, picture, choices: [[yes]] }, { token: 'k' })).toMatchObject({
        kind: 'sent',
      })
      expect(seen().at(-1)).toMatchObject({ text: 'Nasi kotak', buttons: [[{ text: 'Ya' }]] })
    }
  })

  test('a document keeps its name, whatever it is', async () => {
    const file = office.store(Buffer.from('%PDF-1.7'), 'application/pdf')
    await send({ text: say`Berikut.`, document: { file, fileName: 'BAST no 1; "akhir" é.pdf' } })
    expect(seen()).toMatchObject([
      { text: 'Berikut.', media: { kind: 'document', fileName: 'BAST no 1- -akhir- é.pdf' } },
    ])
  })

  test('a document that is not there is refused rather than left out', async () => {
    const outcome = await send({ text: say`Berikut.`, document: { file: 'e'.repeat(64), fileName: 'x.pdf' } })
    expect(outcome).toEqual({ kind: 'refused', why: 'rejected: there is no such file' })
  })
})

describe('changing a message in place', () => {
  const edit = (messageId: string, hadPicture: boolean, what: Say) =>
    send(what, { edits: { messageId, hadPicture }, token: 'k' })

  test('words for words, without the old buttons', async () => {
    const [id = ''] = idsOf(await send({ text: say`Setuju?`, choices: [[yes]] }, { token: 'k' }))
    expect(await edit(id, false, { text: say`*Disetujui.*` })).toEqual({ kind: 'sent', messageIds: [id] })
    expect(seen()).toMatchObject([{ id, text: 'Disetujui.', edited: true }])
    expect(seen()[0]?.buttons).toBeUndefined()
  })

  test('one card for the next, a card in the place of words', async () => {
    const [first, second] = [office.store(png(51)), office.store(png(52))]
    const [id = ''] = idsOf(await send({ text: say`Etalase` }))
    await edit(id, false, { text: say`Nasi kotak`, picture: first })
    await edit(id, true, { text: say`Snack box`, picture: second, choices: [[yes]] })
    expect(seen()).toMatchObject([{ id, text: 'Snack box', media: { kind: 'picture' }, buttons: [[{ text: 'Ya' }]] }])
    expect(Buffer.from((await seen()[0]?.media?.bytes()) ?? [])).toEqual(Buffer.from(png(52)))
  })

  test('words cannot take the place of a card, so it goes and they come', async () => {
    const [id = ''] = idsOf(await send({ text: say`Nasi kotak`, picture: office.store(png(53)) }))
    const outcome = await edit(id, true, { text: say`Etalase` })
    expect(seen().filter(({ deleted }) => !deleted)).toMatchObject([{ id: idsOf(outcome)[0], text: 'Etalase' }])
  })

  test('the same again is as good as done', async () => {
    const [id = ''] = idsOf(await send({ text: say`Setuju?` }))
    expect(await edit(id, false, { text: say`Setuju?` })).toEqual({ kind: 'sent', messageIds: [id] })
  })

  test('what is gone, or of another kind than thought, is said as a new message', async () => {
    const [card = ''] = idsOf(await send({ text: say`Nasi kotak`, picture: office.store(png(54)) }))
    expect(await edit('999', false, { text: say`satu` })).toMatchObject({ kind: 'sent' })
    expect(await edit(card, false, { text: say`dua` })).toMatchObject({ kind: 'sent' })
    const mine = await sari.text('halo')
    expect(await edit(mine.id, false, { text: say`tiga` })).toMatchObject({ kind: 'sent' })
    expect(words().slice(-3)).toEqual(['satu', 'dua', 'tiga'])
  })

  test('what is too long for one message goes on below', async () => {
    const [id = ''] = idsOf(await send({ text: say`Daftar` }))
    const outcome = await edit(id, false, { text: say`${'kata '.repeat(1500)}`, choices: [[yes]] })
    expect(idsOf(outcome)).toEqual(seen().map((message) => message.id))
    expect(seen().map(({ buttons }) => buttons?.length ?? 0)).toEqual([0, 1])
  })
})

describe('when Telegram has a bad day', () => {
  const three = { text: `${'satu '.repeat(800)}${'dua '.repeat(1000)}${'tiga '.repeat(700)}` as Markup }

  test('429: it comes back as told', async () => {
    faults().add({ kind: 'flood', retryAfterSeconds: 7 })
    expect(await send({ text: say`Halo` })).toEqual({
      kind: 'retry',
      afterMs: 7000,
      why: 'flood',
      mayHaveArrived: false,
    })
    expect(words()).toEqual([])
  })

  test.each([
    { kind: 'server-error' } as const,
    { kind: 'bad-gateway' } as const,
    { kind: 'drop', applied: false } as const,
    { kind: 'hang' } as const,
  ])('$kind: nobody knows whether it arrived', async (fault) => {
    faults().add(fault)
    expect(await send({ text: say`Halo` })).toMatchObject({ kind: 'retry', mayHaveArrived: true })
    expect(await send({ text: say`Halo` })).toMatchObject({ kind: 'sent' })
  })

  test('a call that was applied before the connection broke is told as doubtful', async () => {
    faults().add({ kind: 'drop', applied: true })
    expect(await send({ text: say`Halo` })).toMatchObject({ kind: 'retry', mayHaveArrived: true })
    expect(words()).toEqual(['Halo'])
  })

  test('nobody listening there: it has certainly not arrived', async () => {
    const lost = await office.open({ apiRoot: 'http://127.0.0.1:9' })
    const outcome = await office.say(lost, CHAT, { text: say`Halo` })
    expect(outcome).toMatchObject({ kind: 'retry', mayHaveArrived: false, why: 'ECONNREFUSED' })
  })

  test('the parts of a long message that went out do not go out again', async () => {
    const delivery = { id: 77_001, address: { channel: 'telegram', chat: CHAT }, say: three } as const
    const outcomes: SendOutcome[] = []
    for (const _part of ['first', 'second']) {
      faults().add({ kind: 'delay', milliseconds: 1 }, { method: 'sendMessage' })
      faults().add({ kind: 'flood', retryAfterSeconds: 1 }, { method: 'sendMessage' })
    }
    while (outcomes.at(-1)?.kind !== 'sent') outcomes.push(await channel.send(delivery))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['retry', 'retry', 'sent'])
    expect(words().join(' ').split(/\s+/)).toHaveLength(2500)
    expect(idsOf(outcomes[2] as SendOutcome)).toEqual(seen().map(({ id }) => id))
  })

  test.each([{ kind: 'blocked' } as const, { kind: 'chat-not-found' } as const])(
    '$kind: never again',
    async (fault) => {
      faults().add(fault)
      const outcome = await send({ text: say`Halo` })
      expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^closed: /) })
    },
  )

  test('a chat that never was, and one of another messenger', async () => {
    expect(await office.say(channel, '999', { text: say`Halo` })).toMatchObject({ kind: 'refused' })
    await expect(office.say(channel, '62811@s.whatsapp.net', { text: say`Halo` })).rejects.toThrow('address')
  })

  test('nothing to say is refused, not sent', async () => {
    expect(await send({ text: say`${'  '}` })).toEqual({ kind: 'refused', why: 'rejected: nothing to say' })
  })
})
