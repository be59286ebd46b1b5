/**
 * When a meaning may bind. A rule finds positive evidence; here every other word of the message must be explained by that
 * meaning too. "siap" binds, "siap kata suami" does not, because nothing about a yes explains "kata" and "suami". So what
 * nobody thought of leads to a question.
 */
import { asideIn, unclearPart } from './aside.ts'
import type { Found } from './found.ts'
import type { Intent, Question } from './intents.ts'
import { type Concept, conceptsOf, isWord } from './lexicon.ts'
import type { Token } from './normalise.ts'
import { isSlight, type Reading } from './reading.ts'
import { isNoneThatCannot } from './rhetoric.ts'

interface Explained {
  readonly concepts: ReadonlySet<Concept>
  readonly words: ReadonlySet<string>
  /** Names and places are unknown words; this many may stand in the message. */
  readonly strange: number
  /** Days and hours may stand in it. */
  readonly times: boolean
  readonly amounts: boolean
  /** Any word may stand in it but those that take it back: who was asked why tells it in words of their own. */
  readonly free?: true
  /** May be put as a question: it is a proposal that the other side answers. */
  readonly asked: boolean
  /** It says no, so a denied yes belongs to it. */
  readonly no?: true
}

const COURTESIES: readonly Concept[] = ['address', 'self', 'thanks', 'greet', 'sorry', 'partOfDay', 'soft']
/** Particles and joints that change nothing. Not among them: "lagi", "dulu", "saja", "sih", "kan", "oh", "eh", "gitu". */
const LIGHT = `ya kok deh dong nih lah mah atuh euy wah banget sekali juga to ta je jeh yah dah tuh itu ini yang di ke dari
  untuk dengan dan pada oleh akan para sudah adalah sangat semua langsung segera intinya baik baiklah nya si`

const REASONS: readonly Concept[] = [
  'rush',
  'full',
  'closed',
  'broken',
  'equipment',
  'far',
  'capacity',
  'cheap',
  'budget',
  'material',
  'gone',
  'stock',
]

const explained = (
  concepts: readonly Concept[],
  words: string,
  { strange = 0, times = false, amounts = false, asked = false } = {},
): Explained => ({
  concepts: new Set([...COURTESIES, ...concepts]),
  words: new Set(`${LIGHT} ${words}`.split(/\s+/)),
  strange,
  times,
  amounts,
  asked,
})

const OF_A_NO = `dulu saja lagi pun jadi karena masih segitu begitu sebanyak segini waktu cukup kali kesempatan belanja
  produksi memenuhi sanggup kuat hari baru ada jadwal tanggal lain acara nikahan minggu bulan lumayan amat terlalu terpaksa
  dapur kecil tenaga sendiri berdua bertiga sana situ harga masuk murah mahal tutup pasar memang iya ok tersebut
  tidak belum bisa dapat proses saat menerima atas mohon benar sebut bantu sehingga begini baku tidakusah tersebut tolong mendadak`

