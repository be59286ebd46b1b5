/** Amounts in Indonesian words, as receipts and records want them beside the figure. */
import assert from 'node:assert/strict'

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const
const SCALES = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
] as const
const LIMIT = 1_000_000_000_000_000

/**
 * A whole number below 1,000 trillion in words, in lower case: `12_011` is `dua belas ribu sebelas`. Anything else is a
 * mistake of ours.
 */
export function terbilang(amount: number): string {
  assert(Number.isSafeInteger(amount) && amount >= 0 && amount < LIMIT, 'only 0 to 999 trillion have words')
  return amount === 0 ? DIGITS[0] : wordsOf(amount).join(' ')
}

/** `Empat juta lima ratus ribu rupiah`. */
export function rupiahInWords(amount: number): string {
  const words = `${terbilang(amount)} rupiah`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function wordsOf(amount: number): string[] {
  for (const [scale, name] of SCALES) {
    if (amount >= scale) return [...wordsOf(Math.floor(amount / scale)), name, ...wordsOf(amount % scale)]
  }
  // Of hundreds and of thousands the first is one word; of millions and beyond it is two.
  if (amount >= 2_000) return [...wordsOf(Math.floor(amount / 1_000)), 'ribu', ...wordsOf(amount % 1_000)]
  if (amount >= 1_000) return ['seribu', ...wordsOf(amount - 1_000)]
  if (amount >= 200) return [digit(Math.floor(amount / 100)), 'ratus', ...wordsOf(amount % 100)]
  if (amount >= 100) return ['seratus', ...wordsOf(amount - 100)]
  if (amount >= 20) return [digit(Math.floor(amount / 10)), 'puluh', ...wordsOf(amount % 10)]
  if (amount >= 12) return [digit(amount - 10), 'belas']
  if (amount >= 10) return [amount === 11 ? 'sebelas' : 'sepuluh']
  return amount > 0 ? [digit(amount)] : []
}

function digit(value: number): string {
  return DIGITS[value] ?? ''
}
