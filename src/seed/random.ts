/** Chance that is the same on every machine and in every run: each choice is named, and its name decides it. */

export interface Chance {
  /** From 0 up to, not including, 1. */
  fraction(): number
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  /** True in about `percent` of a hundred names. */
  percent(percent: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** `count` different items, in a new order. */
  some<Item>(items: readonly Item[], count: number): Item[]
}

/** The chance that belongs to a name, such as `chance('vendor', 12)`. Whole-number arithmetic only (mulberry32). */
export function chance(...name: readonly (string | number)[]): Chance {
  let state = seedOf(name.join('/'))
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('there is nothing to pick from')
    return item
  }
  const some = <Item>(items: readonly Item[], count: number) => {
    const left = [...items]
    return Array.from({ length: Math.min(count, items.length) }, () => {
      const [item] = left.splice(between(0, left.length - 1), 1)
      return item as Item
    })
  }
  return { fraction, between, percent: (percent) => fraction() * 100 < percent, pick, some }
}

/** FNV-1a: a small whole number from a name. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash
}
