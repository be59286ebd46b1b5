/**
 * Which budget lines goods are likely to be paid from: those whose name speaks of the same things. A guess that puts the
 * right line first; the officer chooses, and the auditor's question about wrong purposes is not answered by it.
 */
import type { BudgetLine } from './budget.ts'

export interface Goods {
  readonly etalase: string
  readonly category: string
  readonly taxClass: string
}

/** Words that say nothing about what is bought. */
const EMPTY: ReadonlySet<string> = new Set(
  'belanja untuk kegiatan dan kantor barang bahan alat jasa lainnya'.split(' '),
)
/** So much of a word's beginning is shared by its forms: cetak, cetakan, percetakan begin alike once the prefix is off. */
const STEM = 5

/** The lines, best fit first; lines that fit alike stay in their order. */
export function byFit<Line extends BudgetLine>(
  lines: readonly Line[],
  goods: readonly Goods[],
): { line: Line; fits: boolean }[] {
  const words = new Set(goods.flatMap(({ etalase, category }) => stems(`${etalase} ${category}`)))
  const food = goods.some(({ taxClass }) => taxClass === 'catering')
  const scored = lines.map((line) => {
    const own = stems(line.name)
    const eats = own.some((stem) => stem === 'makan' || stem === 'minum')
    return { line, score: own.filter((stem) => words.has(stem)).length + (food === eats ? (food ? 3 : 0) : -3) }
  })
  return scored.sort((a, b) => b.score - a.score).map(({ line, score }) => ({ line, fits: score > 0 }))
}

function stems(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3 && !EMPTY.has(word))
    .map((word) =>
      word
        .replace(/^(per|pen|pem)(?=[a-z]{4})/, '')
        .replace('souv', 'suv')
        .slice(0, STEM),
    )
}
