/** Prints the hashes of the demo's papers: run as a process of its own by papers.test.ts. */
import { createHash } from 'node:crypto'
import { PAPER_KINDS } from '#core/papers/number.ts'
import { makePaper } from '#papers/index.ts'
import { paperFacts } from './paper-facts.ts'

const hashes: Record<string, string> = {}
for (const kind of PAPER_KINDS) {
  const { bytes } = await makePaper(paperFacts(kind))
  hashes[kind] = createHash('sha256').update(bytes).digest('hex')
}
process.stdout.write(JSON.stringify(hashes))
