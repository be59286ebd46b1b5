import { describe, expect, test } from 'vitest'
import { bankIn, nameIn, readAccount, withoutNumbers } from '#bots/language/understanding/index.ts'

describe('a bank account in everyday words', () => {
  test.each([
    ['BCA 123 456 7890 a.n. Siti Aminah', 'BCA', '1234567890', 'Siti Aminah'],
    ['bank dki 1010-2233-4455 atas nama warung bu tini', 'Bank DKI', '101022334455', 'Warung Bu Tini'],
    ['rekening mandiri 1230009876543 an PT Dapur Nusantara', 'Mandiri', '1230009876543', 'PT Dapur Nusantara'],
    ['bri 0341 0100 1234 567 siti aminah', 'BRI', '034101001234567', 'Siti Aminah'],
    ['Bank Syariah Indonesia 7123456789 a/n Ahmad', undefined, '7123456789', undefined],
  ])('%s', (text, bank, number, holder) => {
    const read = readAccount(text)
    if (bank !== undefined) expect(read.bank).toBe(bank)
    expect(read.number).toBe(number)
    if (holder !== undefined) expect(read.holder).toBe(holder)
  })

  test('what is missing is missing', () => {
    expect(readAccount('BCA')).toEqual({ bank: 'BCA' })
    expect(readAccount('1234567890')).toEqual({ number: '1234567890' })
    expect(readAccount('kapan dibayar kak')).toEqual({})
  })

  test('a name or a bank alone is read when it looks like one', () => {
    expect(nameIn('siti aminah')).toBe('Siti Aminah')
    expect(nameIn('123')).toBeUndefined()
    expect(bankIn('bank sumsel')).toBe('Sumsel')
  })

  test('what is kept of a message has no number in it', () => {
    expect(withoutNumbers('ganti ke bca 123 456 7890 ya')).toBe('ganti ke bca ••••7890 ya')
  })
})
