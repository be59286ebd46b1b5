/**
 * What a message means. Deterministic: the words are put into standard form, features are read from them (negation,
 * ability, time, amounts, question form), and ordered rules name the meaning. Whoever acts looks at `certain` first: a
 * binding meaning is certain only when it answers a question, from a person with one order waiting, and nothing in the
 * message was left over.
 */
import { whenOf } from './dates.ts'
import { type Found, likely, sure } from './found.ts'
import { BINDING, type Context, type Meaning, type Question, type Slots, type Understanding } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { textOf } from './money.ts'
import { LONGEST_READ } from './normalise.ts'
import { means, type Reading, reading, says } from './reading.ts'
import { riskIn } from './risk.ts'
import { staffMeanings } from './staff.ts'
import { reasonOf } from './topics.ts'
import { vendorMeanings } from './vendor.ts'

/** Reads one message in its context. */
export function understand(text: string, context: Context): Understanding {
  const asked = askedOf(context)
  const read = reading(text, asked)
  const found = meaningsOf(read, context, asked)
  return { ...weighed(found, text, read, context), slots: slotsOf(read, context, found) }
}

/** A vendor with one order waiting was asked to confirm it; everybody else was asked nothing. */
function askedOf(context: Context): Question {
  return context.asked ?? (context.as === 'vendor' && (context.waiting ?? 1) > 0 ? 'confirm-order' : 'idle')
}

function meaningsOf(read: Reading, context: Context, asked: Question): readonly Found[] {
  const bare = withoutWords(read, context, asked)
  if (bare !== undefined) return bare
  if (means(read, 'stop')) return [sure('UNRELATED', 'wants no messages', 'stop')]
  if (means(read, 'wrongNumber') || isNobodyHere(read))
    return [sure('UNRELATED', 'not the person we look for', 'wrong-number')]
  const risk = riskIn(read)
  if (risk !== undefined) return [sure('RISK', risk.why, risk.kind)]
  if (isSpam(read)) return [sure('UNRELATED', 'advertises', 'spam')]
  const answer = answered(read, asked)
  if (answer !== undefined) return answer
  const rules = context.as === 'vendor' ? vendorMeanings : staffMeanings
  return withCourtesies(read, rules(read, context, asked))
}

/** "wa ini bukan punya katering lagi". */
function isNobodyHere(read: Reading): boolean {
  const words = read.row.map((token) => token.word)
  return words.includes('bukan') && words.includes('lagi') && (words.includes('nomor') || words.includes('wa'))
}

function isSpam(read: Reading): boolean {
  const words = read.row.filter((token) => conceptsOf(token.word).includes('spam')).length
  return (
    words >= 2 ||
    (words === 1 &&
      (read.row.some((token) => token.kind === 'link') ||
        says(
          read,
          'pinjol',
          'judi',
          'gacor',
          'togel',
          'loker',
          'lowongan',
          'pinjaman',
          'pulsa',
          'kuota',
          'kredit',
          'trading',
          'investasi',
          'forex',
          'deposit',
          'mlm',
          'arisan',
          'asuransi',
          'crypto',
          'kripto',
        )))
  )
}

/** Numbers, pictures, emoji and marks alone: what they mean depends on what was shown and asked. */
function withoutWords(read: Reading, context: Context, asked: Question): readonly Found[] | undefined {
  const words = read.row.filter((token) => token.kind === 'word')
  if (read.row.length === 0) return [likely('AMBIG', 'nothing was written')]
  if (words.every(isPolite)) {
    const choice = bareNumber(read)
    if (choice !== undefined) return chosen(choice, context, asked)
  }
  if (words.length > 0) return undefined
  const media = read.row.find((token) => token.kind === 'media')
  if (media !== undefined) {
    const picture = /foto|gambar|photo|image|video/.test(media.raw)
    return [
      picture && context.as === 'vendor'
        ? likely('DELIVERED', 'a picture without a word')
        : likely('AMBIG', 'no words'),
    ]
  }
  if (read.row.some((token) => token.kind === 'emoji')) return [thumb(read, context, asked)]
  return read.quantities.length > 0 || read.money.length > 0 || read.times.hours.length + read.times.days.length > 0
    ? undefined
    : [likely('AMBIG', 'no words')]
}

