/**
 * A PPK's bare answer to an order that was shown for approval: "acc", "ok setuju bu", "kenapa mahal?", "tolak, kemahalan".
 * What else such words may mean is for the caller: they are looked at while something waits.
 */

export interface ApprovalSaid {
  readonly as: 'approve' | 'askExplanation' | 'reject'
  /** The question, or the reason after the no; none where no more than the answer was said. */
  readonly words?: string
  /** Can these words be about nothing else? */
  readonly plain: boolean
}

const POLITE =
  '(?:ok|oke|okay|ya|iya|baik|sip|siap|saya|kami|ini|itu|yang|pesanan|order|tadi|nya|bu|ibu|pak|bapak|kak|mas|mbak|aja|saja|dong|deh|dulu|ya|yah|silakan|silahkan|lanjut|lanjutkan|please|i|we|it)'
const AGREES = '(?:acc|setuju|disetujui|setujui|approve|approved|agree|agreed)'
const DENIES = '(?:tidak|tak|nggak|enggak|engga|ngga|gak|ga|belum|blm|bukan|jangan|not|dont)'

const PLAIN_YES = new RegExp(`^(?:${POLITE} )*(?:di )?${AGREES}(?: ${POLITE})*$`)
/** A yes to whatever was shown: only one who was shown something means that by it. */
const LOOSE_YES =
  /^(?:ok|oke|okay|ya|iya|boleh|lanjut|lanjutkan|gas|silakan|silahkan)(?: (?:bu|pak|kak|aja|saja|lanjut))*$/
const NO = new RegExp(
  `^(?:(?:maaf|ya|saya|kami|ini|itu|bu|pak|kak),? )*(?:di ?)?(?:tolak|reject|refuse|${DENIES} ${AGREES})\\b`,
)
/** "Tolak Angin" is sold in shops. */
const REMEDY = /^tolak (?:angin|bala|linu|peluru)\b/
const JOINS = new RegExp(`^(?:(?:karena|krn|karna|soalnya|sebab|alasannya|because|${POLITE})\\b[\\s,.:;-]*)+`, 'i')
const ASKS =
  /^(?:(?:ini|itu|loh|lho|maaf|bu|pak),? )*(?:kenapa|knp|kok|mengapa|why|(?:untuk|buat|utk|bwt) (?:apa|siapa|acara|kegiatan)|(?:minta|mohon|tolong|perlu) (?:di)?(?:jelaskan|penjelasan))(?=\W|$)/
/** Of the order's later life, or of ourselves. */
const ELSEWHERE =
  /\b(?:di)?(?:bayar|cair|transfer|kirim|antar|masuk)\w*|\b(?:sampai|sampe|datang|telat|bot|error|login)\b/
const WORDS_KEPT = 300

/** What these words say of an order that waits; `undefined` when they are no such answer. */
export function readApproval(text: string): ApprovalSaid | undefined {
  const said = text.trim().replace(/\s+/g, ' ').slice(0, WORDS_KEPT)
  const plainly = said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s,]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const bare = plainly.replace(/,/g, ' ').replace(/\s+/g, ' ').trim()
  if (REMEDY.test(bare)) return undefined
  const no = NO.exec(plainly)?.[0]
  if (no !== undefined) {
    const rest = plainly
      .slice(no.length)
      .replace(/^[\s,]+/, '')
      .replace(JOINS, '')
      .trim()
    // As it was written, with its figures and signs.
    const words = /\p{L}{3}/u.test(rest) ? (afterAnswer(said, rest) ?? rest) : undefined
    return { as: 'reject', plain: words === undefined, ...(words === undefined ? {} : { words }) }
  }
  if (PLAIN_YES.test(bare)) return { as: 'approve', plain: true }
  if (LOOSE_YES.test(bare)) return { as: 'approve', plain: false }
  if (ASKS.test(plainly) && !ELSEWHERE.test(plainly)) return { as: 'askExplanation', plain: false, words: said }
  return undefined
}

/** The end of what was written that begins with the first word of `rest`. */
function afterAnswer(said: string, rest: string): string | undefined {
  const [first = ''] = rest.split(/[\s,]/)
  const at = said.toLowerCase().indexOf(first)
  return at < 0 ? undefined : said.slice(at)
}
