/** What most stories begin with: an officer has ordered something, and a vendor has been asked. */
import type { Chatter } from '../support/chatter.ts'
import type { Office } from '../support/office.ts'

/** Ibu Rina Kusumawati, Pejabat Pengadaan of Dinas Pendidikan, and her colleague Bapak Dedi Permana. */
export const RINA = '101204'
export const DEDI = '101205'
/** Ibu Sari Wulandari, one of its PPK. */
export const SARI = '101202'

export interface Wish {
  readonly search?: string
  /** Part of the label of the wanted product's button. */
  readonly pick?: string
  readonly quantity?: string
  readonly budget?: string
  readonly when?: string
  /** What is said of a meeting. */
  readonly meeting?: string
  /**
   * The rules for which guards must hold the order; another hold is a failure. Unless told, it may be held for what the
   * stories before have ordered in the same unit, and for nothing else.
   */
  readonly held?: readonly string[]
  readonly reason?: string
}

export interface Placed {
  readonly number: string
  readonly id: number
  readonly vendor: Chatter
  /** What the vendor was asked, as it stands on the vendor's phone. */
  readonly asked: string
}

/** Fills a basket and answers everything that check-out asks, up to the summary. */
export async function prepared(officer: Chatter, wish: Wish = {}): Promise<string> {
  await officer.says(wish.search ?? 'nasi kotak dibawah 40rb')
  await officer.taps(wish.pick ?? '1.')
  await officer.says(wish.quantity ?? '100')
  return checkedOut(officer, wish)
}

/** Answers everything that check-out asks about what is in the basket, up to the summary. */
export async function checkedOut(officer: Chatter, wish: Wish = {}): Promise<string> {
  let shown = await officer.taps('Check-out')
  // A draft that was kept knows some of the answers.
  if (shown.includes('Pakai anggaran')) shown = await officer.taps(wish.budget ?? 'Makanan dan Minuman Rapat')
  if (shown.includes('Diantar kapan')) shown = await officer.says(wish.when ?? 'rabu jam 11')
  if (shown.includes('Diantar ke mana')) shown = await officer.taps('📍 Kantor')
  if (shown.includes('Konsumsi rapat untuk')) shown = await officer.says(wish.meeting ?? meetingOf(wish))
  if (shown.includes('catatan untuk penjual')) shown = await officer.taps('Lewati')
  const held = [...shown.matchAll(/✋.*\[(R-\d+)\]/g)].map(([, rule = '']) => rule)
  const unexpected = held.filter((rule) => !(wish.held ?? ['R-02']).includes(rule))
  const missing = (wish.held ?? []).filter((rule) => !held.includes(rule))
  if (unexpected.length + missing.length > 0)
    throw new Error(`held for ${held.join(', ') || 'nothing'}, not for ${wish.held?.join(', ') ?? 'that'}:\n${shown}`)
  return held.length > 0 ? officer.says(wish.reason ?? 'memang acara yang berbeda-beda') : shown
}

/** A meeting of three hours that begins when the food is there, of as many people as there are portions. */
function meetingOf({ quantity = '100', when = 'rabu jam 11' }: Wish): string {
  const from = Number(/jam (\d+)/.exec(when)?.[1] ?? 9)
  return `${quantity} orang, dengan Dinkes, jam ${from}-${from + 3}`
}

/** Orders, and waits until the vendor has been asked on WhatsApp. */
export async function order(office: Office, officer: Chatter, wish: Wish = {}): Promise<Placed> {
  const summary = await prepared(officer, wish)
  const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
  const placed = await officer.taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  const asked = await vendor.hears(`pesanan baru ${number}`)
  return { number, id: Number(number.slice(3)), vendor, asked }
}

/** Two kinds of food from one kitchen, ordered together. */
export async function twoLines(office: Office, officer: Chatter, when: string): Promise<Omit<Placed, 'asked'>> {
  await officer.says('nasi kotak dibawah 40rb')
  await officer.taps('2.')
  await officer.says('50')
  await officer.says('nasi kotak dibawah 40rb')
  await officer.taps('3.')
  await officer.says('30')
  const shown = await checkedOut(officer, { when })
  const vendor = office.shop(/🏪 (.+)/.exec(shown)?.[1] ?? '')
  const placed = await officer.taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  await vendor.hears(`pesanan baru ${number}`)
  return { vendor, number, id: Number(number.slice(3)) }
}

/** Ordered by Ibu Rina, delivered, received by a PPK: the treasurer of Dinas Pendidikan has the bill. */
export async function receivedIn(office: Office, when: string): Promise<Placed> {
  const [rina, ppk] = [office.on('telegram', RINA), office.on('telegram', '101202')]
  const placed = await order(office, rina, { when })
  const quote = () => ({ replyTo: placed.vendor.bubble(placed.number).id })
  await placed.vendor.says('siap kak', quote())
  await rina.hears(`menerima pesanan ${placed.number}`)
  await placed.vendor.says('sudah sampai, titip satpam', quote())
  await ppk.hears(`Pesanan ${placed.number} sudah sampai`)
  await ppk.taps('Terima semua')
  await placed.vendor.hears('Kabar baik')
  await office.on('telegram', '101206').hears(`Pesanan ${placed.number}`)
  return placed
}

/** Answers what the vendor was asked about this order, as a phone quotes it. */
export function quoting({ vendor, number }: Placed) {
  return { replyTo: vendor.bubble(number).id }
}

/** Ordered, and the vendor has said yes. */
export async function accepted(office: Office, wish: Wish = {}): Promise<Placed> {
  const rina = office.on('telegram', RINA)
  const placed = await order(office, rina, wish)
  await placed.vendor.says('siap kak', quoting(placed))
  await rina.hears(`menerima pesanan ${placed.number}`)
  return placed
}

/** Said to be there, with what the PPK is shown of it. */
export async function arrived(office: Office, wish: Wish = {}): Promise<Placed & { readonly toReceive: string }> {
  const placed = await accepted(office, wish)
  await placed.vendor.says('sudah sampai, titip satpam', quoting(placed))
  const toReceive = await office.on('telegram', SARI).hears(`Pesanan ${placed.number} sudah sampai`)
  return { ...placed, toReceive }
}
