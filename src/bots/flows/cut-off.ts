/**
 * A stolen phone, a number that changed hands, somebody who left: an admin takes access away at once. Whoever holds the
 * phone is a stranger from then on; the person comes back with a new invitation.
 */
import { z } from 'zod'
import { holds, type Person } from '#core/people/person.ts'
import {
  type Connected,
  chatOn,
  connectedPeople,
  connectedPerson,
  cutOff,
  knownPerson,
  messengersOf,
} from '#db/access.ts'
import { addInvitation } from '#db/invitations.ts'
import { holdersOf } from '#db/people.ts'
import type { Choice, Input } from '../channel.ts'
import { nameOf } from '../desk/names.ts'
import { hashOfCode, newCode } from '../dialog/door.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { INVITATION_LASTS } from './invite.ts'

const FOUND_MAX = 8

const Act = z.union([
  z.object({ cut: z.array(z.string()), personId: z.number() }),
  z.object({ invite: z.literal(true), personId: z.number() }),
  z.object({ personId: z.number() }),
])
type Act = z.infer<typeof Act>
const State = z.object({ step: z.literal('name') })
type State = z.infer<typeof State>

export const cutOffFlow: Flow<State, ActData & Act> = {
  name: 'cut-off',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['putus', 'cut'],
  words: ['putus akses'],
  may: (person) => holds(person, 'admin'),
  open: (talk, rest) => (rest.trim() ? search(talk, rest) : ask(talk)),
  tap: (talk, act: Act) => {
    if ('cut' in act) return cut(talk, act.personId, act.cut)
    return 'invite' in act ? inviteAgain(talk, act.personId) : show(talk, act.personId)
  },
  input: async (talk, _, input: Input) => (input.kind === 'text' ? search(talk, input.text) : ask(talk)),
  back: ask,
}

const to = (label: string, act: Act, once = false): Choice => choice({ name: 'cut-off' }, label, act, { once })

async function ask({ t }: Talk): Promise<Turn<State>> {
  return { say: [{ text: t.security.cutOff.who }], next: { step: 'name' } }
}

async function search(talk: Talk, given: string): Promise<Turn<State>> {
  const { cutOff: words } = talk.t.security
  const name = given.replace(/\s+/g, ' ').trim().slice(0, 60)
  const found = await connectedPeople(talk.db, name, FOUND_MAX)
  const [only] = found
  if (!only) return { say: [{ text: words.nobody(name) }], next: { step: 'name' } }
  if (found.length === 1) return show(talk, only.id)
  const choices = found.map((one) => [to(words.label(one.name, one.place), { personId: one.id })])
  return { say: [{ text: words.found(name), choices }], next: { step: 'name' } }
}

async function show(talk: Talk, personId: number): Promise<Turn<State>> {
  const { t, db } = talk
  const person = await connectedPerson(db, personId)
  if (!person) return gone(talk, personId)
  const messengers = await messengersOf(db, personId)
  const channels = messengers.map(({ channel }) => channel)
  const text = t.security.cutOff.card({ ...person, role: t.roleName(person.role), messengers })
  const each = channels.map((channel) => [to(t.security.cutOff.one(channel), { cut: [channel], personId }, true)])
  const all = channels.length > 1 ? [[to(t.security.cutOff.all, { cut: channels, personId }, true)]] : []
  return { say: [{ text, choices: [...each, ...all], inPlace: true }] }
}

async function gone({ t, db }: Talk, personId: number): Promise<Turn<State>> {
  const known = await knownPerson(db, personId)
  return { say: [{ text: t.security.cutOff.already(known?.name ?? '?'), inPlace: true }] }
}

async function cut(talk: Talk, personId: number, wanted: readonly string[]): Promise<Turn<State>> {
  const { t, db, work, now, person: admin, chat } = talk
  if (personId === admin.id && wanted.includes(chat.channel)) return { say: [{ text: t.security.cutOff.notYourself }] }
  const person = await connectedPerson(db, personId)
  const messengers = (await messengersOf(db, personId)).map(({ channel }) => channel)
  const channels = messengers.filter((channel) => wanted.includes(channel))
  if (!person || channels.length === 0) return gone(talk, personId)
  const left = messengers.filter((channel) => !channels.includes(channel))
  const instead = await chatOn(db, personId, left)
  work.later((tx) => cutOff(tx, { personId, channels, instead }, now))
  await tellEverybody(talk, { person, channels, instead })
  const again = [[to(t.security.cutOff.newCode, { invite: true, personId }, true)]]
  const text = t.security.cutOff.done(person.name, channels, instead !== undefined)
  return { say: [{ text, choices: again, inPlace: true }] }
}

/** The person on what is left to them, and the other admins: nobody takes access away unseen. */
async function tellEverybody(
  { work, t, person: admin, tell, db }: Talk,
  { person, channels, instead }: { person: Connected; channels: readonly string[]; instead: number | undefined },
): Promise<void> {
  const by = nameOf(admin)
  if (instead !== undefined) work.post(instead, { text: t.security.cutOff.told(channels, by) })
  const others = (await holdersOf(db, { role: 'admin' })).filter((id) => id !== admin.id && id !== person.id)
  for (const id of others)
    await tell(id, (their, _: Person) => ({ text: their.security.cutOff.toldAdmins(person.name, channels, by) }))
}

async function inviteAgain(talk: Talk, personId: number): Promise<Turn<State>> {
  const { t, db, now, work, office } = talk
  const person = await knownPerson(db, personId)
  if (!person) return gone(talk, personId)
  const code = newCode()
  const expiresAt = now + INVITATION_LASTS
  const { role, unitId, vendorId, name } = person
  const invitation = { codeHash: hashOfCode(code), role, unitId, vendorId, personId, name, createdBy: talk.person.id }
  work.later(async (tx) => {
    await addInvitation(tx, { ...invitation, expiresAt }, now)
  })
  const link = office.links.telegram && `${office.links.telegram}?start=${code}`
  return { say: [{ text: t.invite.made(name, role, person.place, code, link, expiresAt) }] }
}
