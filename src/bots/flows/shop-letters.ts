/**
 * A shop's papers in chat: what stands in the books, and a new or renewed one by photo or PDF with its end. A curator
 * looks at it before it counts; what runs out is reminded of and marked on the cards.
 */
import { z } from 'zod'
import { type Day, wallClock } from '#core/calendar.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { LETTER_KINDS, LetterShown, offerLetter } from '#db/curation.ts'
import { lettersOfShop } from '#db/letters.ts'
import { ordersAwaitingVendor } from '#db/orders.ts'
import { reserveIds } from '#db/rows.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input } from '../channel.ts'
import { tellCurators } from '../desk/curators.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readWhen, understand } from '../language/understanding/index.ts'

const Kind = LetterShown.shape.kind
type Kind = z.infer<typeof Kind>

const Shown = z.object({ vendorId: z.number(), kind: Kind, file: z.string(), isPdf: z.boolean() })
type Shown = z.infer<typeof Shown>

const State = z.union([
  z.object({ step: z.literal('file'), vendorId: z.number(), kind: Kind }),
  Shown.extend({ step: z.literal('until') }),
  Shown.extend({ step: z.literal('confirm'), validTo: z.string().nullable() }),
])
type State = z.infer<typeof State>

const Act = z.union([
  z.object({ do: z.literal('open') }),
  z.object({ do: z.literal('list'), vendorId: z.number() }),
  z.object({ do: z.literal('kind'), vendorId: z.number(), kind: Kind }),
  z.object({ do: z.literal('endless'), shown: Shown }),
  z.object({ do: z.literal('send'), shown: Shown, validTo: z.string().nullable() }),
  z.object({ do: z.literal('drop') }),
])
type Act = z.infer<typeof Act>

export const shopLettersFlow: Flow<State, ActData & Act> = {
  name: 'shop-letters',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['surat', 'papers'],
  words: ['surat', 'surat toko', 'surat saya', 'surat-surat', 'surat surat', 'izin usaha', 'papers'],
  may: (person) => holds(person, 'vendor'),
  open: opened,
  tap: (talk, act) => go(talk, act),
  input: answered,
  hear: heard,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}) =>
  choice({ name: 'shop-letters' }, label, act, options)

/** Of one shop at once; who helps in several is asked. */
export async function opened(talk: Talk): Promise<Turn<State>> {
  const { t, db, person } = talk
  const shops = shopsOf(person)
  const [only = 0, ...others] = shops
  if (others.length === 0) return list(talk, only)
  const names = await vendorsById(db, shops)
  const choices = shops.map((vendorId) => [to(names.get(vendorId)?.name ?? '', { do: 'list', vendorId })])
  return { say: [{ text: t.listing.whichShop, choices }] }
}

async function list(talk: Talk, vendorId: number): Promise<Turn<State>> {
  const { t, db, now, office } = talk
  const { day } = wallClock(now, office.calendar.zone)
  const [letters, names] = await Promise.all([lettersOfShop(db, vendorId, day), vendorsById(db, [vendorId])])
  const choices = LETTER_KINDS.map((kind) => [to(t.listing.letters.kind(kind), { do: 'kind', vendorId, kind })])
  return { say: [{ text: t.listing.letters.list(names.get(vendorId)?.name ?? '', letters), choices }] }
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const { t, person } = talk
  if (act.do === 'drop') return { say: [{ text: t.shop.dropped, inPlace: true }] }
  if (act.do === 'open') return opened(talk)
  const vendorId = 'shown' in act ? act.shown.vendorId : act.vendorId
  if (!shopsOf(person).includes(vendorId)) return { say: [{ text: t.oldButton }] }
  switch (act.do) {
    case 'list':
      return list(talk, vendorId)
    case 'kind':
      return askFile(talk, vendorId, act.kind)
    case 'endless':
      return confirm(talk, act.shown, null)
    case 'send':
      return send(talk, act.shown, act.validTo)
  }
}

function askFile({ t }: Talk, vendorId: number, kind: Kind): Turn<State> {
  return { say: [{ text: t.listing.letters.askFile(kind) }], next: { step: 'file', vendorId, kind } }
}

function askUntil({ t }: Talk, shown: Shown): Turn<State> {
  const choices = [[to(t.listing.letters.endless, { do: 'endless', shown })]]
  return { say: [{ text: t.listing.letters.askUntil(shown.kind), choices }], next: { ...shown, step: 'until' } }
}

function confirm({ t }: Talk, shown: Shown, validTo: Day | null): Turn<State> {
  const { kind, file, isPdf } = shown
  const choices = [
    [to(t.listing.goods.send, { do: 'send', shown, validTo }, { once: true }), to(t.shop.drop, { do: 'drop' })],
  ]
  const text = t.listing.letters.confirm({ kind, validTo, number: '' })
  return {
    say: [{ text, choices, ...(isPdf ? {} : { picture: file }) }],
    next: { ...shown, step: 'confirm', validTo },
  }
}

