/** Words that say something else than they are: a no put as a question, "tak" that is no no. */
import { conceptsOf } from './lexicon.ts'
import type { Token } from './normalise.ts'

/** "mana sempet", "mana bisa", "boro-boro keburu": a no in the form of a question. */
export function withoutRhetoric(row: readonly Token[]): readonly Token[] {
  if (row.some((token) => token.raw === '?')) return row
  return row.map((token, at) => {
    if (token.word === 'habis' && DOINGS.has(row[at + 1]?.word ?? '')) return { ...token, word: 'setelah' }
    // Javanese "ning" is but, and at.
    if (
      token.raw === 'ning' &&
      /^(dalan|ndalan|omah|kantor|lobi|pos|pawon|dapur|ngarep|kene|kono)$/.test(row[at + 1]?.raw ?? '')
    )
      return { ...token, word: 'di' }
    // Batak "ndang" is no, Javanese "ndang" is soon.
    if (token.raw === 'ndang' && BATAK.has(row[at + 1]?.raw ?? '')) return { ...token, word: 'tidak' }
    if (token.raw === 'tak') return { ...token, word: takBefore(row[at + 1]?.word ?? '') }
    if (token.word === 'tolak' && wondersBefore(row, at)) return { ...token, word: 'takmenolak' }
    const denies = (token.word === 'mana' && token.raw === 'mana') || /^boro/.test(token.raw)
    const able = conceptsOf(row[at + 1]?.word ?? '').some((each) => each === 'able' || each === 'inTime')
    return denies && able ? { ...token, word: 'tidak' } : token
  })
}

const DOINGS: ReadonlySet<string> = new Set(
  'sholat salat ngaji rapat arisan kerja mandi pulang nganter antar jumatan kuliah sekolah acara'.split(' '),
)
const BATAK: ReadonlySet<string> = new Set(['boi', 'adong', 'olo', 'hubotoi', 'sanggup', 'bisa', 'tolap'])

/** "ga ada orderan yang ga bisa saya kerjain": none that cannot be done. */
export function isNoneThatCannot(row: readonly Token[]): boolean {
  return row.some(({ word }, at) => {
    if (word !== 'tidak' || row[at + 1]?.word !== 'ada') return false
    const clause = row.slice(at + 2, at + 8)
    const end = clause.findIndex((token) => token.kind === 'mark' || token.word === 'tapi')
    const rest = end < 0 ? clause : clause.slice(0, end)
    return rest.some((token, place) => token.word === 'yang' && rest[place + 1]?.word === 'tidak')
  })
}

/** "masa pesanan kantor saya tolak": of course not. */
const wondersBefore = (row: readonly Token[], at: number) =>
  row.slice(Math.max(0, at - 7), at).some(({ raw }) => /^(masa|masak|mosok|mana mungkin|mana)$/.test(raw))

/** Javanese "tak garap" is "I make it", Indonesian "tak bisa" is no; "tak terima" may be either. */
function takBefore(next: string): string {
  if (next === 'terima' || next === 'ambil') return 'tak'
  return TAK_I.has(next) ? 'saya' : 'tidak'
}
const TAK_I: ReadonlySet<string> = new Set(
  'kerjakan bikin siapkan siapin antar kirim masak kabar cek tanya pikir lihat catat jual bawa proses hitung tunggu titip taruh share foto cetak jahit'.split(
    ' ',
  ),
)
