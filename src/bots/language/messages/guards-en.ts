/** What guards noticed, in English: facts and where the rule stands, never an accusation, and how to answer. */
import type { GuardFinding, LinkKind, Severity } from '#core/guards/index.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { guardsIndonesian } from './guards-id.ts'

const LINKS: Readonly<Record<LinkKind, string>> = {
  nik: 'NIK',
  npwp: 'NPWP',
  phone: 'telephone number',
  account: 'bank account',
  address: 'address',
  person: 'person',
}

const ASKED = {
  participants: 'how many take part',
  otherUnits: 'which other units',
  hours: 'how long it takes',
} as const
const MARKS: Readonly<Record<Severity, string>> = { note: 'ℹ️', warn: '⚠️', hold: '✋' }
/** What a price standard is for. */
export const STANDARDS: Readonly<Record<string, string>> = { makan: 'meals', kudapan: 'snacks' }
const NUMBERS_SHOWN = 4

/** The English sentences. */
export function guardsEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof guardsIndonesian> {
  const orders = (ids: readonly number[]) => {
    const more = ids.length - NUMBERS_SHOWN
    const shown = ids.slice(0, NUMBERS_SHOWN).map(number).join(', ')
    return more > 0 ? `${shown}, and ${f.number(more)} more` : shown
  }
  const counted = (ids: readonly number[]) => (ids.length === 1 ? 'One order' : `${f.number(ids.length)} orders`)
  const links = (by: readonly LinkKind[]) => by.map((kind) => LINKS[kind]).join(', ')

  const sentence = (found: GuardFinding): Markup => {
    switch (found.guard) {
      case 'split': {
        const { key, orders: ids, days, before, total, ceiling, rupCode, etalase } = found.facts
        const what = {
          rup: `${counted(ids)} of this kind from RUP ${rupCode}`,
          owner: `${counted(ids)} of this unit with the same owner`,
          unit: `${counted(ids)} of this unit for ${etalase.join(' and ')}`,
        }[key]
        const over = total > ceiling ? 'above' : 'close to'
        return say`${what} within ${days} days: *${f.rupiah(before)}* (${orders(ids)}); with this one *${f.rupiah(total)}*, ${over} the limit of ${f.rupiah(ceiling)}. A package is not split to avoid another method (Perpres 16/2018 art. 20).`
      }
      case 'look-alike':
        return say`The same goods from the same vendor, for about ${f.day(found.facts.deliverAt)}, are in *${orders(found.facts.orders)}* already. Please make sure that this is not a second copy.`
      case 'just-under': {
        const { threshold, amount, orders: ids, days } = found.facts
        return say`It comes to *${f.rupiah(amount)}*, just under ${f.rupiah(threshold)}, as do ${f.number(ids.length)} others within ${days} days (${orders(ids)}). Auditors usually ask about such a run.`
      }
      case 'portions': {
        const { what, unit, portions, participants, most } = found.facts
        return say`${what}: *${f.quantity(portions, unit)}* for ${f.number(participants)} people. Usual are at most ${f.number(most)} (the people and a few to spare).`
      }
      case 'meeting-alone': {
        const { otherUnits, hours, leastHours } = found.facts
        const short = hours < leastHours
        const why = [otherUnits ? '' : 'without other units', short ? `for only ${f.number(hours)} hours` : '']
        return say`This meeting is ${why.filter(Boolean).join(' and ')}. Meeting food is for meetings with other units of at least ${f.number(leastHours)} hours (Perpres 33/2020).`
      }
      case 'meeting-unasked':
        return say`Not said yet: ${found.facts.missing.map((one) => ASKED[one]).join(', ')}. Meeting food is easier to account for with it.`
      case 'event-past':
        return found.facts.endsAt === undefined
          ? say`The time of delivery (${f.moment(found.facts.deliverAt)}) has gone by. The order should be there before the event.`
          : say`The meeting ends ${f.moment(found.facts.endsAt)}, and the goods come ${f.shortMoment(found.facts.deliverAt)}.`
      case 'vendor-share': {
        const { percent, spent, ofAll, limit } = found.facts
        return say`With this order *${percent}%* of the unit's spending this year (${f.rupiah(spent)} of ${f.rupiah(ofAll)}) is with one owner. Auditors usually ask above ${limit}%; other vendors may be worth a look.`
      }
      case 'price-risen': {
        const { product, from, to, at } = found.facts
        return say`The price of ${product} rose from ${f.rupiah(from)} to *${f.rupiah(to)}* on ${f.day(at)}.`
      }
      case 'new-listing': {
        const { product, listedOn } = found.facts
        return say`${product} has been in the catalogue only since ${f.day(Date.parse(listedOn))}.`
      }
      case 'above-median': {
        const { product, unit, price, median, offers, percent } = found.facts
        return say`${product} at *${f.rupiah(price)}* per ${unit} is ${percent}% above the middle price ${f.rupiah(median)} of ${f.number(offers)} similar offers.`
      }
      case 'above-ceiling': {
        const { product, unit, price, ceiling, kind } = found.facts
        return say`${product} at *${f.rupiah(price)}* per ${unit}; the standard for ${STANDARDS[kind] ?? kind} is ${f.rupiah(ceiling)} a person.`
      }
      case 'linked-vendor': {
        const { vendors, by, orders: ordered } = found.facts
        const too = ordered > 0 ? `; this unit orders there too (${f.number(ordered)} this year)` : ''
        return say`This vendor has the same ${links(by)} as ${vendors.join(', ')}${too}. They count as one owner.`
      }
      case 'linked-officer':
        return say`This vendor and an officer of this unit have the same ${links(found.facts.by)}. It may be chance; what matters is that the reason is written down.`
    }
  }

  /** With the number of its rule, as docs/rules.md has it. */
  const finding = (found: GuardFinding) => say`${keep(sentence(found))} [${found.rule}]`

  const all = (findings: readonly GuardFinding[]) =>
    lines(...findings.map((found) => say`${MARKS[found.severity]} ${keep(finding(found))}`))

  return {
    finding,
    list: all,
    askReason: (held) =>
      lines(all(held), '', say`If it is right as it is, write why in one sentence. It is kept, and the PPK reads it.`),
    explain: '💬 Explain',
    reasonTooShort: say`Write the reason in your own words, one sentence, so that the PPK and an auditor understand.`,
    reasonKept: say`📝 The reason is kept with the order.`,
    told: say`👁️ *For the PPK to know*: this order has been sent with a reason from the requester.`,
    answered: (found, reason) =>
      lines(
        say`${MARKS[found.severity]} ${keep(finding(found))}`,
        reason !== undefined && say`   The requester's reason: _${reason}_`,
      ),
  }
}
