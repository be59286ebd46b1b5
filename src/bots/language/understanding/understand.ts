/**
 * What a message means. Deterministic: the words are put into standard form, features are read from them (negation,
 * ability, time, amounts, question form), and ordered rules name the meaning. Whoever acts looks at `certain` first: a
 * binding meaning is certain only when it answers a question, from a person with one order waiting, and nothing in the
 * message was left over.
 */
import { unexplained } from './certainty.ts'
import { movesTime, namesTime, offersTime } from './features.ts'
import { type Found, figurative, likely, sure } from './found.ts'
import { BINDING, type Context, type Meaning, type Question, type Understanding } from './intents.ts'
import { leaningOf, type Weights } from './leaning.ts'
import { type Concept, conceptsOf } from './lexicon.ts'
import { LONGEST_READ } from './normalise.ts'
import { means, type Reading, reading, says } from './reading.ts'
import { riskIn } from './risk.ts'
import { withSecondOpinion } from './second-opinion.ts'
import { slotsOf } from './slots.ts'
import { staffMeanings } from './staff.ts'
import { reasonOf } from './topics.ts'
import { doubtOf } from './unmeant.ts'
import { vendorMeanings } from './vendor.ts'

/** What follows "intinya" in a message that has gone on for a while. */
const GIST = /^(?:\S+\s+){3,60}(?:intinya|singkatnya|kesimpulannya|ringkasnya|pendeknya)[\s,:]+(\S.*)$/i
/** What follows "tapi" behind "tadinya", and the comma behind "bukannya". */
const TURNED =
  /^(?:tadinya|awalnya|semula|nyaris|hampir)\s.{3,60}?[\s,](?:tapi|tp|ternyata|taunya|akhirnya|untung)[\s,]+(\S.*)$/i
const NOT_THAT = /^bukannya\s[^,]{3,40},\s*(\S.*)$/i
/** What follows "eh" behind a word or two. */
const SECOND_THOUGHT = /^(?:\S+\s+){1,4}(?:eh|ralat|koreksi)[\s,:]+((?:maksud(?:nya| saya|ku)?[\s,:]+)?\S.{0,40})$/i
const ANSWERS: ReadonlySet<string> = new Set(['ACCEPT', 'REJECT'])

/** Reads one message in its context. `weights` stand in for those of the speaker's table. */
export function understand(text: string, context: Context, weights?: Weights): Understanding {
  const gist = text.length > LONGEST_READ ? undefined : gistOf(text)
  if (gist !== undefined) {
    // "saya lagi di jalan, intinya saya sanggup", "iya, eh enggak deng": what is said last counts, and is asked.
    const read = understand(gist, context, weights)
    if (ANSWERS.has(read.intents[0].intent)) return { ...read, certain: false, why: ['sums up', ...read.why] }
  }
  const asked = askedOf(context)
  const read = reading(text, asked)
  const byRules = settledMeaning(read, context, asked)
  const found =
    byRules ?? meant(heardTwice(ruled(read, context, asked), read, { ...context, asked }, weights), read, asked)
  return {
    ...weighed(withOtherHalf(found, read), text, read, { ...context, asked }),
    slots: slotsOf(read, context, choiceOf(read, found)),
  }
}

const gistOf = (text: string) =>
  [GIST, SECOND_THOUGHT, TURNED, NOT_THAT].reduce<string | undefined>(
    (found, form) => found ?? form.exec(text)?.[1],
    undefined,
  )

function heardTwice(found: readonly Found[], read: Reading, { as, asked }: Asked, weights?: Weights): readonly Found[] {
  // "100 box bisa" is a yes because a hundred were ordered, which the weights do not know.
  const isOrdered = found[0]?.intent === 'ACCEPT' && found[0].certain && read.quantities.length > 0
  if (isOrdered || found[0]?.figure === true || isPlainCourtesy(found[0], read)) return found
  const leaning = leaningOf(read, as, asked, weights)
  // "yang nganter nanti mas Joko": what is yet to come is neither on its way nor there, whatever the words lean to.
  const isToCome = (leaning.label === 'SHIP' || leaning.label === 'DELIVERED') && says(read, 'nanti', 'akan', 'mau')
  return isToCome ? found : withSecondOpinion(found, leaning)
}

/** What is said but not meant gives way to a doubt. */
function meant(found: readonly Found[], read: Reading, asked: Question): readonly Found[] {
  const [first, ...rest] = found
  const doubt = first === undefined || first.figure === true ? undefined : doubtOf(first, read, asked)
  return doubt === undefined ? found : [doubt, ...rest]
}