const TABLE: Partial<Record<Intent, Explained>> = {
  ACCEPT: explained(
    ['yes', 'able', 'take', 'orderNoun', 'praise'],
    `pasti tepat waktu senang hati sebaik sebaik2 kerja sesuai yakin percaya silakan jumlah total tersebut dijalankan
     bantu lengkap tenang keburu diterima terlaksana biasa kerjakan kerja tangani urus atur memenuhi penuhi sebut nomor tentu tersebut bagus`,
    { strange: 2 },
  ),
  REJECT: {
    ...explained(['able', 'inTime', 'take', 'reject', 'orderNoun', ...REASONS], OF_A_NO, { times: true }),
    no: true,
  },
  CANCEL: explained(
    ['cancel', 'orderNoun', 'inTime', ...REASONS],
    `dulu saja semua nomor karena jadi tidak belum ada waktu hari tanggal jadwal lain terpaksa tersebut untuk ok iya tolong mohon minta`,
    { times: true, amounts: true },
  ),
  PARTIAL: explained(
    ['able', 'inTime', 'take', 'limit', 'part', 'unit', 'product', 'goods', 'orderNoun', 'replace', 'yes', ...REASONS],
    `${OF_A_NO} hanya tapi ada kurang lebih paling per kalau dari jumlah porsi bagaimana boleh tambah menu lauk tidakapa
     sedia kasih penuh banyak lengkap box bahan kemampuan mampu bikin`,
    { times: true, amounts: true },
  ),
  RESCHEDULE: explained(
    [
      'able',
      'inTime',
      'take',
      'limit',
      'move',
      'late',
      'send',
      'arrive',
      'depart',
      'orderNoun',
      'goods',
      'product',
      'yes',
      'replace',
      'courier',
      ...REASONS,
    ],
    `${OF_A_NO} hanya tapi jam hari kalau bagaimana boleh jangan agak sedikit hujan macet banjir paling cepat lambat ada
     setelah habis sebelum antara waktu acara rapat nanti awal minta mohon tolong pesan ikut buka sekitar kira2`,
    { times: true, amounts: true, asked: true },
  ),
  SHIP: explained(
    ['depart', 'courier', 'send', 'orderNoun', 'goods', 'product', 'unit', 'place', 'where'],
    `ok iya lagi baru sedang jalan dijalan tol sekarang barusan tadi keluar gudang dapur toko rumah nama atasnama nomor plat nopol
     hp wa bawa jemput muat angkut ambil pakai lewat arah sampai resi telah mohon tunggu ditunggu posisi sedikit naik box
     lengkap jam hariini kami`,
    { strange: 3, times: true, amounts: true },
  ),
  DELIVERED: explained(
    [
      'arrive',
      'finish',
      'receiver',
      'received',
      'orderNoun',
      'goods',
      'product',
      'unit',
      'place',
      'where',
      'courier',
      'send',
      'take',
    ],
    `ok iya sudah tadi barusan telah terima diterima oleh titip taruh drop turun serah simpan letakkan semua lengkap bagian depan
     belakang dalam masuk tujuan aman selamat dengan baik jam di sana situ jumlah total sesuai pesan sejumlah sebanyak lantai
     nama penerima bawa angkut tinggal langsung`,
    { strange: 3, times: true, amounts: true },
  ),
  RECEIVED: explained(
    [
      'received',
      'arrive',
      'goods',
      'orderNoun',
      'product',
      'unit',
      'place',
      'receiver',
      'yes',
      'courier',
      'send',
      'finish',
    ],
    `sudah telah barusan tadi semua lengkap sesuai utuh baik bagus aman komplet kurang jumlah kondisi sejumlah sebanyak oleh
     datang terima diterima selamat keadaan hanya ada cuma kurangi`,
    { strange: 2, times: true, amounts: true },
  ),
}

const A_REASON: Explained = { ...explained([], '', { times: true, amounts: true }), free: true }
/** "betul, batal", "iya pak yakin, dibatalin aja": asked whether it is to be called off. */
const SURE_TO_CANCEL = explained(
  ['cancel', 'orderNoun'],
  'benar betul yakin pasti iya ok setuju saja dulu memang tersebut tolong mohon',
)
/** Told of others, supposed, taken back, put off, or agreed after all. */
const TAKES_BACK: ReadonlySet<string> = new Set(
  `kata bilang ngomong cerita turut dengar kalau jika bila andai seandainya seumpama umpama misal misalnya asal
   mungkin kayaknya takut semoga tergantung entah belumtentu harus rencana hampir maksud salah canda bercanda becanda bohong
   eh tapi siap setuju acc gas deal lanjut sip ok terima ambil batal tanya pikir sebentar tunggu kabar cek lihat konfirmasi
   teman tetangga dia mereka cara mau iya boleh jawab nanti`.split(/\s+/),
)

/**
 * What stands against binding somebody by this meaning, in words for the reason; nothing when it may bind. Meanings that
 * bind nobody are not weighed.
 */
