/** A bank account as people write it: "BCA 123 456 7890 a.n. Siti Aminah", in one message or in several. */

export interface AccountRead {
  readonly bank?: string
  readonly number?: string
  readonly holder?: string
}

const BANKS =
  /\b(bank\s+(?:dki|jakarta|mega|jago|ina|bjb|jatim|jateng|[a-z]{3,15}(?:\s+syariah)?)|bca(?:\s+syariah)?|bri|bni|mandiri|bsi|btn|cimb(?:\s+niaga)?|danamon|permata|muamalat|ocbc(?:\s+nisp)?|panin|maybank|bjb|seabank|jago|dki)\b/i
/** Digits with the blanks and dashes that people put between them; a phone number in it is not told apart. */
const NUMBER = /\d(?:[\s.-]?\d){5,19}/
const HOLDER = /(?:\ba\.?\s?n\.?\s|\batas\s+nama\b|\bnama(?:nya)?\b)[\s:]*([\p{L}'.,\s]{2,60})/iu
const FILLER =
  /\b(?:ganti|ubah|baru|pindah|jadi|rekening(?:nya)?|rek|norek|nomor(?:nya)?|no|ke|ini|saya|ya|kak|kakak|bank|pemilik|yang|itu|pakai)\b/gi
const MOST_WORDS = 6

/** What a message says of an account; whatever is not there is `undefined`. */
export function readAccount(text: string): AccountRead {
  const bank = BANKS.exec(text)?.[1]
  const written = NUMBER.exec(text)?.[0]
  const number = written?.replace(/\D/g, '')
  const named = HOLDER.exec(text)?.[1]
  const rest = text
    .replace(BANKS, ' ')
    .replace(NUMBER, ' ')
    .replace(FILLER, ' ')
    .replace(/[^\p{L}'.\s]/gu, ' ')
  // Beside a number, the words that are left are whose account it is.
  const holder = nameIn(named ?? (number && bank ? rest : ''))
  return {
    ...(bank ? { bank: titled(bank) } : {}),
    ...(number ? { number } : {}),
    ...(holder ? { holder } : {}),
  }
}

/** A person's or a firm's name, as written alone; `undefined` when it does not look like one. */
export function nameIn(text: string): string | undefined {
  const words = text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
  const fits = words.length > 0 && words.length <= MOST_WORDS && words.join('').replace(/[^\p{L}]/gu, '').length >= 3
  return fits && words.every((word) => /^[\p{L}'.]+$/u.test(word)) ? words.map(capital).join(' ') : undefined
}

/** A bank that we do not know by name. */
export function bankIn(text: string): string | undefined {
  const words = text.replace(FILLER, ' ').trim().split(/\s+/).filter(Boolean)
  return words.length > 0 && words.length <= 4 && words.every((word) => /^[\p{L}.]+$/u.test(word))
    ? titled(words.join(' '))
    : undefined
}

const SHORT = /^(?:bca|bri|bni|bsi|btn|dki|bjb|cimb|ocbc|nisp)$/i

function titled(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word) => (SHORT.test(word) ? word.toUpperCase() : capital(word)))
    .join(' ')
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The same text without the digits of a number of this length: what may be kept of it. */
export function withoutNumbers(text: string): string {
  return text.replace(new RegExp(NUMBER, 'g'), (digits) => `••••${digits.replace(/\D/g, '').slice(-4)}`)
}
