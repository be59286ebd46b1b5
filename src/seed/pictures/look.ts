/** What makes one drawing differ from the next of its kind: its product's name, its colours, its dice. */
import type { Chance } from '../random.ts'

export interface Look {
  readonly name: string
  /** 0 at the cheap end of its kind, 1 at the dear end. */
  readonly richness: number
  readonly dice: Chance
  /** A strong colour for what may have any colour: a shirt, a box, a banner. */
  readonly colour: string
  readonly accent: string
}

export type Drawing = (look: Look) => string

/** Does the product's name say any of these words? */
export function says({ name }: Look, ...words: readonly string[]): boolean {
  const lower = name.toLowerCase()
  return words.some((word) => lower.includes(word))
}

/** The first value whose words the name says, else `otherwise`. */
export function byName<Value>(
  look: Look,
  table: readonly (readonly [words: string, value: Value])[],
  otherwise: Value,
) {
  return table.find(([words]) => says(look, ...words.split('|')))?.[1] ?? otherwise
}

export const STRONG = [
  '#d94f3d',
  '#e07a1f',
  '#c99a12',
  '#3f8f4f',
  '#1f8a8a',
  '#2f6fb5',
  '#5a4fa3',
  '#a8457f',
  '#7a5233',
] as const
export const WALLS = ['#fde9d0', '#fff1c9', '#e3f1dc', '#d8eef0', '#dfe8f7', '#ece3f5', '#fae0e4', '#f1ebe0'] as const
export const TABLES = ['#d9a066', '#c98b5a', '#e3b98a', '#b9845c', '#a9c7c9', '#cdb8a0', '#9fb8a3', '#c7a9b8'] as const
