/**
 * What an officer answers to the summary of an order ("Sudah benar?"). Only words that say it is right, or to order it,
 * order it: a bare "oke" may be for something else that was said in between, and is answered with the summary and its
 * button.
 */
import type { Instant } from '#core/calendar.ts'
import { saysOfMeeting } from './purpose.ts'
import { readRequest } from './request.ts'
import { understand } from './understand.ts'

export type SummaryAnswer =
  | { readonly says: 'order' | 'yes' | 'meeting' | 'when' }
  | { readonly says: 'note'; readonly note: string }

const RIGHT = /\b(?:benar|bener|betul|sesuai|cocok|lengkap|pesan|pesen|order|lanjut|gas|gass|correct|right)\b/i
/** The label of the button, in words. */
const ORDER =
  /^(?:(?:ok|oke|okey|ya|iya|sip|siap|baik|udah|sudah|yes|benar|bener|betul|langsung|tolong|please)[\s,.!]+)*(?:pesan|pesen|order|place)(?:kan|in)?(?:[\s,]+(?:it|the|order|sekarang|now|aja|saja|ya|dong|deh|kak|min))*[\s.!]*$/i
const NO_NOTE =
  /^(?:-|nihil|none|(?:tidak|tdk|nggak|ngga|gak|ga|enggak|engga|tanpa|no)(?:[\s]+(?:ada|usah|perlu|pakai|pake))?(?:\s+(?:catatan(?:nya)?|notes?))?(?:\s+(?:kok|ya|kak|pak|bu|aja|saja|sih|makasih))*)[\s.!]*$/i

/** "ga ada", "tanpa catatan", "-": there is nothing to note. */
export const isNoNote = (text: string) => NO_NOTE.test(text.trim())

/** `undefined` when it answers nothing that the summary asks. */
export function readSummaryAnswer(text: string, clock: { now: Instant; zone: string }): SummaryAnswer | undefined {
  const words = text.trim()
  if (ORDER.test(words)) return { says: 'order' }
  if (/^[👍👌✅🙏]+$/u.test(words)) return { says: 'yes' }
  if (/\b(?:catatan|notes?)\b/i.test(words) && isNoNote(words)) return { says: 'note', note: '' }
  if (saysOfMeeting(words)) return { says: 'meeting' }
  const { kind, items, note, when } = readRequest(words, clock)
  if (kind === 'note' && note !== undefined && /\b(?:catat\w*|notes?)\b/i.test(words)) return { says: 'note', note }
  if (kind === 'change' && items.length === 0 && when) return { says: 'when' }
  const { intents, certain } = understand(words, { as: 'staff', asked: 'yes-no', ...clock })
  const [{ intent }] = intents
  if (intent !== 'ACCEPT' || intents.length > 1) return undefined
  return { says: certain && RIGHT.test(words) ? 'order' : 'yes' }
}
