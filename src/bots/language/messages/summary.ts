/**
 * The admins' summary as a page for a phone: what was ordered, who waits for whom, what is late or fell through, money,
 * machinery. The layout is the same in every language; the words come from summary-id.ts and summary-en.ts.
 */

import type { Instant } from '#core/calendar.ts'
import type { Guard } from '#core/guards/index.ts'
import type { Rupiah } from '#core/money.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import {
  type ChannelState,
  type Digest,
  type Lost,
  type Queue,
  type Section,
  WAITING_STATUSES,
  type WaitingOrder,
  type WaitingStatus,
} from '#core/oversight/digest.ts'
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import { isUnderWay, type Period } from '#core/oversight/period.ts'
import { shortRoot } from '#core/oversight/seal.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { ChartWords } from '../../summary/chart.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

/** Words that the rest of a language's table has already. */
export interface SharedWords {
  readonly number: (orderId: number) => string
  readonly reason: (code: string) => string
}

/** The words of one language. */
export interface SummaryWords {
  readonly locale: string
  /** Millions and the like, the largest first: `[1e6, ' juta']`. */
  readonly scales: readonly (readonly [number, string])[]
  readonly decimal: string
  readonly sections: Readonly<Record<Section, string>>
  readonly lost: Readonly<Record<Lost['act'], string>>
  readonly channelStates: Readonly<Record<string, string>>
  readonly warning: (warning: OperatorWarning) => string
  readonly troubles: Readonly<Record<ChannelTrouble['code'], (why: string) => string>>
  readonly title: (period: string) => Markup
  readonly soFar: (at: string) => string
  readonly week: (from: string, to: string) => string
  readonly late: (due: string) => Markup
  readonly placed: (orders: string, total: string, units: string, vendors: string) => Markup
  readonly before: (kind: Period['kind'], orders: string) => string
  readonly nothingPlaced: Markup
  readonly agreed: (orders: string) => Markup
  readonly waitingNow: Markup
  readonly nothingWaiting: Markup
  readonly lateLine: (parts: string) => Markup
  readonly lateAnswers: string
  readonly lateDeliveries: string
  readonly latePayments: (orders: string, amount: string, payers: string) => Markup
  readonly latePayer: (unit: string, treasurer: string, late: string, amount: string) => string
  readonly lostLine: (orders: string, parts: string) => Markup
  readonly held: (orders: string, guards: string, units: string) => Markup
  /** What held an order, in a word or two. */
  readonly guards: Readonly<Record<Guard, string>>
  readonly firstTime: (vendors: string, names: string) => Markup
  readonly budget: (share: string, committed: string, ceiling: string, fullest: string) => Markup
  readonly since: (at: string) => string
  readonly lastInbound: (at: string) => string
  readonly reconnects: (times: string) => string
  readonly deadLetters: (count: string) => string
  readonly incidents: (count: string) => string
  readonly seal: (root: string, orders: string) => Markup
  readonly howToOpen: Markup
  readonly nowStands: string
  readonly chart: Omit<ChartWords, 'title' | 'count' | 'value'> & { readonly count: (orders: string) => string }
  readonly sentences: {
    readonly emptyList: Markup
    readonly noOrder: Markup
    readonly previousDay: string
    readonly previousWeek: string
    readonly thisWeek: string
    readonly notYet: Markup
    readonly notRead: Markup
    readonly subscribed: (group: boolean) => Markup
    readonly unsubscribed: (group: boolean) => Markup
  }
}

/** States in which it is the vendor who keeps the others waiting; in all others it is the unit. */
const VENDORS_TURN: ReadonlySet<string> = new Set(['awaiting-vendor', 'disputed'])
/** Up to so many queues name the two orders that have waited longest; more name one each, or the page grows too long. */
const SHORT_LIST = 3
const REASONS_SHOWN = 2
const PAYERS_SHOWN = 2
const UNITS_SHOWN = 3
const NAME_MAX = 28

type Present = NonNullable<Digest['now']>

