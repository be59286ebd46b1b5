/**
 * Who writes faster than people do is told so once, kindly, and not listened to for a while; the admins hear of it. What
 * came meanwhile is passed over together, so that a flood costs others nothing.
 */
import { HOUR, type Instant } from '#core/calendar.ts'
import { CROWD_PACE, type Pace, PERSON_PACE, paced, STRANGER_PACE, UNPACED } from '#core/people/pace.ts'
import type { Person } from '#core/people/person.ts'
import { passOver } from '#db/inbox.ts'
import { newIncidents, noteIncident } from '#db/incidents.ts'
import { tellAdmins } from '../desk/announce.ts'
import { messagesFor } from '../language/messages/index.ts'
import type { Work } from '../work.ts'
import type { ChatFacts, Office } from './flow.ts'

/** Admins hear of the first of many, and the list of what is open stays readable. */
const TELL_EVERY = HOUR
const NOTED_MAX = 20

/** The pace that holds for somebody: a setting, or the stated default. Keys: `flood.person`, `flood.stranger`. */
export function paceOf({ ruleValues }: Pick<Office, 'ruleValues'>, who: 'person' | 'stranger' | 'crowd'): Pace {
  const otherwise = { person: PERSON_PACE, stranger: STRANGER_PACE, crowd: CROWD_PACE }[who]
  const given = ruleValues.get(`flood.${who}`)
  return typeof given === 'object' && given !== null ? { ...otherwise, ...given } : otherwise
}

/** Tells the chat, the admins, and passes over what it sent until the pause ends. */
export async function muteChat(
  work: Work,
  { chat, person, mutedUntil }: { chat: ChatFacts; person: Person | undefined; mutedUntil: Instant },
): Promise<void> {
  work.post(chat.id, { text: messagesFor(person?.language ?? 'id', person).security.tooMany(mutedUntil) })
  work.later((tx) => passOver(tx, chat.id, mutedUntil, work.now))
  const told = await newIncidents(work.db, 'flood', work.now - TELL_EVERY)
  if (told < NOTED_MAX) work.later((tx) => noteIncident(tx, { kind: 'flood', facts: { chatId: chat.id } }, work.now))
  if (told === 0) await tellAdmins(work, (t) => ({ text: t.security.flood(person?.name, chat.channel) }))
}

/** Counts the greetings of all strangers together, in this process. */
export function openCrowd(): (pace: Pace, now: Instant) => boolean {
  let before = UNPACED
  return (pace, now) => {
    const { verdict, after } = paced(before, pace, { sentAt: now, now })
    before = after
    return verdict === 'heard'
  }
}
