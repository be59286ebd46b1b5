/** One message read once: its words, what is said and what is denied, whether it asks, and the facts in it. */
import { isFraction } from './days.ts'
import type { Question } from './intents.ts'
import { type Concept, conceptsOf, KNOWN } from './lexicon.ts'
import { type MoneyRead, moneyIn } from './money.ts'
import { type Token, tokens } from './normalise.ts'
import { numbersIn, type QuantityRead } from './numbers.ts'
import { orderNumberIn } from './order-number.ts'
import { withoutRhetoric } from './rhetoric.ts'
import { spansOf, type TimeMentions, timeMentions } from './spans.ts'

/** A message with its features. */
export interface Reading {
  readonly row: readonly Token[]
  /** Negators that only ask: the "ga" of "bisa ga?". */
  readonly asksWith: ReadonlySet<number>
  /** Per token: it stands under a negator. */
  readonly negated: readonly boolean[]
  readonly asks: boolean
  readonly times: TimeMentions
  readonly inTime: (at: number) => boolean
  readonly money: readonly MoneyRead[]
  readonly quantities: readonly QuantityRead[]
  readonly orderNumber?: string
  /** Words that nothing here knows, apart from names after an address. */
  readonly strange: number
  readonly said: ReadonlySet<string>
  readonly denied: ReadonlySet<string>
  readonly concepts: ReadonlySet<Concept>
  readonly deniedConcepts: ReadonlySet<Concept>
  readonly guessed: boolean
}

/** "15rb/kotak"; "2/3 nya" is a share. */
const isPer = (row: readonly Token[], at: number) => row[at]?.raw === '/' && !isFraction(row, at - 1)

/** Reads a message's features. What was asked decides what a bare "25" or "pagi" is. */
export function reading(text: string, asked?: Question): Reading {
  const row = withoutRhetoric(tokens(text))
  const asksWith = questionTags(row)
  const negated = scopes(row, asksWith)
  const times = asked === 'when' ? timeMentions(row) : withoutGreeting(row, timeMentions(row))
  const inTime = spansOf(times)
  const order = orderNumberIn(row)
  const held = (at: number) => inTime(at) || at === order?.at
  const priced =
    asked === 'price' || row.some((token, at) => token.word === 'harga' || token.word === 'per' || isPer(row, at))
  const money = moneyIn(row, { price: priced }, held)
  const inMoney = new Set(money.flatMap((each) => range(each.from, each.to)))
  const quantities = numbersIn(row, (at) => held(at) || inMoney.has(at))
  const sets = setsOf(row, negated, inTime)
  return {
    row,
    asksWith,
    negated,
    asks: asksWith.size > 0 || row.some((token) => token.raw === '?') || asksByWord(row),
    times,
    inTime,
    money,
    quantities,
    ...(order === undefined ? {} : { orderNumber: order.number }),
    strange: strangers(row, inTime),
    ...sets,
    guessed: row.some((token) => token.corrected),
  }
}

/** "pagi kak", "halo, siang pak": a part of the day that greets. */
function withoutGreeting(row: readonly Token[], times: TimeMentions): TimeMentions {
  const hours = times.hours.filter((each) => !(each.hour === undefined && greetsAt(row, each.from)))
  return hours.length === times.hours.length ? times : { ...times, hours }
}

