/**
 * Answers of which one half says yes and the other no, or something else: "lemper ok, pastel nyerah", "siap, alamatnya?".
 */
import { besidesYes, conditions, hedges, namesTime, waits } from './features.ts'
import { type Found, figurative, likely, sure } from './found.ts'
import { conceptsOf, KNOWN } from './lexicon.ts'
import type { Token } from './normalise.ts'
import { denies, isSlight, means, type Reading, says } from './reading.ts'
import { isNoneThatCannot } from './rhetoric.ts'
import type { Rule } from './rule.ts'
import { reasonOf, topicOf } from './topics.ts'

/** "oke mas, naik cetak malem ini juga", "siap, saya jahit": a yes, and the work it begins. */
export const takesUp: Rule = (read, _context, asked) => {
  if (asked !== 'confirm-order' || read.asks || read.denied.size > 0 || read.quantities.length > 0) return undefined
  const first = read.row.find((token) => token.kind === 'word' && !isSlight(token))
  if (first === undefined || !BEGINS_YES.has(first.word) || first.nya) return undefined
  // Nothing but a yes is for the rule of the plain yes.
  if (besidesYes(read) === 0 && !namesTime(read)) return undefined
  const works = read.row.some(({ word, nya }) => !nya && WORKS.has(word))
  return works && !conditions(read) && !waits(read) && !hedges(read) && !says(read, 'nanti', 'lain', 'kemarin', 'tadi')
    ? [likely('ACCEPT', 'says yes and how the work begins')]
    : undefined
}
/** "mepet emang, tapi kekejar lah", "jauh ya ke cilincing, tapi gpp saya anter": a hindrance, and no matter. */
export const takesAllTheSame: Rule = (read, _context, asked) => {
  if (asked !== 'confirm-order' || read.asks || namesTime(read) || read.quantities.length > 0) return undefined
  const at = read.row.findLastIndex(({ word }) => word === 'tapi')
  if (at < 1 || reasonOf(read) === undefined || denies(read, 'able', 'inTime', 'take', 'yes')) return undefined
  const before = read.row.slice(0, at).some(isYes)
  const rest = read.row.slice(at + 1)
  const goesOn = rest.some((token) => isYes(token) || conceptsOf(token.word).some((each) => each === 'inTime'))
  const open = rest.some(({ word }) => OPEN.has(word)) || waits(read) || hedges(read) || says(read, 'tolak', 'nyerah')
  return goesOn && !before && !open ? [figurative('ACCEPT', 'takes it all the same')] : undefined
}
const OPEN: ReadonlySet<string> = new Set(
  'kalau asal hanya jangan tidak belum harga naik tambah minta ganti'.split(' '),
)
const BEGINS_YES: ReadonlySet<string> = new Set('ok siap sip iya deal gas setuju sanggup acc baik'.split(' '))
const WORKS: ReadonlySet<string> = new Set(
  'cetak jahit masak bikin kerjakan siapkan siapin kirim antar catat proses sablon belanja panggang'.split(' '),
)

/** From where to where each clause goes. */
function clausesOf({ row }: Reading): readonly (readonly [from: number, to: number])[] {
  const clauses: (readonly [number, number])[] = []
  let from = 0
  row.forEach((token, at) => {
    if (!/^[,.;!]$/.test(token.raw) && !PARTS.has(token.word)) return
    if (at > from) clauses.push([from, at])
    from = at + 1
  })
  return from < row.length ? [...clauses, [from, row.length]] : clauses
}
const PARTS: ReadonlySet<string> = new Set(['tapi', 'sedangkan', 'namun', 'cuma'])

/** One thing is taken on and another is not. */
export const partly: Rule = (read, _context, asked) => {
  if (asked !== 'confirm-order' || read.asks || read.money.length > 0) return undefined
  if (isWithout(read)) return [likely('PARTIAL', 'all but one thing', 'substitution')]
  const clauses = clausesOf(read)
  if (clauses.length < 2) return undefined
  const named = clauses.filter(
    ([from, to]) => read.row[from]?.word === 'yang' || read.row.slice(from, to).some(isGoods),
  )
  if (named.length < 2 || says(read, 'kemarin', 'nanti')) return undefined
  const yes = named.some((clause) => taken(read, clause) && !turnedDown(read, clause))
  const no = named.some((clause) => turnedDown(read, clause) && !taken(read, clause))
  return yes && no ? [figurative('PARTIAL', 'one thing, and not the other', 'substitution')] : undefined
}