const isPolite = (token: Reading['row'][number]) =>
  conceptsOf(token.word).some((concept) => concept === 'address' || concept === 'particle') ||
  ['nomor', 'pilih', 'opsi', 'yang', 'angka', 'no'].includes(token.word)

/** The one figure of a message that holds no other; negative and broken numbers are not options. */
function bareNumber(read: Reading): number | undefined {
  const figures = read.row.filter((token) => token.kind === 'figure')
  const figure = figures[0]
  if (figures.length !== 1 || figure === undefined || !/^\d{1,9}$/.test(figure.raw)) return undefined
  return read.row.some(
    (token) =>
      token.raw === '-' || token.raw === '+' || token.raw === '%' || token.kind === 'emoji' || token.raw === '?',
  )
    ? undefined
    : Number(figure.raw)
}

function chosen(number: number, context: Context, asked: Question): readonly Found[] {
  const options = typeof context.options === 'number' ? context.options : (context.options?.length ?? 0)
  if (asked === 'quantity')
    return [
      sure(
        context.as === 'vendor' ? 'PARTIAL' : 'ORDER',
        'a number, and how many was asked',
        context.as === 'vendor' ? undefined : 'quantity',
      ),
    ]
  if (asked === 'price')
    return [number >= 1 ? sure('PRICE', 'a number, and the price was asked') : likely('AMBIG', 'no price')]
  if (asked === 'receive') return [likely('RECEIVED', 'a number, and receipt was asked')]
  const meaning = typeof context.options === 'object' ? context.options[number - 1] : undefined
  if (meaning !== undefined && oneWaits(context)) return [{ ...meaning, certain: true, why: `option ${number}` }]
  if (number >= 1 && number <= options) return [likely('AMBIG', `option ${number} of those shown`, 'choice')]
  return [likely('AMBIG', 'a number that no question asked for', 'number')]
}

const YES_SIGNS = /[👍👌✅🆗🙏💪🫡☑✔]/u

/** A thumb counts only as a reply to the question itself. */
function thumb(read: Reading, context: Context, asked: Question): Found {
  const yes = read.row.every((token) => token.kind !== 'emoji' || YES_SIGNS.test(token.raw))
  const asksYes = asked === 'confirm-order' || asked === 'approve' || asked === 'yes-no'
  if (yes && asksYes && context.quoted === true && oneWaits(context)) return sure('ACCEPT', 'a thumb on the question')
  return likely('AMBIG', 'a sign without words')
}

const oneWaits = (context: Context) => (context.waiting ?? 1) === 1 || context.quoted === true

/** Answers to open questions: a reason, yes or no, a day. Longer texts go through the rules. */
function answered(read: Reading, asked: Question): readonly Found[] | undefined {
  if (asked === 'reason') {
    const reason = reasonOf(read)
    if (reason !== undefined) return [sure('REJECT', 'gives the reason', reason)]
    return means(read, 'cancel') || read.asks ? undefined : [likely('REJECT', 'answers why', 'unspecified')]
  }
  if (asked === 'yes-no' && isPlainNo(read)) return [sure('REJECT', 'says no', 'unspecified')]
  if (!isPlainNo(read)) return undefined
  const wasAsked = asked === 'confirm-order' || asked === 'approve'
  return [wasAsked ? likely('REJECT', 'says no', 'unspecified') : likely('AMBIG', 'a no to nothing in particular')]
}

/** "ga", "engga pak", "tidak": a no and nothing else. */
function isPlainNo(read: Reading): boolean {
  const words = read.row.filter((token) => token.kind === 'word')
  return (
    words.some((token) => token.word === 'tidak' || token.word === 'bukan') &&
    words.every(
      (token) =>
        token.word === 'tidak' ||
        token.word === 'bukan' ||
        token.word === 'maaf' ||
        token.word === 'dulu' ||
        isPolite(token),
    )
  )
}

