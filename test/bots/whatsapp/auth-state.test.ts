import { Curve, initAuthCreds, proto, type SignalDataSet, type SignalDataTypeMap } from '@whiskeysockets/baileys'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AuthOptions, covered, openAuthState, PLAINTEXT } from '#bots/whatsapp/auth-state.ts'
import { createVault } from '#bots/whatsapp/vault.ts'
import type { Database } from '#db/client.ts'
import { whatsappKeys } from '#db/schema.ts'
import { openTestDatabase } from '../../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const auth = (account: string, more: Partial<AuthOptions> = {}) =>
  openAuthState({
    db: database.db,
    account,
    vault: createVault('secret', account),
    clock: Date.now,
    onPairs: () => undefined,
    onWriteFailed: () => undefined,
    ...more,
  })

/** One value of each of the ten types that WhatsApp's Signal store knows. */
const everyType = (): { [Type in keyof SignalDataTypeMap]: SignalDataTypeMap[Type] } => ({
  'pre-key': Curve.generateKeyPair(),
  session: Buffer.from([1, 2, 0, 255]),
  'sender-key': Buffer.from('[{"senderKeyId":1}]'),
  'sender-key-memory': { '1@lid': true },
  'app-state-sync-key': proto.Message.AppStateSyncKeyData.fromObject({ keyData: Buffer.from([9, 8]), timestamp: 5 }),
  'app-state-sync-version': {
    version: 3,
    hash: Buffer.alloc(4, 7),
    indexValueMap: { x: { valueMac: Buffer.from([1]) } },
  },
  'lid-mapping': '200000000000001',
  'device-list': ['0', '12'],
  tctoken: { token: Buffer.from('token'), timestamp: '17' },
  'identity-key': Buffer.alloc(33, 5),
})

test('each of the ten types comes back from the database as it went in', async () => {
  const { keys } = await auth('ten')
  const values = everyType()
  const data = Object.fromEntries(Object.entries(values).map(([type, value]) => [type, { '1': value }]))
  await keys.set(data as SignalDataSet)
  const again = await auth('ten')
  for (const [type, value] of Object.entries(values)) {
    const found = await again.keys.get(type as keyof SignalDataTypeMap, ['1', 'unknown'])
    expect(Object.keys(found)).toEqual(['1'])
    expect(JSON.stringify(found['1'])).toBe(JSON.stringify(value))
  }
  const appState = await again.keys.get('app-state-sync-key', ['1'])
  expect(appState['1']).toBeInstanceOf(proto.Message.AppStateSyncKeyData)
  const { session } = values
  expect((await again.keys.get('session', ['1']))['1']).toEqual(session)
})

test('a set may be repeated, a value changed, and null deletes', async () => {
  const { keys } = await auth('repeat')
  for (let times = 0; times < 2; times++) await keys.set({ session: { a: Buffer.from('1'), b: Buffer.from('2') } })
  await keys.set({ session: { a: Buffer.from('3'), b: null } })
  expect(await keys.get('session', ['a', 'b'])).toEqual({ a: Buffer.from('3') })
  const where = and(eq(whatsappKeys.account, 'repeat'), eq(whatsappKeys.type, 'session'))
  expect(await database.db.select({ id: whatsappKeys.keyId }).from(whatsappKeys).where(where)).toEqual([{ id: 'a' }])
})

test('hundreds of keys are one transaction: all of them, or none', async () => {
  const { keys } = await auth('many')
  const many = Object.fromEntries(Array.from({ length: 812 }, (_, id) => [id, Curve.generateKeyPair()]))
  await keys.set({ 'pre-key': many })
  expect(Object.keys(await keys.get('pre-key', Object.keys(many)))).toHaveLength(812)

  const failures: unknown[] = []
  const broken = await auth('none', { onWriteFailed: (error) => failures.push(error) })
  const half = { session: { a: Buffer.from('1'), b: null }, [PLAINTEXT]: { 'not utf-8: \0': Buffer.from('x') } }
  await expect(broken.keys.set(half as SignalDataSet)).rejects.toThrow()
  expect(failures).toHaveLength(1)
  expect(await broken.keys.get('session', ['a'])).toEqual({})
})

test('a plaintext is kept with the step of the ratchet that made it readable, sealed', async () => {
  const { keys } = await auth('plain')
  const step = { session: { a: Buffer.from('1') }, [PLAINTEXT]: { cafe: Buffer.from('rahasia') } }
  await keys.set(step as SignalDataSet)
  await keys.set(step as SignalDataSet)
  const found = await keys.get(PLAINTEXT as 'session', ['cafe', 'unknown'])
  expect(found).toEqual({ cafe: Buffer.from('rahasia') })
})

test('phone numbers and LIDs that belong together are told', async () => {
  const told: unknown[] = []
  const { keys } = await auth('pairs', { onPairs: (pairs) => told.push(...pairs) })
  await keys.set({ 'lid-mapping': { '6281200000001': '200000000000001', '200000000000001_reverse': '6281200000001' } })
  expect(told).toEqual([{ pn: '6281200000001@s.whatsapp.net', lid: '200000000000001@lid' }])
})

test('a linked account is remembered, one whose pairing was broken off is not', async () => {
  const fresh = await auth('linked')
  Object.assign(fresh.creds, { me: { id: '6281100000001:2@s.whatsapp.net' }, account: { details: Buffer.from('x') } })
  await fresh.save()
  expect((await auth('linked')).creds).toEqual(fresh.creds)

  const halfway = await auth('halfway')
  Object.assign(halfway.creds, { me: { id: '6281100000001@s.whatsapp.net' }, pairingCode: 'ABCD1234' })
  await halfway.save()
  const { creds } = await auth('halfway')
  expect(creds.me).toBeUndefined()
  expect(Object.keys(creds).sort()).toEqual(Object.keys(initAuthCreds()).sort())
})

test('saving runs one at a time, and never leaves the last change out', async () => {
  let value = 0
  const saved: number[] = []
  let running = 0
  const save = covered(async () => {
    expect(++running).toBe(1)
    const now = value
    await new Promise((resolve) => setTimeout(resolve, 5))
    saved.push(now)
    running--
  })
  const all: Promise<void>[] = []
  for (value = 1; value <= 20; value++) {
    all.push(save())
    await Promise.resolve()
  }
  value = 21
  await save()
  await Promise.all(all)
  expect(saved.at(-1)).toBe(21)
  expect(saved.length).toBeLessThan(5)
})

test('a save that failed is told to who asked, and the next one works', async () => {
  let failing = true
  const save = covered(async () => {
    if (failing) throw new Error('no database')
  })
  await expect(save()).rejects.toThrow('no database')
  failing = false
  await save()
})
