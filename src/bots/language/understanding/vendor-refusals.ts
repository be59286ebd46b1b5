/** How a vendor says no: calls off, refuses, refuses one thing and offers another, or only gives a reason. */

import { isBehind } from './days.ts'
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
  refuses,
  supposes,
  waits,
} from './features.ts'
import { likely, sure } from './found.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'
import { reasonOf } from './topics.ts'

/** An order is called off. */
export const cancels: Rule = (read, _context, asked) => {
  if (takesWordBack(read) || (goesBackOn(read) && (asked === 'idle' || says(read, 'mundur', 'lepas'))))
    return [likely('CANCEL', 'takes the word back')]
  if (!means(read, 'cancel')) return undefined
  if (read.asks && !says(read, 'maaf')) return [likely('QUESTION', 'asks whether it is off', 'status')]
  if (conditions(read) || hedges(read) || jadiGoesOn(read)) return [likely('AMBIG', 'may be a cancellation')]
  const ofTheOrder = goesOnAboutTheOrder(
    read,
    read.row.findIndex((token) => token.word === 'batal'),
  )
  const clear = !read.guessed && read.strange === 0 && besidesYes(read) <= 3 && ofTheOrder
  return [clear ? sure('CANCEL', 'calls it off') : likely('CANCEL', 'seems to call it off')]
}

/** "tarik lagi kesanggupan saya", "janji saya kemarin saya cabut". */
const takesWordBack = (read: Reading) =>
  !read.asks &&
  read.row.some(({ raw }) => /^(di)?(tarik|narik|cabut|nyabut)(lah)?$/.test(raw)) &&
  read.row.some(({ raw }) => /^(kesanggup|persetuju|kesedia|janji|konfirmasi)/.test(raw))

/** "yang kemarin saya bilang bisa, sekarang ga bisa", "jawaban tadi saya ralat", once nothing is asked any more. */
const goesBackOn = (read: Reading) => {
  if (read.asks || conditions(read)) return false
  const earlier =
    says(read, 'kemarin', 'tadi', 'terlanjur', 'barusan') || read.times.days.some(({ name }) => isBehind(name))
  const given = says(read, 'terima', 'bilang', 'iya', 'sanggup', 'jawab', 'balas', 'janji', 'setuju', 'ok', 'bisa')
  const undone =
    refuses(read) ||
    says(read, 'ralat', 'cabut', 'tarik', 'lepas', 'mundur', 'anggap', 'batal') ||
    read.row.some(({ raw }) => /^(di)?(tarik|narik|cabut|nyabut|ralat|lepas)(in|kan)?$/.test(raw))
  return earlier && given && undone
}

/** "ga jadi libur", "ga jadi naik": something else is off, not the order. */
function jadiGoesOn(read: Reading): boolean {
  const at = read.row.findIndex((token) => token.word === 'batal')
  const after = read.row[at + 1]?.word ?? ''
  return conceptsOf(after).some(
    (concept) =>
      concept === 'closed' || concept === 'raise' || concept === 'send' || concept === 'broken' || concept === 'rush',
  )
}

/** "jam 11 ga bisa, jam 1 gimana", "100 ga sanggup, 80 bisa", "rendang ga bisa, ayam bisa". */
export const refusesButOffers: Rule = (read) => {
  if (!refuses(read)) return undefined
  const offers = canStill(read)
  if (
    namesTime(read) &&
    (movesTime(read) || says(read, 'bagaimana', 'boleh', 'baru') || offers || severalTimes(read)) &&
    !blamesLateNotice(read)
  ) {
    return [sure('RESCHEDULE', 'not then, but at another time')]
  }
  if (
    read.quantities.some((each) => each.unit === 'orang' || each.unit === 'hari') ||
    says(read, 'tenaga', 'orang', 'karyawan')
  )
    return undefined
  // "cuma sendirian, ga sanggup bikin 300": the amount is the one that is too much.
  if (
    !offers &&
    says(read, 'sendirian', 'berdua', 'bertiga', 'kewalahan', 'keteteran', 'kapasitas', 'mesin', 'dapur', 'alat')
  )
    return undefined
  if (read.quantities.some((each) => each.change === 'take')) return [sure('PARTIAL', 'less than asked')]
  if (read.quantities.length > 1)
    return [agrees(read) ? sure('PARTIAL', 'not all, but a part') : likely('PARTIAL', 'not all, but a part')]
  if (read.quantities.length > 0 && (limits(read) || offers || says(read, 'bagaimana', 'boleh')))
    return [sure('PARTIAL', 'not all, but a part')]
  if (offers && means(read, 'product'))
    return [likely('PARTIAL', 'one thing can be done and another cannot', 'substitution')]
  if (offers) return [likely('AMBIG', 'one thing can be done and another cannot')]
  return undefined
}

/** Two days or two hours: one is turned down, the other offered. */
export const severalTimes = (read: Reading) =>
  read.times.days.length > 1 || read.times.hours.filter((each) => each.hour !== undefined).length > 1

function canStill(read: Reading): boolean {
  return read.row.some(
    (token, at) =>
      conceptsOf(token.word).includes('able') &&
      read.negated[at] !== true &&
      !read.asksWith.has(at + 1) &&
      !HARDLY.has(read.row[at - 1]?.word ?? ''),
  )
}

