/** Fractions of rupiah, where they arise. */
import { type Rupiah, rupiah, share } from '../money.ts'
import type { Fraction, TaxRules } from './rules.ts'

/** The tax on a base, in whole rupiah; which way a part of a rupiah goes is a setting. Source: docs/rules.md#R-14. */
export function taxOn(base: Rupiah, { numerator, denominator }: Fraction, rounding: TaxRules['rounding']): Rupiah {
  if (rounding === 'down') return share(base, numerator, denominator)
  const half = (BigInt(base) * BigInt(numerator) * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n)
  return rupiah(Number(half))
}

/** The same fraction in its smallest whole numbers, as people write it: 132/1100 is 3/25. */
export function simplest({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator]
  while (b !== 0) [a, b] = [b, a % b]
  return { numerator: numerator / a, denominator: denominator / a }
}
