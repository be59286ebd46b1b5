/** The admins' summary in Bahasa Indonesia: fits a phone, names who waits, and numbers what can be opened. */
import type { Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { Digest, Lost, Queue, Section, WaitingOrder, WaitingStatus } from '#core/oversight/digest.ts'
import { isUnderWay, type Period } from '#core/oversight/period.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { ChartWords } from '../../summary/chart.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

/** Words that the rest of the table has already. */
export interface SharedWords {
  readonly number: (orderId: number) => string
  readonly reason: (code: string) => string
}

const WAITING: Readonly<Record<WaitingStatus, string>> = {
  'awaiting-approval': 'Persetujuan PPK',
  'awaiting-vendor': 'Jawaban penjual',
  'awaiting-requester': 'Jawaban pemesan',
  arrived: 'Pemeriksaan PPK',
  disputed: 'Barang tidak sesuai',
  received: 'Pembayaran bendahara',
  'payment-submitted': 'Persetujuan bayar PA/KPA',
}

/** States in which it is the vendor who keeps the others waiting; in all others it is the unit. */
const VENDORS_TURN: ReadonlySet<string> = new Set(['awaiting-vendor', 'disputed'])

const LOST: Readonly<Record<Lost['act'], string>> = {
  reject: 'ditolak PPK',
  decline: 'ditolak penjual',
  cancel: 'dibatalkan pemesan',
  lapse: 'lewat batas jawab',
  declineProposal: 'usul tidak disepakati',
  refuse: 'dikembalikan',
}

const CHANNEL_STATES: Readonly<Record<string, string>> = {
  off: 'tidak dipakai',
  connecting: 'sedang menyambung',
  pairing: 'menunggu dipasangkan',
  open: 'lancar',
  closed: 'terputus',
  stopped: 'berhenti',
}

const SECTIONS: Readonly<Record<Exclude<Section, WaitingStatus>, string>> = {
  placed: 'Pesanan baru',
  late: 'Terlambat',
  lost: 'Tidak jadi',
  'first-time': 'Penjual baru',
}

/** Where a queue is long, the two that have waited longest are named; when many queues are shown, only the first. */
const NAMED_MANY = 2

export function summaryIndonesian(f: Formats, { number, reason }: SharedWords) {
  const week = ({ from, until }: Period) => `${dayMonth(from)} s.d. ${dayMonth(until - 1)}`
  const periodName = (period: Period) => (period.kind === 'day' ? f.day(period.from) : `pekan ${week(period)}`)
  const waited = (since: Instant, now: Instant) => f.span(now - since)
  const named = (orders: readonly WaitingOrder[], by: 'unit' | 'vendor', now: Instant) =>
    orders.map((order) => `${number(order.id)} ${clipped(order[by])}, ${waited(order.since, now)}`).join('; ')

  const placed = ({ placed: { orders, total, units, vendors, before }, period, at }: Digest) => {
    const against = isUnderWay(period, at)
      ? ''
      : ` (${period.kind === 'day' ? 'sehari' : 'sepekan'} sebelumnya ${f.number(before)})`
    return say`Pesanan baru: *${f.number(orders)}*, *${f.rupiah(total)}*, dari ${f.number(units)} unit ke ${f.number(vendors)} penjual${against}`
  }
  const waiting = (digest: Digest, status: WaitingStatus) => {
    const all = digest.now?.waiting ?? []
    const queue = all.find((candidate) => candidate.status === status)
    const by = VENDORS_TURN.has(status) ? 'vendor' : 'unit'
    const shown = queue?.oldest.slice(0, all.length > 3 ? 1 : NAMED_MANY) ?? []
    return say`${WAITING[status]}: *${f.number(queue?.orders ?? 0)}* · ${named(shown, by, digest.at)}`
  }
  const late = ({ now, at }: Digest) => {
    const part = (name: string, queue: Queue | undefined) =>
      queue && queue.orders > 0
        ? [`${name} ${f.number(queue.orders)} (${named(queue.oldest.slice(0, 1), 'vendor', at)})`]
        : []
    const parts = [...part('jawaban', now?.lateAnswers), ...part('kiriman', now?.lateDeliveries)]
    return say`⏰ Terlambat: ${parts.join('; ')}`
  }
  const lost = (all: readonly Lost[]) => {
    const count = all.reduce((sum, { orders }) => sum + orders, 0)
    const parts = all.map(({ act, orders, reasons }) => {
      const why = reasons.filter((each) => each.reason !== '').slice(0, 2)
      const words = why.map((each) => `${reason(each.reason)} ${f.number(each.orders)}`)
      return `${LOST[act]} ${f.number(orders)}${words.length > 0 ? ` (${words.join(', ')})` : ''}`
    })
    return say`❌ Tidak jadi: *${f.number(count)}* · ${parts.join('; ')}`
  }
  const firstTime = ({ vendors, names }: Digest['firstTime']) => {
    const more = vendors - names.length
    return say`🌱 Penjual pertama kali: *${f.number(vendors)}* · ${names.map(clipped).join(', ')}${more > 0 ? `, +${f.number(more)}` : ''}`
  }
  const sectionLine = (digest: Digest, section: Section): Markup => {
    switch (section) {
      case 'placed':
        return placed(digest)
      case 'late':
        return late(digest)
      case 'lost':
        return lost(digest.lost)
      case 'first-time':
        return firstTime(digest.firstTime)
      default:
        return waiting(digest, section)
    }
  }
  const budget = ({ ceiling, committed, fullest }: NonNullable<Digest['now']>['budget']) =>
    ceiling > 0 &&
    say`💰 Pagu terpakai *${percent(committed, ceiling)}*: ${short(committed)} dari ${short(ceiling)}. Terpenuh: ${fullest.map((line) => `${clipped(line.name)} (${line.rupCode}) ${percent(line.committed, line.ceiling)}`).join('; ')}`
  const channel = (state: NonNullable<Digest['now']>['channels'][number]) => {
    const name = state.name === 'whatsapp' ? 'WhatsApp' : 'Telegram'
    const facts = [
      `${name} ${CHANNEL_STATES[state.state] ?? state.state}${state.state === 'open' ? '' : ` sejak ${f.shortMoment(state.since)}`}`,
      ...(state.lastInboundAt === undefined ? [] : [`pesan masuk terakhir ${f.shortMoment(state.lastInboundAt)}`]),
      ...(state.reconnects > 0 ? [`${f.number(state.reconnects)}× sambung ulang`] : []),
    ]
    const line = say`${state.state === 'open' ? '📡' : '🔴'} ${facts.join(', ')}`
    return state.trouble === undefined ? line : say`${keep(line)}. ${state.trouble}`
  }
  const present = ({ budget: use, machinery, channels, warnings }: NonNullable<Digest['now']>) => {
    const trouble = [
      ...(machinery.deadLetters > 0 ? [`${f.number(machinery.deadLetters)} pesan gagal diolah`] : []),
      ...(machinery.incidents > 0 ? [`${f.number(machinery.incidents)} kejadian belum ditutup`] : []),
    ]
    return [
      budget(use),
      ...channels.map(channel),
      trouble.length > 0 && say`🔧 ${trouble.join(', ')}`,
      ...warnings.map((warning) => say`⚠️ ${warning}`),
    ]
  }

  return {
    /** The whole summary; `sections` are numbered from 1. `lateSince`: when it should have come. */
    digest: (digest: Digest, sections: readonly Section[], lateSince?: Instant): Markup => {
      const numbered = (section: Section) =>
        say`*${sections.indexOf(section) + 1}.* ${keep(sectionLine(digest, section))}`
      const isWaiting = (section: Section): section is WaitingStatus => section in WAITING
      const queues = sections.filter(isWaiting)
      const others = sections.filter((section) => section !== 'placed' && !isWaiting(section))
      const underWay = isUnderWay(digest.period, digest.at)
      return lines(
        say`📊 *Ringkasan ${periodName(digest.period)}*${underWay ? `, sampai ${f.shortMoment(digest.at)}` : ''}`,
        lateSince !== undefined &&
          say`_Maaf, ringkasan ini terlambat: seharusnya ${f.shortMoment(lateSince)}, tetapi saat itu saya tidak aktif._`,
        '',
        sections.includes('placed') ? numbered('placed') : say`Tidak ada pesanan baru.`,
        digest.agreed > 0 && say`🤝 Disepakati penjual dan pemesan: *${f.number(digest.agreed)}*`,
        queues.length > 0 && lines('', say`*Menunggu sekarang*`, ...queues.map(numbered)),
        digest.now !== undefined && queues.length === 0 && say`👍 Tidak ada yang sedang menunggu.`,
        others.length > 0 && lines('', ...others.map(numbered)),
        digest.now && lines('', ...present(digest.now)),
        sections.length > 0 && lines('', say`_Balas dengan nomornya untuk melihat pesanannya._`),
      )
    },
    chart: ({ period, placed: { orders, total } }: Digest): ChartWords => ({
      title: period.kind === 'day' ? f.day(period.from) : `Pekan ${week(period)}`,
      count: `${f.number(orders)} pesanan`,
      value: short(total),
      done: 'Diterima baik',
      open: 'Masih berjalan',
      dead: 'Tidak jadi',
      weekdays: ['Sn', 'Sl', 'Rb', 'Km', 'Jm', 'Sb', 'Mg'],
      nothing: 'Tidak ada pesanan dalam 14 hari ini',
      thousand: 'rb',
    }),
    section: (section: Section): string =>
      section in WAITING ? WAITING[section as WaitingStatus] : SECTIONS[section as keyof typeof SECTIONS],
    listTitle: (name: string, period: Period, isNow: boolean) =>
      say`*${name}* · ${isNow ? 'keadaan sekarang' : periodName(period)}`,
    listLine: (at: number, order: OrderFacts, since: Instant, now: Instant, status: string) =>
      say`${at}. *${number(order.id)}* ${order.unit} → ${order.vendor}, ${f.rupiah(order.total)} · ${status}, ${waited(since, now)}`,
    orderButton: (order: OrderFacts) => `${number(order.id)} · ${clipped(order.vendor)}`,
    emptyList: say`Sudah tidak ada pesanan di sini.`,
    noOrder: say`Pesanan itu tidak ditemukan.`,
    previousDay: '◀️ Sehari sebelumnya',
    previousWeek: '◀️ Sepekan sebelumnya',
    thisWeek: '🗓️ Sepekannya',
    notYet: say`Hari itu belum terjadi. Coba _ringkasan kemarin_, _ringkasan 20 november_, atau _ringkasan minggu lalu_.`,
    notRead: say`Ringkasan hari atau minggu yang mana? Contoh: _ringkasan kemarin_, _ringkasan 20 november_, _ringkasan minggu lalu_.`,
    subscribed: (group: boolean) =>
      group
        ? say`✅ Grup ini akan menerima ringkasan setiap hari pukul 07.00 dan setiap Senin. Ketik /berhenti untuk berhenti.`
        : say`✅ Ringkasan setiap hari pukul 07.00 dan setiap Senin akan saya kirim ke chat ini. Ketik /berhenti untuk berhenti.`,
    unsubscribed: (group: boolean) =>
      group
        ? say`🔕 Baik, ringkasan tidak dikirim lagi ke grup ini. Ketik /langganan untuk mulai lagi.`
        : say`🔕 Baik, ringkasan tidak dikirim lagi ke chat ini. Ketik /langganan untuk mulai lagi, atau *ringkasan* kapan saja untuk melihatnya.`,
  }

  /** `Rp45,2 juta`, where every rupiah would be too much. */
  function short(amount: Rupiah): string {
    const [unit, name] = SCALES.find(([least]) => amount >= least) ?? [1, '']
    const value = amount / unit
    const digits = unit > 1 && value < 100 ? 1 : 0
    return `Rp${value.toFixed(digits).replace('.', ',').replace(/,0$/, '')}${name}`
  }
}

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, ' triliun'],
  [1e9, ' miliar'],
  [1e6, ' juta'],
  [1e3, ' ribu'],
]

function percent(part: Rupiah, whole: Rupiah): string {
  return `${whole > 0 ? Math.round((100 * part) / whole) : 0}%`
}

/** Names must not push each other off a phone's screen. */
function clipped(name: string): string {
  return name.length <= 28 ? name : `${name.slice(0, 27).trimEnd()}…`
}

const DAY_MONTH = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
function dayMonth(at: Instant): string {
  return DAY_MONTH.format(at).replace(',', '')
}
