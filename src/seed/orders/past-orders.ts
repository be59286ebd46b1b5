/**
 * Two hundred orders of the past year in every state. Each is told through the order's own decisions, so its chain is
 * whole, its rules were kept, and the budgets hold exactly what the orders hold.
 */
import { type BudgetLine, rebooked } from '#core/budget/budget.ts'
import { type Instant, MINUTE, wallClock } from '#core/calendar.ts'
import {
  type Actor,
  type ChainHead,
  decideAlarm,
  decidePlace,
  EMPTY_CHAIN,
  evolve,
  held,
  type LedgerLink,
  linkTo,
  type Order,
  type OrderEvent,
  type PaperNumber,
} from '#core/order/index.ts'
import { writeCommitted } from '#db/budgets.ts'
import type { Db } from '#db/client.ts'
import { type ChainedOrder, writeOrders } from '#db/orders.ts'
import { type PaperCounter, writePaperCounters } from '#db/paper-numbers.ts'
import { reserveIds } from '#db/rows.ts'
import { type Chance, chance } from '../random.ts'
import type { Step } from './acting.ts'
import { type Plan, planBasket } from './baskets.ts'
import { billing } from './bills.ts'
import { type OfficeFacts, officeFacts } from './office-facts.ts'
import { storeProof } from './proof.ts'
import { type Story, stories } from './stories.ts'

/** Chance is asked this often for a basket that fits a story, before the story is left out. */
const ATTEMPTS = 60

/** Writes the past orders; answers how many there are. Shops in `spared` have none that wait for an answer. */
export async function seedPastOrders(
  tx: Db,
  { now, zone, spared }: { now: Instant; zone: string; spared: ReadonlySet<string> },
): Promise<number> {
  const facts = await officeFacts(tx, wallClock(now, zone).day, zone)
  const budget = new Map(facts.lines)
  const told = stories
    .flatMap((story, kind) => Array.from({ length: story.count }, (_, index) => ({ story, name: `${kind}-${index}` })))
    .flatMap(({ story, name }) => tell(facts, budget, story, name, now, spared) ?? [])
    .sort((a, b) => a.order.placedAt - b.order.placedAt)
  const ids = await reserveIds(tx, told.length, 'order_ids')
  const papers = paperNumbers(told, zone)
  const numbered = told.map(({ events }, index) => chained(events, ids[index] ?? 0, papers.numbers.get(events)))
  await writeOrders(
    tx,
    numbered.map(({ chainedOrder }) => chainedOrder),
    numbered.flatMap(({ links }) => links),
  )
  await writeCommitted(tx, [...budget.values()])
  await writePaperCounters(tx, papers.counters)
  await storeProof(tx, now)
  return told.length
}

/** Numbers in the order in which the vendors were bound, per unit and year. */
function paperNumbers(told: readonly Told[], zone: string) {
  const bound = told.flatMap(({ order, events }) => {
    const event = events.find(({ act }) => act === 'accept' || act === 'acceptProposal')
    return event ? [{ unitId: order.unitId, at: event.at, events }] : []
  })
  const counters = new Map<string, PaperCounter>()
  const numbers = new Map<readonly OrderEvent[], PaperNumber>()
  for (const { unitId, at, events } of bound.sort((a, b) => a.at - b.at)) {
    const year = Number(wallClock(at, zone).day.slice(0, 4))
    const key = `${unitId}/${year}`
    const last = (counters.get(key)?.last ?? 0) + 1
    counters.set(key, { unitId, year, last })
    numbers.set(events, { sequence: last, year })
  }
  return { numbers, counters: [...counters.values()] }
}

interface Told {
  readonly order: Order
  readonly events: readonly OrderEvent[]
}

function tell(
  facts: OfficeFacts,
  budget: Map<number, BudgetLine>,
  story: Story,
  name: string,
  now: Instant,
  spared: ReadonlySet<string>,
): Told | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const dice = chance('order', name, attempt)
    const plan = planBasket(facts, story, dice, now)
    if (!plan || (story.era === 'ahead' && (spared.has(plan.shop.name) || sellsRice(plan.shop)))) continue
    const line = budget.get(plan.budgetLineId)
    const placed = line && place(facts, line, story, plan, name)
    const told = placed && playOut(facts, story, plan, placed, dice, now)
    if (!line || told?.order.status !== story.status) continue
    budget.set(line.id, rebooked(line, 0, held(told.order)))
    return told
  }
  return undefined
}