/** A thanks or a greeting beside something else is kept, last. */
function withCourtesies(read: Reading, found: readonly Found[]): readonly Found[] {
  const has = new Set(found.map((each) => each.intent))
  const more: Found[] = []
  if (means(read, 'thanks') && !has.has('THANKS')) more.push(sure('THANKS', 'thanks'))
  return [...found, ...more]
}

function weighed(found: readonly Found[], text: string, read: Reading, context: Context): Omit<Understanding, 'slots'> {
  const [first = likely('AMBIG', 'nothing was understood'), ...rest] = found
  const substance = rest.filter((each) => each.intent !== 'THANKS' && each.intent !== 'GREET')
  const binding = BINDING.has(first.intent)
  const onlyOne =
    context.as === 'staff' || context.quoted === true || (context.waiting ?? 1) === 1 || read.orderNumber !== undefined
  const certain = first.certain && text.length <= LONGEST_READ && !(binding && (substance.length > 0 || !onlyOne))
  const why = found.map((each) => each.why)
  return {
    intents: [meaning(first), ...rest.map(meaning)],
    certain,
    why: binding && !onlyOne ? [...why, 'several orders wait'] : why,
  }
}

const meaning = ({ intent, detail }: Found): Meaning => (detail === undefined ? { intent } : { intent, detail })

function slotsOf(read: Reading, context: Context, found: readonly Found[]): Slots {
  const when = whenOf(read.row, read.times, {
    now: context.now,
    ...(context.zone === undefined ? {} : { zone: context.zone }),
  })
  const money = read.money.at(-1)
  const own = read.quantities.filter((each) => !each.bonus)
  const first = own.find((each) => !isTurnedDown(read, each)) ?? own[0]
  const choice =
    found[0]?.detail === 'choice' || found[0]?.why.startsWith('option ') === true ? bareNumber(read) : undefined
  const names = namesIn(read)
  const percent = percentIn(read)
  return {
    ...(choice === undefined ? amountSlots(read, first) : { choice }),
    ...(money === undefined ? {} : { money: money.amount, moneyRead: money }),
    ...(percent === undefined ? {} : { percent }),
    ...(when === undefined
      ? {}
      : {
          when,
          ...(when.day === undefined ? {} : { day: when.day }),
          ...(when.hour === undefined ? {} : { hour: when.hour }),
        }),
    ...(read.orderNumber === undefined ? {} : { orderNumber: read.orderNumber }),
    ...names,
  }
}

/** "100 ga bisa, bisanya 60": the 100 stands in a clause that only refuses. */
function isTurnedDown(read: Reading, quantity: Reading['quantities'][number]): boolean {
  const isBreak = (at: number) => read.row[at] === undefined || read.row[at]?.kind === 'mark'
  let from = quantity.from
  let to = quantity.to
  while (!isBreak(from - 1)) from--
  while (!isBreak(to)) to++
  const able = (at: number) => conceptsOf(read.row[at]?.word ?? '').includes('able')
  const places = Array.from({ length: to - from }, (_, at) => from + at).filter(able)
  return places.length > 0 && places.every((at) => read.negated[at] === true)
}

function amountSlots(read: Reading, first: Reading['quantities'][number] | undefined): Partial<Slots> {
  if (first === undefined) return {}
  const item = first.item === undefined ? {} : { item: first.item }
  const all = { quantities: read.quantities, ...item }
  switch (first.change) {
    case 'add':
      return { ...all, relative: first.value }
    case 'take':
      return { ...all, relative: -first.value }
    case 'scale':
      return { ...all, share: first.value }
    case 'set':
      return { ...all, quantity: first.value }
  }
}

