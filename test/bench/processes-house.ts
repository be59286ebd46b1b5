/** One process of the processes benchmark: the bots as they are, on channels that take everything at once. */
import { startBots } from '#bots/bots.ts'
import { openDatabase } from '#db/client.ts'
import { announcePresence } from '#db/presence.ts'
import { paperChannel } from '../support/paper-channel.ts'
import { NOW } from './town.ts'

const [url] = process.argv.slice(2)
const database = await openDatabase({ url })
const presence = await announcePresence(database)
const bots = await startBots({
  secretKey: 'a secret of the tests',
  database,
  clock: () => NOW,
  zone: 'Asia/Jakarta',
  links: () => ({ web: '' }),
  name: `bench-${process.pid}`,
  onFault: (fault) => process.stderr.write(`${JSON.stringify(fault)}\n`),
})
for (const name of ['telegram', 'whatsapp'] as const) bots.open(paperChannel(name))
process.stdout.write('ready\n')

process.stdin.once('end', async () => {
  await bots.drain()
  await presence.leave()
  await database.close()
  process.exit(0)
})
process.stdin.resume()
