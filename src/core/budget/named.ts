/** Which budget lines somebody means who names one instead of touching it: "yang jamuan tamu", "52601014". */
import { slipsBetween } from '../catalogue/spelling.ts'
import { wordsOf } from '../catalogue/words.ts'
import type { BudgetLine } from './budget.ts'

/** Words around a name that name nothing. */
const AROUND: ReadonlySet<string> = new Set(
  'yang pakai dari anggaran pagu rekening mata rup kode baris buat untuk saja aja dong deh belanja kegiatan dan the line budget from use'.split(
    ' ',
  ),
)
/** The shortest part of a RUP code that is taken for one: the last digits tell lines of a unit apart. */
const CODE_DIGITS = 3
/** So much of a word is shared by its forms. */
const STEM = 5

/**
 * The lines whose RUP code ends with the digits of `text`, or whose name has all words of it; none when any word is of
 * something else, for then the sentence is about that.
 */
export function linesNamed<Line extends Pick<BudgetLine, 'rupCode' | 'name'>>(
  lines: readonly Line[],
  text: string,
): readonly Line[] {
  const words = stems(text)
  const [code, ...others] = text.match(/\d+/g) ?? []
  if (code !== undefined)
    return code.length < CODE_DIGITS || others.length > 0 || words.length > 0
      ? []
      : lines.filter(({ rupCode }) => rupCode.endsWith(code))
  if (words.length === 0) return []
  return lines.filter(({ name }) => {
    const own = new Set(stems(name))
    return words.every((word) => own.has(word))
  })
}

const stems = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !AROUND.has(word))
    .map((word) => word.slice(0, STEM))

/** What an office calls a line, beside the words of its name in the nomenclature. */
const CALLED: Readonly<Record<string, string>> = {
  konsumsi: 'makanan',
  makan: 'makanan',
  mamin: 'makanan',
  katering: 'makanan',
  catering: 'makanan',
  snack: 'makanan',
  minum: 'minuman',
  atk: 'tulis',
  cetakan: 'cetak',
  percetakan: 'cetak',
  fotokopi: 'cetak',
  spanduk: 'cetak',
  souvenir: 'suvenir',
  mobil: 'kendaraan',
  motor: 'kendaraan',
  ac: 'pendingin',
  servis: 'pemeliharaan',
  perawatan: 'pemeliharaan',
  food: 'makanan',
  stationery: 'tulis',
  printing: 'cetak',
  vehicle: 'kendaraan',
}

/** In the name of half of the lines, or of the office itself: they tell none apart. */
const COMMON = new Set(
  wordsOf('belanja dan untuk kegiatan kantor dinas bahan alat barang jasa tahun sisa pagu anggaran'),
)
/** From here on a word is long enough to be meant in spite of one slip of the thumb. */
const LONG = 7

/**
 * The lines that a question is about, for showing only: those that its words fit best; none when they name no line.
 * Nothing is ordered on the strength of it.
 */
export function linesAskedAbout<Line extends Pick<BudgetLine, 'name' | 'rupCode' | 'accountCode'>>(
  lines: readonly Line[],
  text: string,
): Line[] {
  const coded = lines.filter(({ rupCode, accountCode }) => text.includes(rupCode) || text.includes(accountCode))
  if (coded.length > 0) return coded
  const meant = new Set(wordsOf(text).map((word) => CALLED[word] ?? word))
  const scored = lines.map((line) => {
    const own = wordsOf(line.name).filter((word) => !COMMON.has(word))
    return { line, score: own.filter((word) => isAmong(word, meant)).length }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? [] : scored.flatMap(({ line, score }) => (score === best ? [line] : []))
}

function isAmong(word: string, meant: ReadonlySet<string>): boolean {
  return meant.has(word) || (word.length >= LONG && [...meant].some((said) => slipsBetween(word, said) <= 1))
}