function percentIn(read: Reading): number | undefined {
  const at = read.row.findIndex((token) => token.raw === '%' || token.word === 'persen')
  const raw = read.row[at - 1]?.raw ?? ''
  return /^\d+([.,]\d+)?$/.test(raw) ? Number(raw.replace(',', '.')) : undefined
}

/** Who received it, where it stands, what is offered instead. */
function namesIn(read: Reading): Partial<Slots> {
  const slots: { person?: string; place?: string; substitute?: string } = {}
  for (const [at, token] of read.row.entries()) {
    const after = read.row[at + 1]
    if (slots.person === undefined && isNamed(token, after)) slots.person = after?.raw ?? ''
    if (slots.place === undefined) {
      const place = placeAt(read, at)
      if (place !== undefined) slots.place = place
    }
    if (slots.substitute === undefined && token.word === 'ganti' && after?.kind === 'word')
      slots.substitute = wordsAfter(read, at + 1)
  }
  return slots
}

const PLACES: ReadonlySet<string> = new Set([
  'lobi',
  'satpam',
  'pos',
  'pantry',
  'ruang',
  'lantai',
  'gerbang',
  'aula',
  'parkiran',
])

/** "lobi", "lt 3", "ruang rapat lt 12", "ke Jl. Medan Merdeka Selatan 8-9": as written, up to what is no place. */
function placeAt(read: Reading, at: number): string | undefined {
  const token = read.row[at]
  const after = read.row[at + 1]
  const leads = token?.word === 'di' || token?.word === 'ke'
  const opens = leads ? startsPlace(read, at + 1) : PLACES.has(token?.word ?? '') && !read.asks
  if (!opens || after === undefined) return opens ? token?.raw : undefined
  const from = leads ? at + 1 : at
  let to = from
  while (to < read.row.length && to < from + 10 && continuesPlace(read, to)) to++
  return to === from ? undefined : textOf(read.row, from, to)
}

/** A name or a kind of place after "di" or "ke"; "ke 18" and "di jalan" are none. */
function startsPlace(read: Reading, at: number): boolean {
  const token = read.row[at]
  if (token?.kind !== 'word' || read.inTime(at)) return false
  const concepts = conceptsOf(token.word)
  return concepts.length === 0 || PLACES.has(token.word) || concepts.includes('place') || concepts.includes('where')
}

function continuesPlace(read: Reading, at: number): boolean {
  const token = read.row[at]
  if (token === undefined || read.inTime(at)) return false
  if (token.kind === 'figure') return true
  if (token.kind === 'mark')
    return (token.raw === '.' || token.raw === '-' || token.raw === '/') && read.row[at + 1] !== undefined
  const concepts = conceptsOf(token.word)
  return (
    token.kind === 'word' &&
    !ENDS_PLACE.has(token.word) &&
    !concepts.includes('particle') &&
    !concepts.includes('address') &&
    !concepts.includes('able') &&
    !concepts.includes('negator')
  )
}
const ENDS_PLACE: ReadonlySet<string> = new Set(
  'yang untuk dengan jadi tapi dan karena sudah boleh sekarang pada atau sama dari diterima terima kalau'.split(' '),
)

function isNamed(token: Reading['row'][number], after: Reading['row'][number] | undefined): boolean {
  if (after?.kind !== 'word' || conceptsOf(after.word).length > 0) return false
  return (
    ['ibu', 'bapak', 'mbak', 'mas', 'nama', 'atasnama', 'bang', 'kang'].includes(token.word) &&
    !/^(yang|untuk|jadi|nya)$/.test(after.word)
  )
}

function wordsAfter(read: Reading, from: number): string {
  const words: string[] = []
  for (let at = from; at < read.row.length && words.length < 4; at++) {
    const token = read.row[at]
    if (
      token === undefined ||
      token.kind !== 'word' ||
      ['boleh', 'bisa', 'ya', 'bagaimana', 'mau', 'tidak', 'dong', 'saja'].includes(token.word)
    )
      break
    words.push(token.raw)
  }
  return words.join(' ')
}
