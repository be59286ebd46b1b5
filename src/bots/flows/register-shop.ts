/**
 * A stranger becomes a vendor without leaving the chat: the shop, its owner, where it is, what it sells, its papers, and
 * the first product. What binds comes later: a curator passes it, and the bank account is checked before it is used.
 */
import { z } from 'zod'
import { CITIES, cityIn } from '#core/catalogue/province.ts'
import { shopsOf } from '#core/people/person.ts'
import { offerShop } from '#db/curation.ts'
import { amendShop, holdsNib, keepNumbers, registerShop, type ShopAmended } from '#db/registration.ts'
import { reserveIds } from '#db/rows.ts'
import type { Input } from '../channel.ts'
import { tellCurators } from '../desk/curators.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { REGISTER_SHOP } from '../dialog/door.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readsAsAddress } from '../language/understanding/index.ts'
import { readOffer } from '../language/understanding/offer.ts'
import { lines, type Markup } from '../markup.ts'
import { productShown, startProduct } from './new-product.ts'

const Told = z.object({
  shop: z.string().exactOptional(),
  owner: z.string().exactOptional(),
  address: z.string().exactOptional(),
})
type Told = z.infer<typeof Told>

const State = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['shop', 'owner', 'address', 'city']), told: Told }),
  z.object({ step: z.literal('sells'), vendorId: z.number(), shop: z.string() }),
  z.object({
    step: z.literal('papers'),
    vendorId: z.number(),
    shop: z.string(),
    sells: z.string(),
    /** Photos of papers, by their SHA-256. */
    files: z.array(z.string()).exactOptional(),
  }),
])
type State = z.infer<typeof State>
type Papers = Extract<State, { step: 'papers' }>

/** More than anybody has, and no more than a curator can look through. */
const PAPERS_MAX = 10

const Act = z.union([
  z.object({ do: z.literal('city'), told: Told, city: z.string() }),
  z.object({ do: z.literal('done') }),
])
type Act = z.infer<typeof Act>

export const registerShopFlow: Flow<State, ActData & Act> = {
  name: REGISTER_SHOP,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['daftar', 'register'],
  words: ['daftar', 'daftar toko', 'daftar jadi penjual'],
  // Officers do not sell to themselves; half-way through, one has a shop.
  may: (person) => person.roles.every(({ role }) => role === 'vendor'),
  open: async ({ t, person }) =>
    person.roles.length > 0
      ? { say: [{ text: t.notYours }] }
      : { say: [{ text: t.register.askShop }], next: { step: 'shop', told: {} } },
  tap: (talk, act, state) => go(talk, act, state),
  input: answered,
  takesWords: ({ step }) => step !== 'city' && step !== 'papers',
  skip: async (talk, state) => (state.step === 'papers' ? finished(talk, state) : undefined),
}

const to = (label: string, act: Act) => choice({ name: REGISTER_SHOP }, label, act)

async function go(talk: Talk, act: Act, state: State | undefined): Promise<Turn<State>> {
  if (act.do === 'city') return written(talk, act.told, act.city)
  return state?.step === 'papers' ? finished(talk, state) : { say: [{ text: talk.t.oldButton }] }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  if (state.step === 'papers') return papersGiven(talk, state, input)
  const words = input.kind === 'text' ? input.text.replace(/\s+/g, ' ').trim() : ''
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  switch (state.step) {
    case 'shop': {
      const all = allAtOnce(words)
      if (all) return addressGiven(talk, { shop: all.shop, owner: all.owner }, all.address)
      if (words.length < 3 || words.length > 60) return { say: [{ text: t.register.askShop }], next: 'same' }
      return { say: [{ text: t.register.askOwner }], next: { step: 'owner', told: { shop: words } } }
    }
    case 'owner':
      if (words.length < 3 || words.length > 60 || /\d/.test(words))
        return { say: [{ text: t.register.askOwner }], next: 'same' }
      return {
        say: [{ text: t.register.askAddress }],
        next: { step: 'address', told: { ...state.told, owner: words } },
      }
    case 'address':
    case 'city':
      return addressGiven(talk, state.told, words)
    case 'sells': {
      const { vendorId, shop } = state
      const amended = amendedBy(words)
      if (amended) return amend(talk, state, amended)
      const next = { step: 'papers', vendorId, shop, sells: words.slice(0, 200) } as const
      return { say: [papersQuestion(talk)], next }
    }
  }
}

