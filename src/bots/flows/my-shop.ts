/**
 * A shop's own desk: stock, prices, closed days and hours, said in everyday words at any moment or picked from "Toko
 * saya". Nothing is kept before old and new were read back and answered with a "ya".
 */
import type { z } from 'zod'
import { type Instant, wallClock } from '#core/calendar.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersAwaitingVendor } from '#db/orders.ts'
import { type Good, setShown } from '#db/shop-desk.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input } from '../channel.ts'
import { goodsNamed } from '../desk/goods-named.ts'
import { asksForOrders } from '../desk/orders-asked.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readMoney, readNumbers, readShopNews, type ShopNews, understand } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { CHANGE_PRODUCT, WHATS } from './change-product.ts'
import { aboutGoods, echo, MY_SHOP, newPrice, ownGoods, save, standing, to } from './my-shop-changes.ts'
import { Act, type Said, State } from './my-shop-steps.ts'
import { forWhichShop } from './new-product.ts'

export const myShopFlow: Flow<State, ActData & Act> = {
  name: MY_SHOP.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['toko', 'shop'],
  words: ['toko', 'toko saya', 'tokoku', 'toko ku', 'toko aku', 'lihat toko', 'warung saya', 'warungku', 'my shop'],
  may: (person) => holds(person, 'vendor'),
  open: openShop,
  tap: (talk, act) => go(talk, act),
  input: answered,
  back: openShop,
  hear: heard,
}

/** "Toko saya": how the shop stands, and what can be changed. */
export async function openShop(talk: Talk): Promise<Turn<State>> {
  const { t } = talk
  const [goods, { names, closures, hours, closedWeekdays }] = await Promise.all([ownGoods(talk), standing(talk)])
  const listed = goods.filter(({ listed }) => listed)
  const gone = listed.filter(({ stock }) => stock === 0).length
  const text = lines(
    t.shop.title(names),
    t.shop.status(listed.length, gone, closures, hours, closedWeekdays),
    '',
    t.shop.hint,
  )
  const { menu } = t.shop
  const choices = [
    [to(menu.stock, { do: 'stock' }), to(menu.price, { do: 'price' })],
    [to(menu.closed, { do: 'closed' }), to(menu.hours, { do: 'hours' })],
    [to(menu.goods, { do: 'goods' }), to(menu.add, { do: 'add' })],
    [choice({ name: 'shop-letters' }, menu.papers, { do: 'open' })],
  ]
  return { say: [{ text, choices, inPlace: true }] }
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const { t } = talk
  switch (act.do) {
    case 'open':
      return openShop(talk)
    case 'stock':
      return whichGood(talk, await ownGoods(talk), { kind: 'ask-stock' })
    case 'price':
      return whichGood(talk, await ownGoods(talk), { kind: 'price' })
    case 'closed':
      return askClosed(talk)
    case 'hours': {
      const choices = [[to(t.shop.noHours, { do: 'noHours' })]]
      return { say: [{ text: t.shop.askHours, choices }], next: { step: 'hours' } }
    }
    case 'noHours':
      return echo(talk, { what: 'hours', hours: null })
    case 'openAgain':
      return echo(talk, { what: 'open', from: today(talk) })
    case 'goods':
      return listGoods(talk)
    case 'good':
      return oneGood(talk, act.productId)
    case 'shelf':
      return shelf(talk, act.productId, act.shown)
    case 'add':
      return (await forWhichShop(talk)) as unknown as Turn<State>
    case 'drop':
      return { say: [{ text: t.shop.dropped, inPlace: true }] }
    case 'pick':
      return aboutGoods(
        talk,
        (await ownGoods(talk)).filter(({ id }) => act.productIds.includes(id)),
        act.said,
      )
    case 'save':
      return save(talk, act.change)
    case 'for':
      return echo(talk, act.change)
  }
}

const today = ({ now, office }: { now: Instant; office: Talk['office'] }) => wallClock(now, office.calendar.zone).day

async function askClosed(talk: Talk): Promise<Turn<State>> {
  const { t } = talk
  const { closures } = await standing(talk)
  const choices = closures.length > 0 ? { choices: [[to(t.shop.openAgain, { do: 'openAgain' })]] } : {}
  return { say: [{ text: t.shop.askClosed, ...choices }], next: { step: 'closed' } }
}

