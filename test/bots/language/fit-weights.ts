/** Writes the tables that `leaning.ts` reads, fitted to all labelled phrases: `node test/bots/language/fit-weights.ts`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { printWeights } from '#bots/language/understanding/leaning.ts'
import { weightsFor } from './fit.ts'
import { phrasesOf, SETS } from './phrase-files.ts'

const phrases = SETS.flatMap(phrasesOf)
for (const as of ['vendor', 'staff'] as const)
  writeFileSync(
    path.resolve(`src/bots/language/understanding/weights/${as}.tsv`),
    printWeights(weightsFor(phrases, as)),
  )
