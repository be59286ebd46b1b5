/**
 * A model of an order's life for the tests over random lives: it knows only the table and who has done what; the real
 * one is `decide` and `evolve`.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import { type BudgetLine, rebooked } from '#core/budget/budget.ts'
import { HOUR, type Instant, PLAIN_CALENDAR } from '#core/calendar.ts'
import type { Lifecycle } from '#core/lifecycle.ts'
import {
  type ActFacts,
  brokenLink,
  CAPACITIES,
  type Capacity,
  changed,
  DEAD_STATUSES,
  DEFAULT_ORDER_RULES,
  decideAct,
  decideAlarm,
  EMPTY_CHAIN,
  evolve,
  held,
  type LedgerLink,
  linkTo,
  type Order,
  type OrderAct,
  type OrderEvent,
  type OrderStatus,
  orderLifecycle,
  type PersonAct,
  type Said,
  WAITING as WAITS,
} from '#core/order/index.ts'

export const REQUESTER = 1
const MONDAY = Date.UTC(2026, 10, 23, 2)
export const TABLE: Lifecycle<OrderStatus, Capacity> = orderLifecycle
const ACTS = [...new Set(Object.values(TABLE).flatMap((acts) => Object.keys(acts)))] as OrderAct[]
const byClock = (act: string) => Object.values(TABLE).some((acts) => acts[act]?.by.includes('clock'))
const PERSON_ACTS = ACTS.filter((act): act is PersonAct => !byClock(act))
const BEGINNINGS = ['awaiting-approval', 'awaiting-vendor'] as const
export const FACTS = { calendar: PLAIN_CALENDAR, rules: DEFAULT_ORDER_RULES }
const PROOF = { sha256: 'f'.repeat(64), mimeType: 'application/pdf' }

export interface Model {
  status: OrderStatus
  readonly doers: Partial<Record<'requester' | 'approver' | 'receiver' | 'treasurer' | 'head', number>>
}

export interface Real {
  order: Order
  line: BudgetLine
  now: Instant
  readonly events: OrderEvent[]
  readonly links: LedgerLink[]
}

/** Duties that one person must not join on one order (docs/rules.md#R-05): a PPK's two acts are one duty. */
const APART: readonly (readonly [keyof Model['doers'], keyof Model['doers']])[] = [
  ['requester', 'approver'],
  ['requester', 'receiver'],
  ['requester', 'treasurer'],
  ['receiver', 'treasurer'],
  ['approver', 'treasurer'],
  ['requester', 'head'],
  ['treasurer', 'head'],
]

function clashes({ doers }: Model, capacity: Capacity, personId: number): boolean {
  return APART.some(
    ([one, other]) =>
      (capacity === one && doers[other] === personId) || (capacity === other && doers[one] === personId),
  )
}

interface Wish {
  readonly quantity: number
  readonly shift: number
}

/** What somebody says with an act: sometimes fitting, sometimes not. */
export function saidWith(act: PersonAct, { order }: Real, { quantity, shift }: Wish): Said[PersonAct] {
  const quantities = [{ line: 1, quantity }]
  const moved = shift === 0 ? {} : { deliverAt: order.deliverAt + shift * HOUR }
  const reason = { reason: 'unspecified', words: 'begitulah' }
  const said: { [Act in PersonAct]?: Said[Act] } = {
    propose: { quantities, ...moved, words: '' },
    amend: { quantities, ...moved },
    amendUp: { quantities, ...moved },
    askChange: { change: { quantities, ...moved, ...instead(order, quantity) }, ...reason },
    agreeChange: quantity % 3 === 0 ? { asWas: [1] } : {},
    receive: { quantities, words: '', files: [] },
    count: { quantities, words: '', files: [] },
    dispute: { quantities, finding: 'short', words: '', files: [] },
    attach: { files: [PROOF], words: '' },
    pay: { amount: order.total, files: [PROOF] },
    submitPayment: { amount: order.total, files: [PROOF] },
    answerMoney: { files: [PROOF], words: '' },
    rate: { stars: 1 + (quantity % 5), words: 'ya' },
    forceCancel: { ...reason, secondId: 99 },
    accept: { number: { sequence: 1, year: 2026 } },
    acceptProposal: { number: { sequence: 1, year: 2026 } },
  }
  return said[act] ?? reason
}

