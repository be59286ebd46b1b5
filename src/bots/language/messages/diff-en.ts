/** Old and new of an order side by side, in English: only what differs is named. */
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts, ProposalFacts } from './facts.ts'

/** One line for each part that is to be another; `spot` writes a place. */
export function diffEnglish(f: Formats, spot: (place: OrderFacts['place']) => string) {
  const line = ({ name, unit, from, to, as }: ProposalFacts['lines'][number]) => {
    if (as)
      return say`• ${name}: ${f.quantity(from, unit)} → *${f.quantity(to, as.unit)} ${as.name}* @ ${f.rupiah(as.price)}`
    if (to === 0) return say`• ${name}: ${f.quantity(from, unit)} → *none*`
    return say`• ${name}: ${f.quantity(from, unit)} → *${f.quantity(to, unit)}*`
  }
  return ({ lines: changed, deliverAt, place, note, total }: ProposalFacts) =>
    lines(
      ...changed.map(line),
      deliverAt && say`• Time: ${f.shortMoment(deliverAt.from)} → *${f.moment(deliverAt.to)}*`,
      place && say`• Place: ${spot(place.from)} → *${spot(place.to)}*`,
      note && say`• Note: ${note.from || '–'} → *${note.to || '–'}*`,
      total.from !== total.to && say`• Total: ${f.rupiah(total.from)} → *${f.rupiah(total.to)}*`,
    )
}