/** "80 bisa tapi jam 2": another amount and another time are one proposal. */
function withOtherHalf(found: readonly Found[], read: Reading): readonly Found[] {
  const [first] = found
  if (first === undefined || found.some(({ intent }) => intent === other(first.intent))) return found
  const amount = read.quantities.some(({ bonus, value }) => !bonus && value > 0)
  if (first.intent === 'RESCHEDULE' && amount) return [...found, likely('PARTIAL', 'and an amount')]
  const moves = namesTime(read) && (movesTime(read) || offersTime(read) || says(read, 'tapi'))
  return first.intent === 'PARTIAL' && moves ? [...found, likely('RESCHEDULE', 'and a time')] : found
}
const other = (intent: Found['intent']) => (intent === 'PARTIAL' ? 'RESCHEDULE' : 'PARTIAL')

/** "sore bos", "makasih ya kak": nothing else is in it. */
const isPlainCourtesy = (first: Found | undefined, read: Reading) =>
  (first?.intent === 'GREET' || first?.intent === 'THANKS') &&
  read.row.every(
    (token) =>
      token.kind !== 'word' ||
      conceptsOf(token.word).some((each) => COURTEOUS.has(each)) ||
      token.word === 'admin' ||
      token.word === 'baik' ||
      token.word === 'semua',
  )
const COURTEOUS: ReadonlySet<Concept> = new Set(['greet', 'partOfDay', 'address', 'particle', 'thanks'])

/** A vendor with one order waiting was asked to confirm it; everybody else was asked nothing. */
export function askedOf(context: Pick<Context, 'as' | 'asked' | 'waiting'>): Question {
  return context.asked ?? (context.as === 'vendor' && (context.waiting ?? 1) > 0 ? 'confirm-order' : 'idle')
}

/** What needs no second opinion: no words, no more messages, the wrong number, what must never be acted on. */
function settledMeaning(read: Reading, context: Context, asked: Question): readonly Found[] | undefined {
  const bare = withoutWords(read, context, asked)
  if (bare !== undefined) return bare
  if (means(read, 'stop')) return [sure('UNRELATED', 'wants no messages', 'stop')]
  if (means(read, 'wrongNumber') || isNobodyHere(read))
    return [sure('UNRELATED', 'not the person we look for', 'wrong-number')]
  const risk = riskIn(read)
  return risk === undefined ? undefined : [sure('RISK', risk.why, risk.kind)]
}

/** What the rules find. */
function ruled(read: Reading, context: Context, asked: Question): readonly Found[] {
  if (isSpam(read, context)) return [sure('UNRELATED', 'advertises', 'spam')]
  const answer = answered(read, asked, context.as)
  if (answer !== undefined) return answer
  const rules = context.as === 'vendor' ? vendorMeanings : staffMeanings
  return withCourtesies(read, rules(read, context, asked))
}

/** "wa ini bukan punya katering lagi". */
function isNobodyHere(read: Reading): boolean {
  const words = read.row.map((token) => token.word)
  const number = words.includes('nomor') || words.includes('wa')
  const notASeller = read.row.some((token, at) => token.word === 'bukan' && SELLERS.has(read.row[at + 1]?.word ?? ''))
  return (
    (words.includes('bukan') && words.includes('lagi') && number) ||
    (number && words.includes('punya') && words.includes('lain')) ||
    notASeller
  )
}

const SELLERS: ReadonlySet<string> = new Set('vendor tukang katering catering penjual toko warung usaha'.split(' '))

