/**
 * What an officer says of goods that came, or did not: all there, so many good or bad, or what is wrong. It leads to a
 * question and binds nobody, so it may be generous; questions and orders are left to others.
 */

import type { Instant } from '#core/calendar.ts'
import type { Finding } from '#core/order/index.ts'
import { standard } from './normalise.ts'
import { understand } from './understand.ts'

/** So many of a thing are good, or bad. */
export interface CountSaid {
  readonly of: 'good' | 'bad'
  readonly amount: number
  readonly item?: string
}

export interface ReceiptSaid {
  /** What is wrong; none when all of it is said to be there. */
  readonly finding?: Finding
  readonly counts: readonly CountSaid[]
}

const SPOILED =
  /\b(basi|bau|asem|asam|berlendir|lendir|jamuran|berjamur|busuk|belatung|ulat|kecoa|lalat|semut|mentah)\b/
const DAMAGED = /\b(rusak|tumpah|pecah|sobek|robek|hancur|penyok|gosong|bocor|cacat|kotor)\b/
const FEWER = /\b(cuma|cuman|hanya|tinggal|baru|kurang)\b/
const GOOD = /\b(baik|bagus|utuh|aman|layak|sesuai|lengkap)\b/
const ORDERS = /\b(pesan|pesen|order|cari|beli|tambah|butuh|perlu|mau|minta)\b/
const NOT_HERE =
  /\b(belum|blm|tidak|gak|nggak|ngga|ga)\b.{0,12}\b(ada|datang|dateng|sampai|sampe|nyampe|tiba|muncul|kelihatan)\b/

/** `undefined` when it says nothing of a receipt. */
export function readReceipt(text: string, { now, zone }: { now: Instant; zone: string }): ReceiptSaid | undefined {
  const words = text.replaceAll(/\b(eo)[\s-]*\d+\b/gi, ' ')
  const plain = `${words.toLowerCase()} ${standard(words)}`
  if (plain.includes('?') || ORDERS.test(words.toLowerCase())) return undefined
  const { intents, slots } = understand(words, { as: 'staff', asked: 'idle', now, zone })
  const [{ intent, detail }] = intents
  if (intent === 'QUESTION' || intent === 'RISK' || intent === 'CANCEL') return undefined
  const amounts = (slots.quantities ?? []).filter(({ value }) => Number.isInteger(value))
  const kind = findingSaid(plain, intent === 'COMPLAIN' ? detail : undefined)
  const counts = amounts.map(({ change, value, item }) => ({
    of: isBad(plain, change, kind) ? ('bad' as const) : ('good' as const),
    amount: Math.abs(value),
    ...(item === undefined ? {} : { item }),
  }))
  if (intent === 'RECEIVED' && !kind) return counts.length > 0 ? { finding: 'short', counts } : { counts }
  const isShort = detail === undefined && counts.length > 0 && FEWER.test(plain)
  // What merely leans to a complaint names what is wrong, or is a wish: “5 kg ikan asin”, “kopi pahit 20”.
  const isVague = detail === undefined && kind === undefined && !isShort
  if (intent === 'COMPLAIN' && !isVague) return { finding: kind ?? (isShort ? 'short' : 'damaged'), counts }
  const isCount = counts.length > 0 && (kind === 'spoiled' || kind === 'damaged' || FEWER.test(plain))
  return isCount ? { finding: kind ?? 'short', counts } : undefined
}

function findingSaid(plain: string, complaint: string | undefined): Finding | undefined {
  if (SPOILED.test(plain)) return 'spoiled'
  if (DAMAGED.test(plain)) return 'damaged'
  if (complaint !== undefined && NOT_HERE.test(plain)) return 'absent'
  switch (complaint) {
    case 'short':
    case 'late':
      return complaint
    case 'different':
      return 'wrong'
    default:
      return complaint === undefined ? undefined : 'damaged'
  }
}

/** "5 box basi" and "kurang 5" count what is bad; "yang baik 95" and "cuma 95" what is good. */
function isBad(plain: string, change: string, kind: Finding | undefined): boolean {
  if (change === 'take') return true
  return (kind === 'spoiled' || kind === 'damaged') && !GOOD.test(plain)
}
