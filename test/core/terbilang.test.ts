import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rupiahInWords, terbilang } from '#core/terbilang.ts'

const amounts = fc.oneof(
  fc.nat(2_200),
  fc.nat(60_000_000),
  fc.integer({ min: 0, max: 999_999_999_999_999 }),
  fc
    .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: -2, max: 2 }))
    .map(([n, by]) => Math.max(0, 10 ** n + by)),
)

describe('an amount in words', () => {
  test.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [200, 'dua ratus'],
    [1_000, 'seribu'],
    [1_100, 'seribu seratus'],
    [2_000, 'dua ribu'],
    [11_000, 'sebelas ribu'],
    [21_000, 'dua puluh satu ribu'],
    [101_000, 'seratus satu ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [4_477_500, 'empat juta empat ratus tujuh puluh tujuh ribu lima ratus'],
    [1_000_000_000, 'satu miliar'],
    [1_000_000_000_001, 'satu triliun satu'],
    [
      999_999_999_999_999,
      'sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar ' +
        'sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu ' +
        'sembilan ratus sembilan puluh sembilan',
    ],
  ])('%d is %s', (amount, words) => {
    expect(terbilang(amount)).toBe(words)
  })

  test('can be read back, whatever the amount', () => {
    fc.assert(fc.property(amounts, (amount) => readBack(terbilang(amount)) === amount))
  })

  test('says "one hundred" and "one thousand" in a single word, and "one million" in two', () => {
    fc.assert(
      fc.property(
        amounts,
        (amount) => !/\bsatu (ratus|puluh|belas)\b|(^|juta |miliar )satu ribu\b/.test(terbilang(amount)),
      ),
    )
    fc.assert(fc.property(amounts, (amount) => !/\bse(juta|miliar|triliun)\b/.test(terbilang(amount))))
  })

  test('of money begins with a capital and ends with the currency', () => {
    expect(rupiahInWords(4_500_000)).toBe('Empat juta lima ratus ribu rupiah')
  })

  test.each([-1, 0.5, Number.NaN, 1_000_000_000_000_000])('does not exist for %d', (amount) => {
    expect(() => terbilang(amount)).toThrow('have words')
  })
})

/** Reads as a person does: units are multiplied by what follows them, groups are added up. */
function readBack(words: string): number {
  const small = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
  const groups: Record<string, number> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 }
  let [total, group, last] = [0, 0, 0]
  const close = (scale: number) => {
    total += (group + last) * scale
    group = 0
    last = 0
  }
  for (const word of words.replace(/\bse(puluh|belas|ratus|ribu)\b/g, 'satu $1').split(' ')) {
    if (word === 'belas') last += 10
    else if (word === 'puluh') last *= 10
    else if (word === 'ratus') [group, last] = [last * 100, 0]
    else if (word in groups) close(groups[word] ?? 0)
    else if (last % 10 === 0) last += small.indexOf(word)
    else throw new Error(`"${words}" cannot be read at "${word}"`)
  }
  close(1)
  return total
}
