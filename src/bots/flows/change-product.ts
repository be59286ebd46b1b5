/**
 * Name, photo or description of a product, changed by its shop. What a curator passed is shown until a curator has passed
 * the new; taking a product off needs nobody.
 */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { GoodChange, offerChange, openLookAt } from '#db/curation.ts'
import { ordersAwaitingVendor } from '#db/orders.ts'
import { reserveIds } from '#db/rows.ts'
import { type Good, goodsOf } from '#db/shop-desk.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input } from '../channel.ts'
import { tellCurators } from '../desk/curators.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { goodsNamed } from '../desk/goods-named.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { understand } from '../language/understanding/index.ts'
import { MY_SHOP } from './my-shop-changes.ts'

export const CHANGE_PRODUCT = { name: 'change-product' } as const

const What = z.enum(['name', 'picture', 'description'])
type What = z.infer<typeof What>
export const WHATS = What.options

const State = z.discriminatedUnion('step', [
  z.object({ step: z.literal('say'), productId: z.number(), what: What }),
  z.object({ step: z.literal('confirm'), productId: z.number(), change: GoodChange }),
])
type State = z.infer<typeof State>

const Act = z.union([
  z.object({ do: z.literal('start'), productId: z.number(), what: What, change: GoodChange.exactOptional() }),
  z.object({ do: z.literal('send'), productId: z.number(), change: GoodChange }),
  z.object({ do: z.literal('off'), productId: z.number() }),
  z.object({ do: z.literal('drop') }),
])
type Act = z.infer<typeof Act>

export const changeProductFlow: Flow<State, ActData & Act> = {
  name: CHANGE_PRODUCT.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: (talk, act) => go(talk, act),
  input: answered,
  takesWords: ({ step }) => step === 'say',
  hear: heard,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}) => choice(CHANGE_PRODUCT, label, act, options)
const NAME_MAX = 80
const DESCRIPTION_MAX = 300

async function ownGood({ db, person }: Talk, productId: number): Promise<Good | undefined> {
  return (await goodsOf(db, shopsOf(person))).find(({ id }) => id === productId)
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const { t } = talk
  if (act.do === 'drop') return { say: [{ text: t.shop.dropped, inPlace: true }] }
  const good = await ownGood(talk, act.productId)
  if (!good) return { say: [{ text: t.oldButton }] }
  switch (act.do) {
    case 'start':
      return act.change ? confirm(talk, good, act.change) : ask(talk, good, act.what)
    case 'send':
      return send(talk, good, act.change)
    case 'off':
      return askOff(talk, good)
  }
}

function ask({ t }: Talk, { id, name }: Good, what: What): Turn<State> {
  return { say: [{ text: t.listing.goods.ask[what](name) }], next: { step: 'say', productId: id, what } }
}

function askOff({ t }: Talk, { id, name }: Good): Turn<State> {
  const off = choice(MY_SHOP, t.shop.takeOff, { do: 'shelf', productId: id, shown: false }, { once: true })
  return { say: [{ text: t.listing.goods.askOff(name), choices: [[off], [to(t.shop.drop, { do: 'drop' })]] }] }
}

function confirm({ t }: Talk, { id, name }: Good, change: GoodChange): Turn<State> {
  const choices = [
    [to(t.listing.goods.send, { do: 'send', productId: id, change }, { once: true }), to(t.shop.drop, { do: 'drop' })],
  ]
  const { picture } = change
  return {
    say: [{ text: t.listing.goods.confirm(name, change), choices, ...(picture ? { picture } : {}) }],
    next: { step: 'confirm', productId: id, change },
  }
}

async function send(talk: Talk, { id: productId, vendorId, name }: Good, change: GoodChange): Promise<Turn<State>> {
  const { t, work, db, person, now } = talk
  const [open, [fresh = 0], vendors] = await Promise.all([
    openLookAt(db, productId),
    reserveIds(db, 1),
    vendorsById(db, [vendorId]),
  ])
  work.later((tx) => offerChange(tx, { id: fresh, vendorId, productId, change }, { personId: person.id, now }))
  if (open?.kind === 'product') return { say: [{ text: t.listing.goods.changedYet(name), inPlace: true }] }
  await tellCurators(work, open?.id ?? fresh, (theirs) => ({
    text: theirs.curation.newChange(vendors.get(vendorId)?.name ?? '', name, change),
    ...(change.picture ? { picture: change.picture } : {}),
  }))
  return { say: [{ text: t.listing.goods.sent(name), inPlace: true }] }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const { t, now } = talk
  const good = await ownGood(talk, state.productId)
  if (!good) return { say: [{ text: t.oldButton }] }
  if (state.step === 'say') return said(talk, good, state.what, input)
  if (input.kind !== 'text') return undefined
  const { intents } = understand(input.text, { as: 'vendor', asked: 'yes-no', now })
  if (intents[0].intent === 'ACCEPT') return send(talk, good, state.change)
  return intents[0].intent === 'REJECT' ? { say: [{ text: t.shop.dropped }] } : undefined
}

