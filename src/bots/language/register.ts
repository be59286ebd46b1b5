/**
 * How somebody is called, in every sentence: Bapak and Ibu in the office, Kak in the shops, or as they asked to be. The
 * sentences say "Anda", "Kakak" and "Kak"; here those become the words of one person, so no sentence is written twice.
 */
import type { Address, Person } from '#core/people/person.ts'
import { CALLS } from '../markup.ts'

/** The word with which one is called, and the one that stands for "you". */
export const ADDRESS_WORDS: Readonly<Record<Address, { readonly call: string; readonly you: string }>> = {
  kak: { call: 'Kak', you: 'Kakak' },
  ibu: { call: 'Bu', you: 'Ibu' },
  bapak: { call: 'Pak', you: 'Bapak' },
  mas: { call: 'Mas', you: 'Mas' },
  mbak: { call: 'Mbak', you: 'Mbak' },
  bang: { call: 'Bang', you: 'Abang' },
}

/** What the three words of the sentences become. */
export type Register = Readonly<Record<keyof typeof CALLS, string>>

/** As sentences are written: for groups, strangers, and whoever nothing is known of. */
export const PLAIN_REGISTER: Register = { Anda: 'Anda', Kakak: 'Kakak', Kak: 'Kak' }

const BY_HONORIFIC: Readonly<Record<string, Address>> = { Ibu: 'ibu', Bapak: 'bapak' }

type Called = Pick<Person, 'honorific' | 'roles' | 'address'>

/** How this person is called: as asked for, else officers by their honorific and people of shops as Kak. */
export function registerOf({ honorific, roles, address }: Called): Register {
  const isOffice = roles.some(({ role }) => role !== 'vendor')
  const shop = ADDRESS_WORDS[address ?? 'kak']
  const known = address ?? BY_HONORIFIC[honorific]
  const you = isOffice ? (known ? ADDRESS_WORDS[known].you : 'Anda') : shop.you
  return { Anda: you, Kakak: shop.you, Kak: shop.call }
}

const MARKS = new Map(Object.entries(CALLS).map(([word, mark]) => [mark as string, word as keyof typeof CALLS]))
const MARKED = new RegExp(`[${Object.values(CALLS).join('')}]`, 'g')

/** A table of messages, or anything in it, in the words of one register. */
export function inRegister<Value>(value: Value, register: Register): Value {
  if (typeof value === 'string') return inWords(value, register) as Value
  if (typeof value === 'function')
    return ((...facts: unknown[]) => inRegister((value as unknown as Sentence)(...facts), register)) as Value
  if (Array.isArray(value)) return value.map((one) => inRegister(one, register)) as Value
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inRegister(one, register)])) as Value
}

type Sentence = (...facts: readonly unknown[]) => unknown

function inWords(text: string, register: Register): string {
  return text.replace(MARKED, (mark) => register[MARKS.get(mark) ?? 'Anda'])
}
