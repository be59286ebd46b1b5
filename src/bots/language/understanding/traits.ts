/**
 * What can be noticed about a message, each as a short name: its standard words and neighbours, the classes they belong
 * to, what is denied, what the rules' features say, the facts in it, and what was asked. `leaning.ts` weighs them.
 *
 * `kirim` a word, `¬kirim` under a negator, `kirim ke` neighbours (`^` begins, `$` ends), `#send` a class, `~dikir` as
 * typed, `%krm` as typed without vowels, `!waits` a feature or fact, `;kirim` and `;#send` in the last of
 * several clauses, `@idle` what was asked, `@idle kirim` a word where that was asked.
 */
import {
  agrees,
  canDo,
  conditions,
  hedges,
  isProgress,
  isReadyToCollect,
  limits,
  movesTime,
  namesTime,
  offersAmount,
  offersTime,
  refuses,
  supposes,
  takesOn,
  waits,
} from './features.ts'
import type { Question } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import type { Token } from './normalise.ts'
import type { Reading } from './reading.ts'
import { riskIn } from './risk.ts'
import { skeletonOf } from './skeleton.ts'
import { reasonOf, topicOf } from './topics.ts'

const FEATURES: readonly (readonly [string, (read: Reading) => boolean])[] = [
  ['!waits', waits],
  ['!hedges', hedges],
  ['!supposes', supposes],
  ['!conditions', conditions],
  ['!agrees', agrees],
  ['!can', canDo],
  ['!takes', takesOn],
  ['!refuses', refuses],
  ['!time', namesTime],
  ['!moves', movesTime],
  ['!offers-time', offersTime],
  ['!offers-amount', offersAmount],
  ['!limits', limits],
  ['!works', isProgress],
  ['!ready', isReadyToCollect],
  ['!asks', (read) => read.asks],
  ['!tag', (read) => read.asksWith.size > 0],
  ['!money', (read) => read.money.length > 0],
  ['!amount', (read) => read.quantities.length > 0],
  ['!amounts', (read) => read.quantities.length > 1],
  ['!counted', (read) => read.quantities.some((each) => each.unit !== undefined)],
  ['!day', (read) => read.times.days.length > 0],
  ['!hour', (read) => read.times.hours.length > 0],
  ['!times', (read) => read.times.days.length + read.times.hours.length > 1],
  ['!code', (read) => read.orderNumber !== undefined],
  ['!risk', (read) => riskIn(read) !== undefined],
]

/** The traits of a message, each once. */
export function traitsOf(read: Reading, asked: Question): ReadonlySet<string> {
  const traits = new Set<string>([`@${asked}`, `!words-${sizeOf(read)}`, `!strange-${Math.min(3, read.strange)}`])
  for (const [name, holds] of FEATURES) if (holds(read)) traits.add(name)
  for (const each of read.quantities) traits.add(`!amount-${each.change}`)
  traits.add(`!reason-${reasonOf(read) ?? 'none'}`)
  traits.add(read.asks ? `!asks-${topicOf(read)}` : `!about-${topicOf(read)}`)
  read.row.forEach((token, at) => {
    if (token.kind === 'word') for (const trait of wordTraits(read, token, at)) traits.add(trait)
    else if (token.kind !== 'figure') traits.add(token.raw.slice(0, 8))
  })
  // "mepet tapi keburu kok", "bukan di lobi, di ruang rapat": what is said last counts most.
  const last = lastClause(read)
  if (last > 0)
    read.row.slice(last).forEach((token, at) => {
      if (token.kind !== 'word') return
      const denied = read.negated[last + at] === true ? '¬' : ''
      traits.add(`;${denied}${token.word}`)
      for (const concept of conceptsOf(token.word)) traits.add(`;${denied}#${concept}`)
    })
  // "habis" answers an order, and is news where nothing waits: the words once more, with what was asked.
  if (asked !== 'confirm-order')
    for (const trait of [...traits]) if (ASKED_TOO.test(trait)) traits.add(`@${asked} ${trait}`)
  let before = '^'
  for (const each of [...skeleton(read), '$']) {
    traits.add(`${before} ${each}`)
    before = each
  }
  return traits
}

const ASKED_TOO = /^¬?[#a-z!]/

/** Where the last clause begins; 0 when there is but one. */
function lastClause(read: Reading): number {
  for (let at = read.row.length - 2; at > 0; at--) {
    const token = read.row[at]
    if (token !== undefined && (/^[,.;!?]$/.test(token.raw) || token.word === 'tapi')) return at + 1
  }
  return 0
}

const SIZES = [2, 4, 8]
const sizeOf = (read: Reading) => SIZES.filter((size) => read.row.length > size).length

function wordTraits(read: Reading, token: Token, at: number): readonly string[] {
  const denied = read.negated[at] === true ? '¬' : ''
  const traits = [`${denied}${token.word}`]
  if (token.passive) traits.push('!passive')
  if (token.nya) traits.push('!nya', `${token.word}+nya`)
  if (!read.inTime(at)) for (const concept of conceptsOf(token.word)) traits.push(`${denied}#${concept}`)
  if (token.raw !== token.word) traits.push(`~${token.raw.replaceAll(' ', '').slice(0, 5)}`)
  if (token.raw.length > 3) traits.push(`%${denied}${skeletonOf(token.raw.replaceAll(' ', ''))}`)
  return traits
}

/** The message as a row of words where times, amounts and sums are one sign each. */
function skeleton(read: Reading): readonly string[] {
  const row: string[] = []
  read.row.forEach((token, at) => {
    const sign = signOf(read, token, at)
    if (sign !== 'TIME' || row.at(-1) !== 'TIME') row.push(sign)
  })
  return row
}

function signOf(read: Reading, token: Token, at: number): string {
  if (read.inTime(at)) return 'TIME'
  if (token.kind === 'word') return read.negated[at] === true ? `¬${token.word}` : token.word
  if (token.kind === 'figure') return read.money.some((each) => at >= each.from && at < each.to) ? 'SUM' : 'NUMBER'
  return token.kind === 'mark' ? (/[.,;]/.test(token.raw) ? ',' : token.raw) : token.kind
}
