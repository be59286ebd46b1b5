// only on pglite: what is asked here never comes as far as the database
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asksFromHere } from '#core/loopback.ts'
import type { Database } from '#db/client.ts'
import { markCursor } from '#db/cursors.ts'
import { type App, openApp } from '#src/app.ts'
import { type Config, readConfig } from '#src/config.ts'
import { keepTrialApart } from '#src/trial.ts'
import { policyOf } from '#web/headers.ts'
import { openTestDatabase } from './support/database.ts'

let database: Database
let app: App
let folder: string

/** The house with no messenger at all, open to the whole network. */
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-doors-'))
  const config: Config = {
    dataDir: folder,
    host: '0.0.0.0',
    port: 0,
    zone: 'Asia/Jakarta',
    secretKey: 'a secret of the doors',
    sandbox: false,
    logLevel: 'silent',
  }
  app = await openApp({ config, database, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await app.drain()
  await database.close()
  await rm(folder, { recursive: true })
})

const port = () => new URL(app.url).port
const here = (where: string) => `http://127.0.0.1:${port()}${where}`
const PAGES = [
  '/',
  '/panduan',
  '/panduan/penjual',
  '/panduan/gambar/tak-ada.jpg',
  '/cek/7K3M-9QXA-2D5F',
  '/open-data/seals.json',
]
const OTHER_ADDRESSES = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/nothing-here',
  '/operator/command',
  '/cek/7K3M/segel.json',
]
describe('every answer', () => {
  test.for([...PAGES, ...OTHER_ADDRESSES])(
    'of %s tells the browser to load, frame and guess nothing',
    async (where) => {
      const { headers } = await fetch(here(where))
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*|script-src/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toMatch(/DENY|SAMEORIGIN/)
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  test('of a page allows the styles that are written in it, by their hash, and no scripts', () => {
    const policy = policyOf('<style>p { color: red }</style><p style="x" onclick="y">')
    expect(policy).toContain("style-src 'sha256-")
    expect(policy).not.toContain('script-src')
    expect(policyOf('<p>')).toContain("style-src 'none'")
  })
})

describe("the operator's door", () => {
  const ask = async (url: string, body: string, more: Record<string, string> = {}) => {
    const token = await readFile(path.join(folder, 'operator.token'), 'utf8')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more }
    return fetch(url, { method: 'POST', headers, body })
  }
  const doctor = JSON.stringify({ args: ['doctor'], stdin: '', folder: '.' })

  test('opens to the token of the data folder, on this machine', async () => {
    const answer = await ask(here('/operator/command'), doctor)
    expect([answer.status, await answer.json()]).toMatchObject([200, { exitCode: 0 }])
  })

  test('is not there for anybody else', async () => {
    expect((await ask(here('/operator/command'), doctor, { authorization: 'Bearer guess' })).status).toBe(404)
    expect((await ask(here('/operator/command'), doctor, { 'x-forwarded-for': '10.0.0.7' })).status).toBe(404)
    expect((await fetch(here('/operator/command'), { method: 'POST', body: doctor })).status).toBe(404)
  })

  test('is not there for another machine, even with the token', () => {
    const from = (remoteAddress: string) =>
      asksFromHere({ incoming: { socket: { remoteAddress, localAddress: '10.0.0.2' } } }, () => undefined)
    expect([from('10.0.0.7'), from('128.0.0.1'), from(''), from('127.0.0.1.example')]).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect([from('127.0.0.1'), from('::1'), from('10.0.0.2')]).toEqual([true, true, true])
  })

  test('takes no more than a command is long, whatever the length is said to be', async () => {
    expect((await ask(here('/operator/command'), 'x'.repeat(21 * 1024 * 1024))).status).toBe(413)
    expect((await ask(here('/operator/command'), '{"args": 7}')).status).toBe(400)
    expect((await ask(here('/operator/command'), '{')).status).toBe(400)
  })
})

describe('the sandbox', () => {
  const configured = (environment: Record<string, string>) => {
    const read = readConfig(environment)
    if (!read.ok) throw new Error(read.problems)
    return read.config
  }

  test('listens on this machine only, whatever HOST says', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.7', 'pesan.example']) {
      expect(configured({ HOST })).toMatchObject({ sandbox: true, host: '127.0.0.1' })
    }
    expect(configured({ HOST: '::1' })).toMatchObject({ sandbox: true, host: '::1' })
    expect(configured({ HOST: '0.0.0.0', WHATSAPP: 'on' })).toMatchObject({ sandbox: false, host: '0.0.0.0' })
  })

  test('is not opened on the database of an office', async () => {
    const house = (config: Partial<Config>) =>
      keepTrialApart({ ...configured({}), ...config } as Config, database, Date.UTC(2026, 10, 23))
    expect(await house({})).toEqual([])
    const real = configured({ TELEGRAM_BOT_TOKEN: '1:x' })
    expect(await house(real)).toEqual([])
    await expect(house({})).rejects.toThrow('has served real messengers')
    await markCursor(database.db, 'demo.seeded-at', 1)
    expect(await house(real)).toEqual([{ code: 'demo-people' }])
  })

  test('is not opened beside a real messenger', async () => {
    expect(configured({ TELEGRAM_BOT_TOKEN: '1:x' }).sandbox).toBe(false)
    expect(configured({ WHATSAPP: 'on' }).sandbox).toBe(false)
    expect((await fetch(here('/sandbox/people'))).status).toBe(404)
  })
})
