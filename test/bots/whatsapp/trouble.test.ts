// only on postgresql: what the messenger does to a connection is not about the database
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '#bots/markup.ts'
import type { Database } from '#db/client.ts'
import { breakLease, takeLease } from '#db/leases.ts'
import { whatsappKeys, whatsappStanzas } from '#db/schema.ts'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { openTestDatabase } from '../../support/database.ts'
import { type Line, openLine, pairedLine, until } from './line.ts'

let database: Database
let wa: LocalWhatsApp
let lines: Line[]
let bots = 0
/** Every test has an account and a number of its own. */
let account: string
let number: string
const SARI = '6281200000001@s.whatsapp.net'
const sari = () => wa.phone({ number: '6281200000001', name: 'Sari' }, number)

beforeAll(async () => {
  database = await openTestDatabase()
  wa = await startLocalWhatsApp()
})
afterAll(async () => {
  await wa.close()
  await database.close()
})
beforeEach(() => {
  lines = []
  account = `bot-${++bots}`
  number = `6281100000${String(bots).padStart(3, '0')}`
})
afterEach(async () => {
  wa.faults.clear()
  for (const { channel } of lines) await channel.close()
})

type More = Parameters<typeof openLine>[2]
const paired = async (more?: More) => kept(await pairedLine(database.db, wa, { account, number, ...more }))
const opened = async (more?: More) => kept(await openLine(database.db, wa, { account, ...more }))
const stanzas = () => database.db.select().from(whatsappStanzas).where(eq(whatsappStanzas.account, account))
function kept(line: Line): Line {
  lines.push(line)
  return line
}
const state = (line: Line) => line.channel.health().state
const code = (line: Line) => line.channel.health().troubles?.[0]?.code
const texts = (line: Line) => line.received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind))

describe('pairing', () => {
  test('shows the operator a QR, then remembers the account over a restart', async () => {
    const first = await paired()
    await first.channel.close()
    expect(first.channel.health().state).toBe('off')
    const second = await opened()
    await second.open()
    expect(second.channel.pairing().qr).toBeUndefined()
  })

  test('also by a code that is typed on the phone', async () => {
    const line = await opened()
    await until(() => state(line) === 'pairing')
    const code = await line.channel.requestPairingCode(`+${number}`)
    expect(line.channel.pairing().code).toBe(code)
    await wa.enterPairingCode(code, number)
    await line.open()
    await expect(line.channel.requestPairingCode(number)).rejects.toThrow('not waiting to be paired')
  })

  test('that was broken off starts afresh, instead of logging in as nobody', async () => {
    const first = await opened()
    await until(() => state(first) === 'pairing')
    await first.channel.requestPairingCode(number)
    await first.channel.close()
    const second = await opened()
    await until(() => second.channel.pairing().qr)
  })

  test('with another SECRET_KEY the stored account stays shut, and the operator is told why', async () => {
    const first = await paired()
    await first.channel.close()
    const second = await opened({ secretKey: 'another' })
    await until(() => code(second) === 'account-sealed')
    expect(await database.db.select().from(whatsappKeys).where(eq(whatsappKeys.account, account))).not.toEqual([])
  })
})

