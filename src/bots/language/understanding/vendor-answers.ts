/** How a vendor answers an order: a part, another time, a question, a doubt, a yes, thanks. */
import {
  agrees,
  besidesYes,
  canDo,
  conditions,
  goesOnAboutTheOrder,
  hedges,
  limits,
  movesTime,
  namesTime,
  offersAmount,
  offersTime,
  supposes,
  takesOn,
  waits,
} from './features.ts'
import { likely, sure } from './found.ts'
import type { Context } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { follows, isSlight, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'
import { reasonOf, topicOf } from './topics.ts'
import { severalTimes } from './vendor-refusals.ts'

/** An amount other than the one asked. */
export const partial: Rule = (read, context) => {
  const first = read.quantities.find((each) => !each.bonus)
  if (first === undefined) return undefined
  if (
    read.asks &&
    says(read, 'berapa', 'apa', 'siapa', 'kapan', 'mana', 'kenapa', 'jamberapa') &&
    topicOf(read) !== 'other'
  )
    return undefined
  if (first.change !== 'scale' && !(Number.isSafeInteger(first.value) && first.value > 0))
    return [likely('AMBIG', 'not an amount that can be delivered', 'number')]
  // "udah ada 3 orderan hari itu" counts other people's orders.
  if (conceptsOf(read.row[first.to]?.word ?? '').includes('orderNoun') && says(read, 'sudah', 'ada')) return undefined
  if (!goesOnAboutTheOrder(read, first.to - 1)) return [likely('AMBIG', 'a number of something else')]
  // "kebanyakan bu 300 mah": the amount is the one asked, and too much.
  if (reasonOf(read) === 'capacity' && !canDo(read) && saysTooMany(read)) return undefined
  // "penjahit saya cuma 2" counts hands and not goods.
  if (says(read, 'penjahit', 'tukang', 'kru', 'staf', 'karyawan', 'pegawai', 'sdm') && !canDo(read)) return undefined
  const taken = agrees(read) || canDo(read)
  // "kalo dinaikin ke 35 saya gas": of the price.
  if (says(read, 'kalau', 'asal') && means(read, 'raise') && taken && !says(read, 'jumlah', 'porsi'))
    return [likely('PRICE', 'would do it for a price')]
  // "yang masuk baru separo": of the money.
  if (first.change === 'scale' && (read.money.length > 0 || means(read, 'money') || says(read, 'masuk')))
    return undefined
  if (first.change === 'scale') return [sure('PARTIAL', 'offers a share')]
  if (read.quantities.filter((each) => !each.bonus).length > 1 && taken && !context.ordered?.includes(first.value))
    return [sure('PARTIAL', 'an amount for each line')]
  if (read.quantities.length > 1 && canDo(read)) return [sure('PARTIAL', 'an amount for each line')]
  if (first.change === 'take') return [sure('PARTIAL', 'less than asked')]
  if (taken && read.denied.has('ada') && means(read, 'product'))
    return [likely('PARTIAL', 'one thing, and not the other')]
  if (taken && context.ordered?.includes(first.value) === true) return undefined
  if (taken && says(read, 'kalau') && !read.asks) return [likely('PARTIAL', 'can do it if it is that many')]
  if (read.quantities.some((each) => read.row[each.from - 1]?.word === 'paling') || read.row[first.to]?.word === 'dulu')
    return [likely('PARTIAL', 'names an amount for now')]
  if (read.quantities.length > 1 && says(read, 'bagaimana')) return [likely('PARTIAL', 'one amount instead of another')]
  if (read.asks && says(read, 'kurang') && says(read, 'jadi') && says(read, 'bisa', 'boleh'))
    return [likely('PARTIAL', 'asks whether fewer will do')]
  if (limits(read) && !read.asks) return [sure('PARTIAL', 'no more than an amount')]
  if (limits(read)) return [likely('PARTIAL', 'asks whether an amount is enough')]
  if (taken && !read.asks && (says(read, 'tapi', 'dulu') || follows(read, ['kalau'], ['hanya', 'cuma'])))
    return [sure('PARTIAL', 'yes, for an amount')]
  if (offersAmount(read))
    return [context.ordered === undefined ? likely('PARTIAL', 'can do an amount') : sure('PARTIAL', 'can do an amount')]
  return undefined
}

const saysTooMany = (read: Reading) =>
  read.row.some((token) => /^(kebanyak|kegede)/.test(token.raw)) ||
  (says(read, 'banyak') && says(read, 'terlalu', 'segitu'))

/** A time other than the one asked. */
export const reschedules: Rule = (read, _context, asked) => {
  if (says(read, 'mundur') && !namesTime(read) && means(read, 'self', 'sorry') && !read.asks)
    return [likely('REJECT', 'steps back', 'unspecified')]
  // "keduluan orang, telat sehari aja": who came too late is the one who asks.
  const tooLate = says(read, 'telat') && reasonOf(read) === 'schedule_full' && !canDo(read)
  if (tooLate && !says(read, 'mundur', 'geser', 'tunda', 'maju')) return undefined
  if (movesTime(read) && !says(read, 'kok')) {
    if (namesTime(read) || means(read, 'late')) return [sure('RESCHEDULE', 'another time')]
    return says(read, 'mundur', 'tunda', 'geser', 'maju', 'jadwal') && !read.asks
      ? [likely('RESCHEDULE', 'another time, not said which')]
      : undefined
  }
  if (!namesTime(read)) return undefined
  if (waits(read) || says(read, 'seperti', 'lihat')) return undefined
  if (asked === 'when') return [sure('RESCHEDULE', 'says when')]
  if (isGone(read) || (rests(read) && !canDo(read))) return undefined
  if (severalTimes(read) && read.denied.size > 0 && !canDo(read) && !offersTime(read))
    return [likely('RESCHEDULE', 'not at one time, perhaps at another')]
  if (severalTimes(read)) return [sure('RESCHEDULE', 'one time instead of another')]
  if (means(read, 'closed', 'full') && !canDo(read) && !says(read, 'baru', 'bagaimana')) return undefined
  if (
    says(read, 'baru') ||
    read.row.some((token) => token.word === 'bisa' && token.nya) ||
    says(read, 'bagaimana', 'paling') ||
    limits(read)
  )
    return [sure('RESCHEDULE', 'only then')]
  if (says(read, 'mungkin', 'kayaknya', 'tergantung', 'belumtentu', 'bisajadi', 'barangkali'))
    return [likely('AMBIG', 'a time, but not firm', 'unsure')]
  if (offersTime(read) || (means(read, 'able') && conditions(read))) return [sure('RESCHEDULE', 'can do it then')]
  if (conditions(read) && (agrees(read) || canDo(read))) return [sure('RESCHEDULE', 'yes, but at another time')]
  if (read.asks && says(read, 'boleh', 'tidakapa') && !takesOn(read)) return [likely('RESCHEDULE', 'asks for a time')]
  if (means(read, 'send') && says(read, 'boleh') && !says(read, 'siap', 'ok', 'iya'))
    return [likely('RESCHEDULE', 'may it be sent then')]
  if (agrees(read) || takesOn(read) || (canDo(read) && read.quantities.length > 0)) return undefined
  if (canDo(read) || says(read, 'boleh')) return [likely('RESCHEDULE', 'can do it then')]
  if (read.row.length <= 6 && read.strange === 0 && !reasonOf(read)) return [likely('RESCHEDULE', 'names a time')]
  return says(read, 'sampai', 'kirim', 'antar') ? [likely('RESCHEDULE', 'names a time of arrival')] : undefined
}

/** "senin sampai rabu libur", "selasa ga produksi": a shop's days off are no other time. */
const rests = (read: Reading) =>
  says(read, 'libur', 'cuti', 'tutup') ||
  ['jual', 'produksi', 'masak', 'dagang', 'buka'].some((word) => read.denied.has(word))

const isGone = (read: Reading) => read.times.days.some(({ name }) => name.kind === 'offset' && name.days < 0)

/** A question, alone or behind a yes. */
export const asks: Rule = (read, _context, asked) => {
  const about = topicOf(read)
  // A vendor sends, so "kapan dikirim" asks for the day and not how far it is.
  const topic =
    about === 'status' && says(read, 'kapan') && means(read, 'send') && !says(read, 'sudah') ? 'schedule' : about
  const requests =
    means(read, 'please', 'browse') || says(read, 'share', 'bagi', 'kirim', 'info', 'minta', 'dong', 'tanya', 'kasih')
  const weighs =
    (topic === 'tax' && says(read, 'termasuk')) ||
    (says(read, 'atau') && (topic === 'spec' || topic === 'address') && !agrees(read) && !canDo(read) && !takesOn(read))
  const asksNow =
    read.asks ||
    weighs ||
    (requests &&
      topic !== 'other' &&
      topic !== 'price' &&
      (means(read, 'where', 'spec', 'document', 'tax', 'howto') || topic === 'payment' || topic === 'contact'))
  const sample =
    topic === 'documents' && says(read, 'contoh', 'format', 'template') && (requests || says(read, 'boleh', 'bisa'))
  if (sample) return [likely('QUESTION', 'asks for a sample', topic)]
  if (!asksNow || (!read.asks && (waits(read) || (conditions(read) && canDo(read))))) return undefined
  if (says(read, 'siapa') && says(read, 'bilang', 'kata')) return [likely('AMBIG', 'asks who said it', 'unsure')]
  if (topic === 'other' && says(read, 'bagaimana') && conditions(read))
    return [likely('AMBIG', 'on a condition', 'condition')]
  const question = sure('QUESTION', 'asks', topic)
  const clear = leadingYes(read)
  if (clear && topic !== 'other' && asked !== 'idle') return [likely('ACCEPT', 'says yes and asks'), question]
  if (topic !== 'other') return [question]
  const content = read.row.some(
    (token) =>
      token.kind === 'word' && !isSlight(token) && !conceptsOf(token.word).includes('ask') && token.word !== 'begitu',
  )
  return content &&
    read.row.some(
      (token) =>
        token.word === 'berapa' ||
        token.word === 'bagaimana' ||
        token.word === 'kenapa' ||
        token.word === 'siapa' ||
        token.word === 'kapan',
    )
    ? [likely('QUESTION', 'asks', 'other')]
    : [likely('AMBIG', 'asks something')]
}

const TAKES: ReadonlySet<string> = new Set(['terima', 'ambil', 'kerjakan', 'laksanakan'])

/** Does the message begin with a plain yes, in a clause of its own? */
function leadingYes(read: Reading): boolean {
  const first = read.row.findIndex(
    (token) =>
      token.kind === 'word' &&
      !conceptsOf(token.word).some(
        (concept) => concept === 'greet' || concept === 'address' || concept === 'particle' || concept === 'self',
      ),
  )
  const token = read.row[first]
  if (token === undefined) return false
  const concepts = conceptsOf(token.word)
  const yes =
    concepts.includes('yes') || TAKES.has(token.word) || (concepts.includes('able') && !read.asksWith.has(first + 1))
  if (!yes) return false
  const clause = read.row.slice(first).findIndex((each) => /^[,.;!?]$/.test(each.raw) || each.word === 'tapi')
  return (
    clause > 0 &&
    !read.row
      .slice(first, first + clause)
      .some((each, at) => each.raw === '?' || read.asksWith.has(first + at) || conceptsOf(each.word).includes('ask')) &&
    read.row[first + clause]?.raw !== '?'
  )
}

/** Waiting, hedging, conditions: no answer yet. */
export const doubts: Rule = (read) => {
  if (says(read, 'kecuali') && (canDo(read) || agrees(read)) && means(read, 'product') && !read.asks)
    return [likely('PARTIAL', 'all but one thing', 'substitution')]
  if (means(read, 'wish')) return undefined
  if (waits(read)) return [likely('AMBIG', 'asks for time', 'wait')]
  if (supposes(read) && !read.asks) return [likely('AMBIG', 'tells what somebody said', 'unsure')]
  if (hedges(read) && !means(read, 'soft')) return [likely('AMBIG', 'neither yes nor no', 'unsure')]
  if (conditions(read)) return [likely('AMBIG', 'on a condition', 'condition')]
  return says(read, 'seperti', 'biasa') ? [likely('AMBIG', 'points to an earlier order')] : undefined
}

/** A yes. It is certain only when the whole message is nothing but a yes. */
export const accepts: Rule = (read, context, asked) => {
  const yes = agrees(read)
  const strong =
    canDo(read) ||
    takesOn(read) ||
    says(
      read,
      'siap',
      'siaplaksanakan',
      'setuju',
      'acc',
      'deal',
      'gas',
      'takmenolak',
      'mustitidak',
      'laksanakan',
      'sepakat',
      'bersedia',
      'tidakkeberatan',
    )
  if (read.row.filter((token) => token.word === 'iya').length > 1 && read.row.length <= 3)
    return [likely('AMBIG', 'only listens')]
  if (read.denied.has('tolak') && !read.asks && !read.row.some((token) => token.word === 'jangan'))
    return [likely('ACCEPT', 'does not refuse')]
  if (!yes && !strong) return undefined
  if (read.row[0]?.word === 'kok') return [likely('AMBIG', 'wonders', 'unsure')]
  if (read.row.some((token, at) => token.word === 'bukan' && read.row[at + 1]?.word !== 'tidak'))
    return [likely('AMBIG', 'a yes with a no in it')]
  if (means(read, 'negator') && read.row.some((token, at) => token.word === 'tidak' && !read.asksWith.has(at)))
    return [likely('AMBIG', 'a yes with a no in it')]
  const extra = besidesYes(read)
  if (extra > (strong ? 3 : 0)) return [likely('AMBIG', 'more is said than a yes')]
  const soft = means(read, 'soft')
  const bare = soft && !yes && !strong
  const answers = asked === 'confirm-order' || asked === 'yes-no' || asked === 'approve'
  if (bare) return [likely('AMBIG', 'only hopes')]
  if (!answers && !says(read, 'terima', 'ambil', 'setuju', 'acc') && asked !== 'quantity')
    return [likely('AMBIG', 'a yes, but nothing was asked')]
  const agreesWithOrder = matchesOrder(read, context)
  if (says(read, 'takmenolak') && !yes && !canDo(read) && !says(read, 'ambil', 'terima', 'kerjakan'))
    return [likely('ACCEPT', 'does not refuse')]
  if (follows(read, ['bisa'], ['saja']) && read.row.length <= 3) return [likely('AMBIG', 'a possibility')]
  if (onlyListens(read) && means(read, 'thanks') && !read.asks)
    return [{ ...sure('THANKS', 'thanks, and heard'), figure: true }]
  // To what was read back, “iya betul” is a yes; to a new order it may only mean that it was heard.
  const listens = onlyListens(read) && !(asked === 'yes-no' && says(read, 'benar'))
  const clear = !read.asks && agreesWithOrder && answers && !listens
  return [
    clear
      ? sure('ACCEPT', 'says yes', soft ? 'soft' : undefined)
      : likely('ACCEPT', 'says yes, with more', soft ? 'soft' : undefined),
  ]
}

/** "oke makasih", "noted", "oke oke": read and heard, which is not agreed. */
function onlyListens(read: Reading): boolean {
  const said = read.row.filter((token) => token.kind === 'word' && !isSlight(token)).map((token) => token.word)
  const yes = said.filter((word) =>
    conceptsOf(word).some((each) => each === 'yes' || each === 'able' || each === 'take'),
  )
  if (means(read, 'thanks') && yes.every((word) => word === 'siap' || LISTENING.has(word)) && !means(read, 'orderNoun'))
    return true
  if (yes.some((word) => HEARD.has(word)) && yes.every((word) => word === 'siap' || LISTENING.has(word))) return true
  if (yes.length === 0 || yes.some((word) => !LISTENING.has(word))) return false
  return means(read, 'thanks') || yes.length > 1
}
const HEARD: ReadonlySet<string> = new Set(['noted', 'roger', 'copy', 'catat'])
const LISTENING: ReadonlySet<string> = new Set(['catat', 'ok', 'iya', 'sip', 'noted', 'roger', 'copy', 'benar', 'oke'])

/** Numbers and times beside a yes must be those of the order; unknown ones leave it open. */
function matchesOrder(read: Reading, context: Context): boolean {
  const amounts = read.quantities.every(
    (each) => each.change === 'set' && context.ordered?.includes(each.value) === true,
  )
  return amounts && !namesTime(read) && read.money.length === 0
}

const YESES = 'boleh gas deal acc lanjut sepakat bungkus ayo hayu yuk gaspol monggo'.split(' ')

/** Thanks that are no yes. */
export const thanksFirst: Rule = (read) => {
  if (waits(read) && !beginsWithThanks(read)) return undefined
  if (waits(read) && says(read, 'nanti', 'dulu', 'lihat', 'cek', 'tanya', 'kabar')) return undefined
  if (means(read, 'thanks') && says(read, 'info') && !means(read, 'able', 'take'))
    return [sure('THANKS', 'thanks for news')]
  if (means(read, 'thanks') && beginsWithThanks(read)) return [sure('THANKS', 'thanks')]
  if (
    !means(read, 'thanks') ||
    says(read, 'siap', 'ok', 'iya', 'bisa', 'setuju', 'sanggup', ...YESES) ||
    namesTime(read)
  )
    return undefined
  return means(read, 'self', 'able', 'take') || read.asks ? undefined : [sure('THANKS', 'thanks')]
}

/** "matur nuwun nggih": what follows the thanks is politeness. */
function beginsWithThanks(read: Reading): boolean {
  const first = read.row.find((token) => token.kind === 'word' && !isSlight(token))
  return (
    conceptsOf(first?.word ?? '').includes('thanks') &&
    !means(read, 'able', 'take', 'reject', 'ask') &&
    !says(read, 'siap', 'setuju', 'lanjut') &&
    !namesTime(read) &&
    !read.asks
  )
}

/** Wishes, thanks, greetings. */
export const courtesies: Rule = (read) => {
  if (means(read, 'wish')) return [sure('UNRELATED', 'good wishes')]
  if (means(read, 'thanks')) return [sure('THANKS', 'thanks')]
  if (read.row[0]?.raw === 'punten' && read.row.length <= 2) return [sure('GREET', 'greets')]
  return means(read, 'greet', 'partOfDay') && read.row.length <= 8 ? [sure('GREET', 'greets')] : undefined
}