/** Sometimes another product for the second line: cheaper, as dear, or dearer, which nobody may ask for. */
function instead({ lines }: Order, quantity: number) {
  const [, other] = lines
  if (!other || quantity % 4 !== 0) return {}
  const price = other.price + ((quantity % 3) - 1) * 500
  return { quantities: [], substitutions: [{ ...other, productId: 900 + quantity, name: 'Mi', price }] }
}

/** These ask more than the right state and capacity, so an allowed one may still be refused. */
const CHECKED: readonly OrderAct[] = [
  ...(['propose', 'amend', 'amendUp', 'askChange', 'askCancel', 'approveChange', 'rejectChange'] as const),
  ...(['askExplanation', 'explain', 'returnBill'] as const),
  ...(['agreeChange', 'refuseChange', 'agreeCancel', 'refuseCancel', 'undo', 'undoApproval'] as const),
  ...(['receive', 'count', 'dispute', 'confirmCount', 'refuse', 'settleMoney'] as const),
]

export const reached = new Set<OrderStatus>(BEGINNINGS)

/** What must be true whatever happened. */
function holdsTrue(model: Model, real: Real, mostAgreed: number): void {
  const { order, line, links, events } = real
  reached.add(order.status)
  expect(order.status).toBe(model.status)
  expect(line.committed).toBe(held(order))
  expect(held(order)).toBe(DEAD_STATUSES.has(order.status) ? 0 : order.total)
  expect(order.total).toBeLessThanOrEqual(mostAgreed)
  expect(approved(real)).toBe(true)
  expect(consented(real)).toBe(true)
  expect(brokenLink(links)).toBeUndefined()
  expect(events.reduce<Order | undefined>((before, event) => evolve(before, event), undefined)).toEqual(order)
  const waits = order.status in WAITS
  expect(order.alarmAt !== undefined).toBe(waits)
  expect(order.answerDueAt !== undefined).toBe(waits)
  if (order.alarmAt !== undefined && order.answerDueAt !== undefined && WAITS[order.status]?.atDue !== 'escalate')
    expect(order.alarmAt).toBeLessThanOrEqual(order.answerDueAt)
  expect(order.proposal !== undefined).toBe(order.status === 'awaiting-requester')
}

/**
 * Whatever lies with the vendor or beyond has been approved at this total or above it, if it began where approval is
 * asked, or rose to where it is. Read from the ledger's events alone. Source: docs/rules.md#R-08.
 */
function approved({ events, order }: Real): boolean {
  const from = FACTS.rules.approvalFrom ?? Number.POSITIVE_INFINITY
  let now: Order | undefined
  let upTo = 0
  for (const event of events) {
    const before = now
    now = evolve(before, event)
    if (event.act === 'place') upTo = event.data.to === 'awaiting-vendor' ? now.total : 0
    if (event.act === 'approve') upTo = now.total
    if (event.act === 'undoApproval') upTo = 0
    if (event.act === 'approveChange' && before?.request?.change) upTo = changed(before, before.request.change).total
  }
  const isBefore = order.status === 'awaiting-approval' || DEAD_STATUSES.has(order.status)
  return isBefore || order.total < from || order.total <= upTo
}

/** What the vendor has agreed to: its word is asked for whatever makes an order that binds it another. */
function consented({ events }: Real): boolean {
  let now: Order | undefined
  for (const event of events) {
    const before = now
    now = evolve(before, event)
    if (!before || !BOUND.has(before.status) || RECEIVING.has(event.act as OrderAct)) continue
    const isSame = JSON.stringify([before.lines, before.deliverAt]) === JSON.stringify([now.lines, now.deliverAt])
    if (!isSame && (event.act !== 'agreeChange' || before.request?.by === event.by.capacity)) return false
  }
  return true
}

