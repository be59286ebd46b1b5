/**
 * How a set of labelled phrases is read, for whoever scores one at first sight: `node test/bots/language/score-set.ts FILE`
 * prints shares and what is taken for what, and no phrase; `--all` prints the phrases too.
 */
import { phrasesIn, score } from './phrase-files.ts'

const [file = '', ...flags] = process.argv.slice(2)
const phrases = phrasesIn(file)
const { right, misread, wronglyBound } = score(phrases)
const taken = new Map<string, number>()
for (const each of misread) {
  const pair = each.slice(each.lastIndexOf(': ') + 2).replace(', ', ' read as ')
  taken.set(pair, (taken.get(pair) ?? 0) + 1)
}
const lines = [
  `${phrases.length} phrases, ${(100 * right).toFixed(1)} % right, ${wronglyBound.length} wrong binding acts`,
  ...[...taken].sort((a, b) => b[1] - a[1]).map(([pair, count]) => `${String(count).padStart(4)}  ${pair}`),
  ...(flags.includes('--all') ? ['', ...misread, '', ...wronglyBound.map((each) => `BINDS ${each}`)] : []),
]
process.stdout.write(`${lines.join('\n')}\n`)
