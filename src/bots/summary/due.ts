/**
 * Summaries whose hour has come, made exactly once per period and recipient: the mark that one was made and the message
 * itself are one commit, and one process at a time looks who is still without.
 */
import type { Instant } from '#core/calendar.ts'
import type { Surroundings } from '#core/oversight/digest.ts'
import { type DueSummary, dueSummaries } from '#core/oversight/due.ts'
import { type AdminChat, type Recipient, recipientsOf } from '#core/oversight/recipients.ts'
import type { Database, Db } from '#db/client.ts'
import { digestFor } from '#db/digest.ts'
import { holdersOf, personsById, reachOf } from '#db/people.ts'
import { lockSessions } from '#db/sessions.ts'
import { chatsSince, claimSummary, lockSummary, summaryChats, summarySubscriptionsNow } from '#db/summaries.ts'
import type { Say } from '../channel.ts'
import { readSession } from '../dialog/session.ts'
import { choicesOf } from '../dialog/stage.ts'
import { messagesFor } from '../language/messages/index.ts'
import { openWork, type Work } from '../work.ts'
import { composeSummary } from './compose.ts'

export interface SummaryOptions {
  readonly zone: string
  /** How the messengers are doing, as this process sees them, and which of them have buttons. */
  readonly surroundings: () => Surroundings
  readonly hasButtons: (channel: string) => boolean
}

/** Posts all summaries that are due and that somebody has not had. Answers how many were posted. */
export async function makeDueSummaries(database: Database, now: Instant, options: SummaryOptions): Promise<number> {
  let made = 0
  for (const due of dueSummaries(now, options.zone)) {
    // Looked at without a lock first: nearly always everybody has had theirs.
    if ((await waitingFor(database.db, due)).length === 0) continue
    made += await database.db.transaction((tx) => makeOne(tx as unknown as Db, due, now, options))
  }
  return made
}

const nameOf = ({ period: { kind, first } }: DueSummary) => ({ kind, period: first })

async function waitingFor(db: Db, due: DueSummary): Promise<Recipient[]> {
  const [adminIds, subscriptions, had] = await Promise.all([
    holdersOf(db, { role: 'admin' }),
    summarySubscriptionsNow(db),
    summaryChats(db, nameOf(due)),
  ])
  const reach = [...(await reachOf(db, adminIds)).values()]
  const known = await chatsSince(
    db,
    reach.map(({ chatId }) => chatId),
  )
  const admins: AdminChat[] = reach.map((chat) => ({ ...chat, since: known.get(chat.chatId) ?? due.dueAt }))
  return recipientsOf({ dueAt: due.dueAt, admins, adminIds: [...new Set(adminIds)], subscriptions, had })
}

async function makeOne(tx: Db, due: DueSummary, now: Instant, options: SummaryOptions): Promise<number> {
  await lockSummary(tx, nameOf(due))
  const waiting = await waitingFor(tx, due)
  if (waiting.length === 0) return 0
  const digest = await digestFor(tx, { period: due.period, now, zone: options.zone, ...options.surroundings() })
  const people = await personsById(
    tx,
    waiting.flatMap(({ personId }) => personId ?? []),
  )
  const work = openWork(tx, now)
  const sessions = await lockSessions(tx, waiting.flatMap(sessionKeys))
  let made = 0
  for (const recipient of waiting) {
    if (!(await claimSummary(tx, { ...nameOf(due), chatId: recipient.chatId }, now))) continue
    const language = people.get(recipient.personId ?? 0)?.language ?? 'id'
    const say = await composeSummary(tx, digest, {
      t: messagesFor(language),
      buttons: options.hasButtons(recipient.channel),
      ...(due.late ? { lateSince: due.dueAt } : {}),
    })
    postTo(work, recipient, say, sessions)
    made++
  }
  await work.flush()
  return made
}

const sessionKeys = ({ personId }: Recipient) => (personId === undefined ? [] : [`p:${personId}`])

/** Where there are no buttons a bare number answers what was shown last, and from now on that is this summary. */
function postTo(work: Work, recipient: Recipient, say: Say, sessions: Map<string, unknown>): void {
  const token = work.post(recipient.chatId, say)
  for (const key of sessionKeys(recipient)) {
    if (token === undefined) continue
    const labels = choicesOf(say).map(({ label }) => label)
    const session = { ...readSession(sessions.get(key)).session, options: { chatId: recipient.chatId, token, labels } }
    sessions.set(key, session)
    work.saveSession(key, session)
  }
}
