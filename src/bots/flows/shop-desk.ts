/**
 * What a shop, or somebody who is opening one, says to the desk itself: is this real, what does it cost, what do I sell
 * here, why do no orders come. It is answered whatever is under way, and what was under way goes on.
 */
import { z } from 'zod'
import { shopsOf } from '#core/people/person.ts'
import { ordersAwaitingVendor } from '#db/orders.ts'
import { accountFacts } from '../desk/account.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { type DeskTopic, deskTopic } from '../language/understanding/index.ts'
import { openHelp } from './help.ts'
import { listGoods } from './my-shop.ts'
import { listShopOrders } from './shop-orders.ts'

export const shopDeskFlow: Flow = {
  name: 'shop-desk',
  acts: z.never(),
  may: (person) => person.roles.every(({ role }) => role === 'vendor' || role === 'pokmas'),
  tap: async ({ t }) => ({ say: [{ text: t.oldButton }] }),
  hear: async (talk, input) => {
    const topic = input.kind === 'text' ? shopTopic(talk, input.text) : undefined
    return topic && ((await plainly(talk, topic)) as Turn<never> | undefined)
  },
  inPassing: async (talk, topic) =>
    ((await plainly(talk, topic)) ?? (await atRest(talk, topic))) as Turn<never> | undefined,
}

const shopTopic = ({ now, office }: Talk, text: string) =>
  deskTopic(text, { as: 'vendor', now, zone: office.calendar.zone })

/** Topics that are about no order, however many wait. */
async function plainly(talk: Talk, topic: DeskTopic): Promise<Turn | undefined> {
  const { t, db, office, person } = talk
  const [shop] = shopsOf(person)
  const small = (text: Turn['say'][number]['text']): Turn => ({ say: [{ text }], next: 'same' })
  switch (topic) {
    case 'trust':
      return small(t.desk.trust(office.links.web || undefined))
    case 'fee':
      return small(t.desk.shop.fee)
    case 'curation':
      return small(t.desk.shop.curation)
    case 'leaving':
      return shop === undefined ? undefined : small(t.desk.shop.leaving)
    case 'goods':
      return shop === undefined ? undefined : listGoods(talk)
    case 'account':
      return shop === undefined ? undefined : small(t.desk.shop.account(await accountFacts(db, shop, talk)))
    case 'quiet':
      return shop === undefined || (await isAsked(talk)) ? undefined : nothingNew(talk)
    default:
      return undefined
  }
}

const isAsked = async ({ db, person }: Talk) => (await ordersAwaitingVendor(db, shopsOf(person))).length > 0

function nothingNew({ t }: Talk): Turn {
  return { say: [{ text: t.desk.shop.quiet }], next: 'same', again: t.desk.shop.quietAgain }
}

/** What a shop says while no order is waiting or under way. */
export async function saidAtRest(talk: Talk, text: string): Promise<Turn | undefined> {
  const topic = shopTopic(talk, text)
  const { unclear, unclearAgain } = talk.t.desk.shop
  if (topic === 'question') return { say: [{ text: unclear }], next: 'same', again: unclearAgain }
  return topic && atRest(talk, topic)
}

async function atRest(talk: Talk, topic: DeskTopic): Promise<Turn | undefined> {
  if (topic === 'help') return openHelp(talk)
  return topic === 'orders' && shopsOf(talk.person).length > 0
    ? { ...(await listShopOrders(talk)), next: 'same' }
    : undefined
}
