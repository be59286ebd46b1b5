/**
 * What an officer says of goods that came, or did not: all there, so many good or bad, or what is wrong. It leads to a
 * question and binds nobody, so it may be generous; questions and orders are left to others.
 */

import type { Instant } from '#core/calendar.ts'
import type { Finding } from '#core/order/index.ts'
import { standard } from './normalise.ts'
import type { QuantityRead } from './numbers.ts'
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
const MISSING = /\b(ketinggalan|tertinggal|kurang|hilang|belum|blm|menyusul|nyusul|selisih)\b/
const CAME = /\b(diterima|terima|dtrima|datang|dateng|dtg|sampai|sampe|masuk|lengkap)\b/
/** Where one count ends and another begins. */
const CLAUSES = /[,;.]|\b(?:tapi|tp|tetapi|dan|sisanya|yang|yg)\b/
const ORDERS = /\b(pesan|pesen|order|cari|beli|tambah|butuh|perlu|mau|minta)\b/
const NOT_HERE =
  /\b(belum|blm|tidak|gak|nggak|ngga|ga)\b.{0,12}\b(ada|datang|dateng|sampai|sampe|nyampe|tiba|muncul|kelihatan)\b/

/** “ga jadi, terima semua aja”: what counts comes after it. */
const TAKEN_BACK = /^\W*(?:eh[\s,]+)?(?:ga|gak|nggak|ngga|tidak|tdk|enggak) ?jadi[\s,.:-]+(?=\S)/i

/** `undefined` when it says nothing of a receipt. */
export function readReceipt(text: string, { now, zone }: { now: Instant; zone: string }): ReceiptSaid | undefined {
  const words = text.replaceAll(/\b(eo)[\s-]*\d+\b/gi, ' ').replace(TAKEN_BACK, '')
  const plain = `${words.toLowerCase()} ${standard(words)}`
  if (plain.includes('?') || ORDERS.test(words.toLowerCase())) return undefined
  const { intents, slots } = understand(words, { as: 'staff', asked: 'idle', now, zone })
  const [{ intent, detail }] = intents
  if (intent === 'QUESTION' || intent === 'RISK' || intent === 'CANCEL') return undefined
  const amounts = (slots.quantities ?? []).filter(({ value }) => Number.isInteger(value))
  const kind = findingSaid(plain, intent === 'COMPLAIN' ? detail : undefined)
  const apart = amounts.length > 1 ? saidApart(words.toLowerCase(), amounts) : []
  const counts = amounts.map(({ change, value, item }, at) => ({
    of: apart[at] ?? (isBad(plain, change, kind) ? ('bad' as const) : ('good' as const)),
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

/** "diterima 58, yang 2 ketinggalan": each count is what its own clause says; `undefined` where that says nothing. */
function saidApart(text: string, amounts: readonly QuantityRead[]): readonly (CountSaid['of'] | undefined)[] {
  const clauses = text.split(CLAUSES)
  return amounts.map(({ change, value, item = '' }) => {
    if (GOOD.test(item)) return 'good'
    const clause = clauses.find((each) => new RegExp(`\\b${Math.abs(value)}\\b`).test(each)) ?? ''
    if (change === 'take' || [SPOILED, DAMAGED, MISSING].some((bad) => bad.test(clause))) return 'bad'
    return CAME.test(clause) || GOOD.test(clause) ? 'good' : undefined
  })
}

/** "5 box basi" and "kurang 5" count what is bad; "yang baik 95" and "cuma 95" what is good. */
function isBad(plain: string, change: string, kind: Finding | undefined): boolean {
  if (change === 'take') return true
  return (kind === 'spoiled' || kind === 'damaged') && !GOOD.test(plain)
}