/** "Dapur Bu Sari, Sari Wahyuni, Jl. Tebet Raya 12, Tebet, Jaksel": whoever is quick is done at once. */
function allAtOnce(words: string): { shop: string; owner: string; address: string } | undefined {
  const [shop = '', owner = '', ...rest] = words.split(/\s*[,;]\s*/)
  const address = rest.join(', ')
  const areNames = [shop, owner].every((name) => name.length >= 3 && name.length <= 60 && !/\d/.test(name))
  return areNames && rest.length >= 2 && readsAsAddress(address) ? { shop, owner, address } : undefined
}

const AMENDS =
  /^(?:(?:eh|maaf|salah)[\s,]+)*(nama (?:usaha|toko)|pemilik|nama pemilik|alamat|shop name|owner|address)(?:nya)?(?: (?:itu|yang benar|is))?[\s:=]+(.{3,300})$/i

/** "Pemiliknya Siti Aminah": something of what was read back is otherwise. */
function amendedBy(words: string): ShopAmended | undefined {
  const [, what = '', said = ''] = AMENDS.exec(words) ?? []
  if (said === '') return undefined
  if (/alamat|address/i.test(what)) {
    const city = cityIn(said)?.city
    return readsAsAddress(said) ? { address: said, ...(city ? { city } : {}) } : undefined
  }
  if (/\d/.test(said) || said.length > 60) return undefined
  return /pemilik|owner/i.test(what) ? { owner: said } : { name: said }
}

function amend({ t, work, person }: Talk, state: State & { vendorId: number; shop: string }, amended: ShopAmended) {
  work.later((tx) => amendShop(tx, { vendorId: state.vendorId, personId: person.id }, amended))
  const next = { ...state, ...(amended.name ? { shop: amended.name } : {}) }
  // What was asked still is.
  const text = lines(t.register.amended(amended), t.repair.asked[REGISTER_SHOP]?.steps[state.step]?.how)
  return { say: [{ text }], next }
}

function papersQuestion({ t }: Talk) {
  return { text: t.register.askPapers, choices: [[to(t.register.papersLater, { do: 'done' })]] }
}

async function addressGiven(talk: Talk, told: Told, words: string): Promise<Turn<State>> {
  const { t } = talk
  // Asked for the city alone, people write the whole address once more.
  const isWhole = /\d/.test(words) && cityIn(words) !== undefined && readsAsAddress(words)
  const address = told.address === undefined || isWhole ? words.slice(0, 300) : told.address
  if (!readsAsAddress(address)) return { say: [{ text: t.register.askAddress }], next: { step: 'address', told } }
  const city = (cityIn(words) ?? cityIn(address))?.city
  if (city) return written(talk, { ...told, address }, city)
  const asked = { ...told, address }
  const choices = CITIES.map((one) => [to(one, { do: 'city', told: asked, city: one })])
  return { say: [{ text: t.checkout.whereCity, choices }], next: { step: 'city', told: asked } }
}

/** From here on the shop is in the books, so that nothing of what follows has to lie in the session. */
async function written(talk: Talk, { shop, owner, address }: Told, city: string): Promise<Turn<State>> {
  const { t, work, db, person, now } = talk
  if (!shop || !owner || !address || shopsOf(person).length > 0) return { say: [{ text: t.oldButton }] }
  const [id = 0] = await reserveIds(db, 1)
  work.later((tx) => registerShop(tx, { id, name: shop, owner, address, city }, { personId: person.id, now }))
  return {
    say: [{ text: t.register.askSells({ shop, owner, address, city }) }],
    next: { step: 'sells', vendorId: id, shop },
  }
}