/** More than this no numbered list carries on a small screen. */
const SHOWN = 9
const LISTED = 30

/** Everything that the shop has here, each one tap from what can be done about it. */
export async function listGoods(talk: Talk): Promise<Turn<State>> {
  const { t } = talk
  const goods = await ownGoods(talk)
  if (goods.length === 0) return { say: [{ text: t.shop.noGoods }] }
  const choices = goods.slice(0, LISTED).map((good) => [to(t.shop.good(good), { do: 'good', productId: good.id })])
  const text = lines(t.shop.goods(goods.length), goods.length > LISTED && t.shop.moreGoods(goods.length - LISTED))
  return { say: [{ text, choices, inPlace: true }] }
}

/** One product and what can be done about it. */
async function oneGood(talk: Talk, productId: number): Promise<Turn<State>> {
  const { t } = talk
  const good = (await ownGoods(talk)).find(({ id }) => id === productId)
  if (!good) return { say: [{ text: t.oldButton }] }
  const productIds = [good.id]
  const choices = [
    [
      to(t.shop.menu.stock, { do: 'pick', productIds, said: { kind: 'ask-stock' } }),
      to(t.shop.menu.price, { do: 'pick', productIds, said: { kind: 'price' } }),
    ],
    ...(good.passed
      ? [
          good.listed
            ? [to(t.shop.takeOff, { do: 'shelf', productId, shown: false }, { once: true })]
            : [to(t.shop.putBack, { do: 'shelf', productId, shown: true }, { once: true })],
        ]
      : []),
    ...WHATS.map((what) => [choice(CHANGE_PRODUCT, t.listing.goods.change[what], { do: 'start', productId, what })]),
  ]
  return { say: [{ text: t.shop.goodCard(good), choices, inPlace: true }] }
}

/** Taken off the catalogue by the shop, or put back; what did not pass curation is not put there by its shop. */
async function shelf(talk: Talk, productId: number, shown: boolean): Promise<Turn<State>> {
  const { t, work } = talk
  const good = (await ownGoods(talk)).find(({ id }) => id === productId)
  if (!good?.passed || (shown && good.withheld !== 'shop')) return { say: [{ text: t.oldButton }] }
  work.later((tx) => setShown(tx, productId, shown))
  return { say: [{ text: shown ? t.shop.isBack(good.name) : t.shop.isOff(good.name), inPlace: true }] }
}

/** Of one there is no question; of several the likely ones are numbered, and a name may be written instead. */
async function whichGood(talk: Talk, goods: readonly Good[], said: Said, unknown?: string): Promise<Turn<State>> {
  const { t } = talk
  const [only, ...others] = goods
  if (!only) return { say: [{ text: t.shop.noGoods }] }
  if (others.length === 0 && unknown === undefined) return aboutGoods(talk, [only], said)
  const isPrice = said.kind === 'price' || said.kind === 'price-by'
  const shown = goods.slice(0, SHOWN)
  const shops = new Set(shown.map(({ vendorId }) => vendorId))
  // Two shops of one person may sell what has the same name.
  const names = shops.size > 1 ? await vendorsById(talk.db, [...shops]) : undefined
  const choices = shown.map((good) => {
    const label = isPrice ? t.shop.goodPriceButton(good) : t.shop.goodButton(good)
    const shop = names?.get(good.vendorId)?.name
    return [to(shop ? `${label} · ${shop}` : label, { do: 'pick', productIds: [good.id], said })]
  })
  const all =
    said.kind === 'stock' && goods.length > 1
      ? [[to(t.shop.all(goods.length), { do: 'pick', productIds: goods.map(({ id }) => id), said })]]
      : []
  const asked = unknown === undefined ? (isPrice ? t.shop.which.price : t.shop.which.stock) : t.shop.notYours(unknown)
  const text = lines(asked, goods.length > SHOWN && t.shop.moreGoods(goods.length - SHOWN))
  return { say: [{ text, choices: [...choices, ...all] }], next: { step: 'which', said } }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text' || talk.aboutOrder !== undefined) return undefined
  const { text } = input
  switch (state.step) {
    case 'which': {
      const { goods } = goodsNamed(await ownGoods(talk), text)
      return goods.length > 0 ? whichGood(talk, goods, state.said) : undefined
    }
    case 'stock':
      return stockSaid(talk, state.productIds, text)
    case 'price':
      return priceSaid(talk, state.productId, text)
    case 'closed':
      return closedSaid(talk, state.days, text)
    case 'hours':
      return hoursSaid(talk, text)
    case 'confirm':
      return yesOrNo(talk, state, text)
  }
}

