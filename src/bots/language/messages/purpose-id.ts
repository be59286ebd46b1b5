/** What meeting food is for, asked briefly and said back, in Indonesian. */
import type { PurposeFact } from '#core/guards/index.ts'
import type { Purpose } from '#core/order/index.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

/** Questions, answers on buttons, and the one line that says it all. */
export function purposeIndonesian(f: Formats) {
  const questions: Readonly<Record<PurposeFact, Markup>> = {
    participants: say`👥 *Konsumsi rapat untuk berapa orang yang diundang?* Boleh sekalian semuanya, misalnya _90 orang, dengan Dinkes, jam 9-12_.`,
    otherUnits: say`Ada *unit lain* yang ikut rapat?`,
    hours: say`Rapatnya *dari jam berapa sampai jam berapa*? Misalnya _9-12_ atau _3 jam_.`,
  }
  const told = ({ participants, otherUnits, hours, endsAt }: Purpose) =>
    [
      participants !== undefined && `${f.number(participants)} orang`,
      otherUnits !== undefined && (otherUnits ? 'dengan unit lain' : 'hanya unit sendiri'),
      hours !== undefined && `${f.number(hours)} jam`,
      endsAt !== undefined && `selesai ${f.shortMoment(endsAt)}`,
    ].filter((part) => part !== false)
  const line = (purpose: Purpose | undefined) => {
    const parts = purpose ? told(purpose) : []
    return parts.length > 0 && say`👥 Rapat: ${parts.join(', ')}`
  }
  return {
    ask: (fact: PurposeFact) => questions[fact],
    unread: (fact: PurposeFact) =>
      ({
        participants: say`Jumlahnya belum terbaca. Tulis jumlah undangannya saja, misalnya _90 orang_.`,
        otherUnits: say`Jawab *ya* kalau ada unit lain yang ikut, atau *tidak* kalau hanya unit sendiri.`,
        hours: say`Jamnya belum terbaca. Contoh: _9-12_, _09.00-11.30_, atau _3 jam_.`,
      })[fact],
    together: '🤝 Ada unit lain',
    alone: '🏠 Hanya unit kami',
    hoursButton: (hours: number) => `${f.number(hours)} jam`,
    edit: '👥 Rapat',
    line,
    /** With the requester's own words, for whoever weighs or checks the order. */
    whole: (purpose: Purpose | undefined) =>
      purpose !== undefined && lines(line(purpose), purpose.words !== undefined && say`   _“${purpose.words}”_`),
  }
}