const BOUND: ReadonlySet<OrderStatus> = new Set(['in-progress', 'on-the-way', 'arrived', 'awaiting-count', 'disputed'])
/** What was there is counted, and that is all that is paid for. */
const RECEIVING: ReadonlySet<OrderAct> = new Set(['receive', 'confirmCount', 'assumeCount'])

export function happens(real: Real, event: OrderEvent): void {
  const before = held(real.events.length === 0 ? undefined : real.order)
  const order = evolve(real.events.length === 0 ? undefined : real.order, event)
  const { link = 0, hash = '' } = real.links.at(-1) ?? {}
  real.links.push(linkTo(link === 0 ? EMPTY_CHAIN : { links: link, head: hash }, event))
  real.events.push(event)
  real.line = rebooked(real.line, before, held(order))
  real.order = order
}

class Try implements fc.Command<Model, Real> {
  readonly act: PersonAct
  readonly by: { capacity: Capacity; personId: number }
  readonly proposal: Wish
  constructor(act: PersonAct, { capacity, personId }: Try['by'], proposal: Try['proposal']) {
    this.act = act
    // Whoever ordered is the requester of this order, and nobody else is.
    this.by = { capacity, personId: capacity === 'requester' ? REQUESTER : personId }
    this.proposal = proposal
  }
  check = () => true
  run(model: Model, real: Real): void {
    const { act, by } = this
    const transition = TABLE[model.status][act]
    const unasked = real.order.heldUntil !== undefined && by.capacity === 'vendor'
    const allowed =
      transition?.by.includes(by.capacity) === true && !clashes(model, by.capacity, by.personId) && !unasked
    const said = saidWith(act, real, this.proposal)
    const facts: ActFacts = { now: real.now, ...FACTS }
    const result = decideAct(real.order, act, said, { ...by, channel: 'telegram' }, facts)
    const most = real.order.total
    const asker = real.order.request?.by
    if (!allowed) {
      expect(result.ok).toBe(false)
      return
    }
    if (!result.ok) {
      expect(CHECKED).toContain(act)
      return
    }
    happens(real, result.value as unknown as OrderEvent)
    model.status = transition.to
    if (['requester', 'approver', 'receiver', 'treasurer'].includes(by.capacity) && DUTY_ACTS.has(act))
      model.doers[by.capacity as 'requester'] = by.personId
    if (act === 'undoApproval') delete model.doers.approver
    // Only those who pay for it make an order dearer.
    const isDearer = act === 'agreeChange' ? asker === 'requester' : act === 'amend' || act === 'amendUp'
    holdsTrue(model, real, isDearer ? Number.POSITIVE_INFINITY : most)
  }
  toString = () => `${this.by.capacity} ${this.by.personId}: ${this.act}`
}

/** After these the person bears the duty on this order. */
const DUTY_ACTS: ReadonlySet<OrderAct> = new Set([
  'approve',
  'approveChange',
  'receive',
  'count',
  'dispute',
  'pay',
  'submitPayment',
])

class Wait implements fc.Command<Model, Real> {
  readonly hours: number
  constructor(hours: number) {
    this.hours = hours
  }
  check = () => true
  run(model: Model, real: Real): void {
    real.now += this.hours * HOUR
    const total = real.order.total
    const event = decideAlarm(real.order, { now: real.now, ...FACTS })
    if (!event) return
    expect(Object.keys(WAITS)).toContain(model.status)
    happens(real, event)
    model.status = TABLE[model.status][event.act]?.to ?? model.status
    holdsTrue(model, real, total)
  }
  toString = () => `${this.hours} hours pass`
}

