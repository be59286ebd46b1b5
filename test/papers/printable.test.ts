import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '#papers/printable.ts'

describe('text of people on paper', () => {
  test.each([
    ['Dapur Bu Sri 🍱🔥', 'Dapur Bu Sri '],
    ['👨‍👩‍👧 Keluarga 🇮🇩', ' Keluarga '],
    ['Warung دجاج Abu', 'Warung […] Abu'],
    ['abc\u202edef', 'abcdef'],
    ['𝓦𝓪𝓻𝓾𝓷𝓰 ﬁnal', 'Warung final'],
    ['Cafe\u0301 “Ż” – № 1 ©', 'Café “Ż” – № 1 ©'],
    ['satu\r\ndua\ttiga', 'satu\r\ndua\ttiga'.replace('\r', '').replace('\t', ' ')],
  ])('%j is printed as %j', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('is made printable once and for all, and text that is plain stays what it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => printable(printable(text)) === printable(text)))
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => printable(text) === text))
  })

  test('never holds a sign that turns the line or cannot be seen', () => {
    const odd = fc.string({
      unit: fc.oneof(fc.constantFrom('\u202e', '\u200b', '\u0000', '\ufeff', 'a', 'ب', '🍱'), fc.string()),
    })
    fc.assert(fc.property(odd, (text) => !/[\p{Cf}\p{Co}\p{Cs}]|(?!\n)\p{Cc}/u.test(printable(text))))
  })
})
