/** What meeting food is for, asked briefly and said back, in English. */
import type { PurposeFact } from '#core/guards/index.ts'
import type { Purpose } from '#core/order/index.ts'
import { lines, type Markup, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { purposeIndonesian } from './purpose-id.ts'

/** The English sentences. */
export function purposeEnglish(f: Formats): ReturnType<typeof purposeIndonesian> {
  const questions: Readonly<Record<PurposeFact, Markup>> = {
    participants: say`👥 *How many people are invited to the meeting?* All in one is fine, such as _90 people, with Dinkes, 9-12_.`,
    otherUnits: say`Do *other units* take part?`,
    hours: say`*From when to when* is the meeting? Such as _9-12_ or _3 jam_.`,
  }
  const told = ({ participants, otherUnits, hours, endsAt }: Purpose) =>
    [
      participants !== undefined && plural(f, participants, 'person', 'people'),
      otherUnits !== undefined && (otherUnits ? 'with other units' : 'our unit only'),
      hours !== undefined && `${f.number(hours)} h`,
      endsAt !== undefined && `ends ${f.shortMoment(endsAt)}`,
    ].filter((part) => part !== false)
  const line = (purpose: Purpose | undefined) => {
    const parts = purpose ? told(purpose) : []
    return parts.length > 0 && say`👥 Meeting: ${parts.join(', ')}`
  }
  return {
    ask: (fact) => questions[fact],
    unread: (fact) =>
      ({
        participants: say`I could not read how many. Write just the number of people, such as _90_.`,
        otherUnits: say`Answer *yes* when other units take part, or *no* when it is your unit only.`,
        hours: say`I could not read the hours. Such as _9-12_, _09.00-11.30_ or _3 jam_.`,
      })[fact],
    together: '🤝 Other units too',
    alone: '🏠 Our unit only',
    hoursButton: (hours) => `${f.number(hours)} h`,
    edit: '👥 Meeting',
    line,
    whole: (purpose) =>
      purpose !== undefined && lines(line(purpose), purpose.words !== undefined && say`   _“${purpose.words}”_`),
  }
}
