/**
 * Signs that a phrase is said without being meant now: told of the past, by or for somebody else, doubted, wondered at, or
 * waiting for something. They stand against binding, whatever else the message says.
 */
import { conceptsOf } from './lexicon.ts'
import type { Token } from './normalise.ts'
import { isSlight, type Reading } from './reading.ts'

type Sign = readonly [why: string, shows: (row: readonly Token[]) => boolean]

const SIGNS: readonly Sign[] = [
  ['it tells of the past', (row) => row.some((token, at) => isPast(row, token, at))],
  ['it tells what somebody else says', (row) => row.some((token, at) => isTold(row, token, at))],
  ['it wonders', (row) => wonders(row)],
  ['it is not firm', (row) => row.some((token, at) => isPerhaps(row, token, at))],
  ['it is meant for somebody else', (row) => row.some((token, at) => isForOthers(row, token, at))],
  ['it waits for something', (row) => row.some((token, at) => isWhen(row, token, at))],
  ['a no on a no', (row) => isImpossible(row)],
]

/** Why a message is not meant as it stands; nothing when it is. */
export function asideIn({ row }: Reading): string | undefined {
  return SIGNS.find(([, shows]) => shows(row))?.[0]
}

/** "minggu lalu", "waktu itu", "tempo hari", "dulu pernah", "sebelum pandemi". */
const isPast = (row: readonly Token[], token: Token, at: number) =>
  token.word === 'lalu' ||
  token.raw === 'pernah' ||
  (token.word === 'waktu' && row[at + 1]?.word === 'itu') ||
  (token.raw === 'tempo' && /^hari/.test(row[at + 1]?.raw ?? ''))

/** "pesen dari bos", "bu Rina nulis", "kabarnya", "info dari". */
const isTold = (row: readonly Token[], token: Token, at: number) =>
  (/^(pesan|pesen|info|kabar|titipan|omongan)$/.test(token.raw) && row[at + 1]?.word === 'dari') ||
  /^(nulis|nyuruh|disuruh|konon|kabarnya|jarene|ceunah|cenah|jare|katane|saurna)$/.test(token.raw)

const WONDERING =
  /^(kok|masak|masa|mosok|masak iya|bene?r|benarkah|yakin|yakinkah|serius|emang|emangnya|memang|memangnya)$/

/** "kok siap", "masa bisa", "bener ga bisa": its first word asks; alone ("bener kak") it answers. */
function wonders(row: readonly Token[]): boolean {
  const [first, ...more] = row.filter((token) => token.kind !== 'mark')
  if (first === undefined || !WONDERING.test(first.raw)) return false
  return more.some((token) => !isSlight(token))
}

/** "tolak kali ya", "siap kali": perhaps; "lain kali", "kali ini" and "dua kali" are not. */
function isPerhaps(row: readonly Token[], token: Token, at: number): boolean {
  if (token.raw !== 'kali' && token.raw !== 'keknya' && token.raw !== 'kaya') return false
  const before = row[at - 1]
  const after = row[at + 1]
  const ends = after === undefined || after.kind === 'mark' || isSlight(after)
  return ends && after?.word !== 'ini' && before !== undefined && before.kind !== 'figure'
}

/** "itu buat yang lain", "bukan buat ibu". */
const isForOthers = (row: readonly Token[], token: Token, at: number) =>
  (token.word === 'itu' || token.word === 'bukan') && row[at + 1]?.word === 'untuk'

/** "begitu stoknya cukup", "habis itu". */
const isWhen = (row: readonly Token[], token: Token, at: number) =>
  isUntil(row, token, at) ||
  (token.word === 'habis' && row[at + 1]?.word === 'itu') ||
  (token.word === 'begitu' && row[at + 1]?.kind === 'word' && !isSlight(row[at + 1]))

/** "sampai mobilnya beres", "sampai kurirnya datang": until then, and not arrived. */
function isUntil(row: readonly Token[], token: Token, at: number): boolean {
  const [what, then] = [row[at + 1], row[at + 2]]
  if (token.word !== 'sampai' || what?.kind !== 'word' || then?.kind !== 'word') return false
  const named = what.word !== 'semua' && !conceptsOf(what.word).some((each) => each === 'place' || each === 'address')
  return named && !conceptsOf(what.word).includes('goods') && UNTIL.has(then.word)
}
const UNTIL: ReadonlySet<string> = new Set(
  'selesai benar jadi datang kembali reda buka habis sembuh pulang sehat hidup nyala normal surut turun kering matang'.split(
    ' ',
  ),
)

/** "mana mungkin siap": a no to a yes; "ga mungkin keburu" is a plain no. */
function isImpossible(row: readonly Token[]): boolean {
  const at = row.findIndex((token) => / mungkin$/.test(token.raw))
  if (at < 0) return false
  let next = at + 1
  while (isSlight(row[next])) next++
  const plain = conceptsOf(row[next]?.word ?? '').some(
    (each) => each === 'inTime' || each === 'finish' || each === 'able',
  )
  return !plain || row.some((token, other) => other !== at && (token.word === 'tidak' || token.word === 'belum'))
}

/** Why an amount that is named may be no part of the order; nothing when it may. */
export function unclearPart(read: Reading): string | undefined {
  if (read.quantities.length > 1 && read.times.days.length > 1) return 'speaks of several deliveries'
  return saysEasy(read) ? 'may mean that it is no more than that' : undefined
}

/** "kekejar lah itu, cuma 40 dus": a yes in a clause of its own, and the amount belittled. */
const saysEasy = (read: Reading) => {
  const at = read.row.findIndex(({ word }) => word === 'hanya' || word === 'cuma')
  const ends = read.row.slice(0, Math.max(0, at)).findIndex(({ raw }) => /^[,.;!]$/.test(raw))
  return (
    at > 0 &&
    ends > 0 &&
    read.row
      .slice(0, ends)
      .some(
        ({ word }, place) =>
          read.negated[place] !== true &&
          conceptsOf(word).some((each) => each === 'able' || each === 'inTime' || each === 'yes'),
      )
  )
}