describe('what was sent while we were away', () => {
  test('arrives once, in order, and says that it waited', async () => {
    const first = await paired()
    await first.channel.close()
    for (const text of ['satu', 'dua', 'tiga']) await sari().text(text)
    const second = await opened()
    await second.open()
    await until(() => texts(second).length === 3)
    expect(texts(second)).toEqual(['satu', 'dua', 'tiga'])
    expect(second.received.every(({ waited }) => waited)).toBe(true)
    await second.channel.close()
    const third = await opened()
    await third.open()
    await sari().text('empat')
    await until(() => texts(third).includes('empat'))
    expect(texts(third)).toEqual(['empat'])
  })

  test('is never overtaken by what is written while it still comes in', async () => {
    const first = await paired()
    await first.channel.close()
    const words = Array.from({ length: 60 }, (_, count) => `kata ${count}`)
    for (const text of words.slice(0, 50)) await sari().text(text)
    const second = await opened()
    await until(() => second.received.length > 0)
    for (const text of words.slice(50)) await sari().text(text)
    await until(() => texts(second).length === words.length)
    expect(texts(second)).toEqual(words)
    expect(second.received.filter(({ waited }) => waited)).toHaveLength(50)
  })

  test('a message that the inbox refused comes again from the journal, decrypted only once', async () => {
    let failing = true
    const tried: string[] = []
    const first = await paired({
      intake: async (events) => {
        for (const { input } of events) if (input.kind === 'text') tried.push(input.text)
        if (failing) throw new Error('the database is gone')
      },
    })
    await sari().text('jangan hilang')
    await until(() => tried.length > 0)
    await first.channel.stopIntake()
    expect(await stanzas()).toHaveLength(1)
    await first.channel.close()
    failing = false
    const second = await opened()
    await second.open()
    await until(() => texts(second).includes('jangan hilang'))
    await sari().text('lanjut')
    await until(() => texts(second).includes('lanjut'))
    expect(texts(second)).toEqual(['jangan hilang', 'lanjut'])
    await second.channel.stopIntake()
    expect(await stanzas()).toEqual([])
  })
})

describe('when the connection ends', () => {
  test.each([503, 515] as const)('with %i it comes back by itself', async (code) => {
    const line = await paired()
    wa.faults.streamError(code)
    await until(() => line.channel.health().reconnects >= 2)
    await line.open()
    await sari().text('masih di sini?')
    await until(() => texts(line).includes('masih di sini?'))
  })

  test('by a lost network it comes back, and what was sent meanwhile arrives', async () => {
    const line = await paired()
    wa.faults.dropConnections()
    await sari().text('di tengah putus')
    await until(() => texts(line).includes('di tengah putus'))
    await line.open()
  })

  test('with 440 it stays away, because another program has the session', async () => {
    const line = await paired()
    wa.faults.streamError(440)
    await until(() => state(line) === 'stopped')
    expect(code(line)).toBe('session-taken')
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(wa.connections()).toBe(0)
    expect(await line.send(SARI, { text: say`halo` })).toMatchObject({ kind: 'retry', mayHaveArrived: false })
  })

  test('after 440 it stays away even when the lease is lost and found again', async () => {
    const line = await paired()
    wa.faults.streamError(440)
    await until(() => state(line) === 'stopped')
    const name = `whatsapp/${account}`
    await breakLease(database.db, name)
    await takeLease(database.db, { name, holder: 'somebody', ttlMs: 500 })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(state(line)).toBe('stopped')
    expect(wa.connections()).toBe(0)
  })

  test('with 401 it forgets the account and asks to be paired anew', async () => {
    const line = await paired()
    wa.unlink(number)
    const qr = await until(() => line.channel.pairing().qr)
    expect(code(line)).toBe('unlinked')
    await wa.scanQr(qr, number)
    await line.open()
    expect(code(line)).toBeUndefined()
  })

  test('on shutdown the device stays linked', async () => {
    const line = await paired()
    await line.channel.close()
    expect(wa.connections()).toBe(0)
    const again = await opened()
    await again.open()
  })
})

describe('when the connection does not open', () => {
  test('because the upgrade is refused, it does not wait for ever', async () => {
    const first = await paired()
    await first.channel.close()
    const undo = wa.faults.refuseUpgrade(503)
    const line = await opened({ watchdogMs: 300 })
    await until(() => line.channel.health().reconnects >= 1)
    undo()
    await line.open()
  })

  test('because the handshake stalls, it tries again', async () => {
    const first = await paired()
    await first.channel.close()
    const undo = wa.faults.stallHandshake()
    const line = await opened({ watchdogMs: 300 })
    await until(() => line.channel.health().reconnects >= 1)
    undo()
    await line.open()
  })
})

