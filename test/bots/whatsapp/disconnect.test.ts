import { describe, expect, test } from 'vitest'
import { afterDisconnect } from '#bots/whatsapp/disconnect.ts'

describe('after WhatsApp closes the connection', () => {
  test('515 asks to come back at once', () => {
    expect(afterDisconnect(515, 7)).toEqual({ act: 'reconnect', afterMs: 0 })
  })

  test('401 means unlinked: it must be paired anew', () => {
    expect(afterDisconnect(401, 0)).toMatchObject({ act: 'pair-anew', trouble: 'unlinked' })
  })

  test.each([
    [403, 'number-refused'],
    [411, 'no-linked-devices'],
    [440, 'session-taken'],
  ])('%i is never answered by another connection', (code, trouble) => {
    for (const attempts of [0, 1, 50]) {
      expect(afterDisconnect(code, attempts)).toEqual({ act: 'stop', trouble })
    }
  })

  test('405 gets a few tries, then a person must look', () => {
    expect([0, 1, 2].map((attempts) => afterDisconnect(405, attempts).act)).toEqual(Array(3).fill('reconnect'))
    expect(afterDisconnect(405, 3).act).toBe('stop')
  })

  test.each([408, 428, 500, 503, undefined])('%s is retried for ever, ever more slowly up to a minute', (code) => {
    const waits = Array.from({ length: 20 }, (_, attempts) => {
      const step = afterDisconnect(code, attempts, 1)
      return step.act === 'reconnect' ? step.afterMs : Number.NaN
    })
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(waits.slice(6)).toEqual(Array(14).fill(60_000))
  })

  test('two clients do not come back at the same moment', () => {
    expect(afterDisconnect(428, 3, 0)).not.toEqual(afterDisconnect(428, 3, 0.9))
    expect(afterDisconnect(428, 3, 0)).toEqual({ act: 'reconnect', afterMs: 4_000 })
  })
})
