/** The morning's summary of a PA/KPA, in English. */
import { findingOf } from '#core/guards/index.ts'
import type { Notice } from '#core/order/index.ts'
import type { UnitDigest } from '#core/oversight/unit-digest.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { unitSummaryIndonesian } from './unit-summary-id.ts'

/** The English sentences. */
export function unitSummaryEnglish(
  f: Formats,
  { number, answered, lateness }: Parameters<typeof unitSummaryIndonesian>[1],
): ReturnType<typeof unitSummaryIndonesian> {
  const held = ({ orderId, notices }: { orderId: number; notices: readonly Notice[] }) =>
    lines(
      say`• *${number(orderId)}*`,
      ...notices.flatMap((notice) => {
        const found = findingOf(notice)
        return found ? [answered(found, notice.reason)] : []
      }),
    )
  const budget = ({ budget: { ceiling, committed, fullest } }: UnitDigest) =>
    lines(
      say`💰 Budget used *${f.rupiah(committed)}* of ${f.rupiah(ceiling)}, *${f.rupiah(ceiling - committed)}* left`,
      ...fullest.map(({ rupCode, name, left }) => say`   RUP ${rupCode} ${name}: ${f.rupiah(left)} left`),
    )
  const late = ({ late: { orders, amount, since, treasurers } }: UnitDigest) =>
    orders > 0
      ? say`🐢 Late payments: *${f.number(orders)}* (${f.rupiah(amount)})${since === undefined ? '' : `, the oldest since ${f.shortMoment(since)}`}${treasurers.length > 0 ? ` · ${treasurers.join(', ')}` : ''}`
      : say`👍 No payment is late.`
  return {
    late: '🐢 See late payments',
    tasks: '📋 My tasks',
    order: (orderId) => number(orderId),
    digest: (digest) =>
      lines(
        say`📊 *${digest.units.join(', ')}*, ${f.day(Date.parse(digest.day))}`,
        digest.placed.orders > 0
          ? say`New orders: *${f.number(digest.placed.orders)}*, ${f.rupiah(digest.placed.total)}`
          : say`No new orders.`,
        budget(digest),
        late(digest),
        digest.toConfirm > 0 && say`✍️ Waiting for your confirmation: *${f.number(digest.toConfirm)}* payments`,
        digest.held.length > 0 && lines('', say`✋ *Went on with a reason*`, ...digest.held.map(held)),
        digest.waived.length > 0 && lines('', say`🕊️ *Penalty waived*`),
        ...digest.waived.map((one) => lines(say`• *${number(one.orderId)}*`, lateness(one.lateness))),
        digest.overrides.length > 0 && lines('', say`🛠️ *Ended by two admins*`),
        ...digest.overrides.map(({ orderId, words }) => say`• *${number(orderId)}*: _“${words}”_`),
        digest.escalated.length > 0 &&
          lines('', say`🔔 *Past their time and nobody has acted*: ${digest.escalated.map(number).join(', ')}`),
      ),
  }
}