/** The summary's sentences in a language. */
export function summaryMessages(f: Formats, words: SummaryWords, { number, reason }: SharedWords) {
  const dayMonth = new Intl.DateTimeFormat(words.locale, {
    timeZone: 'Asia/Jakarta',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  const short = (at: Instant) => dayMonth.format(at).replace(',', '')
  const money = (amount: Rupiah) => scaled(amount, words)
  const periodName = (period: Period) =>
    period.kind === 'day' ? f.day(period.from) : words.week(short(period.from), short(period.until - 1))
  const named = (orders: readonly WaitingOrder[], by: 'unit' | 'vendor', now: Instant) =>
    orders.map((order) => `${number(order.id)} ${clipped(order[by])}, ${f.span(now - order.since)}`).join('; ')

  const placed = ({ placed: { orders, total, units, vendors, before }, period, at }: Digest) => {
    const told = words.placed(f.number(orders), f.rupiah(total), f.number(units), f.number(vendors))
    return isUnderWay(period, at) ? told : say`${keep(told)} (${words.before(period.kind, f.number(before))})`
  }
  const waiting = (digest: Digest, status: WaitingStatus) => {
    const all = digest.now?.waiting ?? []
    const queue = all.find((candidate) => candidate.status === status)
    const shown = queue?.oldest.slice(0, all.length > SHORT_LIST ? 1 : 2) ?? []
    const who = named(shown, VENDORS_TURN.has(status) ? 'vendor' : 'unit', digest.at)
    return say`${words.sections[status]}: *${f.number(queue?.orders ?? 0)}* · ${who}`
  }
  const late = ({ now, at }: Digest) => {
    const part = (name: string, { orders, oldest }: Queue) =>
      orders > 0 ? [`${name} ${f.number(orders)} (${named(oldest.slice(0, 1), 'vendor', at)})`] : []
    const parts = now
      ? [...part(words.lateAnswers, now.lateAnswers), ...part(words.lateDeliveries, now.lateDeliveries)]
      : []
    return words.lateLine(parts.join('; '))
  }
  const latePayments = ({ now, at }: Digest) => {
    const { orders, amount, units } = now?.latePayments ?? { orders: 0, amount: 0, units: [] }
    // Who owes longest is named; the others stand behind the number.
    const payers = units
      .slice(0, PAYERS_SHOWN)
      .map((payer, index) =>
        words.latePayer(
          clipped(payer.unit),
          index === 0 ? (payer.treasurers[0] ?? '') : '',
          f.span(at - payer.since),
          money(payer.amount),
        ),
      )
    return words.latePayments(f.number(orders), money(amount), payers.join('; '))
  }
  const lost = (all: readonly Lost[]) => {
    const parts = all.map(({ act, orders, reasons }) => {
      const why = reasons.filter((each) => each.reason !== '').slice(0, REASONS_SHOWN)
      const told = why.map((each) => `${reason(each.reason)} ${f.number(each.orders)}`).join(', ')
      return `${words.lost[act]} ${f.number(orders)}${told && ` (${told})`}`
    })
    return words.lostLine(f.number(all.reduce((sum, { orders }) => sum + orders, 0)), parts.join('; '))
  }
  const held = ({ orders, guards, units }: Digest['held']) => {
    const kinds = guards.map(
      ({ guard, orders: count }) => `${words.guards[guard as Guard] ?? guard} ${f.number(count)}`,
    )
    const more = units.length - UNITS_SHOWN
    const whose = units.slice(0, UNITS_SHOWN).map(({ unit, orders: count }) => `${clipped(unit)} ${f.number(count)}`)
    return words.held(f.number(orders), kinds.join(', '), [...whose, ...(more > 0 ? [`+${more}`] : [])].join(', '))
  }
  const firstTime = ({ vendors, names }: Digest['firstTime']) => {
    const more = vendors - names.length
    const all = [...names.map(clipped), ...(more > 0 ? [`+${f.number(more)}`] : [])]
    return words.firstTime(f.number(vendors), all.join(', '))
  }
  const sectionLine = (digest: Digest, section: Section): Markup => {
    switch (section) {
      case 'placed':
        return placed(digest)
      case 'late':
        return late(digest)
      case 'late-payments':
        return latePayments(digest)
      case 'lost':
        return lost(digest.lost)
      case 'held':
        return held(digest.held)
      case 'first-time':
        return firstTime(digest.firstTime)
      default:
        return waiting(digest, section)
    }
  }
  const budget = ({ ceiling, committed, fullest }: Present['budget']) => {
    const lines = fullest.map((line) => {
      const { unit, rupCode, committed: used, ceiling: allowed } = line
      return `${clipped(unit)} ${rupCode} ${percent(used, allowed)}`
    })
    return ceiling > 0 && words.budget(percent(committed, ceiling), money(committed), money(ceiling), lines.join('; '))
  }
  const channel = ({ name, account, state, since, lastInboundAt, reconnects, troubles }: ChannelState) => {
    const isOpen = state === 'open'
    const facts = [
      `${CHANNEL_NAMES[name] ?? name}${account ? ` (${account})` : ''} ${words.channelStates[state] ?? state}${isOpen ? '' : words.since(f.shortMoment(since))}`,
      ...(lastInboundAt === undefined ? [] : [words.lastInbound(f.shortMoment(lastInboundAt))]),
      ...(reconnects > 0 ? [words.reconnects(f.number(reconnects))] : []),
    ]
    const line = say`${isOpen ? '📡' : '🔴'} ${facts.join(', ')}`
    if (!troubles) return line
    return say`${keep(line)}. ${troubles.map(({ code, why = '' }) => words.troubles[code](why)).join(' ')}`
  }
  const present = ({ budget: use, machinery, channels, warnings }: Present) => {
    const { deadLetters, incidents } = machinery
    const trouble = [
      ...(deadLetters > 0 ? [words.deadLetters(f.number(deadLetters))] : []),
      ...(incidents > 0 ? [words.incidents(f.number(incidents))] : []),
    ]
    return [
      budget(use),
      ...channels.map(channel),
      trouble.length > 0 && say`🔧 ${trouble.join(', ')}`,
      ...warnings.map((warning) => say`⚠️ ${words.warning(warning)}`),
    ]
  }

  return {
    /** The whole page; `sections` are numbered from 1. `lateSince`: when it should have come. */
    digest: (digest: Digest, sections: readonly Section[], lateSince?: Instant): Markup => {
      const { period, at, now, agreed, seal } = digest
      const numbered = (section: Section) =>
        say`*${sections.indexOf(section) + 1}.* ${keep(sectionLine(digest, section))}`
      const queues = sections.filter(isWaiting)
      const others = sections.filter((section) => section !== 'placed' && !isWaiting(section))
      const title = words.title(periodName(period))
      return lines(
        isUnderWay(period, at) ? say`${keep(title)}, ${words.soFar(f.shortMoment(at))}` : title,
        lateSince !== undefined && words.late(f.shortMoment(lateSince)),
        '',
        sections.includes('placed') ? numbered('placed') : words.nothingPlaced,
        agreed > 0 && words.agreed(f.number(agreed)),
        queues.length > 0 && lines('', words.waitingNow, ...queues.map(numbered)),
        now !== undefined && queues.length === 0 && words.nothingWaiting,
        others.length > 0 && lines('', ...others.map(numbered)),
        now && lines('', ...present(now)),
        seal && words.seal(shortRoot(seal.root), f.number(seal.orders)),
        sections.length > 0 && lines('', words.howToOpen),
      )
    },
    chart: ({ period, placed: { orders, total } }: Digest): ChartWords => ({
      ...words.chart,
      title: capitalised(periodName(period)),
      count: words.chart.count(f.number(orders)),
      value: money(total),
    }),
    section: (section: Section) => words.sections[section],
    listTitle: (name: string, period: Period, isNow: boolean) =>
      say`*${name}* · ${isNow ? words.nowStands : periodName(period)}`,
    listLine: (at: number, order: OrderFacts, since: Instant, now: Instant, status: string) =>
      say`${at}. *${number(order.id)}* ${order.unit} → ${order.vendor}, ${f.rupiah(order.total)} · ${status}, ${f.span(now - since)}`,
    orderButton: (order: OrderFacts) => `${number(order.id)} · ${clipped(order.vendor)}`,
    ...words.sentences,
  }
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp' }

function isWaiting(section: Section): section is WaitingStatus {
  return WAITING_STATUSES.some((status) => status === section)
}

/** `Rp45,2 juta`, where every rupiah would be too much. */
function scaled(amount: Rupiah, { scales, decimal }: SummaryWords): string {
  const [unit, name] = scales.find(([least]) => amount >= least) ?? [1, '']
  const value = amount / unit
  const digits = value.toFixed(unit > 1 && value < 100 ? 1 : 0).replace(/\.0$/, '')
  return `Rp${digits.replace('.', decimal)}${name}`
}

function percent(part: Rupiah, whole: Rupiah): string {
  return `${whole > 0 ? Math.round((100 * part) / whole) : 0}%`
}

/** Names must not push each other off a phone's screen. */
function clipped(name: string): string {
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX - 1).trimEnd()}…`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
