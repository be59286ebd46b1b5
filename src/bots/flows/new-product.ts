/**
 * A shop offers a product: at most six short questions, of which a photo with a caption answers several at once. What
 * comes of it goes to the curators, and is in the catalogue when one of them has passed it.
 */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { priceCeiling } from '#core/guards/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import { type Kind, kindsLike, offerIds, offerProduct } from '#db/curation.ts'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input, Say } from '../channel.ts'
import { tellCurators } from '../desk/curators.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readMoney, readNumbers, readSearch, understand } from '../language/understanding/index.ts'
import { readOffer } from '../language/understanding/offer.ts'
import { lines } from '../markup.ts'

const NEW_PRODUCT = { name: 'new-product' } as const

const Draft = z.object({
  vendorId: z.number(),
  name: z.string().exactOptional(),
  kind: z.object({ id: z.number(), name: z.string(), etalase: z.string() }).exactOptional(),
  price: z.number().int().positive().exactOptional(),
  unit: z.string().exactOptional(),
  minOrder: z.number().int().positive().exactOptional(),
  leadTimeHours: z.number().int().positive().exactOptional(),
  picture: z.string().exactOptional(),
})
type Draft = z.infer<typeof Draft>

const STEPS = ['name', 'kind', 'price', 'minimum', 'lead', 'photo', 'confirm'] as const
const State = z.object({ step: z.enum(STEPS), draft: Draft })
type State = z.infer<typeof State>

const Act = z.union([
  z.object({ do: z.literal('start'), vendorId: z.number() }),
  z.object({ do: z.enum(['kind', 'lead', 'send', 'again']), draft: Draft }),
  z.object({ do: z.literal('drop') }),
])
type Act = z.infer<typeof Act>

const WANTS =
  /\b(nambah|tambah|tambahin|masukin|daftarin|jual|menu|produk) .*\b(produk|menu|barang|jualan)( baru)?\b|\b(produk|menu) baru\b/i

export const newProductFlow: Flow<State, ActData & Act> = {
  name: NEW_PRODUCT.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['tambahproduk'],
  words: ['tambah produk', 'nambah produk', 'produk baru', 'tambah menu', 'nambah menu', 'menu baru'],
  may: (person) => holds(person, 'vendor'),
  open: forWhichShop,
  tap: (talk, act) => go(talk, act),
  input: answered,
  takesWords: ({ step }) => step === 'name' || step === 'kind',
  skip: async (talk, { step, draft }) => (step === 'minimum' ? next(talk, { ...draft, minOrder: 1 }) : undefined),
  hear: async (talk, input) =>
    input.kind === 'text' && input.text.length < 80 && !input.text.includes('?') && WANTS.test(input.text)
      ? forWhichShop(talk, after(input.text))
      : undefined,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}) => choice(NEW_PRODUCT, label, act, options)

/** What is told behind the wish: the name, and perhaps the price. */
function after(text: string): string {
  const wish = WANTS.exec(text)
  return wish ? text.slice(wish.index + wish[0].length).replace(/^\W+/, '') : ''
}

/** Of one shop at once; who helps in several is asked. */
export async function forWhichShop(talk: Talk, told = ''): Promise<Turn<State>> {
  const { t, db, person } = talk
  const shops = shopsOf(person)
  const [only = 0, ...others] = shops
  if (others.length === 0) return startProduct(talk, only, told)
  const names = await vendorsById(db, shops)
  const choices = shops.map((vendorId) => [to(names.get(vendorId)?.name ?? '', { do: 'start', vendorId })])
  return { say: [{ text: t.listing.whichShop, choices }] }
}

/** The first question; a photo with a caption may answer it and others. */
export async function startProduct(talk: Talk, vendorId: number, told = ''): Promise<Turn<State>> {
  // "Mau nambah menu baru: nasi uduk 15rb" has told the first of it.
  const draft = filled({ vendorId }, told)
  if (draft.name !== undefined && draft.price !== undefined) return next(talk, draft)
  return {
    say: [{ text: talk.t.curation.askName }],
    next: { step: 'name', draft: { vendorId } },
    flow: NEW_PRODUCT.name,
  }
}