export function unexplained(read: Reading, found: Found, text: string, asked: Question): string | undefined {
  const confirms = asked === 'yes-no' && found.intent === 'CANCEL'
  const entry = confirms
    ? SURE_TO_CANCEL
    : asked === 'reason' && found.intent === 'REJECT'
      ? A_REASON
      : TABLE[found.intent]
  if (entry === undefined) return undefined
  if (read.guessed) return 'a word is spelled in a way that had to be guessed'
  if (read.asks && !(entry.asked && asksForLeave(read))) return 'it asks'
  if (/["“”„«»]/.test(text)) return 'it quotes'
  if (found.intent === 'ACCEPT' && trailsOff(read)) return 'it trails off'
  const sign = read.row.find(
    (token) => token.kind === 'emoji' && !FITTING[found.intent === 'ACCEPT' ? 0 : 1]?.test(token.raw),
  )
  if (sign !== undefined) return `${sign.raw} fits no plain answer`
  if (entry.times && read.times.days.some(({ name }) => name.kind === 'offset' && name.days < 0))
    return 'it tells of yesterday'
  if (found.intent === 'ACCEPT' && isMail(read)) return 'may speak of the message'
  if (found.intent === 'PARTIAL' && read.row.some(({ raw }) => RATE.test(raw))) return 'says how many a day'
  if (!entry.amounts && namesShare(read)) return 'it names a share'
  const half = found.intent === 'PARTIAL' ? unclearPart(read) : undefined
  if (half !== undefined) return half
  return asideIn(read) ?? polarity(read, found.intent) ?? subject(read) ?? strangeWord(read, entry)
}

/** "jam 1 boleh ga", "lusa bisa?", "mundur ke 18 gimana": a proposal in the form of a question. */
const asksForLeave = (read: Reading) =>
  [...read.asksWith].every((at) =>
    conceptsOf(read.row[at - 1]?.word ?? '').some((each) => each === 'able' || each === 'yes'),
  )

const FITTING: readonly RegExp[] = [/[👍👌✅🆗🙏💪🫡☑✔😊🙂😀😁😃😄❤🔥🎉🤝😍🥰😇☺🤗✨🌹💐]/u, /[^🤔🙄😏🤨😜😝🤪😉❓❔]/u]

/** "sanggup 50%"; a hundred percent is all of it. */
const namesShare = ({ row }: Reading) =>
  row.some(({ raw, word }, at) => (raw === '%' || word === 'persen') && row[at - 1]?.raw !== '100')

/** "pesan Bapak sudah kami terima": read, and not agreed to. */
const isMail = ({ row }: Reading) =>
  row.some(({ raw }) => /^(pesan|info|informasi|surat|undangan|kabar)(nya)?$/.test(raw)) &&
  row.some(({ word }) => word === 'sudah')
const RATE = /^(sehari|seharinya|perhari|seminggu|sebulan)$/

const trailsOff = (read: Reading) =>
  read.row.some((token, at) => token.raw === '…' || (token.raw === '.' && read.row[at + 1]?.raw === '.'))

const NEGATORS: ReadonlySet<string> = new Set(['tidak', 'bukan', 'jangan', 'tanpa', 'belum'])
const POSITIVE: ReadonlySet<string> = new Set([
  'siap',
  'setuju',
  'acc',
  'gas',
  'deal',
  'lanjut',
  'sepakat',
  'sip',
  'bersedia',
])

/** A yes has no no in it; a no is said once, of the order, and with no yes beside it. */
function polarity(read: Reading, intent: Intent): string | undefined {
  if (read.row.some((token) => token.word === 'mustitidak' || (token.word === 'pasti' && token.raw.includes(' '))))
    return 'a no on a no'
  const negators = read.row.flatMap((token, at) => (token.kind === 'word' && NEGATORS.has(token.word) ? [at] : []))
  if (intent === 'ACCEPT' || intent === 'RECEIVED' || intent === 'DELIVERED' || intent === 'SHIP')
    return negators.length > 0 ? 'a no stands in it' : undefined
  if (negators.some((at) => read.row[at]?.word === 'bukan')) return 'says what it is not'
  if (intent !== 'RESCHEDULE' && negators.some((at) => read.row[at]?.word === 'jangan')) return 'says what not to do'
  if (negators.some((at) => negators.includes(nextContent(read, at))) || isNoneThatCannot(read.row))
    return 'a no on a no'
  if (intent === 'CANCEL') {
    const off = read.row.filter((token) => token.word === 'batal').length
    return negators.length > 0 || off > 1 ? 'a no beside calling it off' : undefined
  }
  if (negators.some((at) => read.row[at]?.word === 'belum' && !isAbility(read, at))) return 'only not yet'
  if (intent !== 'REJECT') return governsOffer(read, negators) ? 'a no before what is offered' : undefined
  const turned = read.row.some(
    (token, at) =>
      read.negated[at] === true && conceptsOf(token.word).some((each) => each === 'reject' || each === 'cancel'),
  )
  if (turned) return 'does not refuse'
  const yes = read.row.some((token, at) => read.negated[at] !== true && POSITIVE.has(token.word))
  return yes ? 'a yes beside a no' : undefined
}

/** "belum bisa" and "belum bersedia" refuse; "belum saya terima" only waits. */
function isAbility(read: Reading, at: number): boolean {
  let next = at + 1
  while (isSlight(read.row[next])) next++
  const word = read.row[next]?.word ?? ''
  return WILLING.has(word) || conceptsOf(word).some((each) => each === 'able' || each === 'inTime')
}
const WILLING: ReadonlySet<string> = new Set(['bersedia', 'sedia', 'berkenan', 'minat', 'berminat'])

/** "ga cuma 50", "belum bisa 80": nothing closes the clause between the no and the last amount or time. */
function governsOffer(read: Reading, negators: readonly number[]): boolean {
  const offers = [...read.quantities, ...read.times.days, ...read.times.hours].map((each) => each.from)
  const last = Math.max(-1, ...offers)
  return negators.some(
    (at) => at < last && !read.asksWith.has(at) && !read.row.slice(at, last).some((token) => CLOSES.has(token.word)),
  )
}
const CLOSES: ReadonlySet<string> = new Set([',', '.', ';', '!', 'tapi', 'kalau'])

function nextContent(read: Reading, at: number): number {
  let next = at + 1
  while (isSlight(read.row[next]) || MODALS.has(read.row[next]?.word ?? '')) next++
  return next
}
const MODALS: ReadonlySet<string> = new Set([
  'bisa',
  'mau',
  'akan',
  'yang',
  'jadi',
  'sanggup',
  'dapat',
  'boleh',
  'pernah',
  'ada',
  'kata',
  'alasan',
  'satu',
  'hal',
  'pesan',
])

/** "bos saya siap", "bapak yang ambil", "mas bisa": somebody else is spoken of, or the reader. */
function subject(read: Reading): string | undefined {
  const other = read.row.some((token, at) => {
    if (!conceptsOf(token.word).includes('address')) return false
    const after = read.row[at + 1]
    if (after === undefined || after.kind !== 'word') return false
    if (after.word === 'yang' || (token.nya && !isSlight(after))) return true
    if (read.row[at - 1]?.word === 'yang' && !isSlight(after)) return true
    if (conceptsOf(after.word).includes('self')) return THEIRS.has(token.word)
    return SUBJECTS.has(token.raw) && conceptsOf(after.word).includes('able')
  })
  return other ? 'speaks of somebody else' : undefined
}
const THEIRS: ReadonlySet<string> = new Set([
  'teman',
  'kawan',
  'bos',
  'haji',
  'adik',
  'om',
  'tante',
  'komandan',
  'sobat',
])
const SUBJECTS: ReadonlySet<string> = new Set([
  'bapak',
  'ibu',
  'mas',
  'mbak',
  'abang',
  'kakak',
  'anda',
  'situ',
  'adik',
  'teman',
])

/** The first word that the meaning does not explain. */
function strangeWord(read: Reading, entry: Explained): string | undefined {
  const held = heldBy(read)
  const holds = (at: number) =>
    held(at) || read.inTime(at) || (isSlight(read.row[at]) && (held(at + 1) || read.inTime(at + 1)))
  let strange = 0
  for (const [at, token] of read.row.entries()) {
    if (held(at)) continue
    if (read.inTime(at)) {
      if (!entry.times && !greets(read, at)) return `names a time: ${token.raw}`
      continue
    }
    if (token.kind !== 'word' || isExplained(token, entry) || (entry.no === true && isTurned(read, at))) {
      if (token.word === 'kalau' && !holds(at + 1)) return 'on a condition'
      continue
    }
    if (entry.free ? TAKES_BACK.has(token.word) : isWord(token.word)) return `"${token.raw}" is left over`
    if (entry.free) continue
    strange += isNamed(read, at) ? 1 : 9
    if (strange > entry.strange) return `"${token.raw}" is not known`
  }
  return undefined
}

const greets = (read: Reading, at: number) => conceptsOf(read.row[at]?.word ?? '').includes('partOfDay') && at <= 1

/** "tidak setuju", "ga siap": a denied yes is a no. */
const isTurned = (read: Reading, at: number) =>
  read.negated[at] === true && conceptsOf(read.row[at]?.word ?? '').includes('yes')

const isExplained = (token: Token, entry: Explained) =>
  token.word !== 'orang' &&
  (entry.words.has(token.word) ||
    conceptsOf(token.word).some((concept) => entry.concepts.has(concept) && concept !== 'particle'))

/** Tokens that an amount, a sum of money or an order number holds. */
function heldBy(read: Reading): (at: number) => boolean {
  const spans = [...read.quantities, ...read.money]
  return (at) => spans.some((each) => at >= each.from && at < each.to)
}

const NAMED_AFTER: ReadonlySet<string> = new Set(
  'ibu bapak mbak mas bang kang si atasnama nama oleh ke di daerah haji teh kurir supir driver penerima'.split(' '),
)
/** Verbs carry these beginnings; "siap bu bercanda" names nobody. */
const VERBISH = /^(ber|ter|meng|meny|mem|ng|ny|di)[a-z]{3,}/

/** Is an unknown word somebody's or some place's name: after an address or "di", or the second half of such a name? */
function isNamed(read: Reading, at: number): boolean {
  const token = read.row[at]
  const before = read.row[at - 1]
  if (token === undefined || before === undefined || VERBISH.test(token.raw)) return false
  if (NAMED_AFTER.has(before.word)) return true
  return before.kind === 'word' && !isWord(before.word) && isNamed(read, at - 1)
}
