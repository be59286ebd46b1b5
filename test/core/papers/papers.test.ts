import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCode, readCheckCode } from '#core/papers/check-code.ts'
import { needsStamp, receiptFor } from '#core/papers/form.ts'
import { PAPER_KINDS, paperNumber } from '#core/papers/number.ts'

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const link = fc.record({ kind: fc.constantFrom(...PAPER_KINDS), orderId: fc.nat(), hash })

describe('the number of a paper', () => {
  test('names its place in the year, its kind and its unit', () => {
    expect(paperNumber({ kind: 'order-letter', unitCode: 'DISDIK', year: 2026, sequence: 1 })).toBe(
      '001/SP/DISDIK/2026',
    )
    expect(paperNumber({ kind: 'bast', unitCode: 'KEC-KOJA', year: 2026, sequence: 1_234 })).toBe(
      '1234/BAST/KEC-KOJA/2026',
    )
  })

  test('follows the format of the unit', () => {
    const number = { kind: 'kuitansi', unitCode: 'DINKES', year: 2026, sequence: 7 } as const
    expect(paperNumber(number, '{kind}-{year}.{sequence} ({unit}) {toString}')).toBe('KWT-2026.007 (DINKES) {toString}')
  })

  test('is never that of another', () => {
    const given = fc.record({
      kind: fc.constantFrom(...PAPER_KINDS),
      unitCode: fc.constantFrom('A', 'B'),
      year: fc.integer({ min: 2026, max: 2027 }),
      sequence: fc.integer({ min: 1, max: 2_000 }),
    })
    fc.assert(
      fc.property(given, given, (one, other) => {
        return (
          (paperNumber(one) === paperNumber(other)) ===
          (JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort()))
        )
      }),
    )
  })
})

describe('the value decides', () => {
  test.each([
    [1, 'purchase-proof'],
    [10_000_000, 'purchase-proof'],
    [10_000_001, 'kuitansi'],
    [50_000_000, 'kuitansi'],
    [50_000_001, undefined],
  ])('that %d is receipted by %s', (amount, kind) => {
    expect(receiptFor(amount)).toBe(kind)
  })

  test.each([
    [5_000_000, false],
    [5_000_001, true],
  ])('whether %d needs a duty stamp: %s', (amount, needed) => {
    expect(needsStamp(amount)).toBe(needed)
  })

  test('with thresholds that are settings', () => {
    const thresholds = { purchaseProofUpTo: 1_000, kuitansiUpTo: 2_000, stampAbove: 10 }
    expect(receiptFor(1_500, thresholds)).toBe('kuitansi')
    expect(needsStamp(11, thresholds)).toBe(true)
  })
})

describe('a check code', () => {
  test('follows from the link alone, and differs by paper', () => {
    const base = { orderId: 7, hash: 'ab'.repeat(32) }
    expect(checkCode({ kind: 'bast', ...base })).toBe(checkCode({ kind: 'bast', ...base }))
    expect(new Set(PAPER_KINDS.map((kind) => checkCode({ kind, ...base }))).size).toBe(PAPER_KINDS.length)
  })

  test('is read however it was typed: small letters, blanks for dashes, O for 0, l for 1', () => {
    fc.assert(
      fc.property(link, (of) => {
        const code = checkCode(of)
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
        const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
        return readCheckCode(typed) === code
      }),
    )
  })

  test.each(['', 'ABCD-EFGH', '7K3M-9QXA-2D5U', '7K3M-9QXA-2D5F-0', '<script>', '7'.repeat(10_000)])(
    '"%.20s" is none',
    (typed) => {
      expect(readCheckCode(typed)).toBeUndefined()
    },
  )
})
