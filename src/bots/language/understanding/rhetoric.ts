/** Words that say something else than they are: a no put as a question, "tak" that is no no. */
import { conceptsOf } from './lexicon.ts'
import type { Token } from './normalise.ts'

/** "mana sempet", "mana bisa", "boro-boro keburu": a no in the form of a question. */
export function withoutRhetoric(row: readonly Token[]): readonly Token[] {
  if (row.some((token) => token.raw === '?')) return row
  return row.map((token, at) => {
    if (token.raw === 'tak') return { ...token, word: takBefore(row[at + 1]?.word ?? '') }
    if (token.word === 'tolak' && wondersBefore(row, at)) return { ...token, word: 'takmenolak' }
    const denies = (token.word === 'mana' && token.raw === 'mana') || /^boro/.test(token.raw)
    const able = conceptsOf(row[at + 1]?.word ?? '').some((each) => each === 'able' || each === 'inTime')
    return denies && able ? { ...token, word: 'tidak' } : token
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
  'kerjakan bikin siapkan siapin antar kirim masak kabar cek tanya pikir lihat catat jual bawa proses hitung tunggu'.split(
    ' ',
  ),
)