function greetsAt(row: readonly Token[], at: number): boolean {
  const opens = row
    .slice(0, at)
    .every(
      (token) =>
        token.kind === 'mark' || conceptsOf(token.word).some((concept) => concept === 'greet' || concept === 'address'),
    )
  const after = row[at + 1]
  return (
    opens &&
    (after === undefined ||
      after.kind === 'mark' ||
      conceptsOf(after.word).includes('address') ||
      conceptsOf(after.word).includes('particle'))
  )
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

/** Asked of a reading again and again, found once. Pure: the memory only saves time. */
export function onceFor<Found>(find: (read: Reading) => Found): (read: Reading) => Found {
  const memory = new WeakMap<Reading, { readonly found: Found }>()
  return (read) => {
    const known = memory.get(read)
    if (known !== undefined) return known.found
    const found = find(read)
    memory.set(read, { found })
    return found
  }
}

/** Is any of these words said, and not under a negator? */
export function says(read: Reading, ...words: readonly string[]): boolean {
  for (const word of words) if (read.said.has(word)) return true
  return false
}

/** Is any of these concepts said, and not under a negator? */
export function means(read: Reading, ...concepts: readonly Concept[]): boolean {
  for (const concept of concepts) if (read.concepts.has(concept)) return true
  return false
}

/** Is any of these concepts denied: "ga bisa", "belum sempat"? */
export function denies(read: Reading, ...concepts: readonly Concept[]): boolean {
  for (const concept of concepts) if (read.deniedConcepts.has(concept)) return true
  return false
}

/** The place of the first token whose word is one of these. */
export function placeOfWord(read: Reading, ...words: readonly string[]): number {
  return read.row.findIndex((token) => words.includes(token.word))
}

/** Does one of `first` stand right before one of `second`, particles and addresses aside? */
export function follows(read: Reading, first: readonly string[], second: readonly string[]): boolean {
  return read.row.some((token, at) => {
    if (!first.includes(token.word)) return false
    let next = at + 1
    if (second.includes(read.row[next]?.word ?? '')) return true
    while (isSlight(read.row[next])) next++
    return second.includes(read.row[next]?.word ?? '')
  })
}

/** Particles, addresses and pronouns carry no meaning of their own. */
export function isSlight(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false
  const concepts = conceptsOf(token.word)
  return (
    concepts.includes('particle') ||
    concepts.includes('address') ||
    concepts.includes('self') ||
    concepts.includes('you')
  )
}

const NEGATORS: ReadonlySet<string> = new Set(['tidak', 'bukan', 'jangan', 'tanpa', 'belum'])
/** "bisa ga", "boleh ga", "ada ga", "jadi ga": the question is asked with the negator. */
const ASKED_WITH: ReadonlySet<string> = new Set([
  'bisa',
  'boleh',
  'ada',
  'jadi',
  'mau',
  'sanggup',
  'ready',
  'keburu',
  'sempat',
  'perlu',
  'masih',
  'apa',
  'atau',
])
/** Words that pass the negation on: "ga mau nolak", "ga akan telat". */
const MODAL: ReadonlySet<string> = new Set([
  'mau',
  'bisa',
  'akan',
  'usah',
  'perlu',
  'boleh',
  'pernah',
  'ada',
  'mungkin',
  'terlalu',
  'begitu',
  'dapat',
  'sampai',
  'mampu',
  'sanggup',
  'ingin',
  'yang',
  'lagi',
  'pakai',
  'kena',
  'di',
  'ke',
  'kasih',
  'sempat',
  'keburu',
])
const JOINS: ReadonlySet<string> = new Set([
  'tapi',
  'karena',
  'terus',
  'jadi',
  'kalau',
  'dan',
  'cuma',
  'hanya',
  'malah',
  'biar',
  'lalu',
  'makanya',
  'soalnya',
])

function questionTags(row: readonly Token[]): ReadonlySet<number> {
  const tags = new Set<number>()
  row.forEach((token, at) => {
    if ((token.word === 'tidak' || token.word === 'belum') && isTag(row, at, token.word)) tags.add(at)
    else if (token.word === 'tidak' && row[at - 1]?.word === 'apa') tags.add(at)
  })
  return tags
}

/** A negator at the end of its clause, after something that can be asked, asks. */
function isTag(row: readonly Token[], at: number, word: string): boolean {
  const before = row[at - 1]
  if (before === undefined || before.kind === 'mark' || before.word === 'yang') return false
  let next = at + 1
  while (isSlight(row[next]) && row[next]?.word !== 'lagi') next++
  const after = row[next]
  const closes = after === undefined || after.kind === 'mark' || after.kind === 'emoji'
  if (
    word === 'belum' &&
    before.nya &&
    row.slice(0, at).some((token) => token.kind === 'mark') &&
    row.slice(0, at).some((token) => token.word === 'sudah')
  )
    return false
  if (word === 'belum' && hasBeenInClause(row, at)) return true
  if (closes) return canBeAsked(row, at)
  if (word === 'belum') return false
  if (opensQuestion(row, at) && isNounOrJoint(after)) return true
  // "pake stempel ga kuitansinya": asked in the middle, the noun comes after.
  if (after.nya && row.slice(Math.max(0, at - 3), at).some((token) => ASKED_ABOUT.has(token.word))) return true
  if (before.word === 'jadi') return NOUNS_OF_ORDER.has(after.word)
  return (
    ASKED_WITH.has(before.word) &&
    before.word !== 'masih' &&
    !(before.word === 'apa') &&
    after.word !== 'bisa' &&
    after.word !== before.word
  )
}
/** "udah dikirim belum ya makanannya": "sudah" and "belum" in one clause ask. */
function hasBeenInClause(row: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && row[back]?.kind !== 'mark'; back--) {
    if (JOINS.has(row[back]?.word ?? '')) return false
    // "udah sebulan belum cair" tells how long.
    if (row[back]?.word === 'sudah')
      return !/^(se(jam|hari|minggu|bulan|tahun)|lama|\d+|jam|pukul|pagi|siang|sore|malam|mau|lewat)/.test(
        row[back + 1]?.raw ?? '',
      )
  }
  return false
}
/** "ada pantangan ga buat menunya", "kena pajak ga konsumsi": a clause that can be asked, and no predicate after the tag. */
function opensQuestion(row: readonly Token[], at: number): boolean {
  let from = at
  while (from > 0 && row[from - 1]?.kind !== 'mark' && !JOINS.has(row[from - 1]?.word ?? '')) from--
  const content = row.slice(from, at).filter((token) => !isSlight(token))
  return OPENS_QUESTION.has(content[0]?.word ?? '') || OPENS_QUESTION.has(content[1]?.word ?? '')
}
const OPENS_QUESTION: ReadonlySet<string> = new Set(
  'ada bisa boleh perlu harus wajib kena cukup masih pakai dapat termasuk butuh mau muat halal jual jadi'.split(' '),
)

