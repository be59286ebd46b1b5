/** `pesan ledger verify`: is every chain whole and as it was sealed, and do the budgets hold what their orders say? */
import { instantAt, isDay } from '#core/calendar.ts'
import { brokenLink, type LedgerLink } from '#core/order/index.ts'
import type { SealFault } from '#core/oversight/seal.ts'
import { budgetMismatches } from '#db/budgets.ts'
import { allChains, chainsSince, headsOf } from '#db/ledger.ts'
import { checkSeals } from '#db/seals.ts'
import { type Command, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'ledger verify [--since DAY] [--json]'

export const ledgerCommand: Command = {
  usage,
  about: 'Checks hash chains and seals (all, or since a day), orders against their ends, budgets against orders.',
  run: async (args, { database: { db }, config: { zone } }) => {
    const read = readOptions(args, { json: 'flag', since: 'text' }, usage)
    if (!read.ok) return read.result
    if (read.given.words.join(' ') !== 'verify') return misused(`Usage: pesan ${usage}`)
    const { since } = read.given
    if (since !== undefined && !isDay(since)) return misused(`${since} is no day such as 2026-11-23`)
    const asked = since === undefined ? allChains(db) : chainsSince(db, instantAt(since, '00:00', zone))
    const broken: { orderId: number; link: number }[] = []
    let orders = 0
    let links = 0
    for await (const chains of asked) {
      const heads = await headsOf(db, [...chains.keys()])
      for (const [orderId, chain] of chains) {
        orders++
        links += chain.length
        const bad = brokenLink(chain) ?? unfinished(chain, heads.get(orderId))
        if (bad) broken.push({ orderId, link: bad.link })
      }
    }
    const budgets = await budgetMismatches(db)
    const seals = await checkSeals(db, since)
    const whole = broken.length === 0 && budgets.length === 0 && seals.faults.length === 0
    if (read.given.json)
      return {
        exitCode: whole ? 0 : 1,
        stdout: `${JSON.stringify({ whole, orders, links, broken, budgets, seals })}\n`,
        stderr: '',
      }
    if (whole) {
      const which = since === undefined ? 'The ledger is whole' : `What has happened since ${since} is whole`
      return done(
        `${which}: ${links} links of ${orders} orders, and every budget line holds what its orders say. Seals that fit: ${seals.seals}.`,
      )
    }
    const lines = [
      ...broken.map(({ orderId, link }) => `order ${orderId}: link ${link} does not fit`),
      ...seals.faults.map(told),
      ...budgets.map(({ id, committed, held }) => `budget line ${id}: holds ${committed}, its orders say ${held}`),
    ]
    return failed('the ledger is NOT whole', `${lines.join('\n')}\n`)
  },
}

function told({ day, seal, orderId }: SealFault): string {
  const which = `seal ${seal} of ${day}`
  return orderId === undefined ? `${which}: does not fit` : `order ${orderId}: is not what ${which} covers`
}

/** The order's own row must know the end of its chain: a chain cut short at the end is whole in itself. */
function unfinished(
  chain: readonly LedgerLink[],
  head: { links: number; head: string } | undefined,
): LedgerLink | undefined {
  const last = chain.at(-1)
  return last && (head?.links !== last.link || head.head !== last.hash) ? last : undefined
}