/** Wares that nobody asked for; an officer buys, so one who begins with "jual" does not write as one. */
function isSpam(read: Reading, { as }: Context): boolean {
  const sells = /^(di)?jual$/.test(read.row[0]?.raw ?? '') && as === 'staff' && !read.asks
  if (sells || (says(read, 'jual') && says(read, 'minat', 'nego', 'cod'))) return true
  const words = read.row.filter((token) => conceptsOf(token.word).includes('spam')).length
  return (
    words >= 2 ||
    says(read, 'pinjol') ||
    (words === 1 &&
      (read.row.some((token) => token.kind === 'link') ||
        says(
          read,
          'pinjol',
          'followers',
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
    if (choice !== undefined) return chosen(choice, context, asked, says(read, 'saja'))
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
      token.word === 'kok' ||
      token.raw === '-' ||
      token.raw === '+' ||
      token.raw === '%' ||
      token.kind === 'emoji' ||
      token.raw === '?',
  )
    ? undefined
    : Number(figure.raw)
}

/** Smaller numbers may be meant for a list. */
const MOST_OPTIONS = 9

function chosen(number: number, context: Context, asked: Question, limited: boolean): readonly Found[] {
  const options = typeof context.options === 'number' ? context.options : (context.options?.length ?? 0)
  if (asked === 'quantity' && number < 1) return [likely('AMBIG', 'not an amount that can be delivered', 'number')]
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
  // "80 aja ya kak" says how much, where "80" alone may be anything.
  if (limited && asked === 'confirm-order' && number > MOST_OPTIONS) return [likely('PARTIAL', 'no more than a number')]
  return [likely('AMBIG', 'a number that no question asked for', 'number')]
}

const NO_SIGNS = /[❌🚫⛔👎🙅✖]/u
const YES_SIGNS = /[👍👌✅🆗🙏💪🫡☑✔]/u

/** A thumb counts only as a reply to the question itself. */
function thumb(read: Reading, context: Context, asked: Question): Found {
  const yes = read.row.every((token) => token.kind !== 'emoji' || YES_SIGNS.test(token.raw))
  const asksYes = asked === 'confirm-order' || asked === 'approve' || asked === 'yes-no'
  const onTheQuestion = asksYes && context.quoted === true && oneWaits(context)
  if (yes && onTheQuestion) return sure('ACCEPT', 'a thumb on the question')
  const no = read.row.every((token) => token.kind !== 'emoji' || NO_SIGNS.test(token.raw))
  if (no && onTheQuestion) return likely('REJECT', 'a cross on the question', 'unspecified')
  return likely('AMBIG', 'a sign without words')
}

const oneWaits = (context: Context) => (context.waiting ?? 1) === 1 || context.quoted === true

/** Answers to open questions: a reason, yes or no, a day. Longer texts go through the rules. */
function answered(read: Reading, asked: Question, as: Context['as']): readonly Found[] | undefined {
  if (asked === 'reason') {
    const reason = reasonOf(read)
    if (reason !== undefined) return [sure('REJECT', 'gives the reason', reason)]
    return means(read, 'cancel') || read.asks ? undefined : [likely('REJECT', 'answers why', 'unspecified')]
  }
  if (asked === 'quantity' && isPlainAmount(read))
    return [sure(as === 'staff' ? 'ORDER' : 'PARTIAL', 'says how many', as === 'staff' ? 'quantity' : undefined)]
  if (asked === 'yes-no' && isPlainNo(read)) return [sure('REJECT', 'says no', 'unspecified')]
  if (!isPlainNo(read)) return undefined
  const wasAsked = asked === 'confirm-order' || asked === 'approve'
  const plainly = !says(read, 'sih', 'juga', 'begitu', 'dulu')
  if (wasAsked && plainly) return [figurative('REJECT', 'says no', 'unspecified')]
  return [wasAsked ? likely('REJECT', 'says no', 'unspecified') : likely('AMBIG', 'a no to nothing in particular')]
}

/** "dua lusin", "sekodi aja": one amount and nothing else of weight. */
function isPlainAmount(read: Reading): boolean {
  const [amount, ...more] = read.quantities
  if (amount === undefined || more.length > 0 || read.asks || amount.change !== 'set') return false
  if (!Number.isSafeInteger(amount.value) || amount.value < 1) return false
  return read.row.every(
    (token, at) =>
      (at >= amount.from && at < amount.to) || token.kind !== 'word' || isPolite(token) || token.word === 'hanya',
  )
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
        token.raw === 'dah' ||
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

function weighed(found: readonly Found[], text: string, read: Reading, context: Asked): Omit<Understanding, 'slots'> {
  const [first = likely('AMBIG', 'nothing was understood'), ...rest] = found
  const isProposal = first.intent === 'PARTIAL' || first.intent === 'RESCHEDULE'
  const substance = rest.filter(
    ({ intent }) =>
      intent !== 'THANKS' && intent !== 'GREET' && !(isProposal && (intent === 'PARTIAL' || intent === 'RESCHEDULE')),
  )
  const binding = BINDING.has(first.intent)
  const onlyOne =
    context.as === 'staff' || context.quoted === true || (context.waiting ?? 1) === 1 || read.orderNumber !== undefined
  const bare = BARE.test(first.why) && !/["“”„«»]/.test(text)
  const open = first.certain && !bare ? unexplained(read, first, text, context.asked) : undefined
  const certain =
    first.certain &&
    open === undefined &&
    text.length <= LONGEST_READ &&
    !(binding && (substance.length > 0 || !onlyOne))
  const why = [...found.map((each) => each.why), ...(open === undefined ? [] : [open])]
  return {
    intents: [meaning(first), ...rest.map(meaning)],
    certain,
    why: binding && !onlyOne ? [...why, 'several orders wait'] : why,
  }
}

type Asked = Context & { readonly asked: Question }

/** A thumb or an option has no words to explain. */
const BARE = /^(option \d|a thumb|a number)/

const meaning = ({ intent, detail }: Found): Meaning => (detail === undefined ? { intent } : { intent, detail })

/** The option that was picked, if the leading meaning rests on one. */
function choiceOf(read: Reading, found: readonly Found[]): number | undefined {
  const first = found[0]
  return first?.detail === 'choice' || first?.why.startsWith('option ') === true ? bareNumber(read) : undefined
}
