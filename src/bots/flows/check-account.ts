/** An admin says how a vendor's new account was checked, or refuses it. Source: docs/rules.md#R-30. */
import { z } from 'zod'
import { CHECK_WAYS } from '#core/people/account.ts'
import { holds } from '#core/people/person.ts'
import { holdersOf } from '#db/people.ts'
import { heldAccounts } from '#db/vendor-accounts.ts'
import type { Choice } from '../channel.ts'
import { CHECK_ACCOUNT, checkAccountChoices } from '../desk/choices.ts'
import { nameOf } from '../desk/names.ts'
import { type Settled, settle, tellShopPeople } from '../desk/settle-account.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'

const SHOWN = 10

const Act = z.union([
  z.object({ do: z.literal('list') }),
  z.object({ do: z.enum(['show', 'check']), accountId: z.number() }),
  z.object({ do: z.literal('refuse'), accountId: z.number() }),
  z.object({ do: z.literal('verify'), accountId: z.number(), how: z.enum(CHECK_WAYS) }),
])
type Act = z.infer<typeof Act>

export const checkAccountFlow: Flow<never, ActData & Act> = {
  name: CHECK_ACCOUNT.name,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['cekrekening', 'checkaccounts'],
  words: ['cek rekening', 'periksa rekening', 'check accounts'],
  may: (person) => holds(person, 'admin'),
  open: (talk) => list(talk),
  tap: (talk, taken) => go(talk, taken),
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(CHECK_ACCOUNT, label, taken, options)

async function list({ t, db }: Talk): Promise<Turn<never>> {
  const held = await heldAccounts(db, { limit: SHOWN })
  if (held.length === 0) return { say: [{ text: t.account.none }] }
  const choices = held.map((one) => [to(t.account.button(one.vendor, one), { do: 'show', accountId: one.id })])
  return { say: [{ text: t.account.title, choices }] }
}

async function go(talk: Talk, taken: Act): Promise<Turn<never>> {
  if (taken.do === 'list') return list(talk)
  if (taken.do === 'verify' || taken.do === 'refuse') return settled(talk, taken)
  const { t } = talk
  const [held] = await heldAccounts(talk.db, { limit: 1, id: taken.accountId })
  if (!held) return { say: [{ text: t.account.cannot({ code: 'not-held' }) }] }
  const text = t.account.askHow(held.vendor, held)
  if (taken.do === 'show') return { say: [{ text, choices: checkAccountChoices(t, held.id) }] }
  const choices = CHECK_WAYS.map((how) => [
    to(t.account.ways[how], { do: 'verify', accountId: held.id, how }, { once: true }),
  ])
  return { say: [{ text, choices }] }
}

async function settled(talk: Talk, taken: Extract<Act, { do: 'verify' | 'refuse' }>): Promise<Turn<never>> {
  const { t } = talk
  const how = 'how' in taken ? { how: taken.how } : {}
  const done = await settle(talk, taken.accountId, { act: taken.do, party: 'checker', ...how })
  if (!done.ok) return { say: [{ text: t.account.cannot(done.refusal) }] }
  const { account, vendor } = done.value
  const isVerified = taken.do === 'verify'
  await tellShopPeople(talk, account.vendorId, (theirs) => ({
    text: isVerified ? theirs.account.verified(account) : theirs.account.refused(account),
  }))
  await tellOtherAdmins(talk, done.value, isVerified)
  const text =
    'how' in taken ? t.account.doneVerified(vendor, account, taken.how) : t.account.doneRefused(vendor, account)
  return { say: [{ text, inPlace: true }] }
}

async function tellOtherAdmins(
  { db, person, tell }: Talk,
  { account, vendor }: Settled,
  isVerified: boolean,
): Promise<void> {
  const admins = await holdersOf(db, { role: 'admin' })
  const others = admins.filter((id) => id !== person.id)
  await Promise.all(
    others.map((id) =>
      tell(id, (t) => ({ text: t.account.settledByOther(nameOf(person), vendor, account, isVerified) })),
    ),
  )
}
