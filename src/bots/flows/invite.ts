/** An admin invites somebody: role, unit, name, and out comes a code that works once. */
import { z } from 'zod'
import { HOUR } from '#core/calendar.ts'
import { holds, type Role } from '#core/people/person.ts'
import { addInvitation } from '#db/invitations.ts'
import { allUnits } from '#db/people.ts'
import type { Choice, Input } from '../channel.ts'
import { hashOfCode, newCode } from '../dialog/door.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { nameIn } from '../language/understanding/bank-account.ts'

/** How long an invitation stays good. */
export const INVITATION_LASTS = 72 * HOUR
const NAME_MAX = 80
const INVITED = ['pp', 'ppk', 'pptk', 'treasurer', 'kpa', 'pa', 'curator', 'admin'] as const satisfies readonly Role[]

const Act = z.union([
  z.object({ role: z.enum(INVITED) }),
  z.object({ role: z.enum(INVITED), unitId: z.number(), place: z.string() }),
])
type Act = z.infer<typeof Act>
const State = z.object({
  step: z.literal('name'),
  role: z.enum(INVITED),
  unitId: z.number().nullable(),
  place: z.string(),
})
type State = z.infer<typeof State>

export const inviteFlow: Flow<State, ActData & Act> = {
  name: 'invite',
  state: State,
  acts: z.union([Act.options[1], Act.options[0]]) as z.ZodType<ActData & Act>,
  commands: ['undang', 'invite'],
  words: ['undang'],
  may: (person) => holds(person, 'admin'),
  open: openInvite,
  tap: (talk, act: Act) => ('unitId' in act ? askName(talk, act.role, act.unitId, act.place) : askUnit(talk, act.role)),
  input: named,
  takesWords: () => true,
  back: openInvite,
}

const to = (label: string, act: Act): Choice => choice({ name: 'invite' }, label, act)

/** Which role? */
export async function openInvite(talk: Talk): Promise<Turn<State>> {
  const choices = INVITED.map((role) => [to(talk.t.roleName(role), { role })])
  return { say: [{ text: talk.t.invite.role, choices, inPlace: true }] }
}

async function askUnit(talk: Talk, role: (typeof INVITED)[number]): Promise<Turn<State>> {
  // Admins and curators serve the whole office.
  if (role === 'admin' || role === 'curator') return askName(talk, role, null, '')
  const units = await allUnits(talk.db)
  const choices = units.map(({ id, name }) => [to(name, { role, unitId: id, place: name })])
  return { say: [{ text: talk.t.invite.unit, choices, inPlace: true }] }
}

async function askName(
  talk: Talk,
  role: (typeof INVITED)[number],
  unitId: number | null,
  place: string,
): Promise<Turn<State>> {
  return { say: [{ text: talk.t.invite.name }], next: { step: 'name', role, unitId, place } }
}

async function named(talk: Talk, { role, unitId, place }: State, input: Input): Promise<Turn<State> | undefined> {
  const name = input.kind === 'text' && input.text.length <= NAME_MAX ? nameIn(input.text) : undefined
  if (name === undefined) return { say: [{ text: talk.t.invite.name }], next: 'same' }
  const code = newCode()
  const expiresAt = talk.now + INVITATION_LASTS
  talk.work.later(async (tx) => {
    const invitation = {
      codeHash: hashOfCode(code),
      role,
      unitId,
      vendorId: null,
      personId: null,
      name,
      createdBy: talk.person.id,
      expiresAt,
    }
    await addInvitation(tx, invitation, talk.now)
  })
  const link = talk.office.links.telegram && `${talk.office.links.telegram}?start=${code}`
  return { say: [{ text: talk.t.invite.made(name, role, place, code, link, expiresAt) }] }
}