/** A photo of the first product, sent before anybody asked for it. */
export async function productShown(talk: Talk, vendorId: number, input: Input): Promise<Turn<State>> {
  return (await answered(talk, { step: 'name', draft: { vendorId } }, input)) ?? startProduct(talk, vendorId)
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  switch (act.do) {
    case 'start':
      return startProduct(talk, act.vendorId)
    case 'kind':
    case 'lead':
      return next(talk, act.draft)
    case 'again':
      return startProduct(talk, act.draft.vendorId)
    case 'send':
      return send(talk, act.draft)
    case 'drop':
      return { say: [{ text: talk.t.shop.dropped, inPlace: true }] }
  }
}

/** The next thing that is not known yet; when all is known, the whole of it with a question. */
async function next(talk: Talk, draft: Draft): Promise<Turn<State>> {
  const { t } = talk
  const tooDear = aboveCeiling(talk, draft)
  if (tooDear) return tooDear
  const step = missing(draft)
  const ask = (say: Say): Turn<State> => ({ say: [say], next: { step, draft }, flow: NEW_PRODUCT.name })
  switch (step) {
    case 'name':
      return ask({ text: t.curation.askName })
    case 'kind':
      return ask(await kindQuestion(talk, draft))
    case 'price':
      return ask({ text: t.curation.askPrice(draft.name ?? '') })
    case 'minimum':
      return ask({ text: t.curation.askMinimum(draft.unit ?? '') })
    case 'lead': {
      const choices = LEADS.map((hours) => [
        to(t.curation.lead(hours), { do: 'lead', draft: { ...draft, leadTimeHours: hours } }),
      ])
      return ask({ text: t.curation.askLead, choices })
    }
    case 'photo':
      return ask({ text: t.curation.askPhoto })
    case 'confirm':
      return ask(await wholeOf(talk, draft))
  }
}

const LEADS = [3, 24, 48, 72] as const

function missing({ name, kind, price, unit, minOrder, leadTimeHours, picture }: Draft): State['step'] {
  if (name === undefined) return 'name'
  if (kind === undefined) return 'kind'
  if (price === undefined || unit === undefined) return 'price'
  if (minOrder === undefined) return 'minimum'
  if (leadTimeHours === undefined) return 'lead'
  return picture === undefined ? 'photo' : 'confirm'
}

/** What is found by this name says what kind it is. */
async function kindQuestion(talk: Talk, draft: Draft): Promise<Say> {
  const { t } = talk
  const kinds = await kindsFor(talk, draft)
  const choices = kinds.slice(0, 6).map((kind) => [to(kind.name, { do: 'kind', draft: { ...draft, kind } })])
  return { text: t.curation.askKind(draft.name ?? ''), choices }
}

async function kindsFor({ db, now, office }: Talk, { name = '', vendorId }: Draft): Promise<Kind[]> {
  const today = wallClock(now, office.calendar.zone).day
  const found = await searchProducts(db, readSearch(name), { page: 0, pageSize: 12, today })
  return kindsLike(db, found.products, vendorId)
}

async function wholeOf(talk: Talk, draft: Draft): Promise<Say> {
  const { t } = talk
  const vendor = (await vendorsById(talk.db, [draft.vendorId])).get(draft.vendorId)?.name ?? ''
  return {
    text: lines(t.curation.offered(vendor, whole(draft)), '', t.curation.askSend),
    ...(draft.picture ? { picture: draft.picture } : {}),
    choices: [
      [to(t.curation.send, { do: 'send', draft }, { once: true })],
      [to(t.curation.again, { do: 'again', draft }), to(t.shop.drop, { do: 'drop' })],
    ],
  }
}

/** The draft when nothing is missing. */
function whole({ name = '', kind, price = 0, unit = '', minOrder = 1, leadTimeHours = 24, picture = '' }: Draft) {
  return { name, price, unit, minOrder, leadTimeHours, picture, category: kind?.name ?? '', categoryId: kind?.id ?? 0 }
}

async function send(talk: Talk, draft: Draft): Promise<Turn<State>> {
  const { t, db, work, person, now } = talk
  if (missing(draft) !== 'confirm') return next(talk, draft)
  if (!shopsOf(person).includes(draft.vendorId)) return { say: [{ text: t.oldButton }] }
  const { category: _, ...offered } = whole(draft)
  const ids = await offerIds(db)
  work.later((tx) => offerProduct(tx, { ...offered, vendorId: draft.vendorId }, ids, { personId: person.id, now }))
  const vendor = (await vendorsById(db, [draft.vendorId])).get(draft.vendorId)?.name ?? ''
  await tellCurators(work, ids.curationId, (theirs) => ({
    text: theirs.curation.newOffer(vendor, whole(draft)),
    ...(draft.picture ? { picture: draft.picture } : {}),
  }))
  return { say: [{ text: t.curation.sent(offered.name) }] }
}

