/**
 * The clock acting on orders: reminders and deadlines. An order knows when its alarm rings; whoever looks first, under
 * the order's lock, lets core decide, so any number of processes ring each alarm once.
 */
import { HOUR, type Instant } from '#core/calendar.ts'
import { decideAlarm } from '#core/order/index.ts'
import type { Outage } from '#core/outage.ts'
import type { Database, Db } from '#db/client.ts'
import { hasOpenIncident, noteIncident } from '#db/incidents.ts'
import { ordersWithAlarm } from '#db/orders.ts'
import { announce } from './desk/announce.ts'
import type { Office } from './dialog/flow.ts'
import { isTransient, kindOf } from './failure.ts'
import { openWork } from './work.ts'

/** Alarms handled in one transaction. */
const AT_ONCE = 50
/** How long an order whose alarm cannot be handled is left alone. */
const LEFT_ALONE = HOUR

/** When nobody was there of late. */
export interface Absences {
  readonly outages: readonly Outage[]
  /** A messenger is away right now, so nobody's time runs out. */
  readonly isAway: boolean
  /** We have just come back: answers that waited come first, and then the clock. */
  readonly isSettling: boolean
}

export interface Alarms {
  /** Rings all alarms that are due. Answers how many orders were acted on. */
  ring(now: Instant, facts: Absences): Promise<number>
}

/** The alarm bell of one process. An order that breaks it is told to the admins and holds up no other. */
export function openAlarms(options: {
  readonly database: Database
  readonly office: (db: Db) => Promise<Office>
  readonly onFault: (fault: { what: string; error: unknown }) => void
}): Alarms {
  const { database, office, onFault } = options
  const leftAlone = new Map<number, Instant>()

  const ringSome = (now: Instant, ids: readonly number[], absences: Absences) =>
    database.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db
      return ringThese(tx, { now, ids, absences, office: await office(tx) })
    })
  const ringOne = async (now: Instant, id: number, absences: Absences) => {
    try {
      return await ringSome(now, [id], absences)
    } catch (error) {
      if (isTransient(error)) throw error
      onFault({ what: 'alarm', error })
      leftAlone.set(id, now + LEFT_ALONE)
      await tellOnce(database.db, id, kindOf(error), now)
      return 0
    }
  }
  return {
    ring: async (now, absences) => {
      let rung = 0
      if (absences.isSettling) return rung
      for (;;) {
        for (const [id, until] of leftAlone) if (until <= now) leftAlone.delete(id)
        const without = [...leftAlone.keys()]
        const ids = await ordersWithAlarm(database.db, now, { limit: AT_ONCE, without, remindersOnly: absences.isAway })
        if (ids.length === 0) return rung
        const acted = await ringSome(now, ids, absences).catch(async (error: unknown) => {
          if (isTransient(error)) throw error
          let acted = 0
          for (const id of ids) acted += await ringOne(now, id, absences)
          return acted
        })
        rung += acted
        if (acted < AT_ONCE) return rung
      }
    },
  }
}

interface Ringing {
  readonly now: Instant
  readonly ids: readonly number[]
  readonly absences: Absences
  readonly office: Office
}

async function ringThese(tx: Db, { now, ids, absences, office }: Ringing): Promise<number> {
  const { calendar, rules } = office
  const outages = absences.outages.map(({ from, to }) => ({ from, to }))
  const work = openWork(tx, now)
  let acted = 0
  // All orders and then all lines, each in one order: whoever acts on one of them meanwhile waits, and nobody for us.
  const known = await Promise.all(ids.map((id) => work.order(id)))
  await Promise.all(known.flatMap((order) => (order ? [work.budgetLine(order.budgetLineId)] : [])))
  for (const id of ids) {
    const order = work.currentOrder(id)
    const event = order && decideAlarm(order, { now, calendar, rules }, outages)
    if (!event) continue
    await announce(work, office, event, work.record(event), order)
    acted++
  }
  await work.flush()
  return acted
}

async function tellOnce(db: Db, orderId: number, error: string, now: Instant): Promise<void> {
  if (await hasOpenIncident(db, 'order-alarm', orderId)) return
  await noteIncident(db, { kind: 'order-alarm', facts: { orderId, error } }, now)
}
