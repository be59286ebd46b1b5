/** Has somebody heard this before? Then it is put differently, and a person is offered. */
import { daysBetween, wallClock } from '#core/calendar.ts'
import { isEscalated } from '#core/order/index.ts'
import type { Told } from '../../language/messages/again-id.ts'
import { lines } from '../../markup.ts'
import type { Happened, News, Words } from './news.ts'

type Rung = Pick<Happened, 'event' | 'order' | 'before' | 'office'>

/** How often the one whose turn it is was reminded before; `asked`: the first reminder comes after a question. */
export function toldBefore({ event, order, office }: Rung, asked: 'asked' | 'unasked'): Told {
  const { zone } = office.calendar
  const day = (at: number) => wallClock(at, zone).day
  const due = order.answerDueAt ?? event.at
  return {
    times: Math.max(0, order.remindersSent - (asked === 'asked' ? 0 : 1)),
    days: Math.max(0, daysBetween(day(due), day(event.at))),
  }
}

/** The same for whoever is above them, who hears only once the time is over. */
export function headToldBefore(happened: Rung): Told {
  const { before } = happened
  return { ...toldBefore(happened, 'unasked'), times: before && isEscalated(before) ? 1 : 0 }
}

/** What is shown once more, below a line of its own that says so. */
export function withLead(news: News, told: Told): News {
  if (told.times === 0) return news
  const led = ([name, words]: [string, Words]): [string, Words] => [
    name,
    (t, who) => {
      const said = words(t, who)
      return { ...said, text: lines(t.again[name === 'vendor' ? 'vendor' : 'office'].lead(told), '', said.text) }
    },
  ]
  return Object.fromEntries(Object.entries(news).map(led))
}
