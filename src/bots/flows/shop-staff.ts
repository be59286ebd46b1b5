/** The people of a shop: its owner invites helpers by a code to forward, and takes the shop out of their hands again. */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { dismiss, staffOf } from '#db/curation.ts'
import { addInvitation } from '#db/invitations.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input } from '../channel.ts'
import { hashOfCode, newCode } from '../dialog/door.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { INVITATION_LASTS } from './invite.ts'

const SHOP_STAFF = { name: 'shop-staff' } as const
const Act = z.union([
  z.object({ do: z.literal('add'), vendorId: z.number() }),
  z.object({ do: z.literal('remove'), vendorId: z.number(), personId: z.number() }),
])
type Act = z.infer<typeof Act>
const State = z.object({ step: z.literal('name'), vendorId: z.number() })
type State = z.infer<typeof State>

const ADDS = /\b(tambah|nambah|tambahin|undang|masukin)\b.*\b(karyawan|pegawai|anak buah|asisten|helper|orang toko)\b/i

export const shopStaffFlow: Flow<State, ActData & Act> = {
  name: SHOP_STAFF.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['karyawan', 'staff'],
  words: ['karyawan', 'karyawan toko', 'hapus karyawan', 'keluarkan karyawan'],
  may: (person) => holds(person, 'vendor'),
  open: openStaff,
  tap: (talk, act) => (act.do === 'add' ? askName(talk, act.vendorId) : remove(talk, act.vendorId, act.personId)),
  input: named,
  takesWords: () => true,
  hear: async (talk, input) =>
    input.kind === 'text' && input.text.length < 80 && ADDS.test(input.text)
      ? askName(talk, shopsOf(talk.person)[0] ?? 0)
      : undefined,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}) => choice(SHOP_STAFF, label, act, options)

/** Who answers for the shop. */
export async function openStaff(talk: Talk): Promise<Turn<State>> {
  const { t, db, person } = talk
  const [vendorId = 0] = shopsOf(person)
  const [staff, vendors] = await Promise.all([staffOf(db, vendorId), vendorsById(db, [vendorId])])
  const shop = vendors.get(vendorId)?.name ?? ''
  const isOwner = staff[0]?.id === person.id
  const others = staff.filter(({ id }) => id !== person.id)
  const choices = [
    [to(t.register.staff.add, { do: 'add', vendorId })],
    ...others.map(({ id, name }) => [
      to(t.register.staff.remove(name), { do: 'remove', vendorId, personId: id }, { once: true }),
    ]),
  ]
  const text = t.register.staff.title(
    shop,
    staff.map(({ name }) => name),
  )
  return { say: [{ text, ...(isOwner ? { choices } : {}) }] }
}

/** The owner is whoever was known for the shop first; the others help. */
async function notOwner({ t, db, person }: Talk, vendorId: number): Promise<Turn<State> | undefined> {
  const [owner] = await staffOf(db, vendorId)
  if (owner?.id === person.id) return undefined
  return { say: [{ text: owner ? t.register.staff.onlyOwner(owner.name) : t.oldButton }] }
}

async function askName(talk: Talk, vendorId: number): Promise<Turn<State>> {
  const refused = await notOwner(talk, vendorId)
  return refused ?? { say: [{ text: talk.t.register.staff.askName }], next: { step: 'name', vendorId } }
}

async function named(talk: Talk, { vendorId }: State, input: Input): Promise<Turn<State> | undefined> {
  const { t, work, person, now, db, office } = talk
  const name = input.kind === 'text' ? input.text.replace(/\s+/g, ' ').trim() : ''
  if (name.length < 3 || name.length > 60) return { say: [{ text: t.register.staff.askName }], next: 'same' }
  const refused = await notOwner(talk, vendorId)
  if (refused) return refused
  const code = newCode()
  const invitation = { role: 'vendor', unitId: null, vendorId, personId: null, name, createdBy: person.id } as const
  const expiresAt = now + INVITATION_LASTS
  work.later(async (tx) => {
    await addInvitation(tx, { ...invitation, codeHash: hashOfCode(code), expiresAt }, now)
  })
  const shop = (await vendorsById(db, [vendorId])).get(vendorId)?.name ?? ''
  const forward = t.register.staff.forward(shop, code, office.links.whatsapp)
  return { say: [{ text: t.register.staff.invited(name, shop) }, { text: forward }] }
}

async function remove(talk: Talk, vendorId: number, personId: number): Promise<Turn<State>> {
  const { t, work, db, person } = talk
  const refused = await notOwner(talk, vendorId)
  if (refused) return refused
  const gone = (await staffOf(db, vendorId)).find(({ id }) => id === personId)
  if (!gone || personId === person.id) return { say: [{ text: t.oldButton }] }
  const shop = (await vendorsById(db, [vendorId])).get(vendorId)?.name ?? ''
  work.later((tx) => dismiss(tx, vendorId, personId))
  await talk.tell(personId, (theirs) => ({ text: theirs.register.staff.youAreOut(shop) }))
  return { say: [{ text: t.register.staff.removed(gone.name) }] }
}
