/** Changes of a shop: what is asked back before they are made, how they are echoed, and how they are kept. */
import { addDays, instantAt, wallClock } from '#core/calendar.ts'
import { priceCeiling } from '#core/guards/index.ts'
import { shopsOf } from '#core/people/person.ts'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import {
  addStock,
  closeShops,
  type Good,
  goodsOf,
  openShops,
  promisedBetween,
  setHours,
  setPrice,
  setStock,
  setWeekday,
} from '#db/shop-desk.ts'
import { vendorsById } from '#db/vendors.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import type { ShopChangeFacts } from '../language/messages/shop-facts.ts'
import { lines } from '../markup.ts'
import type { Act, Change, Said, State } from './my-shop-steps.ts'

export const MY_SHOP = { name: 'my-shop' } as const

/** A choice of the shop's desk. */
export const to = (label: string, act: Act, options: { once?: boolean } = {}) => choice(MY_SHOP, label, act, options)

/** The goods of all shops of this person. */
export function ownGoods(talk: Talk): Promise<Good[]> {
  return goodsOf(talk.db, shopsOf(talk.person))
}

/** What was said about goods that are known now: asks for what is missing, or echoes the change. */
export async function aboutGoods(talk: Talk, goods: readonly Good[], said: Said): Promise<Turn<State>> {
  const [good] = goods
  if (!good) return { say: [{ text: talk.t.shop.noGoods }] }
  const productIds = goods.map(({ id }) => id)
  switch (said.kind) {
    case 'ask-stock':
      return askStock(talk, goods)
    case 'stock':
      return echo(talk, { what: 'stock', productIds, left: said.left })
    case 'stock-by':
      return echo(talk, { what: 'stock', productIds, ...moved(good, said.by) })
    case 'price':
      return said.price === undefined ? askPrice(talk, good) : newPrice(talk, good, said.price)
    case 'price-by':
      return newPrice(talk, good, movedPrice(good.price, said.by))
  }
}

/** What is not counted yet begins with what was added. */
function moved({ stock }: Good, by: number): { left: number; by?: number } {
  const left = Math.max(0, (stock ?? 0) + by)
  return stock === null ? { left } : { left, by }
}

/** "naik 2rb" moves a price of 26.000; "naik 28rb" can only be the new one. */
function movedPrice(price: number, by: number): number {
  return Math.abs(by) * 2 > price ? Math.abs(by) : price + by
}

function askStock({ t }: Talk, goods: readonly Good[]): Turn<State> {
  const [good] = goods
  const productIds = goods.map(({ id }) => id)
  const said = (left: number | null): Act => ({ do: 'pick', productIds, said: { kind: 'stock', left } })
  const choices = [[to(t.shop.gone, said(0)), to(t.shop.enough, said(null))]]
  const text = t.shop.askStock(good ?? { name: '', stock: null, unit: '' })
  return { say: [{ text, choices }], next: { step: 'stock', productIds } }
}

function askPrice({ t }: Talk, good: Good): Turn<State> {
  return { say: [{ text: t.shop.askPrice(good) }], next: { step: 'price', productId: good.id } }
}

/** Ten times more or less than now is a slip of the thumb. */
const STRANGE_TIMES = 5

/** A price is echoed when the office could pay it, and asked again when it cannot be meant. */
export async function newPrice(talk: Talk, good: Good, price: number): Promise<Turn<State>> {
  const { t, office } = talk
  const next = { step: 'price', productId: good.id } as const
  const ceiling = priceCeiling(guardSettingsFrom(office.ruleValues), good.etalase, good.unit)
  if (price <= 0 || price * STRANGE_TIMES < good.price || price > good.price * STRANGE_TIMES)
    return { say: [{ text: t.shop.strangePrice(good, Math.max(0, price)) }], next }
  if (ceiling !== undefined && price > ceiling)
    return { say: [{ text: t.shop.aboveCeiling(good, price, ceiling) }], next }
  return echo(talk, { what: 'price', productId: good.id, price })
}

/** Old → new, and a "ya" before anything is kept. */
export async function echo(talk: Talk, change: Change): Promise<Turn<State>> {
  const { t } = talk
  const asked = await whichShop(talk, change)
  if (asked) return asked
  const facts = await changeFacts(talk, change)
  if (!facts) return { say: [{ text: t.shop.noGoods }] }
  if (isSame(facts)) return { say: [{ text: t.shop.same(facts) }] }
  const choices = [[to(t.shop.save, { do: 'save', change }, { once: true }), to(t.shop.drop, { do: 'drop' })]]
  const text = lines(
    t.shop.confirm(facts),
    change.what === 'price' && t.shop.openOrdersKeep,
    await promised(talk, change),
    t.shop.confirmAsk,
  )
  return { say: [{ text, choices }], next: { step: 'confirm', change } }
}

