/**
 * What a message does not mean, although its words lean that way: a thing done only if something else happens, told of
 * somebody who is not to be relied on, put off to a later answer, sent by a slip of the thumb, or said in mockery. Such a
 * message leads to a question.
 */
import { type Found, likely } from './found.ts'
import type { Question } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { follows, isSlight, means, type Reading, says } from './reading.ts'

/** Meanings that tell of something done; a condition turns each of them into what may come. */
const DONE: ReadonlySet<string> = new Set(['SHIP', 'DELIVERED', 'RECEIVED', 'CANCEL', 'PAYMENT'])
/** What somebody commits to. */
const WORD_GIVEN: ReadonlySet<string> = new Set(['ACCEPT', 'REJECT', 'CANCEL', 'RECEIVED', 'PARTIAL', 'RESCHEDULE'])

/** The doubt to which a reading gives way; nothing when it stands. */
export function doubtOf(found: Found, read: Reading, asked: Question): Found | undefined {
  const { intent } = found
  if (WORD_GIVEN.has(intent) && isSlipOfThumb(read)) return likely('AMBIG', 'was not meant for here', 'unsure')
  if (WORD_GIVEN.has(intent) && means(read, 'mockery') && !read.asks && read.denied.size === 0)
    return likely('AMBIG', 'said in mockery', 'unsure')
  if ((WORD_GIVEN.has(intent) || DONE.has(intent)) && thinksAgain(read))
    return likely('AMBIG', 'takes a second thought', 'unsure')
  if (DONE.has(intent) && isConditional(read)) return likely('AMBIG', 'only if something else happens', 'condition')
  if (DONE.has(intent) && isUnseen(read)) return likely('AMBIG', 'told by others and not seen', 'unsure')
  if (WORD_GIVEN.has(intent) && isNotMine(read)) return likely('AMBIG', 'says that it was somebody else', 'unsure')
  if (intent === 'ACCEPT') {
    if (asked !== 'idle' && isPassedOn(read)) return likely('AMBIG', 'passes on what somebody else said', 'unsure')
    if (read.row.some(({ raw }) => /[🙄🙃😏]/u.test(raw))) return likely('AMBIG', 'said in mockery', 'unsure')
    if (!found.certain && !read.asks && follows(read, ['dengan'], ['catatan', 'syarat']))
      return likely('AMBIG', 'on a condition', 'condition')
    if (isStillToAsk(read)) return likely('AMBIG', 'asks for time', 'wait')
    if (!found.certain && read.row.some(({ raw, word }) => AS_LONG.test(raw) || word === 'asal') && !read.asks)
      return likely('AMBIG', 'on a condition', 'condition')
  }
  if (intent === 'RESCHEDULE' && says(read, 'putus', 'keputusan') && !means(read, 'able'))
    return likely('AMBIG', 'asks for time', 'wait')
  const asksNot =
    intent === 'QUESTION' && read.row.every(({ raw }) => raw !== '?') && follows(read, ['apa', 'atau'], ['tidak'])
  const later =
    (asksNot || intent === 'RESCHEDULE' || intent === 'ACCEPT' || intent === 'REJECT') && promisesAnswer(read)
  return later ? likely('AMBIG', 'asks for time', 'wait') : undefined
}

/** "kepencet", "salah kamar", "itu buat toko lain". */
function isSlipOfThumb({ row }: Reading): boolean {
  return row.some(({ raw, word }, at) => {
    const [next, after] = [row[at + 1], row[at + 2]]
    if (/^(ke|ter|ka)(pencet|pijit|klik|tekan|sentuh|ketik|kirim|forward)$/.test(raw)) return true
    if (word === 'salah' && MISSENT.has(next?.word ?? '')) return true
    const pointed = row.slice(0, at).some((each) => each.word === 'itu' || each.word === 'tadi' || each.word === 'yang')
    return (
      pointed && FOR.has(word) && OTHERS.has(next?.word ?? '') && (after?.word === 'lain' || after?.word === 'sebelah')
    )
  })
}
const MISSENT: ReadonlySet<string> = new Set('kamar chat grup room pencet orang sambung jempol'.split(' '))
const FOR: ReadonlySet<string> = new Set(['untuk', 'buat', 'ke', 'punya'])
const OTHERS: ReadonlySet<string> = new Set('toko vendor orang warung grup teman pembeli kantor pelanggan'.split(' '))

/** "udah saya kirim. eh belom", "batalin yang kursi. eh jangan", "setuju, eh tunggu". */
const thinksAgain = ({ row }: Reading) =>
  row.some(({ raw }, at) => at > 0 && raw === 'eh' && AGAIN.has(row[at + 1]?.word ?? ''))
const AGAIN: ReadonlySet<string> = new Set(['belum', 'jangan', 'tunggu', 'sebentar', 'nanti'])

