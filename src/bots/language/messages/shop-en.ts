/** A shop's own desk, in English. */
import { instantAt } from '#core/calendar.ts'
import type { PlacementRefusal } from '#core/order/index.ts'
import type { Good } from '#db/shop-desk.ts'
import { lines, type Markup, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { ShopChangeFacts } from './shop-facts.ts'
import type { shopIndonesian } from './shop-id.ts'

type Refused<Code extends PlacementRefusal['code']> = Extract<PlacementRefusal, { readonly code: Code }>

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What vendors hear and say about their shop, and what officers hear of it. */
export function shopEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof shopIndonesian> {
  const day = (at: string) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const days = (from: string, to: string) => (from === to ? day(from) : `${day(from)} to ${day(to)}`)
  const clock = (hour: string) => hour.replace(':', '.')
  const left = (stock: number, unit: string) => (stock === 0 ? 'sold out' : `${f.quantity(stock, unit)} left`)
  const stock = (count: number | null, unit: string) => (count === null ? 'there is enough' : left(count, unit))
  const weekdays = (all: readonly number[]) => all.map((one) => WEEKDAYS[one] ?? '').join(', ')
  const hours = ({ opens, closes }: { opens: string; closes: string }) => `${clock(opens)}–${clock(closes)}`
  const shops = (what: ShopChangeFacts) =>
    'shops' in what && what.shops.length > 0 && say`🏪 *${what.shops.join(', ')}*`
  const change = (what: ShopChangeFacts): Markup => {
    switch (what.what) {
      case 'stock':
        return lines(
          ...what.goods.map(
            (good) => say`• ${good.name}: ${stock(good.stock, good.unit)} → *${stock(what.left, good.unit)}*`,
          ),
        )
      case 'price':
        return say`• ${what.good.name}: ${f.rupiah(what.good.price)} → *${f.rupiah(what.price)}* per ${what.good.unit}`
      case 'closed':
        return say`• Shop closed: *${days(what.from, what.to)}*`
      case 'open':
        return say`• Shop open again: *${day(what.from)}*`
      case 'weekday':
        return say`• Every ${WEEKDAYS[what.weekday] ?? ''}: *${what.closed ? 'closed' : 'open'}*`
      case 'hours':
        return say`• Opening hours: ${what.before ? `${hours(what.before)} → ` : ''}*${what.hours ? hours(what.hours) : 'any'}*`
    }
  }
  const hidden = ({ passed, withheld }: Good) =>
    !passed ? 'waits for a curator' : withheld === 'letter' ? 'a paper has expired' : 'taken off'
  const mark = (good: Good) =>
    `${good.stock === null ? '' : ` · ${left(good.stock, good.unit)}`}${good.listed ? '' : ` · ${hidden(good)}`}`
  return {
    left: (count, unit) => say`🧮 Stock: ${left(count, unit)}`,
    title: (shops) => say`🏪 *${shops.join(', ')}*`,
    hint: say`Choose a number, or just write: _nasi box sold out_, _price of nasi ayam now 28k_, _closed tomorrow_.`,
    menu: {
      stock: '🧮 Stock',
      price: '🏷️ Prices',
      closed: '🚪 Closed days',
      hours: '🕖 Opening hours',
      goods: '📋 Products',
      papers: '📄 Papers',
      add: '➕ Add a product',
    },
    status: (goods, gone, closures, hours, closedWeekdays) =>
      lines(
        goods === 0
          ? say`No product is shown yet. A new shop and its products are shown once a curator has passed them; you hear of it here.`
          : say`${plural(f, goods, 'product')} on sale${gone > 0 ? `, ${f.number(gone)} sold out` : ''}`,
        hours && say`🕖 ${clock(hours.opens)}–${clock(hours.closes)}`,
        closedWeekdays.length > 0 && say`🚪 Closed every ${weekdays(closedWeekdays)}`,
        ...closures.map(({ from, to }) => say`🚪 Closed ${days(from, to)}`),
      ),
    noGoods: say`Your shop has no products yet.`,
    goods: (count) => say`*Your products* (${f.number(count)}). Choose a number to change one.`,
    good: (good) => `${good.name} · ${f.rupiah(good.price)}/${good.unit}${mark(good)}`,
    goodCard: (good) =>
      lines(
        say`*${good.name}*`,
        say`${f.rupiah(good.price)} per ${good.unit} · at least ${f.quantity(good.minOrder, good.unit)}`,
        say`🧮 ${good.stock === null ? 'Stock is not counted' : left(good.stock, good.unit)}`,
        !good.listed && say`👁️ ${hidden(good)}`,
      ),
    takeOff: '🙈 Take off the catalogue',
    putBack: '👁️ Show again',
    isOff: (name) => say`🙈 *${name}* is no longer in the catalogue. Orders that came in before stand.`,
    isBack: (name) => say`👁️ *${name}* is in the catalogue again.`,
    goodButton: (good) => `${good.name}${good.stock === null ? '' : ` (${left(good.stock, good.unit)})`}`,
    goodPriceButton: (good) => `${good.name} · ${f.rupiah(good.price)}`,
    moreGoods: (count) => say`_…and ${f.number(count)} more. Write a name to find it._`,
    which: { stock: say`The stock of which product?`, price: say`The price of which product?` },
    all: (count) => `All of them (${f.number(count)})`,
    notYours: (words) => say`“${words}” is not among your products. Which one do you mean?`,
    askStock: (good) =>
      say`*${good.name}*: ${stock(good.stock, good.unit)}. How many ${good.unit} are left? A number, _habis_ (none) or _ada_ (enough).`,
    gone: 'Sold out',
    enough: 'Enough (not counted)',
    askPrice: (good) => say`*${good.name}* is ${f.rupiah(good.price)} per ${good.unit} now. What is the new price?`,
    priceUnread: say`I could not read the price. Write for example _28rb_ or _28.000_.`,
    stockUnread: say`I could not read the number. Write for example _30_, _habis_ or _ada_.`,
    askClosed: say`When is the shop closed? For example _besok_, _tgl 24-26_ or _tiap minggu_.`,
    askClosedFrom: (count) => say`${f.number(count)} days, from which date?`,
    closedUnread: say`I could not read the date. For example _besok_, _25 desember_ or _tgl 24-26_.`,
    askHours: say`From what time to what time? For example _jam 7 sampai 5_.`,
    hoursUnread: say`I could not read the hours. Write for example _7 am to 5 pm_.`,
    openAgain: '🔓 Open again',
    noHours: 'Any time',
    confirm: (what) => lines(say`I will note this:`, shops(what), change(what)),
    confirmAsk: say`Is that right? Answer *yes* or *no*.`,
    save: '✅ Yes, save',
    drop: '❌ Never mind',
    promised: (ids) =>
      say`⚠️ There are orders for that day already: ${ids.map(number).join(', ')}. They stand; if you cannot deliver, answer at the order.`,
    openOrdersKeep: say`Orders that came in before keep the old price.`,
    saved: (what) => lines(say`✅ Saved.`, shops(what), change(what)),
    dropped: say`All right, nothing was changed.`,
    same: (what) => lines(say`It is like that already; nothing was changed.`, change(what)),
    sayYes: say`Answer *yes* to save it, or *no* if it is wrong.`,
    aboveCeiling: (good, price, ceiling) =>
      say`Sorry, ${f.rupiah(price)} per ${good.unit} is above the highest price of its kind, *${f.rupiah(ceiling)}*. The office cannot buy it. The price of *${good.name}* is unchanged; what is the most you would ask?`,
    strangePrice: (good, price) =>
      say`${f.rupiah(price)} for *${good.name}* is far from its price now, ${f.rupiah(good.price)}. Please write the price per ${good.unit} in full, for example _28.000_.`,
    refused: {
      stock: ({ product, unit, asked, left: count }: Refused<'out-of-stock'>): Markup =>
        count === 0
          ? say`${product} is *sold out*. Choose something else, or ask the vendor.`
          : say`Of ${product} *${f.quantity(count, unit)}* are left; you asked for ${f.quantity(asked, unit)}.`,
      closed: ({ vendor, asked, closed }: Refused<'shop-closed'>): Markup => {
        switch (closed.why) {
          case 'days':
            return say`${vendor} is *closed ${days(closed.from, closed.to)}* and cannot deliver on ${f.moment(asked)}.`
          case 'weekday':
            return say`${vendor} is *closed every ${WEEKDAYS[closed.weekday] ?? ''}* and cannot deliver on ${f.moment(asked)}.`
          case 'hours':
            return say`${vendor} delivers *from ${clock(closed.opens)} to ${clock(closed.closes)}*; you asked for ${f.moment(asked)}.`
        }
      },
      instead: (at) => `📅 ${f.shortMoment(at)}`,
    },
  }
}
