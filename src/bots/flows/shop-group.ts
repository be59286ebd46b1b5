/**
 * A shop's family group on WhatsApp as its chat: said by one of its people, allowed by its owner in private, undone by
 * anybody of the shop. In a group nothing binds that does not quote an order or give its number.
 */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { staffOf } from '#db/curation.ts'
import { ordersAskedOfVendor, ordersAwaitingVendor, ordersOfShops } from '#db/orders.ts'
import { setShopOfGroup, shopOfGroup } from '#db/shop-groups.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input } from '../channel.ts'
import { orderNamed } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { endsShopGroup, isAboutShopGroup } from '../dialog/group-words.ts'

const SHOP_GROUP = { name: 'shop-group' } as const
const Act = z.object({ do: z.enum(['allow', 'refuse']), chatId: z.number(), vendorId: z.number() })
type Act = z.infer<typeof Act>

export const shopGroupFlow: Flow<never, ActData & Act> = {
  name: SHOP_GROUP.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: decided,
  hear: async (talk, input) => (talk.chat.group ? saidInGroup(talk, input) : undefined),
}

async function saidInGroup(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  if (input.kind !== 'text' && input.kind !== 'sticker') return undefined
  const text = input.kind === 'text' ? input.text : ''
  if (isAboutShopGroup(text)) return endsShopGroup(text) ? ended(talk) : wanted(talk)
  if (talk.aboutOrder !== undefined || orderNamed(text) !== undefined) return undefined
  return nameOne(talk)
}

/** Which order is meant must be seen by everybody who reads along. */
async function nameOne({ db, person, t }: Talk): Promise<Turn<never> | undefined> {
  const shops = shopsOf(person)
  const all = await Promise.all([
    ordersAwaitingVendor(db, shops),
    ordersAskedOfVendor(db, shops),
    ordersOfShops(db, shops, ['in-progress', 'on-the-way', 'disputed']),
  ])
  const ids = [...new Set(all.flat())]
  return ids.length > 0 ? { say: [{ text: t.shopGroup.nameOne(ids.slice(0, 5)) }], next: 'same' } : undefined
}

async function wanted(talk: Talk): Promise<Turn<never>> {
  const { db, chat, person, t } = talk
  const [vendorId = 0] = shopsOf(person)
  if (chat.channel !== 'whatsapp') return { say: [{ text: t.shopGroup.onlyWhatsApp }], next: 'same' }
  const [holder, [owner], shop] = await Promise.all([
    shopOfGroup(db, chat.id),
    staffOf(db, vendorId),
    shopName(talk, vendorId),
  ])
  if (holder !== undefined)
    return { say: [{ text: holder === vendorId ? t.shopGroup.already(shop) : t.shopGroup.taken }], next: 'same' }
  const act = { chatId: chat.id, vendorId }
  const reached =
    owner !== undefined &&
    (await talk.tell(owner.id, (theirs) => ({
      text: theirs.shopGroup.ask(person.name, shop),
      choices: [
        [choice(SHOP_GROUP, theirs.shopGroup.allow, { do: 'allow', ...act }, { once: true })],
        [choice(SHOP_GROUP, theirs.shopGroup.refuse, { do: 'refuse', ...act }, { once: true })],
      ],
    })))
  const text = reached ? t.shopGroup.asked(owner.name) : t.shopGroup.noOwner
  return { say: [{ text }], next: 'same' }
}

/** Whoever was asked as the owner may be it no more. */
async function decided(talk: Talk, act: Act): Promise<Turn<never>> {
  const { db, t, person, work } = talk
  const { chatId, vendorId } = act
  const [[owner], holder] = await Promise.all([staffOf(db, vendorId), shopOfGroup(db, chatId)])
  if (owner?.id !== person.id || holder !== undefined) return { say: [{ text: t.oldButton }] }
  if (act.do === 'refuse') return { say: [{ text: t.shopGroup.refused, inPlace: true }] }
  const shop = await shopName(talk, vendorId)
  work.later((tx) => setShopOfGroup(tx, chatId, { from: null, to: vendorId }))
  work.post(chatId, { text: t.shopGroup.isNow(shop) })
  return { say: [{ text: t.shopGroup.allowed(shop), inPlace: true }] }
}

async function ended({ db, chat, person, t, work }: Talk): Promise<Turn<never>> {
  const vendorId = await shopOfGroup(db, chat.id)
  if (vendorId === undefined || !holds(person, 'vendor', { vendorId }))
    return { say: [{ text: t.shopGroup.wasNot }], next: 'same' }
  work.later((tx) => setShopOfGroup(tx, chat.id, { from: vendorId, to: null }))
  return { say: [{ text: t.shopGroup.ended }], next: 'same' }
}

async function shopName({ db }: Talk, vendorId: number): Promise<string> {
  return (await vendorsById(db, [vendorId])).get(vendorId)?.name ?? ''
}