describe('what WhatsApp says to a message', () => {
  test('463 is never retried, and after several cold contacts no other is tried', async () => {
    const line = await paired()
    const undo = wa.faults.ackError(463)
    const cold = ['6281200000011', '6281200000012', '6281200000013', '6281200000014']
    for (const number of cold) wa.phone({ number, name: number })
    const outcomes = []
    for (const number of cold) outcomes.push(await line.send(`${number}@s.whatsapp.net`, { text: say`Halo` }))
    undo()
    expect(outcomes).toEqual(
      cold.map(() => expect.objectContaining({ kind: 'refused', cold: true, why: expect.stringContaining('463') })),
    )
    expect(outcomes.at(-1)).toMatchObject({ why: expect.stringContaining('held back') })
    expect(line.channel.health()).toMatchObject({ state: 'open', troubles: [{ code: 'first-messages-held' }] })
  })

  test('479 is tried once more over a fresh session', async () => {
    const line = await paired()
    await sari().text('halo')
    wa.faults.delayAcks(400)
    const undo = wa.faults.ackError(479)
    const sending = line.send(SARI, { text: say`Pesanan` })
    setTimeout(undo, 200)
    expect(await sending).toMatchObject({ kind: 'sent' })
    await sari().next(({ text }) => text === 'Pesanan')
  })

  test('479 again and again is left for later', async () => {
    const line = await paired()
    await sari().text('halo')
    wa.faults.ackError(479)
    const outcome = await line.send(SARI, { text: say`Pesanan` })
    expect(outcome).toMatchObject({ kind: 'retry', mayHaveArrived: false, why: expect.stringContaining('479') })
  })

  test('nothing: it may have arrived, and the retry goes under the same id', async () => {
    const line = await paired({ ackTimeoutMs: 300 })
    sari().block()
    const undo = wa.faults.dropAcks()
    const outcome = await line.send(SARI, { text: say`Pesanan` }, { id: 7_000_001 })
    expect(outcome).toMatchObject({ kind: 'retry', mayHaveArrived: true })
    undo()
    sari().unblock()
    const again = await line.send(SARI, { text: say`Pesanan` }, { id: 7_000_001 })
    expect(again.kind).toBe('sent')
    const got = await sari().next()
    expect(again).toEqual({ kind: 'sent', messageIds: [got.id] })
  })

  test('when it does not name the devices of a contact, nothing is believed to be sent', async () => {
    const line = await paired({ queryTimeoutMs: 1_000 })
    await sari().text('halo')
    const undo = wa.faults.ignoreUsync()
    const outcome = await line.send(SARI, { text: say`Pesanan` })
    undo()
    expect(outcome).toMatchObject({ kind: 'retry', mayHaveArrived: false })
  })

  test('when the upload fails, the picture is tried again later', async () => {
    const line = await paired({ picture: async () => ({ bytes: Buffer.from('x'), mimeType: 'image/png' }) })
    await sari().text('halo')
    const undo = wa.faults.failUploads()
    expect(await line.send(SARI, { text: say`Nasi`, picture: 'p' }, { id: 7_000_002 })).toMatchObject({ kind: 'retry' })
    undo()
    expect(await line.send(SARI, { text: say`Nasi`, picture: 'p' }, { id: 7_000_002 })).toMatchObject({ kind: 'sent' })
  })
})

describe('two processes', () => {
  test('but one database for only one of them: the lease of a killed process does not hold up the next', async () => {
    const { db } = database
    await takeLease(db, { name: `whatsapp/${account}`, holder: 'killed', ttlMs: 60_000 })
    const line = await opened({ alone: true })
    await until(() => line.channel.pairing().qr)
  })

  test('hold one connection between them; the second takes over when the first goes', async () => {
    const first = await paired()
    const second = await opened()
    await until(() => code(second) === 'other-process')
    expect(wa.connections()).toBe(1)
    await first.channel.close()
    await second.open()
    await sari().text('siapa di sana?')
    await until(() => texts(second).includes('siapa di sana?'))
  })
})
