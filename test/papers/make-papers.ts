/** Prints the hashes of the demo's papers, or of its pack: run as a process of its own by the tests. */
import { createHash } from 'node:crypto'
import { PAPER_KINDS } from '#core/papers/number.ts'
import { makePaper } from '#papers/index.ts'
import { makeEvidencePack } from '#papers/pack/index.ts'
import { packFacts, paperFacts } from './paper-facts.ts'

const hashes: Record<string, string> = {}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
if (process.argv[2] === 'pack') hashes.pack = hash((await makeEvidencePack(packFacts())).bytes)
else for (const kind of PAPER_KINDS) hashes[kind] = hash((await makePaper(paperFacts(kind))).bytes)
process.stdout.write(JSON.stringify(hashes))