/** A photo of a paper, or its number; numbers are kept at once and never repeated in the chat. */
async function papersGiven(talk: Talk, state: Papers, input: Input): Promise<Turn<State> | undefined> {
  const { t, work, db, office } = talk
  const file = evidenceIn(input)
  if (file && !file.ok) return { say: [{ text: t.curation.photoUnread }], next: 'same' }
  // A photo with a price under it is no paper any more: it is the first product.
  if (file && readOffer(file.value[0].caption ?? '').price !== undefined)
    return finished(talk, state, await productShown(talk, state.vendorId, input))
  const shown = file ? file.value.map(({ sha256 }) => sha256) : []
  const all = [...new Set([...(state.files ?? []), ...shown])]
  const kept = file ? { ...state, files: all.slice(0, PAPERS_MAX) } : state
  if (!file && input.kind !== 'text') return { say: [papersQuestion(talk)], next: 'same' }
  const words = input.kind === 'text' ? input.text : (file?.value[0].caption ?? '')
  const numbers = numbersIn(words)
  if (numbers.nib === undefined && numbers.npwp === undefined) {
    if (file) return { say: [gotPapers(talk, all.length)], next: kept }
    const amended = amendedBy(words)
    if (amended) return amend(talk, state, amended)
    if (DONE.test(words)) return finished(talk, state)
    return { say: [papersQuestion(talk)], next: 'same' }
  }
  if (numbers.nib !== undefined && (await holdsNib(db, numbers.nib, state.vendorId)))
    return { say: [{ text: t.register.nibTaken }], next: 'same' }
  work.later((tx) => keepNumbers(tx, state.vendorId, numbers, office.safe))
  return { say: [got(talk, t.register.gotNumbers(numbers))], next: kept }
}

function gotPapers(talk: Talk, count: number) {
  const { register } = talk.t
  return got(talk, count > PAPERS_MAX ? register.papersFull(PAPERS_MAX) : register.gotPaper(count))
}

function got({ t }: Talk, text: Markup) {
  return { text, choices: [[to(t.register.papersDone, { do: 'done' })]] }
}

const DONE = /\b(nanti|belum|lanjut|sudah|udah|selesai|cukup|skip|lewat|tidak|ga|gak|ok|oke|ya)\b/i

/** A NIB has 13 digits, an NPWP 15 or 16; people write them with dots and blanks. */
function numbersIn(text: string): { nib?: string; npwp?: string } {
  const all = [...text.matchAll(/\d[\d .\-/]{10,25}\d/g)].map(([number]) => number.replace(/\D/g, ''))
  const nib = all.find((digits) => digits.length === 13)
  const npwp = all.find((digits) => digits.length === 15 || digits.length === 16)
  return { ...(nib ? { nib } : {}), ...(npwp ? { npwp } : {}) }
}

/** To the curators with it, and on to the first product. */
async function finished(talk: Talk, papers: Papers, shown?: Turn<unknown>): Promise<Turn<State>> {
  const { vendorId, shop, sells, files = [] } = papers
  const { t, work, db, person, now } = talk
  const [lookId = 0] = await reserveIds(db, 1)
  const look = { id: lookId, vendorId, files, words: sells }
  work.later((tx) => offerShop(tx, look, { personId: person.id, now }))
  await tellCurators(work, lookId, (theirs) => ({
    text: theirs.curation.newShop(shop, person.name),
    ...(files[0] ? { picture: files[0] } : {}),
  }))
  const product = (shown ?? (await startProduct(talk, vendorId))) as Turn<State>
  const [first, ...others] = product.say
  return { ...product, say: [{ ...first, text: lines(t.register.sent(shop), '', first?.text) }, ...others] }
}