/** "kalau lengkap baru saya terima", "kalo udah transfer baru saya anter", "kalau ga ada kabar berarti batal". */
function isConditional(read: Reading): boolean {
  const at = read.row.findIndex(({ word }) => IF.has(word))
  const unanswered = ['balas', 'kabar', 'jawab', 'transfer', 'dp', 'respon', 'ada'].some((word) =>
    read.denied.has(word),
  )
  if (at < 0) return unanswered && says(read, 'arti', 'berarti', 'anggap', 'otomatis')
  const then = read.row.findIndex(({ word }, place) => place > at && THEN.has(word))
  return then > at + 1 || (at === 0 && !read.asks)
}
const IF: ReadonlySet<string> = new Set('kalau jika bila apabila asal andai seandainya misal begitu'.split(' '))
const THEN: ReadonlySet<string> = new Set(['baru', 'arti', 'berarti', 'maka', 'ya', 'otomatis', 'terpaksa'])

/** "kata satpam udah masuk, tapi saya belum liat", "drivernya bilang sampe, saya pastiin dulu". */
function isUnseen(read: Reading): boolean {
  const told = says(read, 'kata', 'bilang', 'dengar', 'turut', 'lapor')
  if (!told) return false
  return (
    ['lihat', 'cek', 'buka', 'pegang', 'hitung', 'pastikan', 'ketemu', 'tahu'].some((word) => read.denied.has(word)) ||
    says(read, 'tidaktahu', 'belumtentu') ||
    (says(read, 'cek', 'pastikan', 'lihat', 'tanya', 'konfirmasi', 'hitung') &&
      says(read, 'dulu', 'nanti', 'coba', 'mau'))
  )
}

/** "yang nerima bukan saya", "\"siap\" tadi bukan dari saya", "anak saya yang bales". */
function isNotMine({ row }: Reading): boolean {
  return row.some(({ word }, at) => {
    const [next, after] = [row[at + 1], row[at + 2]]
    if (word === 'bukan') {
      const who = next?.word === 'dari' ? after : next
      return who?.word === 'saya' && (at > 0 || (row[at + 2]?.word === 'yang' && WRITES.has(row[at + 3]?.word ?? '')))
    }
    if (word === 'itu' && KIN.has(next?.word ?? '') && after?.word === 'saya') return true
    const owner = after?.word === 'yang' ? row[at + 3] : undefined
    return KIN.has(word) && next?.word === 'saya' && WRITES.has(owner?.word ?? '')
  })
}
const KIN: ReadonlySet<string> = new Set('anak adik suami istri bos teman karyawan keponakan cucu'.split(' '))
const AS_LONG = /^(selama|selagi|sepanjang)$/

/** "bukan nolak, cuma minta waktu mikir": still to be thought of, with no plain yes behind it. */
function isStillToAsk({ row, negated, asks }: Reading): boolean {
  if (asks) return false
  return row.some(({ word }, at) => {
    if (!THINKS.has(word) || negated[at] === true) return false
    const before = row.slice(0, at).map((each) => each.word)
    if (before.some((each) => THOUGHT.has(each))) return false
    return !row.slice(at + 1).some((each, next) => negated[at + 1 + next] !== true && isPlainYes(each.word))
  })
}
const THINKS: ReadonlySet<string> = new Set(
  'pikir tanya runding timbang pertimbangkan diskusi musyawarah sampaikan rembug'.split(' '),
)
const THOUGHT: ReadonlySet<string> = new Set('sudah habis setelah tanpa tidakusah tidak kemarin tadi jangan'.split(' '))
const isPlainYes = (word: string) =>
  conceptsOf(word).some((each) => each === 'yes' || each === 'able' || each === 'take')

/** "kasubag titip pesan: setuju", "dari pak kabid katanya acc": another's word is no word of one's own. */
const isPassedOn = (read: Reading) =>
  follows(read, ['titip'], ['pesan', 'salam', 'omong', 'bilang', 'jawab']) ||
  says(read, 'titipan') ||
  (/^(kata|menurut|katanya|dari)$/.test(read.row[0]?.raw ?? '') && says(read, 'kata', 'turut') && !means(read, 'self'))

/** "jam 5 nanti saya kabari bisa enggaknya": the time is that of the answer. */
function promisesAnswer({ row }: Reading): boolean {
  return row.some(({ word }, at) => {
    if (!ANSWERS.has(word)) return false
    const before = row.slice(Math.max(0, at - 5), at)
    const ours = before.some((each) => conceptsOf(each.word).includes('self') || each.word === 'nanti')
    const done = before.some((each) => each.word === 'sudah' || each.word === 'tolong' || each.word === 'mohon')
    let next = at + 1
    while (isSlight(row[next])) next++
    return ours && !done && row[next]?.word !== 'tadi'
  })
}
const ANSWERS: ReadonlySet<string> = new Set(['kabar', 'jawab', 'balas', 'kasihtahu', 'kasihkabar'])
const WRITES: ReadonlySet<string> = new Set([
  ...ANSWERS,
  'terima',
  'setuju',
  'kirim',
  'tulis',
  'ketik',
  'pencet',
  'ngomong',
  'bilang',
])