function isNounOrJoint(token: Token): boolean {
  const concepts = conceptsOf(token.word)
  return (
    token.nya ||
    /^(untuk|di|ke|kalau|yang|dari|sama|dengan|hari|hariini|jam|besok|lusa|nanti|buat)$/.test(token.word) ||
    (concepts.some((each) => each === 'product' || each === 'goods' || each === 'document' || each === 'tax') &&
      !concepts.some((each) => each === 'take' || each === 'able' || each === 'yes'))
  )
}
const ASKED_ABOUT: ReadonlySet<string> = new Set(['pakai', 'perlu', 'ada', 'kena', 'wajib', 'harus', 'butuh', 'dapat'])
const NOUNS_OF_ORDER: ReadonlySet<string> = new Set(['pesan', 'order', 'yang', 'besok', 'acara', 'hariini'])

function canBeAsked(row: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && row[back]?.kind !== 'mark'; back--) {
    const token = row[back]
    if (token === undefined || isSlight(token)) continue
    const concepts = conceptsOf(token.word)
    return (
      !concepts.includes('hedge') && !concepts.includes('sorry') && token.word !== 'iya' && !NEGATORS.has(token.word)
    )
  }
  return false
}

/** "bukan soal harga", "bukan karena penuh". */
const POINTS_AT: ReadonlySet<string> = new Set(['soal', 'masalah', 'karena', 'perkara', 'urusan', 'gara2'])

/** Which tokens stand under a negator: the next word of content, and on through modals; not across a clause. */
function scopes(row: readonly Token[], asksWith: ReadonlySet<number>): readonly boolean[] {
  const negated = row.map(() => false)
  row.forEach((token, at) => {
    if (!NEGATORS.has(token.word) || asksWith.has(at)) return
    for (let next = at + 1, content = 0; next < row.length && content < 3; next++) {
      const each = row[next]
      const points = token.word === 'bukan' && POINTS_AT.has(each?.word ?? '')
      if (each === undefined || each.kind === 'mark' || NEGATORS.has(each.word)) break
      if (JOINS.has(each.word) && !points) break
      if (isSlight(each)) continue
      negated[next] = true
      if (!MODAL.has(each.word) && !points) break
      content++
    }
  })
  return negated
}

const ASK_WORDS: ReadonlySet<string> = new Set([
  'berapa',
  'kapan',
  'siapa',
  'bagaimana',
  'kenapa',
  'apakah',
  'berapalama',
  'jamberapa',
  'tanyajadi',
  'apa',
  'mana',
])

/** Words that end in -kah without asking. */
const NO_KAH: ReadonlySet<string> = new Set('nikah berkah langkah naskah tingkah musibah barokah sedekah'.split(' '))

function asksByWord(row: readonly Token[]): boolean {
  return row.some((token, at) => {
    if (token.raw === 'kah' || (/[a-z]{3}kah$/.test(token.raw) && !NO_KAH.has(token.word))) return true
    if (!ASK_WORDS.has(token.word)) return false
    // "apa aja boleh", "kapan aja", "siapa tau" leave it open and ask nothing.
    const after = row[at + 1]?.word
    if (token.word === 'siapa' && after === 'tahu') return false
    return !(
      (token.word === 'kapan' || token.word === 'mana' || token.word === 'apa') &&
      after === 'saja' &&
      row[at + 2]?.word === 'boleh'
    )
  })
}

interface Sets {
  readonly said: ReadonlySet<string>
  readonly denied: ReadonlySet<string>
  readonly concepts: ReadonlySet<Concept>
  readonly deniedConcepts: ReadonlySet<Concept>
}

function setsOf(row: readonly Token[], negated: readonly boolean[], inTime: (at: number) => boolean): Sets {
  const said = new Set<string>()
  const denied = new Set<string>()
  const concepts = new Set<Concept>()
  const deniedConcepts = new Set<Concept>()
  row.forEach((token, at) => {
    // "abis dzuhur" says a time and not that something is gone.
    if (token.kind !== 'word' || inTime(at)) return
    const under = negated[at] === true
    for (const word of under ? [denied] : [said]) word.add(token.word)
    for (const concept of conceptsOf(token.word)) (under ? deniedConcepts : concepts).add(concept)
  })
  return { said, denied, concepts, deniedConcepts }
}

function strangers(row: readonly Token[], inTime: (at: number) => boolean): number {
  return row.filter((token, at) => token.kind === 'word' && !inTime(at) && !KNOWN.has(token.word) && !isNameAt(row, at))
    .length
}

/** A word after "bu", "pak", "a.n." is somebody's name. */
function isNameAt(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  return (
    before !== undefined &&
    (conceptsOf(before.word).includes('address') || before.word === 'atasnama' || before.word === 'nama')
  )
}