/** "sanggup nasi doang tanpa buah". */
const isWithout = (read: Reading) =>
  means(read, 'able', 'take', 'yes') &&
  read.row.some(({ word }, at) => word === 'tanpa' && conceptsOf(read.row[at + 1]?.word ?? '').includes('product'))

const isGoods = ({ word, kind, nya }: Token) =>
  kind === 'word' &&
  (nya || conceptsOf(word).some((each) => each === 'product') || !KNOWN.has(word)) &&
  !conceptsOf(word).some((each) => each === 'equipment' || each === 'unit')

const taken = ({ row, negated }: Reading, [from, to]: readonly [number, number]) =>
  row
    .slice(from, to)
    .some(
      ({ word }, at) =>
        negated[from + at] !== true &&
        (word === 'ada' ||
          word === 'ready' ||
          word === 'saja' ||
          TAKEN.has(word) ||
          conceptsOf(word).some((each) => each === 'yes' || each === 'able')),
    )
const TAKEN: ReadonlySet<string> = new Set(['ambil', 'kerjakan', 'terima', 'bikin'])

const turnedDown = ({ row, negated }: Reading, [from, to]: readonly [number, number]) =>
  row.slice(from, to).some(({ word }, at) => {
    const concepts = conceptsOf(word)
    if (negated[from + at] === true)
      return concepts.some((each) => each === 'able' || each === 'stock') || UNABLE.has(word)
    if (word === 'jangan' && (at === to - from - 1 || row[from + at + 1]?.kind !== 'word')) return true
    return concepts.some((each) => each === 'reject' || each === 'gone') || word === 'nyerah' || word === 'nihil'
  })

const UNABLE: ReadonlySet<string> = new Set([
  'ada',
  'berani',
  'tahu',
  'ambil',
  'kerjakan',
  'main',
  'punya',
  'terima',
  'bikin',
])

/** "kok ga bisa login", "upload fotonya gagal terus": the app is meant and not the order. */
export const troubledByApp: Rule = (read) => {
  const part = ['login', 'upload', 'unggah', 'password', 'otp', 'akun', 'aplikasi', 'link', 'tombol'].find(
    (word) => read.said.has(word) || read.denied.has(word),
  )
  const fails =
    read.deniedConcepts.has('able') ||
    (part !== undefined && read.denied.has(part)) ||
    says(read, 'gagal', 'error', 'eror', 'tolak', 'macet', 'lupa', 'hilang')
  return part !== undefined && fails && !means(read, 'product', 'orderNoun')
    ? [likely('QUESTION', 'something of the app does not work', 'howto')]
    : undefined
}

/** "kenapa engga", "ga ada yang ga bisa": a yes in the form of a question or of two noes. */
export const whyNot: Rule = ({ row }, _context, asked) => {
  if (asked === 'idle' || asked === 'reason') return undefined
  if (row.every(isWanting) && row.some(({ word }) => word === 'mau')) return [figurative('ACCEPT', 'wants it')]
  if (concedes(row)) return [figurative('ACCEPT', 'concedes it')]
  if (answersOwnQuestion(row)) return [figurative('ACCEPT', 'asks itself and says no to a no')]
  if (isNoneThatCannot(row)) return [figurative('ACCEPT', 'there is none that cannot be done')]
  const at = row.findIndex(({ word }, place) => word === 'kenapa' && row[place + 1]?.word === 'tidak')
  const rest = at < 0 ? [] : row.slice(at + 2)
  const before = at < 0 ? [] : row.slice(0, at)
  const isBare = [...before, ...rest].every((token) => token.kind !== 'word' || isSlight(token) || isYes(token))
  return at >= 0 && isBare ? [figurative('ACCEPT', 'asks why not')] : undefined
}
const isWanting = (token: Token) =>
  token.kind !== 'word' ||
  token.word === 'mau' ||
  (isSlight(token) && token.word !== 'lagi' && token.word !== 'sih') ||
  token.word === 'banget'

