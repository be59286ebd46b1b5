/** What somebody ordered once: from which money, at which shop, how much, when and where to. */
import {
  addDays,
  type Calendar,
  type Day,
  HOUR,
  type Instant,
  instantAt,
  isWorkingDay,
  MINUTE,
  wallClock,
} from '#core/calendar.ts'
import type { PlaceCommand } from '#core/order/index.ts'
import { planSeeds } from '../budgets.ts'
import type { Chance } from '../random.ts'
import type { Good, OfficeFacts, Shop } from './office-facts.ts'
import type { Story } from './stories.ts'

export interface Plan {
  readonly budgetLineId: number
  readonly requesterId: number
  readonly shop: Shop
  /** The shop's goods at the prices of the day. */
  readonly goods: ReadonlyMap<number, Good>
  readonly placedAt: Instant
  readonly command: Omit<PlaceCommand, 'orderId' | 'basketId'>
}

/** A basket that fits the story, or undefined when chance chose things that do not go together. */
export function planBasket(facts: OfficeFacts, story: Story, dice: Chance, now: Instant): Plan | undefined {
  const line = dice.pick([...facts.lines.values()])
  const etalase = planSeeds.find(({ account }) => account === line.accountCode)?.etalase ?? []
  const requesters = facts.named.get(`${line.id} pp`) ?? []
  const place = dice.pick(facts.places.get(line.unitId) ?? [])
  const wanted = dice.pick(etalase)
  const shops = facts.shops.filter(({ goods }) =>
    goods.some((good) => good.etalase === wanted && good.serviceArea.includes(place.city)),
  )
  if (shops.length === 0 || requesters.length === 0) return undefined
  const shop = dice.pick(shops)
  const { deliverAt, placedAt } = times(story, dice, now, facts.calendar)
  const goods = new Map(shop.goods.filter((good) => good.etalase === wanted).flatMap((good) => asOf(good, placedAt)))
  if (goods.size === 0) return undefined
  const chosen = dice.some([...goods.values()], dice.pick([1, 1, 2, 2, 3]))
  return {
    budgetLineId: line.id,
    requesterId: dice.pick(requesters),
    shop,
    goods,
    placedAt,
    command: {
      unitId: line.unitId,
      vendorId: shop.id,
      lines: chosen.map((good) => ({ productId: good.id, quantity: quantityOf(good, dice), shownPrice: good.price })),
      deliverAt,
      place,
      note: dice.percent(35) ? dice.pick(NOTES) : '',
    },
  }
}

const NOTES = [
  'Mohon diantar lewat pintu belakang.',
  'Hubungi panitia di lobi.',
  'Tolong jangan terlalu pedas.',
  'Untuk rapat koordinasi, tepat waktu ya.',
  'Nota atas nama kegiatan.',
]

/** The product at the price of that day; none when it was not listed yet. */
function asOf(good: Good, day: Instant): [number, Good][] {
  const price = good.history.find(({ validFrom }) => validFrom <= day)?.price
  return price === undefined ? [] : [[good.id, { ...good, price }]]
}

/** Around what a meeting or an office needs, seldom above twelve million rupiah. */
function quantityOf(good: Good, dice: Chance): number {
  const most = Math.max(good.minOrder, Math.floor(dice.between(1_500_000, 12_000_000) / good.price))
  const wished = Math.min(good.minOrder * dice.pick([1, 2, 2, 3, 5]), most, good.maxPerDay ?? most)
  return wished > 20 ? Math.max(good.minOrder, Math.floor(wished / 5) * 5) : wished
}

function times({ era, placedAgo }: Story, dice: Chance, now: Instant, calendar: Calendar) {
  const today = wallClock(now, calendar.zone).day
  const hour = dice.pick(['08:00', '09:00', '09:30', '10:00', '11:00', '11:30', '13:00', '14:00'])
  const on = (day: Day) => instantAt(day, hour, calendar.zone)
  switch (era) {
    case 'past':
      return orderedBefore(on(lastWorkingDay(addDays(today, -dice.between(9, 290)), calendar)), dice, calendar)
    case 'lately':
      return orderedBefore(on(lastWorkingDay(addDays(today, -dice.between(1, 8)), calendar)), dice, calendar)
    case 'today': {
      const half = 30 * MINUTE
      return orderedBefore(Math.floor(now / half) * half + dice.between(-1, 1) * half, dice, calendar)
    }
    case 'ahead': {
      const [least, most] = placedAgo ?? [10, 60]
      return { deliverAt: on(addDays(today, dice.between(2, 8))), placedAt: now - dice.between(least, most) * MINUTE }
    }
  }
}

/** Ordered in office hours, one to five days earlier. */
function orderedBefore(deliverAt: Instant, dice: Chance, calendar: Calendar) {
  const day = lastWorkingDay(addDays(wallClock(deliverAt, calendar.zone).day, -dice.between(1, 5)), calendar)
  return { deliverAt, placedAt: instantAt(day, '08:00', calendar.zone) + Math.round(dice.fraction() * 7.5 * HOUR) }
}

function lastWorkingDay(day: Day, calendar: Calendar): Day {
  let candidate = day
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, -1)
  return candidate
}
