/** An admin ends what is stuck: asked with a reason, done when a second admin agrees, and told to everybody concerned. */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { askOverride, type Override, openOverride, settleOverride } from '#db/overrides.ts'
import { holdersOf, namesOf } from '#db/people.ts'
import { reserveIds } from '#db/rows.ts'
import type { Choice, Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { FORCE_CANCEL } from '../desk/choices.ts'
import { nameOf } from '../desk/names.ts'
import { factsOf } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { orderCard } from './order-card.ts'
import { refusedTurn } from './orders.ts'

const WORDS_KEPT = 300

/** `since`: when the order came to where the admin saw it; one that has moved on is shown again first. */
const Act = z.union([
  z.object({ do: z.literal('ask'), orderId: z.number() }),
  z.object({ do: z.enum(['agree', 'refuse']), orderId: z.number(), overrideId: z.number(), since: z.number() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.literal('reason'), orderId: z.number() })
type State = z.infer<typeof State>

export const forceCancelFlow: Flow<State, ActData & Act> = {
  name: FORCE_CANCEL.name,
  state: State,
  asksReason: () => 'words',
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'admin'),
  tap: go,
  input: reasoned,
  back: (talk, { orderId }) => orderCard(talk, orderId),
}

async function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  const { t, db, work } = talk
  const order = await work.order(taken.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  if (taken.do !== 'ask') return answered(talk, order, taken)
  const facts = await factsOf(db, order)
  if (await openOverride(db, order.id)) return { say: [{ text: t.overrides.force.already(facts) }], next: 'same' }
  if ((await otherAdmins(talk)).length === 0) return { say: [{ text: t.overrides.force.alone }], next: 'same' }
  return { say: [{ text: t.overrides.force.askReason(facts) }], next: { step: 'reason', orderId: order.id } }
}

async function otherAdmins({ db, person }: Talk): Promise<readonly number[]> {
  return (await holdersOf(db, { role: 'admin' })).filter((id) => id !== person.id)
}

/** Asked for with a reason: nothing has happened yet, and the other admins are shown it. */
async function reasoned(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State>> {
  const { t, db, work, now, person } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const order = await work.order(orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const facts = await factsOf(db, order)
  if (await openOverride(db, orderId)) return { say: [{ text: t.overrides.force.already(facts) }] }
  const [id = 0] = await reserveIds(db, 1)
  const reason = input.text.slice(0, WORDS_KEPT)
  const override = { id, orderId, act: 'forceCancel', reason, askedBy: person.id, askedAt: now }
  work.later((tx) => askOverride(tx, override))
  const others = await otherAdmins(talk)
  const who = nameOf(person)
  await Promise.all(
    others.map((admin) =>
      talk.tell(
        admin,
        (theirs) => ({
          text: theirs.overrides.force.confirm(facts, who, reason),
          choices: confirmChoices(theirs, order, id),
        }),
        { orderId },
      ),
    ),
  )
  const names = await namesOf(db, others)
  return {
    say: [
      {
        text: t.overrides.force.asked(
          facts,
          others.flatMap((one) => names.get(one) ?? []),
        ),
      },
    ],
    orderId,
  }
}

function confirmChoices(t: Messages, { id: orderId, statusAt: since }: Order, overrideId: number): Choice[][] {
  const to = (label: string, what: 'agree' | 'refuse') =>
    choice(FORCE_CANCEL, label, { do: what, orderId, overrideId, since }, { once: true })
  return [[to(t.overrides.force.agree, 'agree'), to(t.overrides.force.refuse, 'refuse')]]
}

async function answered(
  talk: Talk,
  order: Order,
  { do: what, overrideId, since }: Extract<Act, { do: 'agree' | 'refuse' }>,
): Promise<Turn<never>> {
  const { t, db, person } = talk
  const { force } = t.overrides
  const override = await openOverride(db, order.id)
  if (override?.id !== overrideId) return { say: [{ text: force.gone }], next: 'same' }
  if (override.askedBy === person.id) return { say: [{ text: force.notYou }], next: 'same' }
  if (what === 'refuse') return dropped(talk, order, override)
  if (order.statusAt !== since) {
    const names = await namesOf(db, [override.askedBy])
    const text = force.confirm(await factsOf(db, order), names.get(override.askedBy) ?? '', override.reason)
    return { say: [{ text, choices: confirmChoices(t, order, overrideId) }], orderId: order.id }
  }
  return forced(talk, order, override)
}

/** Both admins stand in the ledger: who acted, and who asked for it. */
async function forced(talk: Talk, order: Order, { id, askedBy, reason: words }: Override): Promise<Turn<never>> {
  const { t, db, work, now, person } = talk
  const done = await act(talk, order.id, 'forceCancel', { reason: 'override', words, secondId: askedBy })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  work.later((tx) => settleOverride(tx, id, 'done', { personId: person.id, at: now }))
  const facts = await factsOf(db, done.value)
  await talk.tell(askedBy, (theirs) => ({ text: theirs.overrides.force.done(facts) }), { orderId: order.id })
  return { say: [{ text: t.overrides.force.done(facts), inPlace: true }], orderId: order.id }
}

async function dropped(talk: Talk, order: Order, { id, askedBy }: Override): Promise<Turn<never>> {
  const { t, db, work, now, person } = talk
  work.later((tx) => settleOverride(tx, id, 'dropped', { personId: person.id, at: now }))
  const facts = await factsOf(db, order)
  const who = nameOf(person)
  await talk.tell(askedBy, (theirs) => ({ text: theirs.overrides.force.droppedByOther(facts, who) }), {
    orderId: order.id,
  })
  return { say: [{ text: t.overrides.force.dropped(facts), inPlace: true }], orderId: order.id }
}