/** "ngambil sih ngambil": yes, with a sigh; a "tapi" behind it leaves it open. */
const concedes = (row: readonly Token[]) =>
  row.every(({ word }) => !/^(tapi|cuma|hanya|asal|kalau|tidak|belum)$/.test(word)) &&
  row.some(({ word, raw }, at) => row[at + 1]?.word === 'sih' && row[at + 2]?.raw === raw && isYes({ word } as Token))

/** "nolak? ya enggak lah", "keberatan? ga dong". */
function answersOwnQuestion(row: readonly Token[]): boolean {
  const at = row.findIndex(({ raw }) => raw === '?')
  const said = row.slice(at + 1).filter((token) => token.kind === 'word' && !isSlight(token))
  const asked = at > 0 && row.slice(0, at).some(({ word }) => AGAINST.has(word))
  return asked && said[0]?.word === 'tidak' && said.slice(1).every(isYes)
}
const AGAINST: ReadonlySet<string> = new Set(
  'tolak takmenolak keberatan berat masalah kapok takut rugi telat repot ragu batal'.split(' '),
)
const isYes = ({ word }: Token) => conceptsOf(word).some((each) => each === 'yes' || each === 'take' || each === 'able')

/** "coba kemarin ngabarinnya, pasti keburu", "andai kompor ga mati saya ambil": it would have been, and is not. */
export const wouldHave: Rule = (read, _context, asked) => {
  if (asked !== 'confirm-order' || read.asks) return undefined
  const earlier = read.row.some(({ word }, at) => {
    const next = read.row.slice(at + 1, at + 4).map((token) => token.word)
    return word === 'coba' && next.some((each) => EARLIER.has(each))
  })
  if (earlier && means(read, 'inTime', 'able', 'take', 'yes'))
    return [figurative('REJECT', 'would have, if told earlier', 'lead_time')]
  const before = read.row.findIndex(({ word }) => word === 'kalau')
  const regrets = read.row.some(({ raw }) => /^(tadinya|mestinya|harusnya)$/.test(raw))
  if (regrets && before > 0 && read.row.slice(before).some(({ word }) => EARLIER.has(word)))
    return [figurative('REJECT', 'would have, if told earlier', 'lead_time')]
  const supposed =
    says(read, 'andai', 'seandainya') || read.row.some(({ raw }) => /^(andai|seandainya|umpama)/.test(raw))
  const reason = reasonOf(read)
  return supposed && reason !== undefined && means(read, 'able', 'take', 'yes', 'inTime')
    ? [figurative('REJECT', 'would have, if it were otherwise', reason)]
    : undefined
}
const EARLIER: ReadonlySet<string> = new Set(['kemarin', 'tadi', 'awal', 'jauh2', 'dulu', 'minggu', 'dari'])

/** "sampe bu, kwitansinya ditujukan ke siapa": it is there, and a question goes along. */
export const arrivedAndAsks: Rule = (read, _context, asked) => {
  if (!read.asks || asked === 'when') return undefined
  const [first] = clausesOf(read).filter(([from, to]) =>
    read.row.slice(from, to).some((token) => !isSlight(token) && !isGreeting(token)),
  )
  const topic = topicOf(read)
  if (first === undefined || first[1] >= read.row.length || topic === 'other') return undefined
  const said = read.row.slice(...first).filter((token) => token.kind === 'word' && !isSlight(token))
  const isThere =
    said.some(({ word }) => THERE.has(word)) && said.every(({ word }) => THERE.has(word) || ALONG.has(word))
  const found: readonly Found[] = [likely('DELIVERED', 'arrived, and asks'), sure('QUESTION', 'asks', topic)]
  return isThere ? found : undefined
}
const isGreeting = ({ word }: Token) => conceptsOf(word).some((each) => each === 'greet' || each === 'partOfDay')
const THERE: ReadonlySet<string> = new Set(['sampai', 'tiba', 'mendarat', 'landing'])
const ALONG: ReadonlySet<string> = new Set(
  'sudah barang barusan semua di lokasi lobi tadi alhamdulillah kantor pesan'.split(' '),
)
