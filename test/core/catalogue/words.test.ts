import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeGuesses } from '#core/catalogue/places.ts'
import { oneSlipAway, slipsBetween } from '#core/catalogue/spelling.ts'
import { placeKey, wordsOf } from '#core/catalogue/words.ts'

describe('the words of a text', () => {
  test.each([
    ['Kertas HVS A4 80gr', 'kertas hvs a4 80 gr'],
    ['X-Banner 60x160', 'xbanner 60x160'],
    ['x banner', 'xbanner'],
    ['Oleh-oleh & oleh2', 'oleh oleh'],
    ['Rp1.250.000 / paket', 'rp1250000 paket'],
    ['Kafé «Señor»', 'kafe senor'],
    ['P3K', 'p3k'],
    ['🍱 \u202enasi\u202c', 'nasi'],
    ["'); drop table --", 'drop table'],
    ['', ''],
  ])('%s', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words)
  })

  test('whatever was typed, a word is only letters and figures, so it can stand in a tsquery', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[a-z0-9]{1,40}$/)
        expect(placeKey(text)).toMatch(/^[a-z0-9-]*$/)
      }),
    )
  })
})

describe('places', () => {
  test.each([
    ['Kota Administrasi Jakarta Selatan', 'jakarta-selatan'],
    ['jaksel', 'jakarta-selatan'],
    ['Kec. Tanah Abang', 'tanah-abang'],
    ['gambir jkt pusat', 'jakarta-pusat'],
  ])('%s may be %s', (text, key) => {
    expect(placeGuesses(text).map((guess) => guess.key)).toContain(key)
  })

  test('the whole text is guessed first, and nothing of nothing', () => {
    expect(placeGuesses('Tanah Abang')[0]?.key).toBe('tanah-abang')
    expect(placeGuesses(' - ')).toEqual([])
  })
})

describe('slips of the thumb', () => {
  test.each([
    ['nasi', 'nasi', 0],
    ['nsai', 'nasi', 1],
    ['kotk', 'kotak', 1],
    ['spandk', 'spanduk', 1],
    ['sertfikta', 'sertifikat', 2],
    ['', 'abc', 3],
  ])('%s and %s are %d apart', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips)
  })

  test('everything one slip away is exactly that', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,6}$/), (word) => {
        for (const other of oneSlipAway(word)) expect(slipsBetween(word, other)).toBe(1)
      }),
      { numRuns: 20 },
    )
    expect(oneSlipAway('nasi')).toContain('nsai')
  })
})
