/** A vendor's proposal, line by line, in Indonesian: what is offered instead, what is taken and what is left out. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts, ProposalFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly diff: (change: ProposalFacts) => Markup
}

/** One changed line of a proposal, and whether the officer takes it. */
export interface WeighedLine {
  readonly change: ProposalFacts['lines'][number]
  readonly isTaken: boolean
}

/** What officers weigh and what vendors are asked about it. */
export function proposalsIndonesian(f: Formats, { number, diff }: Parts) {
  const offered = ({ name, unit, to, as }: WeighedLine['change']) =>
    as ? `${f.quantity(to, as.unit)} ${as.name}` : `${name} ${f.quantity(to, unit)}`
  return {
    open: '✂️ Pilih per baris',
    /** `isBound`: the vendor had given its word, so what is not taken stays as it was. */
    weigh: (
      order: OrderFacts,
      weighed: readonly WeighedLine[],
      change: ProposalFacts,
      { isBound }: { readonly isBound: boolean },
    ) =>
      lines(
        say`🔁 *Usul ${order.vendor} untuk ${number(order.id)}, baris demi baris*`,
        diff({ ...change, total: { from: 0, to: 0 } }),
        '',
        ...weighed.map(({ change: line, isTaken }) =>
          isTaken
            ? say`✅ ${offered(line)}`
            : isBound
              ? say`❌ ${line.name}: tetap ${f.quantity(line.from, line.unit)}`
              : say`❌ ${line.name}: tidak jadi dipesan`,
        ),
        say`Total begini: *${f.rupiah(change.total.to)}* (semula ${f.rupiah(change.total.from)})`,
        isBound
          ? say`Ketuk baris untuk menerima atau menolaknya. Baris yang ditolak tetap seperti semula.`
          : say`Ketuk baris untuk menerima atau menolaknya. Baris yang ditolak tidak jadi dipesan.`,
      ),
    toggle: ({ change, isTaken }: WeighedLine) => `${isTaken ? '✅' : '❌'} ${offered(change)}`,
    confirm: '👍 Setuju begini',
    nothingTaken: say`Kalau semua baris ditolak, lebih tepat usulnya ditolak.`,
    moved: say`Usulnya sudah berubah. Ini yang terbaru:`,
    /** To the vendor who offers something else. */
    askWhich: (wanted: string, name: string) =>
      say`Siap Kak. Pengganti untuk *${name}* yang mana? Yang cocok dengan “${wanted}” di etalase Kakak:`,
    askWhat: (name: string, most: number, unit: string) =>
      say`Siap Kak. *${name}* diganti apa? Pilih dari etalase Kakak yang tidak lebih mahal dari ${f.rupiah(most)}/${unit}:`,
    askLine: say`Siap Kak. Yang diganti baris yang mana?`,
    none: (name: string, most: number, unit: string) =>
      say`Di etalase Kakak belum ada pengganti *${name}* yang tidak lebih mahal dari ${f.rupiah(most)}/${unit}. Bisa terima sebagian, usul waktu lain, atau tolak ya Kak.`,
    product: (name: string, price: number, unit: string) => `${name} · ${f.rupiah(price)}/${unit}`,
    line: (name: string, quantity: number, unit: string) => `${name} (${f.quantity(quantity, unit)})`,
  }
}
