/**
 * The clock acting on orders: reminders and deadlines. An order knows when its alarm rings; whoever looks first, under
 * the order's lock, lets core decide, so any number of processes ring each alarm once.
 */
import type { Instant } from '#core/calendar.ts'
import { decideAlarm } from '#core/order/index.ts'
import type { Database, Db } from '#db/client.ts'
import { ordersWithAlarm } from '#db/orders.ts'
import { announce } from './desk/announce.ts'
import type { Office } from './dialog/flow.ts'
import { openWork } from './work.ts'

/** Alarms handled in one transaction. */
const AT_ONCE = 50

/** Rings all alarms that are due. Answers how many orders were acted on. */
export async function ringAlarms(
  database: Database,
  now: Instant,
  office: (db: Db) => Promise<Office>,
): Promise<number> {
  let rung = 0
  for (;;) {
    const acted = await database.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db
      return ringSome(tx, now, await office(tx))
    })
    rung += acted
    if (acted < AT_ONCE) return rung
  }
}

async function ringSome(tx: Db, now: Instant, office: Office): Promise<number> {
  const work = openWork(tx, now)
  let acted = 0
  for (const id of await ordersWithAlarm(tx, now, AT_ONCE)) {
    const known = await work.order(id)
    if (known) await work.budgetLine(known.budgetLineId)
    const order = work.currentOrder(id)
    const event = order && decideAlarm(order, { now, calendar: office.calendar, rules: office.rules })
    if (!event) continue
    await announce(work, office, event, work.record(event))
    acted++
  }
  await work.flush()
  return acted
}