/** Who helps in several shops is asked which of them is meant, where goods do not tell. */
async function whichShop(talk: Talk, change: Change): Promise<Turn<State> | undefined> {
  const { t, db, person } = talk
  const shops = shopsOf(person)
  if (shops.length < 2 || change.what === 'stock' || change.what === 'price' || change.vendorIds) return undefined
  const names = await vendorsById(db, shops)
  const one = (vendorIds: number[], label: string) => [to(label, { do: 'for', change: { ...change, vendorIds } })]
  const choices = [
    ...shops.map((id) => one([id], names.get(id)?.name ?? '')),
    one([...shops], t.shop.all(shops.length)),
  ]
  return { say: [{ text: t.listing.whichShop, choices }] }
}

/** The shops that a change is about, as far as they are still this person's. */
function shopsMeant({ person }: Talk, change: Change): number[] {
  const named = 'vendorIds' in change ? change.vendorIds : undefined
  return shopsOf(person).filter((id) => named?.includes(id) ?? true)
}

function isSame(facts: ShopChangeFacts): boolean {
  if (facts.what === 'price') return facts.good.price === facts.price
  if (facts.what === 'hours' && facts.hours && facts.before)
    return (
      facts.shops.length < 2 && facts.hours.opens === facts.before.opens && facts.hours.closes === facts.before.closes
    )
  return facts.what === 'stock' && facts.goods.every(({ stock }) => stock === facts.left)
}

async function promised(talk: Talk, change: Change) {
  if (change.what !== 'closed') return undefined
  const { zone } = talk.office.calendar
  const [from, to] = [instantAt(change.from, '00:00', zone), instantAt(addDays(change.to, 1), '00:00', zone)]
  const ids = await promisedBetween(talk.db, shopsMeant(talk, change), from, to)
  return ids.length > 0 && talk.t.shop.promised(ids)
}

/** The change beside what it changes; nothing when its goods are not this person's. */
async function changeFacts(talk: Talk, change: Change): Promise<ShopChangeFacts | undefined> {
  if (change.what === 'price') {
    const good = (await ownGoods(talk)).find(({ id }) => id === change.productId)
    return good && { what: 'price', good, price: change.price }
  }
  if (change.what !== 'stock') {
    const meant = shopsMeant(talk, change)
    const shops = [...(await vendorsById(talk.db, meant)).values()]
    if (shops.length === 0) return undefined
    const names = shopsOf(talk.person).length > 1 ? shops.map(({ name }) => name) : []
    if (change.what !== 'hours') return { ...change, shops: names }
    const { opens, closes } = shops[0]?.hours ?? {}
    return { ...change, shops: names, ...(opens && closes ? { before: { opens, closes } } : {}) }
  }
  const goods = (await ownGoods(talk)).filter(({ id }) => change.productIds.includes(id))
  return goods.length > 0 ? { what: 'stock', goods, left: change.left } : undefined
}

/** Keeps the change, and says what it was and is. */
export async function save(talk: Talk, change: Change): Promise<Turn<never>> {
  const facts = await changeFacts(talk, change)
  if (!facts) return { say: [{ text: talk.t.oldButton }] }
  const { now, person, work } = talk
  const vendorIds = shopsMeant(talk, change)
  work.later(async (tx) => {
    switch (facts.what) {
      case 'stock':
        return change.what === 'stock' && change.by !== undefined
          ? addStock(tx, idsOf(facts.goods), change.by, now)
          : setStock(tx, idsOf(facts.goods), facts.left, now)
      case 'price':
        return setPrice(tx, facts.good.id, facts.price, now)
      case 'closed':
        return closeShops(tx, { vendorIds, from: facts.from, to: facts.to, askedBy: person.id }, now)
      case 'open':
        return openShops(tx, vendorIds, facts.from)
      case 'weekday':
        return setWeekday(tx, vendorIds, facts.weekday, facts.closed)
      case 'hours':
        return setHours(tx, vendorIds, facts.hours)
    }
  })
  return { say: [{ text: talk.t.shop.saved(facts), inPlace: true }] }
}

const idsOf = (goods: readonly Good[]) => goods.map(({ id }) => id)

/** How the shops stand: hours and the closed days ahead. */
export async function standing(talk: Talk) {
  const shops = [...(await vendorsById(talk.db, shopsOf(talk.person))).values()]
  const today = wallClock(talk.now, talk.office.calendar.zone).day
  const [first] = shops
  const closures = (first?.hours?.closures ?? []).filter((closure) => closure.to >= today)
  const { opens, closes, closedWeekdays = [] } = first?.hours ?? {}
  return {
    names: shops.map(({ name }) => name),
    closures: closures.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    hours: opens && closes ? { opens, closes } : undefined,
    closedWeekdays,
  }
}
