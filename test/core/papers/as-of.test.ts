import { expect, test } from 'vitest'
import { EMPTY_CHAIN, type LedgerLink, linkTo, type OrderEvent } from '#core/order/index.ts'
import { orderAsOf } from '#core/papers/as-of.ts'

const line = { line: 1, productId: 1, name: 'Nasi kotak', unit: 'box', price: 45_000, quantity: 100 }
const placed = {
  id: 7,
  basketId: 'b',
  unitId: 1,
  budgetLineId: 1,
  vendorId: 1,
  requesterId: 1,
  lines: [line],
  deliveryFee: 0,
  taxRate: { numerator: 0, denominator: 1 },
  deliverAt: 9_000,
  place: { label: 'Aula', address: 'Jl. A', district: 'Gambir', city: 'Jakarta Pusat' },
  note: '',
  to: 'awaiting-vendor',
  answerDueAt: 2_000,
  alarmAt: 1_500,
}
const told = [
  ['place', 'requester', placed],
  ['propose', 'vendor', { quantities: [{ line: 1, quantity: 80 }], words: '80', answerDueAt: 2_000, alarmAt: 1_500 }],
  ['acceptProposal', 'requester', {}],
] as const

const links: LedgerLink[] = []
for (const [act, capacity, data] of told) {
  const last = links.at(-1)
  const event = { act, orderId: 7, at: 1_000 + links.length, by: { capacity, channel: 'telegram' }, data }
  links.push(linkTo(last ? { links: last.link, head: last.hash } : EMPTY_CHAIN, event as unknown as OrderEvent))
}

test('an order is read as it was at a link: what was agreed later does not show in an earlier paper', () => {
  expect(orderAsOf(links, 2)).toMatchObject({ status: 'awaiting-requester', total: 4_500_000 })
  expect(orderAsOf(links, 3)).toMatchObject({ status: 'in-progress', total: 3_600_000 })
})

test.each([0, 4])('there is no order at link %d of three', (link) => {
  expect(orderAsOf(links, link)).toBeUndefined()
})
