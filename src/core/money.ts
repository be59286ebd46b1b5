import assert from 'node:assert/strict'

/**
 * Whole rupiah as a safe integer, 0 to 2^53-1: about Rp9,007 trillion, more than the whole state budget. A number and
 * not a bigint, so that it survives JSON, sessions and logs. Fractions are rounded once, where they arise, by `share`.
 */
export type Rupiah = number & { readonly unit?: 'rupiah' }

/** Asserts that `amount` is whole, not negative and safe: anything else is a mistake of ours, never of a user. */
export function rupiah(amount: number): Rupiah {
  assert(Number.isSafeInteger(amount) && amount >= 0, 'rupiah must be a safe whole number that is not negative')
  return amount
}

/** Price times quantity. Quantities are whole: what is sold by the half is listed in a smaller unit. */
export function times(price: Rupiah, quantity: number): Rupiah {
  return rupiah(price * quantity)
}

/** The sum of amounts; zero of none. */
export function sum(amounts: Iterable<Rupiah>): Rupiah {
  let total = 0
  for (const amount of amounts) total += amount
  return rupiah(total)
}

/** What is left of `from` after `taken`, never below zero. */
export function remaining(from: Rupiah, taken: Rupiah): Rupiah {
  return rupiah(Math.max(0, from - taken))
}

/** `amount * numerator / denominator`, rounded down to whole rupiah, exact for every safe amount. */
export function share(amount: Rupiah, numerator: number, denominator: number): Rupiah {
  return rupiah(Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator)))
}

/** The middle price; of an even number, the mean of the two in the middle rounded down. `undefined` of none. */
export function median(prices: readonly Rupiah[]): Rupiah | undefined {
  const sorted = [...prices].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  // Not half of their sum: that may be too large to be exact.
  return upper === undefined || lower === undefined ? undefined : rupiah(lower + Math.floor((upper - lower) / 2))
}