function said(talk: Talk, good: Good, what: What, input: Input): Turn<State> | undefined {
  const { t } = talk
  const found = evidenceIn(input)
  if (found) {
    const [photo] = found.ok ? found.value : []
    if (!photo?.mimeType.startsWith('image/')) return { say: [{ text: t.curation.photoUnread }], next: 'same' }
    return confirm(talk, good, { picture: photo.sha256 })
  }
  if (input.kind !== 'text' || what === 'picture') return { ...ask(talk, good, what) }
  const words = input.text.replace(/\s+/g, ' ').trim()
  const isFit =
    words.length >= 3 && words.length <= (what === 'name' ? NAME_MAX : DESCRIPTION_MAX) && !words.endsWith('?')
  return isFit ? confirm(talk, good, { [what]: words }) : ask(talk, good, what)
}

const CHANGES =
  /^\W*(?:kak|min|tolong|tlg|mau)?[\s,]*(?:ganti|ubah|gantiin|update|edit) +(nama|foto|gambar|keterangan|deskripsi|isi)(?:nya)? +(.+?)(?: +(?:jadi|menjadi|ke) +(.+))?$/i
const NEW_PHOTO = /^\W*(?:ini +)?(?:foto|gambar)(?:nya)? +(?:yang +)?baru +(?:buat +|untuk +)?(.+)$/i
const OFF =
  /^\W*(?:kak|min|tolong|tlg|mau)?[\s,]*(?:turunkan|turunin|hapus|hapusin|copot) +(?:produk +|menu +)?(.+?)(?: +dari +katalog)?(?: +(?:ya|dong|kak))*$|^(.+?) +(?:udah |sudah )?(?:ga|gak|nggak|ngga|tidak) +(?:di)?jual(?:an)? +lagi\b/i

/** "ganti nama nasi bakar jadi nasi bakar cumi", "foto baru nasi bakar" under a photo, "nasi bakar udah ga dijual lagi". */
async function heard(talk: Talk, input: Input): Promise<Turn<State> | undefined> {
  const found = evidenceIn(input)
  const [photo] = found?.ok ? found.value : []
  const text = (input.kind === 'text' ? input.text : (photo?.caption ?? '')).trim()
  if (text === '' || text.length > 160 || text.endsWith('?') || talk.aboutOrder !== undefined) return undefined
  if (photo) {
    const words =
      NEW_PHOTO.exec(text)?.[1] ??
      (/^(foto|gambar)/i.test(CHANGES.exec(text)?.[1] ?? '') ? CHANGES.exec(text)?.[2] : undefined)
    return words ? about(talk, words, 'picture', { picture: photo.sha256 }) : undefined
  }
  const [, kind = '', words, next] = CHANGES.exec(text) ?? []
  if (words) {
    const what = WHAT_SAID[kind.toLowerCase()] ?? 'description'
    return about(talk, words, what, next && what !== 'picture' ? { [what]: next.trim() } : undefined)
  }
  const off = OFF.exec(text)
  // "nasi bakar udah ga dijual lagi" answers an order that waits.
  if (off && (await ordersAwaitingVendor(talk.db, shopsOf(talk.person))).length > 0) return undefined
  return off ? about(talk, off[1] ?? off[2] ?? '', 'off') : undefined
}

const WHAT_SAID: Readonly<Record<string, What>> = { nama: 'name', foto: 'picture', gambar: 'picture' }

/** Of one product at once, of several after asking; what the shop does not sell is somebody else's to understand. */
async function about(
  talk: Talk,
  words: string,
  what: What | 'off',
  change?: GoodChange,
): Promise<Turn<State> | undefined> {
  const { t } = talk
  const { goods } = goodsNamed(await goodsOf(talk.db, shopsOf(talk.person)), words)
  const [only, ...others] = what === 'off' ? goods.filter(({ listed }) => listed) : goods
  if (!only) return undefined
  if (others.length === 0) {
    if (what === 'off') return askOff(talk, only)
    return change ? confirm(talk, only, change) : ask(talk, only, what)
  }
  const choices = [only, ...others].slice(0, 9).map(({ id: productId, name }) => {
    return [
      to(
        name,
        what === 'off' ? { do: 'off', productId } : { do: 'start', productId, what, ...(change ? { change } : {}) },
      ),
    ]
  })
  return { say: [{ text: t.listing.goods.which, choices }] }
}