async function stockSaid(talk: Talk, productIds: readonly number[], text: string): Promise<Turn<State> | undefined> {
  const news = newsIn(talk, `stok ${text}`)
  const goods = (await ownGoods(talk)).filter(({ id }) => productIds.includes(id))
  const [number] = readNumbers(text)
  if (news?.kind === 'stock' && news.words === '') return aboutGoods(talk, goods, { kind: 'stock', left: news.left })
  if (number?.change === 'set' && Number.isInteger(number.value) && number.value >= 0 && text.length < 20)
    return aboutGoods(talk, goods, { kind: 'stock', left: number.value })
  if (/^(ada|banyak|aman|cukup)/i.test(text.trim())) return aboutGoods(talk, goods, { kind: 'stock', left: null })
  return newsOr(talk, text, talk.t.shop.stockUnread)
}

async function priceSaid(talk: Talk, productId: number, text: string): Promise<Turn<State> | undefined> {
  const good = (await ownGoods(talk)).find(({ id }) => id === productId)
  const amount = readMoney(text, { price: true }).at(-1)
  if (good && amount && text.length < 40) return newPrice(talk, good, amount.amount)
  return newsOr(talk, text, talk.t.shop.priceUnread)
}

async function closedSaid(talk: Talk, days: number | undefined, text: string): Promise<Turn<State> | undefined> {
  const counted = days === undefined || /\d+ *hari/i.test(text) ? '' : `${days} hari `
  const news = newsIn(talk, `tutup ${counted}${counted === '' ? '' : 'mulai '}${text}`)
  if (news && news.kind !== 'closed-when') return told(talk, news)
  if (news?.days !== undefined && days === undefined) return told(talk, news)
  return newsOr(talk, text, talk.t.shop.closedUnread)
}

async function hoursSaid(talk: Talk, text: string): Promise<Turn<State> | undefined> {
  const news = newsIn(talk, `buka ${text.replace(/^\s*buka\b/i, '')}`)
  return news?.kind === 'hours' ? told(talk, news) : newsOr(talk, text, talk.t.shop.hoursUnread)
}

/** Other news of the shop changes the subject; what is neither is asked again, unless somebody else knows it. */
async function newsOr(talk: Talk, text: string, again: ReturnType<typeof lines>): Promise<Turn<State> | undefined> {
  const news = newsIn(talk, text)
  if (news && news.kind !== 'closed-when') return told(talk, news)
  return text.length < 40 ? { say: [{ text: again }], next: 'same' } : undefined
}

async function yesOrNo(talk: Talk, { change }: Extract<State, { step: 'confirm' }>, text: string) {
  const news = newsIn(talk, text)
  if (news && (await isAboutUs(talk, news))) return told(talk, news)
  const { intents, certain } = understand(text, { as: 'vendor', asked: 'yes-no', now: talk.now })
  const isYes = intents.length === 1 && intents[0].intent === 'ACCEPT'
  if (isYes && (certain || text.split(/\s+/).length <= 3))
    return (await isLast(talk)) ? save(talk, change) : echo(talk, change)
  if (intents[0].intent === 'REJECT' || NEVER_MIND.test(text)) return { say: [{ text: talk.t.shop.dropped }] }
  if (asksOtherwise(talk, text)) return undefined
  return text.length < 20 ? { say: [{ text: talk.t.shop.sayYes }], next: 'same' as const } : undefined
}

/** A clear question of another kind ("duitku kapan masuk") is no answer: others know it, and this one stays open. */
function asksOtherwise({ now }: Talk, text: string): boolean {
  const { intents, certain } = understand(text, { as: 'vendor', asked: 'idle', now })
  return (certain && ['QUESTION', 'PAYMENT'].includes(intents[0].intent)) || asksForOrders(text)
}

/** Has nothing come into the chat since the question, such as an order to which "siap" may be the answer? */
async function isLast({ work, chat, session }: Talk): Promise<boolean> {
  const newest = await work.newest([chat.id])
  return newest?.token === session.options?.token
}

