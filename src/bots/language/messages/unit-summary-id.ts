/** The morning's summary of a PA/KPA, in Indonesian. */
import { findingOf } from '#core/guards/index.ts'
import type { Lateness, Notice } from '#core/order/index.ts'
import type { UnitDigest } from '#core/oversight/unit-digest.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

interface Parts {
  readonly number: (orderId: number) => string
  /** What a guard noticed, and what was said to it. */
  readonly answered: (found: NonNullable<ReturnType<typeof findingOf>>, reason: string | undefined) => Markup
  readonly lateness: (lateness: Lateness) => Markup | undefined
}

/** What a head reads of their units. */
export function unitSummaryIndonesian(f: Formats, { number, answered, lateness }: Parts) {
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
      say`💰 Pagu terpakai *${f.rupiah(committed)}* dari ${f.rupiah(ceiling)}, sisa *${f.rupiah(ceiling - committed)}*`,
      ...fullest.map(({ rupCode, name, left }) => say`   RUP ${rupCode} ${name}: sisa ${f.rupiah(left)}`),
    )
  const late = ({ late: { orders, amount, since, treasurers } }: UnitDigest) =>
    orders > 0
      ? say`🐢 Bayar terlambat: *${f.number(orders)}* (${f.rupiah(amount)})${since === undefined ? '' : `, paling lama sejak ${f.shortMoment(since)}`}${treasurers.length > 0 ? ` · ${treasurers.join(', ')}` : ''}`
      : say`👍 Tidak ada pembayaran yang terlambat.`
  return {
    late: '🐢 Lihat tunggakan',
    tasks: '📋 Tugas saya',
    order: (orderId: number) => number(orderId),
    digest: (digest: UnitDigest) =>
      lines(
        say`📊 *${digest.units.join(', ')}*, ${f.day(Date.parse(digest.day))}`,
        digest.placed.orders > 0
          ? say`Pesanan baru: *${f.number(digest.placed.orders)}*, ${f.rupiah(digest.placed.total)}`
          : say`Tidak ada pesanan baru.`,
        budget(digest),
        late(digest),
        digest.toConfirm > 0 && say`✍️ Menunggu konfirmasi Anda: *${f.number(digest.toConfirm)}* pembayaran`,
        digest.held.length > 0 && lines('', say`✋ *Diteruskan dengan alasan*`, ...digest.held.map(held)),
        digest.waived.length > 0 && lines('', say`🕊️ *Denda dibebaskan*`),
        ...digest.waived.map((one) => lines(say`• *${number(one.orderId)}*`, lateness(one.lateness))),
        digest.overrides.length > 0 && lines('', say`🛠️ *Diakhiri dua admin*`),
        ...digest.overrides.map(({ orderId, words }) => say`• *${number(orderId)}*: _“${words}”_`),
        digest.escalated.length > 0 &&
          lines('', say`🔔 *Lewat batas dan belum ditindaklanjuti*: ${digest.escalated.map(number).join(', ')}`),
      ),
  }
}
