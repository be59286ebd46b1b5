import { describe, expect, test } from 'vitest'
import { terminalStates, toMermaid } from '#core/lifecycle.ts'
import { WAITING } from '#core/order/clock.ts'
import {
  CAPACITIES,
  type Capacity,
  DEAD_STATUSES,
  ORDER_STATUSES,
  type OrderStatus,
  orderLifecycle,
} from '#core/order/lifecycle.ts'
import { type AccountParty, type AccountStatus, accountLifecycle } from '#core/people/account.ts'

/** An order begins with the vendor, or with the PPK where approval is asked (docs/rules.md#R-08). */
const BEGINNINGS = ['awaiting-approval', 'awaiting-vendor'] as const satisfies OrderStatus[]

const next = (status: OrderStatus) => Object.values(orderLifecycle[status]).map(({ to }) => to as OrderStatus)

function reachable(from: readonly OrderStatus[]): Set<OrderStatus> {
  const seen = new Set<OrderStatus>(from)
  for (const status of seen) for (const to of next(status)) seen.add(to)
  return seen
}

describe('the life of an order', () => {
  test('leads through every state', () => {
    expect([...reachable(BEGINNINGS)].sort()).toEqual([...ORDER_STATUSES].sort())
  })

  test('has five ends, and one of them can be reached from everywhere', () => {
    const ends = terminalStates<OrderStatus, Capacity>(orderLifecycle)
    expect(ends.sort()).toEqual(['cancelled', 'completed', 'declined', 'expired', 'rejected'])
    for (const status of ORDER_STATUSES)
      expect([...reachable([status])].filter((to) => ends.includes(to))).not.toEqual([])
  })

  test('gives the budget back at every end but the good one', () => {
    expect([...DEAD_STATUSES, 'completed'].sort()).toEqual(terminalStates(orderLifecycle).sort())
  })

  test('waits for nobody for ever: the clock ends it, goes on without them, or calls whoever is above', () => {
    const ends = terminalStates<OrderStatus, Capacity>(orderLifecycle)
    for (const status of ORDER_STATUSES.filter((each) => !ends.includes(each)))
      expect(Object.keys(orderLifecycle[status]), status).toContain(WAITING[status]?.atDue)
  })

  test('gives every capacity something to do', () => {
    const acting = Object.values(orderLifecycle).flatMap((acts) => Object.values(acts).flatMap(({ by }) => by))
    expect([...new Set<string>(acting)].sort()).toEqual([...CAPACITIES].sort())
  })

  test('never lets money be moved by who ordered or delivers', () => {
    const paying = Object.entries(orderLifecycle).flatMap(([from, acts]) =>
      Object.values(acts).filter(({ to }) => to === 'paid' && from !== 'paid'),
    )
    expect(paying.length).toBeGreaterThan(0)
    for (const { by } of paying) for (const who of ['requester', 'vendor', 'clock']) expect(by).not.toContain(who)
  })

  test('is drawn in docs/lifecycles.md (`npx vitest run lifecycles --update` redraws it)', async () => {
    const page = [
      '# Lifecycles',
      '',
      'Drawn from the tables in `src/core`: who may do what, from where to where.',
      '',
      '## Order',
      '',
      '```mermaid',
      toMermaid(orderLifecycle, ...BEGINNINGS),
      '```',
      '',
      "## A vendor's bank account",
      '',
      '```mermaid',
      toMermaid<AccountStatus, AccountParty>(accountLifecycle, 'held'),
      '```',
      '',
    ].join('\n')
    await expect(page).toMatchFileSnapshot('../../docs/lifecycles.md')
  })
})