/** "ayamnya susah dapet" can not. */
const HARDLY: ReadonlySet<string> = new Set(['susah', 'sulit', 'sukar', 'jarang'])

const blamesLateNotice = (read: Reading) =>
  denies(read, 'inTime') &&
  (read.times.days.some(({ name }) => name.kind === 'event') ||
    follows(read, ['baru'], ['order', 'pesan', 'kabar', 'info', 'kasihtahu', 'bilang', 'wa']))

/** A plain no, with its reason. */
export const rejects: Rule = (read) => {
  if (read.row.some((token, at) => token.word === 'belum' && isTaking(read, at)))
    return [likely('AMBIG', 'not yet', 'wait')]
  if (!refuses(read) || refusalIsAsked(read)) return undefined
  if (
    read.row.some((token) => token.word === 'jangan') &&
    !denies(read, 'able', 'inTime') &&
    !says(read, 'tolak', 'maaf')
  )
    return [likely('AMBIG', 'says what not to do', 'wait')]
  if (supposes(read) && reasonOf(read) === undefined && !read.asks)
    return [likely('AMBIG', 'a no that was thought or told', 'unsure')]
  if (read.asks && says(read, 'tolak') && says(read, 'terima', 'ambil'))
    return [likely('AMBIG', 'weighs the one and the other', 'unsure')]
  if (cannotSay(read)) return [likely('AMBIG', 'does not know yet', 'unsure')]
  if (hedges(read) && reasonOf(read) === undefined && !says(read, 'yanglain', 'takut'))
    return [likely('AMBIG', 'a no, but not a firm one', 'unsure')]
  const isForThen = read.row.some(({ word }, at) => word === 'kalau' && read.inTime(at + 1)) && !canDo(read)
  if (conditions(read) && !isForThen && !reasonOf(read) && says(read, 'kalau', 'asal'))
    return [likely('AMBIG', 'refuses on a condition')]
  const reason = reasonOf(read)
  const firm =
    !hedges(read) &&
    !read.guessed &&
    read.strange <= 2 &&
    refusesTheOrder(read) &&
    !conditions(read) &&
    read.quantities.length === 0 &&
    !waits(read)
  const why = reason === undefined ? 'says no' : 'says no and why'
  return [firm ? sure('REJECT', why, reason ?? 'unspecified') : likely('REJECT', why, reason ?? 'unspecified')]
}

/** "ga bisa ya?" asks; "besok? waduh ga sempet" does not: the mark that closes the refusal counts. */
function refusalIsAsked(read: Reading): boolean {
  if (!read.asks) return false
  const at = read.row.findIndex(
    (token, place) =>
      (read.negated[place] === true &&
        conceptsOf(token.word).some((concept) => concept === 'able' || concept === 'inTime')) ||
      conceptsOf(token.word).includes('reject'),
  )
  if (at < 0) return true
  const close = read.row.slice(at).find((token) => token.kind === 'mark' && /[?!.,;]/.test(token.raw))
  return close?.raw === '?' || read.row.slice(at).some((token) => conceptsOf(token.word).includes('ask'))
}

/** What cannot be done, or is skipped, must be the order: "ga bisa tidur" refuses nothing. */
const refusesTheOrder = (read: Reading) =>
  read.row.every(
    (token, at) =>
      !(
        read.negated[at] === true &&
        conceptsOf(token.word).some((concept) => concept === 'able' || concept === 'inTime')
      ) || goesOnAboutTheOrder(read, at),
  )

const KNOWING = [
  'yakin',
  'janji',
  'jawab',
  'balas',
  'konfirmasi',
  'kabar',
  'putus',
  'bilang',
  'tahu',
  'info',
  'tentu',
  'ngomong',
  'kasih',
  'komentar',
  'cek',
  'lihat',
  'buka',
  'baca',
  'wa',
  'telepon',
  'upload',
  'login',
  'masuk',
  'tidur',
]

/** "belum bisa mastiin", "ga bisa janji": what cannot be done is to answer, not to deliver. */
function cannotSay(read: Reading): boolean {
  return (
    says(read, 'belumtentu', 'tidaktahu') ||
    follows(read, ['bisa', 'berani', 'sempat', 'keburu', 'mau', 'dapat', 'sanggup'], KNOWING)
  )
}

/** "belum saya terima": not yet, which is no refusal. */
function isTaking(read: Reading, at: number): boolean {
  let next = at + 1
  while (isSlight(read.row[next])) next++
  return ['terima', 'ambil', 'setuju', 'acc', 'tolak', 'jawab', 'putus'].includes(read.row[next]?.word ?? '')
}

const LOSSES = ['rugi', 'tekor', 'nombok', 'boncos']

/** A reason without a no: likely a no, to be asked. */
export const reasonsOnly: Rule = (read) => {
  const reason = reasonOf(read)
  if (
    reason === undefined ||
    read.asks ||
    (conditions(read) && says(read, 'kalau', 'asal') && !says(read, ...LOSSES)) ||
    agrees(read) ||
    (canDo(read) && !(reason === 'area' && says(read, 'hanya', 'khusus'))) ||
    says(read, 'tidakapa', 'sebentar')
  )
    return undefined
  if (reason === 'stock' && !means(read, 'gone')) return [likely('REJECT', 'gives a reason to say no', reason)]
  return [likely('REJECT', 'gives a reason to say no', reason)]
}
