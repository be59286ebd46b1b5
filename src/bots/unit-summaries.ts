/** Every morning each PA/KPA hears how their units stand: once per day and person, whichever process tells it. */
import type { Instant } from '#core/calendar.ts'
import { dueSummaries } from '#core/oversight/due.ts'
import type { Period } from '#core/oversight/period.ts'
import { recipientsOf } from '#core/oversight/recipients.ts'
import { type Person, unitsWith } from '#core/people/person.ts'
import type { Database, Db } from '#db/client.ts'
import { holdersOf, personsById, reachOf } from '#db/people.ts'
import { chatsSince, claimSummary, lockSummary, summaryChats, summarySubscriptionsNow } from '#db/summaries.ts'
import { unitDigestFor } from '#db/unit-digest.ts'
import type { Say } from './channel.ts'
import { LATE_PAYERS, TASKS } from './desk/choices.ts'
import { choice } from './dialog/flow.ts'
import { type Messages, messagesFor } from './language/messages/index.ts'
import { openWork } from './work.ts'

const ROLES = ['pa', 'kpa'] as const
/** Heads whose questions are under way at the same time. */
const AT_ONCE = 500

/** The units that somebody answers for as their head. */
export const unitsHeaded = (person: Person) => [...new Set(ROLES.flatMap((role) => unitsWith(person, role)))]

/** The summary of a head's units, for the day that `period` is. */
export async function unitSummary(
  db: Db,
  person: Person,
  { t, period, now }: { t: Messages; period: Period; now: Instant },
): Promise<Say> {
  const digest = await unitDigestFor(db, { unitIds: unitsHeaded(person), period, now })
  const late = digest.late.orders > 0 ? [choice(LATE_PAYERS, t.unitSummary.late, { do: 'list' })] : []
  const tasks = digest.toConfirm > 0 ? [choice(TASKS, t.unitSummary.tasks, { do: 'list' })] : []
  const named = [
    ...digest.held.map(({ orderId }) => orderId),
    ...digest.overrides.map(({ orderId }) => orderId),
    ...digest.waived.map(({ orderId }) => orderId),
    ...digest.escalated,
  ]
  const orders = [...new Set(named)].slice(0, 5).map((orderId) => {
    return [choice(LATE_PAYERS, t.unitSummary.order(orderId), { do: 'show', orderId })]
  })
  return {
    text: t.unitSummary.digest(digest),
    choices: [[...late, ...tasks], ...orders].filter(({ length }) => length > 0),
  }
}

/** Posts what is due and nobody has had. Answers how many were told. */
export async function makeUnitSummaries(database: Database, now: Instant, zone: string): Promise<number> {
  const due = dueSummaries(now, zone).find(({ period }) => period.kind === 'day')
  if (!due) return 0
  const { period, dueAt } = due
  const name = { kind: 'unit', period: period.first } as const
  if ((await waitingFor(database.db, name, dueAt)).length === 0) return 0
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await lockSummary(tx, name)
    const waiting = await waitingFor(tx, name, dueAt)
    const people = await personsById(
      tx,
      waiting.flatMap(({ personId }) => personId ?? []),
    )
    const work = openWork(tx, now)
    const claimed: { chatId: number; person: Person }[] = []
    for (const { chatId, personId } of waiting) {
      const person = people.get(personId ?? 0)
      if (person && (await claimSummary(tx, { ...name, chatId }, now))) claimed.push({ chatId, person })
    }
    // Side by side: what is asked of the whole day is asked once for all of them.
    for (let at = 0; at < claimed.length; at += AT_ONCE)
      await Promise.all(
        claimed.slice(at, at + AT_ONCE).map(async ({ chatId, person }) => {
          work.post(chatId, await unitSummary(tx, person, { t: messagesFor(person.language), period, now }))
        }),
      )
    await work.flush()
    return claimed.length
  })
}

/** Heads in their own chat; whoever asked for no more gets none. */
async function waitingFor(db: Db, name: { kind: 'unit'; period: string }, dueAt: Instant) {
  const [heads, subscriptions, had] = await Promise.all([
    Promise.all(ROLES.map((role) => holdersOf(db, { role }))),
    summarySubscriptionsNow(db),
    summaryChats(db, name),
  ])
  const ids = [...new Set(heads.flat())]
  const reach = [...(await reachOf(db, ids)).values()]
  const known = await chatsSince(
    db,
    reach.map(({ chatId }) => chatId),
  )
  const admins = reach.map((chat) => ({ ...chat, since: known.get(chat.chatId) ?? dueAt }))
  const own = subscriptions.filter(({ group }) => !group)
  return recipientsOf({ dueAt, admins, adminIds: ids, subscriptions: own, had })
}
