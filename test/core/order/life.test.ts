/**
 * Any number of people doing anything to one order in any order of events: what the table of its life promises holds,
 * whoever tries.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import {
  brokenLink,
  type Capacity,
  decideAct,
  decideAlarm,
  ORDER_STATUSES,
  type OrderEvent,
  type OrderStatus,
  type PersonAct,
} from '#core/order/index.ts'
import {
  beginning,
  begun,
  commands,
  FACTS,
  happens,
  type Model,
  REQUESTER,
  type Real,
  reached,
  saidWith,
  TABLE,
} from './life-model.ts'

/** Who is due and willing: in each state what they would do, the first that is accepted. */
const WILLING: { readonly [Status in OrderStatus]?: readonly (readonly [PersonAct, Capacity])[] } = {
  'awaiting-approval': [['approve', 'approver']],
  'awaiting-vendor': [['accept', 'vendor']],
  'awaiting-requester': [
    ['acceptProposal', 'requester'],
    ['declineProposal', 'requester'],
  ],
  'in-progress': [['deliver', 'vendor']],
  'on-the-way': [['deliver', 'vendor']],
  arrived: [['receive', 'receiver']],
  'awaiting-count': [
    ['confirmCount', 'vendor'],
    ['contestCount', 'vendor'],
  ],
  disputed: [['receive', 'receiver']],
  received: [['pay', 'treasurer']],
  'payment-submitted': [['confirmPayment', 'head']],
  paid: [['confirmMoney', 'vendor']],
  'payment-questioned': [['confirmMoney', 'vendor']],
}
/** People who have done nothing yet, so that no duty of theirs clashes with another. */
const FRESH: Partial<Record<Capacity, number>> = { approver: 12, receiver: 12, treasurer: 13, head: 14, vendor: 15 }

/** One step of those who are willing; false when none of theirs is accepted now. */
function goesOn(real: Real): boolean {
  for (const [act, capacity] of WILLING[real.order.status] ?? []) {
    const personId = capacity === 'requester' ? REQUESTER : (FRESH[capacity] ?? 0)
    const said = act === 'receive' ? { quantities: [], words: '', files: [] } : saidWith(act, real, NO_WISH)
    const by = { capacity, personId, channel: 'telegram' } as const
    const result = decideAct(real.order, act, said, by, { now: real.now, ...FACTS })
    if (!result.ok) continue
    happens(real, result.value as unknown as OrderEvent)
    return true
  }
  return false
}

const NO_WISH = { quantity: 1, shift: 0 }

describe('whatever people try on an order', () => {
  test('nothing skips the table, the budget holds what the order does, the chain is whole, duties stay apart', () => {
    const everywhere = [...ORDER_STATUSES].sort()
    // Chance alone leaves out the rarest state once in a while, and nothing would have been proved about it.
    for (let round = 0; round < 10 && (round === 0 || reached.size < everywhere.length); round++)
      fc.assert(
        fc.property(beginning, commands, (start, all) => fc.modelRun(() => begun(start), all)),
        { numRuns: 1_000 },
      )
    expect([...reached].sort()).toEqual(everywhere)
  })

  test('waiting ends by the clock alone, with the budget given back', () => {
    fc.assert(
      fc.property(beginning, fc.integer({ min: 1, max: 60 }), (start, step) => {
        const { real } = begun(start)
        for (let round = 0; real.order.status !== 'expired'; round++) {
          expect(round).toBeLessThan(1_000)
          real.now += step * HOUR
          const event = decideAlarm(real.order, { now: real.now, ...FACTS })
          if (event) happens(real, event)
        }
        expect(real.line.committed).toBe(0)
        expect(real.events.filter(({ act }) => act === 'remind').length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('every life ends: wherever it was left, those who are due bring it to its end, and the money is where it belongs', () => {
    const ends = new Set<OrderStatus>()
    const law = (start: Parameters<typeof begun>[0], all: Iterable<fc.Command<Model, Real>>) => {
      const { model, real } = begun(start)
      fc.modelRun(() => ({ model, real }), all)
      for (
        let round = 0;
        Object.keys(TABLE[real.order.status]).some((act) => act !== 'rate' && act !== 'attach');
        round++
      ) {
        expect(round, `stuck in ${real.order.status}`).toBeLessThan(200)
        if (goesOn(real)) continue
        // Kept back, or something asked that nobody answers: time settles it.
        real.now += 3 * HOUR
        const event = decideAlarm(real.order, { now: real.now, ...FACTS })
        if (event) happens(real, event)
      }
      const { order, line, events } = real
      ends.add(order.status)
      const paid = events.findLast(({ act }) => act === 'pay' || act === 'submitPayment')
      if (order.status !== 'completed') {
        expect(line.committed).toBe(0)
        expect(order.payment).toBeUndefined()
        return
      }
      expect(paid?.data).toMatchObject({ amount: order.payment?.amount })
      expect([line.committed, order.payment?.amount]).toEqual([order.total, order.total])
      for (const duty of ['requesterId', 'receiverId', 'payerId'] as const) expect(order[duty]).toBeDefined()
      expect(new Set([order.requesterId, order.receiverId, order.payerId]).size).toBe(3)
      expect(events.some(({ act }) => act === 'receive' || act === 'confirmCount' || act === 'assumeCount')).toBe(true)
    }
    fc.assert(fc.property(beginning, commands, law), { numRuns: 500 })
    expect([...ends].sort()).toEqual(['cancelled', 'completed', 'declined', 'expired', 'rejected'])
  })

  test('a link that was changed, dropped or swapped is found', () => {
    fc.assert(
      fc.property(
        beginning,
        commands,
        fc.nat(),
        fc.constantFrom('changed', 'dropped', 'swapped'),
        (start, all, at, how) => {
          const { model, real } = begun(start)
          fc.modelRun(() => ({ model, real }), all)
          const { links } = real
          const index = at % links.length
          const tampered = [...links]
          const [one, next] = [links[index], links[index + 1]]
          if (!one || (how !== 'changed' && !next)) return
          if (how === 'changed') tampered[index] = { ...one, at: one.at + 1 }
          if (how === 'dropped') tampered.splice(index, 1)
          if (how === 'swapped' && next) tampered.splice(index, 2, next, one)
          expect(brokenLink(tampered)).toBeDefined()
        },
      ),
    )
  })
})
