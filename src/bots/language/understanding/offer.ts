/** A product told in one breath: "Nasi bakar cumi 25rb per box, minimal 20, H-1". */
import { readMoney } from './money.ts'

export interface OfferRead {
  readonly name?: string
  readonly price?: number
  readonly unit?: string
  readonly minOrder?: number
  readonly leadTimeHours?: number
}

const MINIMUM = /\bmin(?:imal|imum)?\.?\s*(?:order|pesan|beli)?\s*(\d{1,4})/i
const UNIT =
  /(?:\/|\bper\s*|\bse)\s*(box|kotak|dus|porsi|pcs|orang|paket|pak|buah|biji|kg|liter|botol|cup|loyang|tampah|lusin|set|unit|lembar|rim|hari|jam)\b/i
const DAYS_AHEAD = /\bh\s*-\s*(\d)\b|(\d+)\s*hari\s*(?:sebelum|sblm)/i
const HOURS_AHEAD = /(\d+)\s*jam\s*(?:sebelum|sblm)/i

/** What of it was told; what was not is left out. */
export function readOffer(text: string): OfferRead {
  const unit = UNIT.exec(text)?.[1]?.toLowerCase()
  const minimum = MINIMUM.exec(text)?.[1]
  const rest = text.replace(MINIMUM, ' ').replace(DAYS_AHEAD, ' ').replace(HOURS_AHEAD, ' ')
  const money = readMoney(rest, { price: unit !== undefined }).find(({ certain, amount }) => certain || amount >= 1_000)
  const hours = aheadIn(text)
  const name = nameIn(rest, money?.text)
  return {
    ...(name === undefined ? {} : { name }),
    ...(money ? { price: money.amount } : {}),
    ...(unit ? { unit } : {}),
    ...(minimum ? { minOrder: Number(minimum) } : {}),
    ...(hours ? { leadTimeHours: hours } : {}),
  }
}

function aheadIn(text: string): number | undefined {
  const [, behind, days] = DAYS_AHEAD.exec(text) ?? []
  const hours = HOURS_AHEAD.exec(text)?.[1]
  const told = hours === undefined ? Number(behind ?? days ?? 0) * 24 : Number(hours)
  return told > 0 && told <= 720 ? told : undefined
}

/** What stands before the price, without what leads up to it. */
function nameIn(text: string, money: string | undefined): string | undefined {
  const at = money === undefined ? -1 : text.toLowerCase().indexOf(money.toLowerCase())
  const head = (at > 0 ? text.slice(0, at) : text).split(/[,;\n]/)[0] ?? ''
  const name = head
    .replace(/^(?:nama(?:nya)?|produk(?:nya)?|menu|mau jual|jual)\s*:?\s+/i, '')
    .replace(/\b(?:harga(?:nya)?|rp\.?|@|seharga)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  return name.length >= 3 && /[a-z]{3}/i.test(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : undefined
}
