import type { Instant } from '#core/calendar.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import { keep, lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { awayIndonesian } from './away-id.ts'
import type { AwayFacts, BackFacts } from './facts.ts'
import { TROUBLES_ENGLISH } from './troubles-en.ts'

const NAMES = { telegram: 'Telegram', whatsapp: 'WhatsApp' } as const

/** The same in English. */
export function awayEnglish(f: Formats, number: (id: number) => string): ReturnType<typeof awayIndonesian> {
  const when = ({ from, to }: AwayFacts) => `${f.shortMoment(from)} to ${f.shortMoment(to)}`
  const who = ({ channel }: AwayFacts) => (channel === undefined ? 'we were' : `our ${NAMES[channel]} connection was`)
  return {
    back: (away: AwayFacts) =>
      say`🙏 Sorry, ${who(away)} away from *${when(away)}*. Everything that came in meanwhile was kept, and I answer it one by one from now on.`,
    moved: (id: number, away: AwayFacts, due: Instant) =>
      say`🙏 We were away from ${when(away)}, so order *${number(id)}* may now be answered until *${f.moment(due)}*. The order stands.`,
    lapsed: (id: number, away: AwayFacts) =>
      say`🙏 We were away from ${when(away)}, and the delivery time of order *${number(id)}* passed without an answer. The order has lapsed and the budget is free again. Sorry, this was our fault.`,
    lapsedForVendor: (id: number, away: AwayFacts) =>
      say`🙏 Sorry, we were away from ${when(away)}. The delivery time of order ${number(id)} has passed, so the order has lapsed. This was not your fault.`,
    summary: (away: AwayFacts, { waited, handled, setAside, unsent, resent, moved, lapsed }: BackFacts) =>
      lines(
        say`🔌 *${away.channel === undefined ? 'The service' : NAMES[away.channel]} was away ${when(away)}* (${f.span(away.to - away.from)}) and is back.`,
        waited === 0
          ? say`• No messages were waiting`
          : say`• ${plural(f, waited, 'message')} waited, ${f.number(handled)} answered${setAside === 0 ? '' : keep(say`, ${f.number(setAside)} set aside (write *problems*)`)}`,
        say`• ${plural(f, moved, 'deadline')} moved${lapsed === 0 ? '' : `, ${plural(f, lapsed, 'order')} lapsed because their delivery time passed`}`,
        waited > handled + setAside && say`• ${f.number(waited - handled - setAside)} messages are still being handled`,
        unsent > 0 && say`• ${f.number(unsent)} answers still wait to be sent`,
        resent > 0 && say`• ${f.number(resent)} answers on Telegram were sent again, so they may show twice`,
      ),
    lost: (channel: keyof typeof NAMES, since: Instant, troubles: readonly ChannelTrouble[] = []) =>
      say`🔌 The *${NAMES[channel]}* connection is away since ${f.shortMoment(since)}${troubles.length === 0 ? '' : ` (${troubles.map(({ code, why = '' }) => TROUBLES_ENGLISH[code](why)).join(' ')})`}. Messages for it wait, and for one day deadlines stand still.`,
  }
}