const NEVER_MIND = /^\W*(ga|gak|nggak|ngga|tidak|tdk|enggak|bukan|salah|jangan|no)\b|ga ?jadi|gak ?jadi|keliru/i

function newsIn(talk: Talk, text: string): ShopNews | undefined {
  return readShopNews(text, { now: talk.now, zone: talk.office.calendar.zone })
}

/**
 * Said out of the blue. While an order waits for this shop's answer only what cannot be one is taken for news: "besok
 * tutup" answers an order for tomorrow, and "habis" alone answers any.
 */
async function heard(talk: Talk, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text' || talk.aboutOrder !== undefined) return undefined
  if (ASKS.test(input.text) && ASKS_CURATION.test(input.text)) return { ...(await openShop(talk)), next: 'same' }
  const news = newsIn(talk, input.text)
  if (!news || !(await isAboutUs(talk, news))) return undefined
  const waiting = await ordersAwaitingVendor(talk.db, shopsOf(talk.person))
  const answers = waiting.length > 0 && (await mayAnswer(talk, news, input.text, waiting))
  return answers ? undefined : told(talk, news)
}

const ASKS = /\b(?:kapan|kpn|belum|blm|blom|kok|gimana|bagaimana|status|hasil)\b|\?/i
/** "Kapan toko saya lolos", "produk saya udah tampil belum": how the shop stands. */
const ASKS_CURATION =
  /\b(?:toko|tokoku|warung|usaha|produk|barang)\b.{0,30}\b(?:disetujui|lolos|tampil|muncul|kurasi|di ?acc|aktif)\b|\b(?:lolos|hasil) kurasi\b/i

async function mayAnswer(talk: Talk, news: ShopNews, text: string, waiting: readonly number[]): Promise<boolean> {
  if ('words' in news) return !speaksOfGoods(talk, text)
  if (news.kind === 'closed-when') return news.days === undefined
  if (news.kind !== 'closed') return news.kind === 'open'
  const orders = await Promise.all(waiting.map((id) => talk.work.order(id)))
  const days = orders.flatMap((order) => (order ? wallClock(order.deliverAt, talk.office.calendar.zone).day : []))
  return days.some((day) => news.from <= day && day <= news.to)
}

function speaksOfGoods(talk: Talk, text: string): boolean {
  const { intents, certain } = understand(text, { as: 'vendor', asked: 'confirm-order', now: talk.now, waiting: 1 })
  return certain && (intents[0].intent === 'STOCK' || intents[0].intent === 'PRICE')
}

/** Goods that the shop does not have are no news of it, unless stock or price was spoken of by name. */
async function isAboutUs(talk: Talk, news: ShopNews): Promise<boolean> {
  if (!('words' in news)) return true
  if (news.words === '') return true
  if (goodsNamed(await ownGoods(talk), news.words).goods.length > 0) return true
  const text = talk.incoming.input.kind === 'text' ? talk.incoming.input.text : ''
  return /\b(stok|stock|harga)/i.test(text)
}

/** What was told, as far as it is clear; the rest is asked. */
async function told(talk: Talk, news: ShopNews): Promise<Turn<State>> {
  switch (news.kind) {
    case 'closed':
      return echo(talk, { what: 'closed', from: news.from, to: news.to })
    case 'open':
      return echo(talk, { what: 'open', from: news.from })
    case 'weekday':
      return echo(talk, { what: 'weekday', weekday: news.weekday, closed: news.closed })
    case 'hours':
      return echo(talk, { what: 'hours', hours: { opens: news.opens, closes: news.closes } })
    case 'hours-which':
      return go(talk, { do: 'hours' })
    case 'closed-when': {
      if (news.days === undefined) return askClosed(talk)
      return { say: [{ text: talk.t.shop.askClosedFrom(news.days) }], next: { step: 'closed', days: news.days } }
    }
    default:
      return toldOfGoods(talk, news)
  }
}

async function toldOfGoods(talk: Talk, news: Extract<ShopNews, { words: string }>): Promise<Turn<State>> {
  const goods = await ownGoods(talk)
  const { words, ...said } = news
  if (words === '') return whichGood(talk, goods, said)
  const named = goodsNamed(goods, words)
  if (named.whole) return whichGood(talk, named.goods, said)
  return whichGood(talk, named.goods.length > 0 ? named.goods : goods, said, words)
}
