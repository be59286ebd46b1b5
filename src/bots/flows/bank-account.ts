/**
 * "Ganti rekening": a vendor gives a bank account. It is held until an admin has checked it through another way, everybody
 * of the shop hears of it and can stop it, and the old one stays in force. Source: docs/rules.md#R-30.
 */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { keepOnly } from '#db/inbox.ts'
import { newKeyOf } from '#db/incidents.ts'
import { accountsOf, holdAccount, othersWithAccount } from '#db/vendor-accounts.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Choice, Input } from '../channel.ts'
import { accountFacts } from '../desk/account.ts'
import { tellAdmins } from '../desk/announce.ts'
import { BANK_ACCOUNT, checkAccountChoices } from '../desk/choices.ts'
import { nameOf } from '../desk/names.ts'
import { settle, tellShopPeople } from '../desk/settle-account.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import type { AccountFacts } from '../language/messages/facts.ts'
import { bankIn, nameIn, readAccount, understand, withoutNumbers } from '../language/understanding/index.ts'

const Act = z.union([
  z.object({ do: z.enum(['start', 'send', 'again']) }),
  z.object({ do: z.literal('shop'), vendorId: z.number() }),
  z.object({ do: z.literal('object'), accountId: z.number() }),
])
type Act = z.infer<typeof Act>

/** What was said so far. The number is sealed here, too: a session lies in the database. */
const State = z.object({
  step: z.enum(['details', 'confirm']),
  vendorId: z.number(),
  bank: z.string().exactOptional(),
  holder: z.string().exactOptional(),
  sealed: z.string().exactOptional(),
})
type State = z.infer<typeof State>

