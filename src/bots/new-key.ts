/** The security key of somebody we know has changed: the admins hear of it once, and look before money moves. */
import { HOUR, type Instant } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { newKeyOf, noteIncident, oneAtATime } from '#db/incidents.ts'
import { aliasHolders, namesOf, privateChatsOf } from '#db/people.ts'
import type { ChannelName } from './channel.ts'
import { tellAdmins } from './desk/announce.ts'
import { openWork } from './work.ts'

/** The number and the LID, and each of the office's numbers, tell of one and the same change. */
const ONE_CHANGE = 24 * HOUR

/** Answers whether the admins were told: not of strangers, and once for each change. */
export function noteNewKey(
  { db }: Database,
  { channel, name }: { readonly channel: ChannelName; readonly name: string },
  now: Instant,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const personId = (await aliasHolders(tx, channel, [name])).get(name)
    if (personId === undefined) return false
    const [chatId] = await privateChatsOf(tx, personId, channel)
    if (chatId === undefined) return false
    await oneAtATime(tx, 'identity-changed')
    const last = await newKeyOf(tx, personId)
    if (last !== undefined && now - last < ONE_CHANGE) return false
    await noteIncident(tx, { kind: 'identity-changed', facts: { chatId, personId } }, now)
    const who = (await namesOf(tx, [personId])).get(personId) ?? ''
    const work = openWork(tx, now)
    await tellAdmins(work, (t) => ({ text: t.security.identityChanged(who) }))
    await work.flush()
    return true
  })
}