async function answered(talk: Talk, { step, draft }: State, input: Input): Promise<Turn<State> | undefined> {
  const file = evidenceIn(input)
  if (file) {
    if (!file.ok || !file.value[0].mimeType.startsWith('image/'))
      return { say: [{ text: talk.t.curation.photoUnread }], next: 'same' }
    const withPhoto = { ...draft, picture: file.value[0].sha256 }
    return next(talk, file.value[0].caption ? filled(withPhoto, file.value[0].caption) : withPhoto)
  }
  if (input.kind !== 'text') return { say: [{ text: talk.t.curation.askPhoto }], next: 'same' }
  return said(talk, step, draft, input.text.trim())
}

/** What a caption or a first sentence tells at once: name, price and unit, minimum, how long ahead. */
function filled(draft: Draft, text: string): Draft {
  return { ...readOffer(text), ...draft }
}

async function said(talk: Talk, step: State['step'], draft: Draft, text: string): Promise<Turn<State> | undefined> {
  const { t } = talk
  const again = (words: Say['text']): Turn<State> => ({ say: [{ text: words }], next: 'same' })
  const [number] = readNumbers(text)
  switch (step) {
    case 'name': {
      const read = filled(draft, text)
      return read.name === undefined ? again(t.curation.askName) : next(talk, read)
    }
    case 'kind': {
      const kinds = await kindsFor(talk, { ...draft, name: text })
      return kinds.length > 0
        ? { ...(await next(talk, draft)), say: [await kindQuestion(talk, { ...draft, name: text })] }
        : undefined
    }
    case 'price':
      return priced(talk, draft, text)
    case 'minimum': {
      const isCount = number && Number.isInteger(number.value) && number.value > 0
      return isCount ? next(talk, { ...draft, minOrder: number.value }) : again(t.curation.askMinimum(draft.unit ?? ''))
    }
    case 'lead': {
      const hours = readOffer(`x, ${text}`).leadTimeHours ?? (number ? hoursOf(number.value, text) : undefined)
      return hours ? next(talk, { ...draft, leadTimeHours: hours }) : again(t.curation.askLead)
    }
    case 'photo':
      return again(t.curation.askPhoto)
    case 'confirm': {
      const { intents } = understand(text, { as: 'vendor', asked: 'yes-no', now: talk.now })
      return intents[0].intent === 'ACCEPT' ? send(talk, draft) : again(t.curation.askSend)
    }
  }
}

const hoursOf = (value: number, text: string) => Math.round(/hari/i.test(text) ? value * 24 : value) || undefined

function priced(talk: Talk, draft: Draft, text: string): Turn<State> | Promise<Turn<State>> {
  const { t } = talk
  const amount = readMoney(text, { price: true }).at(-1)?.amount
  const unit = readOffer(`x ${text}`).unit ?? draft.unit ?? (draft.price === undefined ? undefined : plainUnit(text))
  const price = amount ?? draft.price
  const said = { ...draft, ...(price ? { price } : {}), ...(unit ? { unit } : {}) }
  if (price === undefined || price <= 0)
    return { say: [{ text: t.shop.priceUnread }], next: { step: 'price', draft: said } }
  if (unit === undefined) return { say: [{ text: t.curation.askUnit }], next: { step: 'price', draft: said } }
  return next(talk, said)
}

/** What the office could not buy is said as soon as kind, price and unit are known. */
function aboveCeiling({ t, office }: Talk, { price, ...draft }: Draft): Turn<State> | undefined {
  const { kind, unit = '' } = draft
  const ceiling = priceCeiling(guardSettingsFrom(office.ruleValues), kind?.etalase ?? '', unit)
  if (price === undefined || ceiling === undefined || price <= ceiling) return undefined
  const text = t.curation.aboveCeiling(price, unit, ceiling)
  return { say: [{ text }], next: { step: 'price', draft }, flow: NEW_PRODUCT.name }
}

const plainUnit = (text: string) => /^(?:per\s+)?([a-z]{2,12})$/i.exec(text)?.[1]?.toLowerCase()