/** Boxes of rice are what everybody orders first: their vendors wait for that order and no other. */
function sellsRice({ goods }: Plan['shop']): boolean {
  return goods.some(({ etalase }) => etalase === 'nasi')
}

function place(facts: OfficeFacts, budgetLine: BudgetLine, story: Story, plan: Plan, name: string) {
  const { rules, calendar } = facts
  const decided = decidePlace(
    { ...plan.command, orderId: 0, basketId: `demo-${name}` },
    { personId: plan.requesterId, capacity: 'requester', channel: 'telegram' },
    {
      now: plan.placedAt,
      calendar,
      rules: story.approval ? { ...rules, approvalFrom: 0 } : rules,
      budgetLine,
      mayOrder: true,
      vendor: plan.shop,
      products: plan.goods,
    },
  )
  return decided.ok ? decided.value : undefined
}

/** The steps of the story one after another, the clock's reminders between them; nothing happens after `now`. */
function playOut(
  { rules, taxes, calendar, named }: OfficeFacts,
  story: Story,
  plan: Plan,
  placed: OrderEvent,
  dice: Chance,
  now: Instant,
): Told | undefined {
  const events: OrderEvent[] = [placed]
  let order = evolve(undefined, placed)
  const happen = (event: OrderEvent) => {
    events.push(event)
    order = evolve(order, event)
  }
  const billed = billing(plan.shop, { rules: taxes, zone: calendar.zone })
  const clockUntil = (until: Instant) => {
    while (order.alarmAt !== undefined && order.alarmAt <= until) {
      const event = decideAlarm(order, { now: order.alarmAt, calendar, rules })
      if (!event) return
      happen(event)
    }
  }
  for (const step of story.steps(dice)) {
    const since = events.at(-1)?.at ?? plan.placedAt
    const at = Math.max(since, Math.min(step.at({ order, since, dice, calendar }), now - MINUTE))
    clockUntil(at)
    const decided = step.decide(order, actorOf(step, plan, named), { now: at, calendar, rules }, { dice, billed })
    if (!decided.ok) return undefined
    happen(decided.value)
  }
  clockUntil(now)
  return { order, events }
}

function actorOf({ by }: Step, plan: Plan, named: OfficeFacts['named']): Actor {
  const first = (...roles: readonly string[]) =>
    roles.flatMap((role) => named.get(`${plan.budgetLineId} ${role}`) ?? [])[0] ?? 0
  switch (by) {
    case 'requester':
      return { capacity: by, channel: 'telegram', personId: plan.requesterId }
    case 'vendor':
      return { capacity: by, channel: 'whatsapp', personId: plan.shop.ownerId }
    case 'treasurer':
      return { capacity: by, channel: 'telegram', personId: first('treasurer') }
    case 'head':
      return { capacity: by, channel: 'telegram', personId: first('pa', 'kpa') }
    default:
      return { capacity: by, channel: 'telegram', personId: first('ppk') }
  }
}

/** The story again under its own number and that of its papers, link by link. */
function chained(
  events: readonly OrderEvent[],
  id: number,
  paper: PaperNumber | undefined,
): { chainedOrder: ChainedOrder; links: LedgerLink[] } {
  const links: LedgerLink[] = []
  let chain: ChainHead = EMPTY_CHAIN
  let order: Order | undefined
  for (const unnumbered of events) {
    const event = numbered(unnumbered, id, paper)
    const link = linkTo(chain, event)
    links.push(link)
    chain = { links: link.link, head: link.hash }
    order = evolve(order, event)
  }
  if (!order) throw new Error('a story begins with a placing')
  return { chainedOrder: { order, chain }, links }
}

function numbered(event: OrderEvent, orderId: number, number: PaperNumber | undefined): OrderEvent {
  if (event.act === 'place') return { ...event, orderId, data: { ...event.data, id: orderId } }
  if (event.act === 'accept' && number) return { ...event, orderId, data: { ...event.data, number } }
  if (event.act === 'acceptProposal' && number) return { ...event, orderId, data: { ...event.data, number } }
  return { ...event, orderId }
}
