/**
 * What went wrong and waits for a person: messages that could not be handled, messages that could not be delivered. An
 * admin sees them here and has each tried again or closed.
 */
import { z } from 'zod'
import type { Instant } from '#core/calendar.ts'
import { holds } from '#core/people/person.ts'
import type { Db } from '#db/client.ts'
import { handleAgain } from '#db/inbox.ts'
import { closeIncident, type Incident, openIncidentCount, openIncidents } from '#db/incidents.ts'
import { sendAgain } from '#db/outbox.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'

const SHOWN = 5

const Act = z.object({ do: z.enum(['retry', 'close']), id: z.number() })
type Act = z.infer<typeof Act>

export const deadLettersFlow: Flow<never, ActData & Act> = {
  name: 'dead-letters',
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['masalah', 'gangguan'],
  words: ['masalah', 'gangguan', 'daftar masalah'],
  may: (person) => holds(person, 'admin'),
  open: (talk) => list(talk),
  tap: async (talk, act) => {
    talk.work.later((tx) => dealWith(tx, act, talk.now))
    const { retried, closed } = talk.t.trouble
    return { ...(await list(talk, act.id)), toast: act.do === 'retry' ? retried : closed }
  },
}

/** The newest that are open; `without` is being dealt with in this very moment. */
async function list(talk: Talk, without?: number): Promise<Turn<never>> {
  const { db, t } = talk
  const found = await openIncidents(db, SHOWN + 1)
  const shown = found.filter(({ id }) => id !== without).slice(0, SHOWN)
  const count = (await openIncidentCount(db)) - (found.length > shown.length && found.some(isOf(without)) ? 1 : 0)
  if (shown.length === 0) return { say: [{ text: t.trouble.none, inPlace: without !== undefined }] }
  const items = shown.map((incident, index) => t.trouble.item(index + 1, incident))
  const choices = shown.map((incident, index) => rowOf(talk, incident, index + 1))
  const text = lines(t.trouble.title(count), '', ...items)
  return { say: [{ text, choices, inPlace: without !== undefined }] }
}

const isOf = (id: number | undefined) => (incident: Incident) => incident.id === id

function rowOf({ t }: Talk, { id, facts }: Incident, at: number) {
  const to = (label: string, act: Act) => choice({ name: 'dead-letters' }, label, act)
  const canRetry = facts.inboxId ?? facts.outboxId
  const close = to(t.trouble.close(at), { do: 'close', id })
  return canRetry === undefined ? [close] : [to(t.trouble.retry(at), { do: 'retry', id }), close]
}

/** Whoever closes it first deals with it; a second tap does nothing. */
async function dealWith(tx: Db, { id, do: what }: Act, now: Instant): Promise<void> {
  const incident = await closeIncident(tx, id, now)
  if (!incident || what === 'close') return
  const { inboxId, outboxId } = incident.facts
  if (inboxId !== undefined) await handleAgain(tx, inboxId)
  else if (outboxId !== undefined) await sendAgain(tx, outboxId)
}
