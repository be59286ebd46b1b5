/** What a bill comes to, in English: gross, what is withheld and why, net. Names of taxes stay Indonesian. */
import type { Bill, BillFlag, Fraction, Withheld, WithheldKind, WithheldWhy } from '#core/tax/index.ts'
import { lines, type Markup, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { taxIndonesian } from './tax-id.ts'

const NAMES: Readonly<Record<WithheldKind, string>> = {
  pph22: 'PPh 22',
  pph23: 'PPh 23',
  pph21: 'PPh 21',
  'pph-final': 'final PPh',
  'pph-final-0': 'final PPh',
  pbjt: 'PBJT',
}

/** The English sentences. */
export function taxEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof taxIndonesian> {
  const percent = ({ numerator, denominator }: Fraction) => `${f.number((100 * numerator) / denominator)}%`
  const name = ({ kind, rate }: Pick<Withheld, 'kind' | 'rate'>) => `${NAMES[kind]} ${percent(rate)}`

  const why = (reason: WithheldWhy): string => {
    switch (reason.code) {
      case 'goods-above-floor':
        return `goods above ${f.rupiah(reason.floor)}`
      case 'split-goods':
        return `with ${reason.orders.map(number).join(', ')} above ${f.rupiah(reason.floor)}`
      case 'work-of-a-firm':
        return 'services or catering by a firm'
      case 'work-of-a-person':
        return `services or catering by a person, of ${percent(reason.share)} of the price`
      case 'certificate':
        return `Surat Keterangan PP 55 ${reason.letter}`
      case 'statement':
        return `Surat Pernyataan ${reason.letter}; a slip of nil is made all the same`
      case 'catering':
        return 'food and drink'
    }
  }
  const withheldLine = (one: Withheld) =>
    say`− ${name(one)} of ${f.rupiah(one.base)} = *${f.rupiah(one.amount)}* (${why(one.why)}${one.withoutNpwp ? '; no NPWP' : ''})`

  const upTo = ({ floor }: NonNullable<Bill['untaxed']>) => `goods up to ${f.rupiah(floor)}`

  const flag = (one: BillFlag): Markup => {
    switch (one.code) {
      case 'split-bill':
        return say`⚠️ Together with ${one.orders.map(number).join(', ')} it is ${f.rupiah(one.total)}, above ${f.rupiah(one.floor)}: they count as one bill.`
      case 'no-npwp':
        return say`ℹ️ We have no NPWP of this vendor, so PPh 22 and 23 are higher.`
      case 'statement-of-a-firm':
        return say`ℹ️ Surat Pernyataan ${one.letter} is for persons only, and was not used.`
    }
  }

  const taken = ({ ppn, withheld, penalty }: Bill): string[] => [
    ...(ppn.collected ? [`PPN ${f.rupiah(ppn.amount)} that the treasurer pays in`] : []),
    ...withheld.flatMap((one) => (one.amount > 0 ? [`${name(one)} ${f.rupiah(one.amount)}`] : [])),
    ...(penalty.amount > 0 ? [`lateness of ${plural(f, penalty.days, 'day')} ${f.rupiah(penalty.amount)}`] : []),
  ]

  const ownPbjt = ({ pbjt, withheld }: Bill) => (withheld.some(({ kind }) => kind === 'pbjt') ? undefined : pbjt)
  const owed = (bill: Bill): string => {
    const own = ownPbjt(bill)
    return own ? `; the PBJT in it, ${percent(own.rate)} ${f.rupiah(own.amount)}, is yours to pay in` : ''
  }
  const bearer = (by: string, reader: 'office' | 'shop') => {
    if (by !== 'vendor') return "the unit's"
    return reader === 'shop' ? 'yours' : "the vendor's"
  }

  return {
    bill: (bill, reader = 'office') => {
      const { gross, ppn, pbjt, withheld, untaxed, stamp, penalty, invoice, net, flags } = bill
      return lines(
        say`Price without PPN: *${f.rupiah(gross)}*`,
        ppn.amount > 0 &&
          say`+ PPN ${percent(ppn.rate)} of ${f.rupiah(ppn.base)} = ${f.rupiah(ppn.amount)} (${reader === 'shop' ? 'you are' : 'the vendor is'} PKP${ppn.base === gross ? '' : '; a reduced base, by rule'})${ppn.collected ? '' : ` (paid in by ${reader === 'shop' ? 'you' : 'the vendor'})`}`,
        ppn.amount > 0 && say`Invoice: *${f.rupiah(invoice)}*`,
        ppn.collected && say`− PPN collected by the treasurer ${f.rupiah(ppn.amount)}`,
        ...withheld.map(withheldLine),
        untaxed && say`− Nothing is withheld (${upTo(untaxed)})`,
        penalty.amount > 0 && say`− Lateness of ${plural(f, penalty.days, 'day')} = ${f.rupiah(penalty.amount)}`,
        reader === 'shop' ? say`You receive: *${f.rupiah(net)}*` : say`Paid to the vendor: *${f.rupiah(net)}*`,
        pbjt &&
          say`_The price holds PBJT ${percent(pbjt.rate)} ${f.rupiah(pbjt.amount)}${ownPbjt(bill) ? ` (paid in by ${reader === 'shop' ? 'you' : 'the vendor'})` : ''}._`,
        stamp.amount > 0 &&
          say`_The receipt takes a duty stamp of ${f.rupiah(stamp.amount)} (${bearer(stamp.bearer, reader)})._`,
        ...flags.map(flag),
      )
    },
    unbilled: (total) => say`Paid to the vendor: *${f.rupiah(total)}*`,
    net: (bill) => {
      const less = taken(bill)
      if (less.length > 0)
        return say`You receive *${f.rupiah(bill.net)}*: ${f.rupiah(bill.invoice)} less ${inARow(less)}${owed(bill)}.`
      return bill.withheld.length > 0
        ? say`You receive *${f.rupiah(bill.net)}* in full${owed(bill)}. A withholding slip of nil follows all the same.`
        : say`You receive *${f.rupiah(bill.net)}* in full, nothing withheld${bill.untaxed ? ` (${upTo(bill.untaxed)})` : ''}${owed(bill)}.`
    },
    less: (bill) => {
      const less = taken(bill)
      return less.length > 0 ? ` (${f.rupiah(bill.invoice)} less ${inARow(less)})` : ' (nothing deducted)'
    },
    netShort: (bill) => {
      const less = taken(bill)
      return less.length > 0
        ? say`Net *${f.rupiah(bill.net)}* (${f.rupiah(bill.invoice)} less ${inARow(less)})`
        : say`Net *${f.rupiah(bill.net)}*, nothing withheld`
    },
    estimate: (bill, reader = 'office') => {
      const less = taken(bill)
      if (reader === 'shop')
        return less.length > 0
          ? say`_You will receive about ${f.rupiah(bill.net)}, less ${inARow(less)}._`
          : say`_You will receive about ${f.rupiah(bill.net)}, nothing withheld._`
      return less.length > 0
        ? say`_Estimated payment to the vendor ${f.rupiah(bill.net)}, less ${inARow(less)}._`
        : say`_Estimated payment to the vendor ${f.rupiah(bill.net)}, nothing withheld._`
    },
    flag,
  }
}

/** `a`, `a and b`, `a, b and c` */
function inARow(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
