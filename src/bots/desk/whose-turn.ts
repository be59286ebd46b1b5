/** Of whom an order waits for something that the reader may not do, though it would be their duty: who may instead. */
import { type Capacity, type Order, turnsOn } from '#core/order/index.ts'
import { namesOf } from '#db/people.ts'
import type { Talk } from '../dialog/flow.ts'
import type { Markup } from '../markup.ts'
import { capacitiesHeld, capacitiesOf, dutiesOf, freeBearersOf } from './duties.ts'

/**
 * One line for somebody whose duty the next step would be, were it not that they bear another on this order; whoever may
 * act sees buttons, and whoever never could sees the order's state. Source: docs/rules.md#R-05.
 */
export async function whoseTurn({ t, db, person }: Talk, order: Order): Promise<Markup | undefined> {
  const duties = await dutiesOf(db, order)
  const turns = turnsOn(order)
  const isTurnOf = (held: readonly Capacity[]) => turns.filter((turn) => held.includes(turn))
  const [capacity] = isTurnOf(capacitiesHeld(person, order, duties))
  if (capacity === undefined || isTurnOf(capacitiesOf(person, order, duties)).length > 0) return undefined
  const ids = freeBearersOf(turns, order, duties)
  const names = await namesOf(db, ids)
  return t.tasks.ofOthers(
    capacity,
    ids.flatMap((id) => names.get(id) ?? []),
  )
}
