/** What a shop renews of what curators passed, in English. */
import { type Day, instantAt } from '#core/calendar.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { LETTERS } from './curation-en.ts'
import type { listingIndonesian } from './listing-id.ts'

/** The sentences about what a shop renews. */
export function listingEnglish(f: Formats): ReturnType<typeof listingIndonesian> {
  const day = (at: Day) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const name = (kind: string) => LETTERS[kind] ?? kind
  const until = (validTo: Day | null) => (validTo === null ? 'without an end' : `until ${day(validTo)}`)
  return {
    whichShop: say`For which shop?`,
    letters: {
      list: (shop, all): Markup =>
        lines(
          say`📄 *Papers of ${shop}*`,
          all.length === 0 && say`None has been kept yet.`,
          ...all.map(({ kind, validTo, state }) =>
            state === 'waiting'
              ? say`⏳ ${name(kind)}: with the curator`
              : state === 'over'
                ? say`⚠️ ${name(kind)}: ran out ${validTo === null ? '' : day(validTo)}`
                : say`✅ ${name(kind)}: ${until(validTo)}`,
          ),
          '',
          say`Which one would you like to send or renew?`,
        ),
      kind: name,
      askFile: (kind) =>
        say`Please send a *photo or PDF of the ${name(kind)}*. You may write until when it is valid, too.`,
      askUntil: (kind) =>
        say`Until when is this ${name(kind)} valid? For example _12 March 2028_. If it has no end, write *no end*.`,
      endless: 'No end',
      over: (validTo) =>
        say`${day(validTo)} is over. If it has been renewed, write its new date; if not yet, write *cancel*.`,
      confirm: ({ kind, validTo }) =>
        say`${name(kind)}, valid *${until(validTo)}*. Shall I send it to the curator? Answer *yes* or *no*.`,
      sent: (kind) => say`✅ The ${name(kind)} has gone to the curator. You will hear here.`,
    },
    goods: {
      change: { name: '✏️ Change the name', picture: '📷 Change the photo', description: '📝 Change the description' },
      ask: {
        name: (now) => say`What should *${now}* be called?`,
        picture: (now) => say`Please send the new photo of *${now}*: a real one, bright, without advertising on it.`,
        description: (now) => say`What is the new description of *${now}*? What is in it, for example.`,
      },
      which: say`Which product?`,
      confirm: (now, { name: next, description, picture }): Markup =>
        lines(
          say`*${now}*`,
          next !== undefined && say`✏️ New name: *${next}*`,
          description !== undefined && say`📝 New description: “${description}”`,
          picture !== undefined && say`📷 A new photo, as above`,
          '',
          say`Shall I send it to the curator? Until it passes the catalogue shows the old one. Answer *yes* or *no*.`,
        ),
      sent: (now) => say`✅ The change of *${now}* has gone to the curator. You will hear here.`,
      changedYet: (now) => say`✅ Changed. *${now}* still waits for the curator, who sees the new one.`,
      askOff: (now) => say`Take *${now}* off the catalogue? Orders that came in stay as they are.`,
      send: '✅ Yes, send it',
    },
  }
}