const person = fc.integer({ min: 1, max: 4 })
export const commands = fc.commands(
  [
    fc
      .tuple(
        fc.constantFrom(...PERSON_ACTS),
        fc.record({ capacity: fc.constantFrom(...CAPACITIES.filter((one) => one !== 'clock')), personId: person }),
        fc.record({ quantity: fc.integer({ min: 0, max: 500 }), shift: fc.integer({ min: -200, max: 48 }) }),
      )
      .map(([act, by, proposal]) => new Try(act, by, proposal)),
    // What the table would let happen next, so that long lives are tried as well as refused ones.
    fc
      .tuple(person, fc.nat(), fc.integer({ min: 1, max: 500 }))
      .map(([personId, choice, quantity]) => new Likely(personId, choice, quantity)),
    fc.integer({ min: 1, max: 12 }).map((hours) => new Wait(hours)),
  ],
  { maxCommands: 40, size: 'max' },
)

/** One of the acts that are possible now, by somebody in a fitting capacity. */
class Likely implements fc.Command<Model, Real> {
  readonly personId: number
  readonly choice: number
  readonly quantity: number
  constructor(personId: number, choice: number, quantity: number) {
    this.personId = personId
    this.choice = choice
    this.quantity = quantity
  }
  check = (model: Readonly<Model>) => possible(model).length > 0
  run(model: Model, real: Real): void {
    const every = possible(model)
    // Most steps lead on: otherwise hardly any order would live to be paid.
    const onward =
      this.choice % 5 === 0
        ? []
        : every.filter(([act]) => {
            const to = TABLE[model.status][act]?.to ?? 'cancelled'
            return to !== model.status && !DEAD_STATUSES.has(to)
          })
    // What is asked is answered, more often than not: otherwise hardly any change would come about.
    const asked = real.order.request && this.choice % 3 > 0 ? every.filter(([act]) => /Change$/.test(act)) : []
    const asking = this.choice % 7 === 1 ? every.filter(([act]) => /^(ask|amend)/.test(act)) : []
    const all = [asked, asking, onward].find((some) => some.length > 0) ?? every
    const [act, capacity] = all[this.choice % all.length] ?? ['undo', 'requester']
    new Try(act, { capacity, personId: this.personId }, { quantity: this.quantity, shift: 1 }).run(model, real)
  }
  toString = () => `${this.personId} does what is possible (${this.choice})`
}

function possible({ status }: Readonly<Model>): (readonly [PersonAct, Capacity])[] {
  return Object.entries(TABLE[status]).flatMap(([act, { by }]) =>
    by.flatMap((capacity) => (capacity === 'clock' ? [] : [[act as PersonAct, capacity] as const])),
  )
}

function placed(to: (typeof BEGINNINGS)[number], quantities: readonly number[]): OrderEvent {
  const lines = quantities.map((quantity, index) => ({
    ...{ line: index + 1, productId: index + 1, name: `Nasi ${index + 1}`, unit: 'box', price: 27_500, quantity },
  }))
  const place = { label: 'Kantor', address: 'Jl. A 1', district: 'Gambir', city: 'Jakarta Pusat' }
  return {
    act: 'place',
    orderId: 1,
    at: MONDAY,
    by: { personId: REQUESTER, capacity: 'requester', channel: 'telegram' },
    data: {
      ...{ id: 1, basketId: 'b', to, unitId: 1, budgetLineId: 1, vendorId: 1, requesterId: REQUESTER, lines },
      ...{ deliveryFee: 50_000, taxRate: { numerator: 11, denominator: 100 }, place, note: '' },
      ...{ deliverAt: MONDAY + 50 * HOUR, answerDueAt: MONDAY + 24 * HOUR, alarmAt: MONDAY + 4 * HOUR },
    },
  }
}

export const beginning = fc.tuple(
  fc.constantFrom(...BEGINNINGS),
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
)

export function begun([to, quantities]: [Parameters<typeof placed>[0], number[]]): { model: Model; real: Real } {
  const line = {
    ...{ id: 1, rupCode: '1', unitId: 1, year: 2026, accountCode: '5', name: 'Rapat', ceiling: 50_000_000 },
    ...{ committed: 0, announcedOn: '2026-01-05' },
  }
  const event = placed(to, quantities)
  const real: Real = { order: evolve(undefined, event), line, now: MONDAY, events: [], links: [] }
  happens(real, event)
  return { model: { status: to, doers: { requester: REQUESTER } }, real }
}
