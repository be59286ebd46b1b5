/**
 * A message that will never arrive where it was sent: the chat is closed, the person is tried on another messenger of
 * theirs, and the admins hear of it when there is none. Nobody waits for an answer to a question that was never asked.
 */
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { noteIncident } from '#db/incidents.ts'
import { entryWithPerson } from '#db/outbox.ts'
import { closeChat, namesOf, reachOf } from '#db/people.ts'
import type { Say } from './channel.ts'
import { tellAdmins } from './desk/announce.ts'
import { openWork } from './work.ts'

export interface Undelivered {
  readonly outboxId: number
  readonly chatId: number
  /** The platform refused the chat itself, so nothing more is sent there until they write. */
  readonly closed: boolean
  /** WhatsApp's 463: we wrote first to somebody who never wrote to us. */
  readonly cold: boolean
  readonly why: string
}

/** Finds another way for a message, or tells the admins that there is none. */
export async function findAnotherWay(tx: Db, undelivered: Undelivered, now: Instant): Promise<void> {
  const { outboxId, chatId, closed, cold, why } = undelivered
  if (closed) await closeChat(tx, chatId, now)
  const entry = await entryWithPerson(tx, outboxId)
  const work = openWork(tx, now)
  const other = entry?.personId === undefined ? undefined : (await reachOf(tx, [entry.personId])).get(entry.personId)
  if (entry && other && other.chatId !== chatId) {
    const about = entry.orderId === undefined ? {} : { orderId: entry.orderId }
    work.post(other.chatId, entry.say as Say, about)
  } else {
    await noteIncident(tx, { kind: cold ? 'cold-contact' : 'undeliverable', facts: { outboxId, chatId, why } }, now)
    // An admin who cannot be reached is no news for the same admin.
    const who = entry?.personId === undefined ? undefined : (await namesOf(tx, [entry.personId])).get(entry.personId)
    if (who !== undefined && closed)
      await tellAdmins(work, (t) => ({ text: t.admin.undeliverable(who, cold, entry?.orderId) }))
  }
  await work.flush()
}
