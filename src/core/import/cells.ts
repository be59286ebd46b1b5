/**
 * How one cell of a spreadsheet is read: kind to the ways people write, exact about what it comes to. Each cell is a zod
 * type from text, and its one issue carries the `Expectation` that the report shows.
 */
import { z } from 'zod'
import { type Day, isDay } from '../calendar.ts'
import { type Rupiah, rupiah } from '../money.ts'
import type { Expectation } from './expectations.ts'

/** A cell that `read` understands; where it returns undefined, the operator is told `expected`. */
export function cell<Value>(expected: Expectation, read: (text: string) => Value | undefined) {
  return z.string().transform((text, context): Value => {
    const value = read(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', params: expected })
    return z.NEVER
  })
}

/** The same cell, or nothing: an empty cell reads as null. */
export function orNothing<Value>(inner: z.ZodType<Value, string>) {
  return z.string().transform((text, context): Value | null => {
    if (text === '') return null
    const read = inner.safeParse(text)
    if (read.success) return read.data
    const [issue] = read.error.issues
    context.addIssue({ code: 'custom', params: issue?.code === 'custom' ? issue.params : { code: 'text' } })
    return z.NEVER
  })
}

export const text = cell({ code: 'text' }, (given) => given || undefined)
export const anyText = z.string()

/** "45000", "45.000", "Rp 45.000", "Rp45.000,-", "45,000"; never a fraction, never a word such as "45rb". */
export const money = cell({ code: 'rupiah' }, (given): Rupiah | undefined => {
  const bare = given.replace(/^rp\.?\s*/i, '').replace(/,(00|-)$/, '')
  const grouped = /^\d{1,3}(\.\d{3})+$/.test(bare) || /^\d{1,3}(,\d{3})+$/.test(bare)
  if (!grouped && !/^\d+$/.test(bare)) return undefined
  const amount = Number(bare.replace(/[.,]/g, ''))
  return Number.isSafeInteger(amount) ? rupiah(amount) : undefined
})

/** A whole number within limits. */
export function whole(from: number, to: number) {
  return cell({ code: 'whole', from, to }, (given) => {
    const value = /^-?\d+$/.test(given) ? Number(given) : Number.NaN
    return value >= from && value <= to ? value : undefined
  })
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des']

/** "2026-08-17", "17/08/2026", "17-8-2026", "17 Agustus 2026"; day before month, as in Indonesia. */
export const day = cell({ code: 'day' }, (given): Day | undefined => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T00:00.*)?$/.exec(given)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given)
  const worded = /^(\d{1,2})\s+(\p{L}{3})\p{L}*\s+(\d{4})$/u.exec(given)
  const [year, month, date] = iso
    ? iso.slice(1)
    : local
      ? local.slice(1).reverse()
      : worded
        ? [worded[3], String(MONTHS.indexOf(worded[2]?.toLowerCase() ?? '') + 1), worded[1]]
        : []
  const candidate = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(candidate) ? candidate : undefined
})

const YES = new Set(['ya', 'y', 'yes', 'true', '1', 'v', '✓', 'benar'])
const NO = new Set(['tidak', 'tdk', 't', 'no', 'n', 'false', '0', 'salah', '-', ''])

/** Yes or no; an empty cell is no, unless `empty` says otherwise. */
export function yesNo(empty = false) {
  return cell({ code: 'yes-no' }, (given) => {
    const word = given.toLowerCase()
    if (word === '') return empty
    return YES.has(word) ? true : NO.has(word) ? false : undefined
  })
}

/** One of a few values, each also under the everyday words given for it. */
export function oneOf<const Value extends string>(options: Readonly<Record<Value, readonly string[]>>) {
  const values = Object.keys(options) as Value[]
  return cell({ code: 'one-of', options: values }, (given) => {
    const word = given.toLowerCase()
    return values.find((value) => value === word || options[value].includes(word))
  })
}

/** A number that is a name: digits only, of one of these lengths; dots, dashes and spaces are taken out. */
export function digits(...lengths: readonly number[]) {
  return cell({ code: 'digits', lengths }, (given) => {
    const bare = given.replace(/[\s.-]/g, '')
    return /^\d+$/.test(bare) && lengths.includes(bare.length) ? bare : undefined
  })
}

/** An Indonesian mobile number in international form without the plus: 6281234567890. */
export const phone = cell({ code: 'phone' }, (given) => {
  const bare = given.replace(/[\s().-]/g, '').replace(/^(\+62|62|0)(?=8)/, '')
  return /^8\d{8,11}$/.test(bare) ? `62${bare}` : undefined
})

/** Several values in one cell, set apart by ";" or ",": empty reads as none. */
export function list<Value>(expected: Expectation, read: (part: string) => Value | undefined) {
  return cell(expected, (given) => {
    const parts = given.split(/[;,]/).flatMap((part) => (part.trim() ? [read(part.trim())] : []))
    return parts.every((part) => part !== undefined) ? (parts as Exclude<Value, undefined>[]) : undefined
  })
}
