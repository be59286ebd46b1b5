/** `node sealing-process.ts URL NIGHTS`: waits for a line on stdin, then seals so many nights, one upon the other. */
import { once } from 'node:events'
import { HOUR } from '#core/calendar.ts'
import { openDatabase } from '#db/client.ts'
import { sealLedger } from '#db/seals.ts'

const MONDAY = Date.UTC(2026, 10, 23, 2)
const [url = '', nights = '0'] = process.argv.slice(2)
const database = await openDatabase({ url })
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const made: number[] = []
for (let night = 0; night < Number(nights); night++) {
  const seal = await sealLedger(database.db, MONDAY + night * 24 * HOUR, 'Asia/Jakarta')
  if (seal) made.push(seal.number)
}
await database.close()
process.stdout.write(`${JSON.stringify(made)}\n`)
process.exit(0)
