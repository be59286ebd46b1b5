/**
 * The order command alone: what a flow calls once somebody has confirmed (facts, guards, core's decision, order, lines,
 * budget, ledger and the news for the shop), in the unit of work that the pump opens, without the conversation around it.
 */
import { place } from '#bots/desk/acting.ts'
import type { Acting } from '#bots/dialog/flow.ts'
import { officeReader } from '#bots/office.ts'
import { openWork } from '#bots/work.ts'
import type { Person } from '#core/people/person.ts'
import type { Database } from '#db/client.ts'
import { personsById } from '#db/people.ts'
import { committedAtOnce } from '#db/statements.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import { basketOf, NOW, unitOf } from './town.ts'

/** As many orders as the pump puts into one transaction, and as many transactions at once. */
const TOGETHER = 64
const LANES = 2

/** Whose basket it is, with everything said. */
type Confirmed = readonly [officer: number, basket: ReturnType<typeof basketOf>]

/** The baskets of so many officers, all confirmed; `lineId` is the line that they share. */
export function confirmed(count: number, round: string, lineId?: number): Confirmed[] {
  return Array.from({ length: count }, (_, at) => [at + 1, basketOf(at + 1, round, lineId)])
}

/** Makes ready; run, it orders all of it, so many waiting at any time. */
export async function placeAll(
  database: Database,
  all: readonly Confirmed[],
  waiting: number,
): Promise<() => Promise<void>> {
  const read = officeReader('Asia/Jakarta', () => ({ web: '' }), accountSafe('a secret of the tests'))
  const db = database.chats
  const officers = all.map(([officer]) => officer)
  const [office, people] = await Promise.all([read(db, NOW), personsById(db, officers)])
  let next = 0
  const lane = async (batch: number) => {
    for (;;) {
      const taken = all.slice(next, next + batch)
      if (taken.length === 0) return
      next += taken.length
      await committedAtOnce(db, async (tx) => {
        const work = openWork(tx, NOW)
        await Promise.all(taken.map((one) => order({ work, db: work.db, now: NOW, office }, people, one)))
        return { answer: undefined, ...(await work.send()) }
      })
    }
  }
  const lanes = waiting > TOGETHER ? Math.min(database.parallel, LANES) : 1
  return async () => {
    await Promise.all(Array.from({ length: lanes }, () => lane(Math.min(TOGETHER, waiting))))
  }
}

async function order(
  desk: Omit<Acting, 'person' | 'actor'>,
  people: ReadonlyMap<number, Person>,
  [officer, { id: basketId, budgetLineId, ...basket }]: Confirmed,
): Promise<void> {
  const person = people.get(officer)
  if (!person) throw new Error('everybody is known in this town')
  const unitId = unitOf(budgetLineId)
  const actor: Acting['actor'] = (capacity) => ({ personId: officer, capacity, channel: 'telegram', inboxId: officer })
  const placed = await place({ ...desk, person, actor }, { ...basket, basketId, unitId }, budgetLineId)
  if (!placed.ok || placed.value.already) throw new Error('an order was refused')
}
