/** A vendor's proposal, line by line, in English: what is offered instead, what is taken and what is left out. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts, ProposalFacts } from './facts.ts'
import type { WeighedLine } from './proposals-id.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly diff: (change: ProposalFacts) => Markup
}

/** What officers weigh and what vendors are asked about it. */
export function proposalsEnglish(f: Formats, { number, diff }: Parts) {
  const offered = ({ name, unit, to, as }: WeighedLine['change']) =>
    as ? `${f.quantity(to, as.unit)} ${as.name}` : `${name} ${f.quantity(to, unit)}`
  return {
    open: '✂️ Line by line',
    weigh: (
      order: OrderFacts,
      weighed: readonly WeighedLine[],
      change: ProposalFacts,
      { isBound }: { readonly isBound: boolean },
    ) =>
      lines(
        say`🔁 *Proposal of ${order.vendor} for ${number(order.id)}, line by line*`,
        diff({ ...change, total: { from: 0, to: 0 } }),
        '',
        ...weighed.map(({ change: line, isTaken }) =>
          isTaken
            ? say`✅ ${offered(line)}`
            : isBound
              ? say`❌ ${line.name}: stays ${f.quantity(line.from, line.unit)}`
              : say`❌ ${line.name}: left out`,
        ),
        say`Total like this: *${f.rupiah(change.total.to)}* (was ${f.rupiah(change.total.from)})`,
        isBound
          ? say`Tap a line to take or refuse it. A refused line stays as it was.`
          : say`Tap a line to take or refuse it. A refused line is not ordered.`,
      ),
    toggle: ({ change, isTaken }: WeighedLine) => `${isTaken ? '✅' : '❌'} ${offered(change)}`,
    confirm: '👍 Agree to this',
    nothingTaken: say`If every line is refused, refuse the proposal instead.`,
    moved: say`The proposal has changed. This is the newest:`,
    /** To the vendor who offers something else. */
    askWhich: (wanted: string, name: string) =>
      say`What instead of *${name}*? These of your products match “${wanted}”:`,
    askWhat: (name: string, most: number, unit: string) =>
      say`What instead of *${name}*? These of your products cost no more than ${f.rupiah(most)}/${unit}:`,
    askLine: say`Which line is to be replaced?`,
    none: (name: string, most: number, unit: string) =>
      say`You have nothing listed in place of *${name}* that costs no more than ${f.rupiah(most)}/${unit}. You can accept a part, propose another time, or decline.`,
    product: (name: string, price: number, unit: string) => `${name} · ${f.rupiah(price)}/${unit}`,
    line: (name: string, quantity: number, unit: string) => `${name} (${f.quantity(quantity, unit)})`,
  }
}
