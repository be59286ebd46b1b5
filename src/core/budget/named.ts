/** Which budget lines somebody means who names one instead of touching it: "yang jamuan tamu", "52601014". */
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
