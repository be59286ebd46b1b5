/**
 * A message whose handling fails: set aside, so that its chat goes on. Its writer is told that it was not forgotten, the
 * admins that there is something to look at.
 */
import { HOUR, type Instant } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { setAside } from '#db/inbox.ts'
import { newIncidents } from '#db/incidents.ts'
import { holderOfChat, personsById } from '#db/people.ts'
import { tellAdmins } from './desk/announce.ts'
import { messagesFor } from './language/messages/index.ts'
import { openWork } from './work.ts'

/** Admins hear of the first of many: what breaks one message often breaks the next. */
const TELL_EVERY = HOUR

/** Puts a message aside and tells those concerned, in one commit. False when somebody else has done so. */
export async function putAside(database: Database, inboxId: number, error: string, now: Instant): Promise<boolean> {
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const told = await newIncidents(tx, 'dead-letter', now - TELL_EVERY)
    const chatId = await setAside(tx, inboxId, error, now)
    if (chatId === undefined) return false
    const work = openWork(tx, now)
    const personId = await holderOfChat(tx, chatId)
    const person = personId === undefined ? undefined : (await personsById(tx, [personId])).get(personId)
    if (person) work.post(chatId, { text: messagesFor(person.language, person).setAside })
    if (told === 0) await tellAdmins(work, (t) => ({ text: t.admin.setAside }))
    await work.flush()
    return true
  })
}
