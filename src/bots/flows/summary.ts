/** The admins' summary, of any day or week, and the orders behind its numbers. */
import { findingOf } from '#core/guards/index.ts'
import type { Order } from '#core/order/index.ts'
import { WAITING_STATUSES } from '#core/oversight/digest.ts'
import { isUnderWay, type Period, periodOf } from '#core/oversight/period.ts'
import { holds } from '#core/people/person.ts'
import { digestFor } from '#db/digest.ts'
import { sectionOrders } from '#db/digest-sections.ts'
import { ordersById } from '#db/orders.ts'
import { newestChoices } from '#db/summaries.ts'
import type { Input, Say } from '../channel.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { choicesOf } from '../dialog/stage.ts'
import { lines } from '../markup.ts'
import { periodIn } from '../summary/asked.ts'
import { type Page, periodChoices, SUMMARY, SummaryAct, summaryChoice, type Which } from '../summary/choices.ts'
import { composeSummary } from '../summary/compose.ts'

const PAGE_SIZE = 8
const WORDS = ['ringkasan', 'rangkuman', 'laporan'] as const
const ASKS = new RegExp(`^/?(?:${WORDS.join('|')}|summary)\\b[\\s:,-]*(.*)$`, 'is')

export const summaryFlow: Flow<never, ActData & SummaryAct> = {
  name: SUMMARY.name,
  acts: SummaryAct as Flow<never, ActData & SummaryAct>['acts'],
  commands: [...WORDS, 'summary'],
  words: [...WORDS, 'summary'],
  may: (person) => holds(person, 'admin'),
  open: (talk, rest) => summaryOf(talk, rest),
  tap: (talk, act) => go(talk, act),
  hear,
}

/** Today's summary so far: what the menu opens. */
export function openSummary(talk: Talk): Promise<Turn<never>> {
  return summaryOf(talk, '')
}

/** "ringkasan minggu lalu" in one breath, or the number of a line in the summary that was shown last. */
async function hear(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  if (input.kind !== 'text') return undefined
  const asked = ASKS.exec(input.text.trim())
  if (asked) return summaryOf(talk, asked[1] ?? '')
  const number = /^(\d{1,2})[.)]?$/.exec(input.text.trim())?.[1]
  if (number === undefined) return undefined
  const shown = await newestChoices(talk.db, talk.chat.id)
  const taken = SummaryAct.safeParse(shown && choicesOf(shown.say as Say)[Number(number) - 1]?.act)
  return taken.success ? go(talk, taken.data) : undefined
}

async function summaryOf(talk: Talk, words: string): Promise<Turn<never>> {
  const period = periodIn(words, talk.now, talk.office.calendar.zone)
  if (period === 'unread') return { say: [{ text: talk.t.summary.notRead }] }
  return period === 'ahead' ? { say: [{ text: talk.t.summary.notYet }] } : show(talk, period)
}

async function show(talk: Talk, period: Period): Promise<Turn<never>> {
  const { db, now, t, chat, office } = talk
  const { zone } = office.calendar
  const digest = await digestFor(db, { period, now, zone, ...office.surroundings })
  const more = periodChoices(t, period, zone)
  return { say: [await composeSummary(db, digest, { t, buttons: chat.buttons, more })] }
}

function go(talk: Talk, act: SummaryAct): Promise<Turn<never>> {
  const { zone } = talk.office.calendar
  switch (act.do) {
    case 'show':
      return show(talk, periodFrom(act.which, zone))
    case 'list':
      return list(talk, act.list, act.inPlace)
    case 'order':
      return order(talk, act.orderId, act.list)
  }
}

const periodFrom = ({ kind, first }: Which, zone: string) => periodOf(kind, first, zone)

/** A page of the orders behind a number, each one tap or one number away. */
async function list(talk: Talk, { section, which, page }: Page, inPlace: boolean): Promise<Turn<never>> {
  const { db, now, t, office } = talk
  const period = periodFrom(which, office.calendar.zone)
  const { ids, more } = await sectionOrders(db, { section, period, now, page, pageSize: PAGE_SIZE })
  const known = await ordersById(db, ids)
  const orders = ids.flatMap((id) => known.get(id)?.order ?? [])
  const facts = await orderFacts(db, orders)
  const isNow = section.startsWith('late') || WAITING_STATUSES.some((status) => status === section)
  const rows = orders.map(({ statusAt, status }, index) => {
    const one = facts[index]
    return one && t.summary.listLine(page * PAGE_SIZE + index + 1, one, statusAt, now, t.statusName(status))
  })
  const to = (label: string, change: Partial<Page>) =>
    summaryChoice(label, { do: 'list', list: { section, which, page, ...change }, inPlace: true })
  const turn = [
    ...(page > 0 ? [to(t.browse.previous, { page: page - 1 })] : []),
    ...(more ? [to(t.browse.next, { page: page + 1 })] : []),
  ]
  const choices = facts.map((one) => [
    summaryChoice(t.summary.orderButton(one), { do: 'order', orderId: one.id, list: { section, which, page } }),
  ])
  const title = t.summary.listTitle(t.summary.section(section), period, isNow || isUnderWay(period, now))
  const text = lines(title, ...(rows.length > 0 ? rows : [t.summary.emptyList]))
  return { say: [{ text, choices: [...choices, turn].filter((row) => row.length > 0), inPlace }] }
}

async function order(talk: Talk, orderId: number, list: Page): Promise<Turn<never>> {
  const { db, t } = talk
  const found = (await ordersById(db, [orderId])).get(orderId)?.order
  if (!found) return { say: [{ text: t.summary.noOrder }] }
  const text = lines(t.orders.card(await factsOf(db, found)), t.purpose.whole(found.purpose), ...noticed(talk, found))
  const back = summaryChoice(t.back, { do: 'list', list, inPlace: true })
  return { say: [{ text, choices: [[back]], inPlace: true }], orderId }
}

/** What the guards noticed about it, with the requester's reasons. */
function noticed({ t }: Talk, { notices = [] }: Order) {
  return notices.flatMap((notice) => {
    const found = findingOf(notice)
    return found ? [t.guards.answered(found, notice.reason)] : []
  })
}
