import { Writable } from 'node:stream'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { say } from '#bots/markup.ts'
import { createBreaker } from '#bots/whatsapp/breaker.ts'
import { createCache } from '#bots/whatsapp/cache.ts'
import { createPace } from '#bots/whatsapp/pace.ts'
import { render } from '#bots/whatsapp/render.ts'
import { libraryLogger, masked, silenceSignal } from '#bots/whatsapp/silence.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the pace', () => {
  test('within a chat one message waits for the other, between chats they do not', async () => {
    const pace = createPace({ gapMs: 0, perSecond: Number.POSITIVE_INFINITY })
    const done: string[] = []
    const slow = (name: string, ms: number) => async () => {
      await pause(ms)
      done.push(name)
    }
    await Promise.all([
      pace.inTurn('a', slow('a1', 40)),
      pace.inTurn('a', slow('a2', 0)),
      pace.inTurn('b', slow('b1', 10)),
    ])
    expect(done).toEqual(['b1', 'a1', 'a2'])
  })

  test('one that fails does not stop the chat', async () => {
    const pace = createPace({ gapMs: 0, perSecond: 1_000 })
    await expect(pace.inTurn('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await pace.inTurn('a', async () => 'ok')).toBe('ok')
    await pace.idle()
  })

  test('keeps a pause within a chat and a limit over all', async () => {
    const pace = createPace({ gapMs: 60, perSecond: 50 }, () => 0.5)
    const start = performance.now()
    await pace.wait('a')
    await pace.wait('b')
    expect(performance.now() - start).toBeGreaterThanOrEqual(18)
    await pace.wait('a')
    expect(performance.now() - start).toBeGreaterThanOrEqual(58)
  })
})

describe('the breaker', () => {
  test('opens when several different contacts are refused within an hour, and closes after half a day', () => {
    let now = 0
    const breaker = createBreaker(() => now)
    for (let times = 0; times < 5; times++) breaker.refused('a')
    expect(breaker.open).toBe(false)
    now += 2 * 60 * 60_000
    breaker.refused('b')
    breaker.refused('c')
    expect(breaker.open).toBe(false)
    breaker.refused('d')
    expect(breaker.open).toBe(true)
    now += 13 * 60 * 60_000
    expect(breaker.open).toBe(false)
  })
})

describe('the cache', () => {
  test('forgets by age and by number, the oldest first', async () => {
    const cache = createCache({ ttlMs: 40, max: 2 })
    for (const key of ['a', 'b', 'c']) await cache.set(key, key)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'b', 'c'])
    await cache.del('b')
    expect(cache.get('b')).toBeUndefined()
    await pause(50)
    expect(cache.get('c')).toBeUndefined()
  })
})

describe('logs', () => {
  test('libsignal cannot print its sessions, others print as before', () => {
    const printed: unknown[][] = []
    const print = (...words: unknown[]) => void printed.push(words)
    const fake = { ...console, log: print, info: print, warn: print, error: print }
    silenceSignal(fake)
    fake.info('Closing session:', { privKey: 'secret' })
    fake.warn('Session already closed', { privKey: 'secret' })
    fake.error('Session error:Error: Bad MAC', 'stack')
    fake.error('Failed to decrypt message with any known session...')
    fake.info('Removing old closed session:', { privKey: 'secret' })
    expect(printed).toEqual([])
    fake.info('Server listens', 3000)
    expect(printed).toEqual([['Server listens', 3000]])
  })

  test("of Baileys' log only masked words and a code remain", () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const logger = libraryLogger(pino({ level: 'trace' }, sink))
    const error = Object.assign(new Error('no session for 6281200000001@s.whatsapp.net'), {
      output: { statusCode: 428 },
    })
    logger.error({ error, node: '<message from=6281200000001>rahasia</message>' }, 'error in handling message')
    logger.warn('Invalid LID-PN mapping: 200000000000001@lid, 6281200000001@s.whatsapp.net')
    logger.info({ me: '6281200000001' }, 'logging in')
    const all = lines.join('')
    expect(all).toContain('error in handling message')
    expect(all).toContain('428')
    expect(all).not.toMatch(/62812|2000000|rahasia|logging in/)
    expect(masked('to 6281200000001:3@s.whatsapp.net')).toBe('to …')
  })
})

describe('the list of choices', () => {
  test('counts through all rows; links have no number and stay whole', () => {
    const act = { flow: 'x' }
    const link = { label: 'Lacak', url: 'https://pesan.example.id/_a_*b*' }
    const [part] = render({
      text: say`Pesanan *PSN-1* dari ${'_Dapur_Bu_Sri_'}. Ketik jawabannya:`,
      choices: [
        [
          { label: 'Terima', act },
          { label: 'Tolak', act },
        ],
        [link],
        [{ label: 'Usul *lain*', act }],
      ],
    })
    expect(part?.kind === 'text' && part.text.replaceAll('\u2060', '')).toBe(
      'Pesanan *PSN-1* dari _Dapur_Bu_Sri_. Ketik jawabannya:\n\n1. Terima\n2. Tolak\nLacak: https://pesan.example.id/_a_*b*\n3. Usul *lain*',
    )
    expect(part?.kind === 'text' && part.text).toContain('https://pesan.example.id/_a_*b*')
    expect(part?.kind === 'text' && part.text).not.toMatch(/(?<!\u2060)_Dapur|\*lain\*(?!\u2060)/)
  })

  test('a literal mark inside a word is left as it is, so that codes can be copied', () => {
    expect(render({ text: say`Kode ${'RUP_12_A'} dan https://x.id/a_b_c` })).toEqual([
      { kind: 'text', text: 'Kode RUP_12_A dan https://x.id/a_b_c' },
    ])
  })
})
