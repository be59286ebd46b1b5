/** What a bill comes to, in Indonesian: gross, what is withheld and why, net. */
import type { Rupiah } from '#core/money.ts'
import type { Bill, BillFlag, Fraction, Withheld, WithheldKind, WithheldWhy } from '#core/tax/index.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

const NAMES: Readonly<Record<WithheldKind, string>> = {
  pph22: 'PPh 22',
  pph23: 'PPh 23',
  pph21: 'PPh 21',
  'pph-final': 'PPh final',
  'pph-final-0': 'PPh final',
  pbjt: 'PBJT',
}

/** The Indonesian sentences. */
export function taxIndonesian(f: Formats, number: (orderId: number) => string) {
  const percent = ({ numerator, denominator }: Fraction) => `${f.number((100 * numerator) / denominator)}%`
  const name = ({ kind, rate }: Pick<Withheld, 'kind' | 'rate'>) => `${NAMES[kind]} ${percent(rate)}`

  const why = (reason: WithheldWhy): string => {
    switch (reason.code) {
      case 'goods-above-floor':
        return `barang di atas ${f.rupiah(reason.floor)}`
      case 'split-goods':
        return `dengan ${reason.orders.map(number).join(', ')} di atas ${f.rupiah(reason.floor)}`
      case 'work-of-a-firm':
        return 'jasa atau katering oleh badan usaha'
      case 'work-of-a-person':
        return `jasa atau katering oleh perorangan, dari ${percent(reason.share)} nilai`
      case 'certificate':
        return `Surat Keterangan PP 55 ${reason.letter}`
      case 'statement':
        return `Surat Pernyataan ${reason.letter}; bukti potong nihil tetap dibuat`
      case 'catering':
        return 'makanan dan minuman'
    }
  }
  const withheldLine = (one: Withheld) =>
    say`− ${name(one)} dari ${f.rupiah(one.base)} = *${f.rupiah(one.amount)}* (${why(one.why)}${one.withoutNpwp ? '; tanpa NPWP' : ''})`

  const upTo = ({ floor }: NonNullable<Bill['untaxed']>) => `barang sampai ${f.rupiah(floor)}`

  const flag = (one: BillFlag): Markup => {
    switch (one.code) {
      case 'split-bill':
        return say`⚠️ Bersama ${one.orders.map(number).join(', ')} nilainya ${f.rupiah(one.total)}, di atas ${f.rupiah(one.floor)}: dihitung sebagai satu tagihan.`
      case 'no-npwp':
        return say`ℹ️ Penjual belum punya NPWP di data kita, jadi tarif PPh 22 dan 23 lebih tinggi.`
      case 'statement-of-a-firm':
        return say`ℹ️ Surat Pernyataan ${one.letter} hanya berlaku untuk perorangan, jadi tidak dipakai.`
    }
  }

  /** `PPN Rp1.320.000 yang disetor bendahara`, `PPh 22 1,5% Rp180.000`: everything that the vendor does not get. */
  const taken = ({ ppn, withheld, penalty }: Bill): string[] => [
    ...(ppn.collected ? [`PPN ${f.rupiah(ppn.amount)} yang disetor bendahara`] : []),
    ...withheld.flatMap((one) => (one.amount > 0 ? [`${name(one)} ${f.rupiah(one.amount)}`] : [])),
    ...(penalty.amount > 0 ? [`denda terlambat ${penalty.days} hari ${f.rupiah(penalty.amount)}`] : []),
  ]

  /** PBJT that stays in the price: the vendor's own to pay. */
  const ownPbjt = ({ pbjt, withheld }: Bill) => (withheld.some(({ kind }) => kind === 'pbjt') ? undefined : pbjt)
  const owed = (bill: Bill): Markup => {
    const own = ownPbjt(bill)
    return own ? say`; PBJT ${percent(own.rate)} ${f.rupiah(own.amount)} di dalamnya Kakak setor sendiri` : say``
  }
  const paidIn = (reader: 'office' | 'shop') =>
    reader === 'shop' ? say` (Kakak setor sendiri)` : say` (disetor penjual sendiri)`
  const bearer = (by: string, reader: 'office' | 'shop'): Markup => {
    if (by !== 'vendor') return say`unit`
    return reader === 'shop' ? say`Kakak` : say`penjual`
  }

  return {
    /** The whole bill, a line for each sum. */
    bill: (bill: Bill, reader: 'office' | 'shop' = 'office'): Markup => {
      const { gross, ppn, pbjt, withheld, untaxed, stamp, penalty, invoice, net, flags } = bill
      return lines(
        say`Nilai tanpa PPN: *${f.rupiah(gross)}*`,
        ppn.amount > 0 &&
          say`+ PPN ${percent(ppn.rate)} dari ${f.rupiah(ppn.base)} = ${f.rupiah(ppn.amount)} (${reader === 'shop' ? keep(say`Kakak`) : 'penjual'} PKP${ppn.base === gross ? '' : '; DPP nilai lain'})${ppn.collected ? '' : keep(paidIn(reader))}`,
        ppn.amount > 0 && say`Tagihan: *${f.rupiah(invoice)}*`,
        ppn.collected && say`− PPN dipungut bendahara ${f.rupiah(ppn.amount)}`,
        ...withheld.map(withheldLine),
        untaxed && say`− Tidak ada yang dipotong (${upTo(untaxed)})`,
        penalty.amount > 0 && say`− Denda terlambat ${penalty.days} hari = ${f.rupiah(penalty.amount)}`,
        reader === 'shop' ? say`Kakak terima: *${f.rupiah(net)}*` : say`Dibayar ke penjual: *${f.rupiah(net)}*`,
        pbjt &&
          say`_Di dalam harga ada PBJT ${percent(pbjt.rate)} ${f.rupiah(pbjt.amount)}${ownPbjt(bill) ? keep(paidIn(reader)) : ''}._`,
        stamp.amount > 0 &&
          say`_Tanda terimanya perlu meterai ${f.rupiah(stamp.amount)} (dari ${keep(bearer(stamp.bearer, reader))})._`,
        ...flags.map(flag),
      )
    },
    /** Of an order without a bill. */
    unbilled: (total: Rupiah): Markup => say`Dibayar ke penjual: *${f.rupiah(total)}*`,
    /** To the vendor, in one sentence. */
    net: (bill: Bill): Markup => {
      const less = taken(bill)
      if (less.length > 0)
        return say`Kakak menerima *${f.rupiah(bill.net)}*: ${f.rupiah(bill.invoice)} dikurangi ${inARow(less)}${keep(owed(bill))}.`
      return bill.withheld.length > 0
        ? say`Kakak menerima *${f.rupiah(bill.net)}* penuh${keep(owed(bill))}. Bukti potong nihil tetap kami kirim.`
        : say`Kakak menerima *${f.rupiah(bill.net)}* penuh, tanpa potongan${bill.untaxed ? ` (${upTo(bill.untaxed)})` : ''}${keep(owed(bill))}.`
    },
    /** ` (Rp4.500.000 dikurangi PPh final 0,5% Rp22.500)`: after an amount that was paid; empty where nothing was taken. */
    less: (bill: Bill): string => {
      const less = taken(bill)
      return less.length > 0 ? ` (${f.rupiah(bill.invoice)} dikurangi ${inARow(less)})` : ' (tanpa potongan)'
    },
    /** To officers, where space is short. */
    netShort: (bill: Bill): Markup => {
      const less = taken(bill)
      return less.length > 0
        ? say`Bersih *${f.rupiah(bill.net)}* (${f.rupiah(bill.invoice)} dikurangi ${inARow(less)})`
        : say`Bersih *${f.rupiah(bill.net)}*, tanpa potongan`
    },
    /** Before the goods are received. */
    estimate: (bill: Bill, reader: 'office' | 'shop' = 'office'): Markup => {
      const less = taken(bill)
      if (reader === 'shop')
        return less.length > 0
          ? say`_Perkiraan yang Kakak terima ${f.rupiah(bill.net)}, setelah dikurangi ${inARow(less)}._`
          : say`_Perkiraan yang Kakak terima ${f.rupiah(bill.net)}, tanpa potongan._`
      return less.length > 0
        ? say`_Perkiraan dibayar ke penjual ${f.rupiah(bill.net)}, setelah dikurangi ${inARow(less)}._`
        : say`_Perkiraan dibayar ke penjual ${f.rupiah(bill.net)}, tanpa potongan._`
    },
    flag,
  }
}

/** `a`, `a dan b`, `a, b, dan c` */
function inARow(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' dan ')
  return `${parts.slice(0, -1).join(', ')}, dan ${parts.at(-1)}`
}
