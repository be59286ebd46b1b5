/**
 * A step waits for a reason in somebody's own words, and whatever is typed would be taken for it. What looks like a
 * question, a search or a shrug is asked about first: is this the reason, or something else?
 */
import { z } from 'zod'
import type { Instant } from '#core/calendar.ts'
import type { Choice, Say } from '../channel.ts'
import type { Messages } from '../language/messages/index.ts'
import { understand } from '../language/understanding/index.ts'

/** The choices under the question; they belong to no flow, since any flow may wait for a reason. */
const REASON = 'reason'

const Doubted = z.object({ flow: z.literal(REASON), do: z.enum(['yes', 'other']), words: z.string() })
export type Doubted = z.infer<typeof Doubted>

const ASKS =
  /^(berapa|brp|kapan|kpn|apa|apakah|siapa|gimana|gmn|bagaimana|mana|di ?mana|kenapa|knp|ada (yang|yg)|bisa|boleh)\b/i
const DOES =
  /^(cari|cariin|carikan|lihat|liat|tampilkan|tunjukkan|buka|pesan|pesen|order|mau pesan|ganti|ubah|hapus|tambah|kirim|minta|menu|pesanan|katalog|keranjang|ringkasan|tugas|berkas|surat|bayar|bantuan|tolong|halo|hai|pagi|siang|sore|malam|EO-?\d+)\b/i
/** More words than this are a sentence of its own, whatever it begins with. */
const FEW_WORDS = 5

/** `sentence`: the step itself asks for more than a word. */
export type ReasonAsked = 'words' | 'sentence'

/** Does this look like anything but a reason? A reason may begin with any of these words; then it goes on. */
export function looksOtherwise(text: string, asked: ReasonAsked, around: { now: Instant; zone: string }): boolean {
  const said = text.trim()
  const words = said.split(/\s+/)
  if (said.endsWith('?')) return true
  if (words.length <= FEW_WORDS && (ASKS.test(said) || DOES.test(said))) return true
  const { intents, slots, certain, why } = understand(said, { as: 'staff', asked: 'idle', ...around })
  // Goods by their name or with a price; "perlu" and "mau" alone begin many a reason.
  const isNamed = slots.money !== undefined || why.includes('names a product')
  if (certain && isNamed && intents.every(({ intent }) => intent === 'BROWSE')) return true
  return asked === 'words' && words.filter((word) => /\p{L}{3}/u.test(word)).length < 2
}

/** "Is this your reason?", with both ways on. */
export function reasonQuestion(t: Messages, words: string): Say {
  const to = (label: string, what: Doubted['do']): Choice => ({
    label,
    act: { flow: REASON, do: what, words },
    once: true,
  })
  return { text: t.reasons.isThis(words), choices: [[to(t.reasons.yes, 'yes'), to(t.reasons.other, 'other')]] }
}

/** The words that were asked about, of a choice under that question. */
export function doubted(act: unknown): Doubted | undefined {
  const read = Doubted.safeParse(act)
  return read.success ? read.data : undefined
}

const YES = /^(ya|iya|y|yes|betul|benar|bener|itu)( alasannya| betul| benar)?[.!]*$/i

/** A typed yes to the question, when it is what was shown last: the words that it was about. */
export function yesTo(text: string, shown: Say | undefined): string | undefined {
  if (!YES.test(text.trim())) return undefined
  const acts = shown?.choices?.flat().flatMap((one) => ('act' in one ? [doubted(one.act)] : [])) ?? []
  return acts.find((one) => one?.do === 'yes')?.words
}
