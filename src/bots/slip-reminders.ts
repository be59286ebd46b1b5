/** Every working morning each treasurer hears how many tax slips are missing, until they are there. */
import { addDays, type Instant, isWorkingDay, wallClock } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { ordersById, ordersWithoutSlip, payersWithoutSlip } from '#db/orders.ts'
import { reachOf } from '#db/people.ts'
import { claimSummary, lockSummary, toldSince } from '#db/summaries.ts'
import { PAY_ORDER } from './desk/choices.ts'
import { callOf } from './desk/names.ts'
import { orderFacts } from './desk/order-facts.ts'
import { choice, type Office } from './dialog/flow.ts'
import { tell } from './dialog/tell.ts'
import { openWork } from './work.ts'

/** Before the first visitors, once the office is open. */
export const SLIP_CRONS = ['30 8 * * *']
const SHOWN = 5
/** Days that a reminder is remembered, so that the next is worded otherwise. */
const REMEMBERED = 30

/** Reminds whoever paid and has not sent the slip, at most once a day each. Answers how many were reminded. */
export async function remindOfSlips(
  database: Database,
  office: (db: Db) => Promise<Pick<Office, 'calendar'>>,
  now: Instant,
): Promise<number> {
  const { calendar } = await office(database.db)
  const { day } = wallClock(now, calendar.zone)
  if (!isWorkingDay(day, calendar) || (await payersWithoutSlip(database.db)).length === 0) return 0
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const name = { kind: 'slips', period: day } as const
    await lockSummary(tx, name)
    const payers = await payersWithoutSlip(tx)
    const reach = await reachOf(
      tx,
      payers.map(({ personId }) => personId),
    )
    const work = openWork(tx, now)
    let reminded = 0
    for (const { personId, orders: count } of payers) {
      const chat = reach.get(personId)
      if (!chat || !(await claimSummary(tx, { ...name, chatId: chat.chatId }, now))) continue
      const times = (await toldSince(tx, { kind: name.kind, chatId: chat.chatId }, addDays(day, -REMEMBERED))) - 1
      const ids = await ordersWithoutSlip(tx, { payerId: personId }, SHOWN)
      const known = await ordersById(tx, ids)
      const facts = await orderFacts(
        tx,
        ids.flatMap((id) => known.get(id)?.order ?? []),
      )
      await tell(
        work,
        personId,
        (t, who) => ({
          text: t.money.slip.reminder(callOf(who), count, times),
          choices: facts.map((order) => [
            choice(PAY_ORDER, t.receipt.treasurer.button(order), { do: 'slip', orderId: order.id }),
          ]),
        }),
        undefined,
      )
      reminded++
    }
    await work.flush()
    return reminded
  })
}