export const bankAccountFlow: Flow<State, ActData & Act> = {
  name: BANK_ACCOUNT.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['rekening', 'account'],
  words: ['ganti rekening', 'ubah rekening', 'rekening saya', 'rekening', 'daftar rekening', 'ganti norek'],
  may: (person) => holds(person, 'vendor'),
  open: (talk) => begin(talk),
  tap: (talk, taken, state) => go(talk, taken, state),
  input: (talk, state, input) => (state.step === 'details' ? told(talk, state, input) : answered(talk, state, input)),
  takesWords: ({ step }) => step === 'details',
  back: (talk, { vendorId }) => ask(talk, vendorId),
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(BANK_ACCOUNT, label, taken, options)

async function begin(talk: Talk): Promise<Turn<State>> {
  const shops = shopsOf(talk.person)
  const [only, ...others] = shops
  if (only === undefined || others.length === 0) return ask(talk, only ?? 0)
  const vendors = await vendorsById(talk.db, shops)
  const choices = shops.map((vendorId) => [to(vendors.get(vendorId)?.name ?? '', { do: 'shop', vendorId })])
  return { say: [{ text: talk.t.account.askShop, choices }] }
}

async function ask(talk: Talk, vendorId: number): Promise<Turn<State>> {
  const accounts = await accountFacts(talk.db, vendorId, talk)
  return { say: [{ text: talk.t.account.ask(accounts) }], next: { step: 'details', vendorId } }
}

async function go(talk: Talk, taken: Act, state: State | undefined): Promise<Turn<State>> {
  switch (taken.do) {
    case 'start':
      return begin(talk)
    case 'shop':
      return shopsOf(talk.person).includes(taken.vendorId) ? ask(talk, taken.vendorId) : begin(talk)
    case 'again':
      return state ? ask(talk, state.vendorId) : begin(talk)
    case 'send':
      return state?.step === 'confirm' ? send(talk, state) : begin(talk)
    case 'object':
      return object(talk, taken.accountId)
  }
}

/** Bank, number and holder, in one message or one after the other. */
async function told(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const { t, office } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const { number, bank, holder } = readAccount(input.text)
  const alone = number || bank || holder ? {} : loneAnswer(talk, state, input.text)
  if (!number && !bank && !holder && !alone) return undefined
  if (number) talk.work.later((tx) => keepOnly(tx, talk.inboxId, withoutNumbers(input.text)))
  const sealed = number && Buffer.from(office.safe.seal(state.vendorId, number)).toString('base64')
  const said = {
    ...state,
    ...(bank ? { bank } : {}),
    ...(holder ? { holder } : {}),
    ...(sealed ? { sealed } : {}),
    ...alone,
  }
  if (!said.bank) return { say: [{ text: t.account.askBank }], next: said }
  if (!said.sealed) return { say: [{ text: t.account.askNumber }], next: said }
  if (!said.holder) return { say: [{ text: t.account.askHolder }], next: said }
  return confirm(talk, { ...said, step: 'confirm' })
}

/** The one thing that was asked for; what has a meaning of its own is no answer to it. */
function loneAnswer(talk: Talk, { bank, sealed }: State, text: string): Partial<State> | undefined {
  const { intents } = understand(text, { as: 'vendor', asked: 'idle', now: talk.now, waiting: 0 })
  if (!['AMBIG', 'UNRELATED'].includes(intents[0].intent) || text.includes('?')) return undefined
  if (!bank) {
    const name = bankIn(text)
    return name ? { bank: name } : undefined
  }
  const holder = sealed ? nameIn(text) : undefined
  return holder ? { holder } : undefined
}

interface Opened extends AccountFacts {
  readonly number: string
}

function opened({ office }: Talk, { vendorId, bank = '', holder = '', sealed = '' }: State): Opened | undefined {
  const number = office.safe.open(vendorId, Buffer.from(sealed, 'base64'))
  return number === undefined ? undefined : { bank, holder, number, tail: number.slice(-4) }
}

/** In full, but for the number, and a second, explicit yes. */
async function confirm(talk: Talk, state: State): Promise<Turn<State>> {
  const { t, db, office } = talk
  const account = opened(talk, state)
  if (!account) return ask(talk, state.vendorId)
  const accounts = await accountFacts(db, state.vendorId, talk)
  const { inForce } = (await accountsOf(db, [state.vendorId])).get(state.vendorId) ?? {}
  const isSame = inForce && office.safe.open(state.vendorId, inForce.sealedNumber) === account.number
  if (isSame && inForce.bank === account.bank) return { say: [{ text: t.account.same(inForce) }] }
  const choices = [[to(t.account.send, { do: 'send' }, { once: true }), to(t.account.again, { do: 'again' })]]
  return { say: [{ text: t.account.echo(account, account.number.length, accounts), choices }], next: state }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const { intents, certain } = understand(input.text, { as: 'vendor', asked: 'yes-no', now: talk.now, waiting: 1 })
  if (certain && intents.length === 1 && intents[0].intent === 'ACCEPT') return send(talk, state)
  if (certain && intents[0].intent === 'REJECT') return ask(talk, state.vendorId)
  const { number, bank, holder } = readAccount(input.text)
  return number || bank || holder ? told(talk, state, input) : undefined
}

async function send(talk: Talk, state: State): Promise<Turn<State>> {
  const { t, db, office, now, person, work, chat } = talk
  const account = opened(talk, state)
  const { vendorId } = state
  if (!account || !shopsOf(person).includes(vendorId)) return begin(talk)
  const { bank, holder, number } = account
  const [accounts, sharedWith, vendors, newKey] = await Promise.all([
    accountFacts(db, vendorId, talk),
    othersWithAccount(db, { vendorId, number }, office.safe),
    vendorsById(db, [vendorId]),
    newKeyOf(db, person.id),
  ])
  const vendor = vendors.get(vendorId)?.name ?? ''
  const asked = { vendorId, bank, holder, number, askedBy: person.id }
  const accountId = await holdAccount(db, asked, { safe: office.safe, now })
  const who = nameOf(person)
  await tellAdmins(work, (theirs) => ({
    text: theirs.account.toAdmins({ vendor, who, channel: chat.channel, newKey }, account, accounts, sharedWith),
    choices: checkAccountChoices(theirs, accountId),
  }))
  await tellShopPeople(talk, vendorId, (theirs) => ({
    text: theirs.account.toShop(who, vendor, account),
    choices: [[to(theirs.account.object, { do: 'object', accountId }, { once: true })]],
  }))
  return { say: [{ text: t.account.sent(account, accounts), inPlace: true }] }
}

/** Anybody of the shop can stop a request that is not theirs. */
async function object(talk: Talk, accountId: number): Promise<Turn<State>> {
  const { t, work, person } = talk
  const settled = await settle(talk, accountId, { act: 'refuse', party: 'shop' })
  if (!settled.ok) return { say: [{ text: t.account.cannot(settled.refusal) }], next: 'same' }
  const { account, vendor } = settled.value
  await tellAdmins(work, (theirs) => ({ text: theirs.account.objection(nameOf(person), vendor, account) }))
  return { say: [{ text: t.account.objected, inPlace: true }] }
}
