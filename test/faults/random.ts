/** Chance that can be repeated: everything that a run leaves to it follows from the seed. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<Value>(values: readonly Value[]): Value
  /** A stream of its own, so that who asks first does not matter. */
  fork(name: string): Chance
}

/** mulberry32: small, fast, good enough to choose moments. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <Value>(values: readonly Value[]): Value => {
      const picked = values[Math.floor(next() * values.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    fork: (name) =>
      chance([...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed)),
  }
}