async function send(talk: Talk, { vendorId, kind, file, isPdf }: Shown, validTo: Day | null): Promise<Turn<State>> {
  const { t, work, db, person, now } = talk
  if (!shopsOf(person).includes(vendorId)) return { say: [{ text: t.oldButton }] }
  const [id = 0] = await reserveIds(db, 1)
  const letter = { kind, validTo, number: `foto-${file.slice(0, 12)}` }
  work.later((tx) => offerLetter(tx, { id, vendorId, file, letter }, { personId: person.id, now }))
  const vendor = (await vendorsById(db, [vendorId])).get(vendorId)?.name ?? ''
  await tellCurators(work, id, (theirs) => ({
    text: theirs.curation.newLetter(vendor, letter),
    ...(isPdf ? { document: { file, fileName: `${kind}.pdf` } } : { picture: file }),
  }))
  return { say: [{ text: t.listing.letters.sent(kind), inPlace: true }] }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const { t, now } = talk
  if (state.step === 'file') {
    const found = evidenceIn(input)
    if (found) return shownNow(talk, state, found)
    return input.kind === 'text' && input.text.length > 60
      ? undefined
      : { ...askFile(talk, state.vendorId, state.kind) }
  }
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const { vendorId, kind, file, isPdf } = state
  const shown = { vendorId, kind, file, isPdf }
  if (state.step === 'until') return untilSaid(talk, shown, input.text)
  const { intents } = understand(input.text, { as: 'vendor', asked: 'yes-no', now })
  if (intents[0].intent === 'ACCEPT') return send(talk, shown, state.validTo)
  if (intents[0].intent === 'REJECT') return { say: [{ text: t.shop.dropped }] }
  return confirm(talk, shown, state.validTo)
}

const ENDLESS =
  /\b(tanpa batas|tidak ada batas\w*|ga ada batas\w*|gak ada batas\w*|seumur hidup|selamanya|selama usaha|no end)\b/i

function untilSaid(talk: Talk, shown: Shown, text: string): Turn<State> {
  const { t, now, office } = talk
  if (ENDLESS.test(text)) return confirm(talk, shown, null)
  const day = readWhen(text, { now, zone: office.calendar.zone })?.day
  if (day === undefined) return askUntil(talk, shown)
  if (day <= wallClock(now, office.calendar.zone).day)
    return { say: [{ text: t.listing.letters.over(day) }], next: { ...shown, step: 'until' } }
  return confirm(talk, shown, day)
}

function shownNow(
  talk: Talk,
  { vendorId, kind }: { vendorId: number; kind: Kind },
  found: NonNullable<ReturnType<typeof evidenceIn>>,
): Turn<State> {
  if (!found.ok) return { say: [{ text: talk.t.delivery.fileRefused(found.refusal) }], next: 'same' }
  const [{ sha256: file, mimeType, caption = '' }] = found.value
  const shown = { vendorId, kind, file, isPdf: !mimeType.startsWith('image/') }
  const { now, office } = talk
  const isDated = ENDLESS.test(caption) || readWhen(caption, { now, zone: office.calendar.zone })?.day !== undefined
  return isDated ? untilSaid(talk, shown, caption) : askUntil(talk, shown)
}

const NAMED: readonly (readonly [Kind, RegExp])[] = [
  ['halal', /\b(sertifikat|sertipikat|surat|kartu) ?halal\b|\bhalalnya\b/i],
  ['slhs', /\bslhs\b|\blaik (higiene|hygiene|sehat)\b|\bsurat (kesehatan|higiene|laik)\b/i],
  ['pirt', /\bp-?irt\b/i],
  ['nib', /\bnib\b/i],
]
const RENEWS =
  /\b(kirim\w*|baru|perpanjang\w*|diperpanjang|update|perbarui|perbaharui|ganti|ini|nih|berlaku|udah jadi|sudah jadi|sudah keluar|udah keluar)\b/i

/** "ini sertifikat halal yang baru", with its photo or before it. */
async function heard(talk: Talk, input: Input): Promise<Turn<State> | undefined> {
  const found = evidenceIn(input)
  const text = input.kind === 'text' ? input.text : found?.ok ? (found.value[0].caption ?? '') : ''
  if (text === '' || text.length > 120 || text.includes('?') || !RENEWS.test(text)) return undefined
  const kind = NAMED.find(([, pattern]) => pattern.test(text))?.[0]
  const shops = shopsOf(talk.person)
  // While an order waits for this shop's word, words alone may be that.
  const isAnswer = talk.aboutOrder !== undefined || (!found && (await ordersAwaitingVendor(talk.db, shops)).length > 0)
  if (isAnswer) return undefined
  const [vendorId, ...others] = shops
  if (kind === undefined || vendorId === undefined) return undefined
  if (others.length > 0) return opened(talk)
  return found ? shownNow(talk, { vendorId, kind }, found) : askFile(talk, vendorId, kind)
}
