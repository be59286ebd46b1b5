/** Two messages of one batch each see the batch's work through a watch of their own; their orders see each other. */
import { expect, test } from 'vitest'
import { countIn, findingsNow } from '#bots/desk/guarding.ts'
import type { Work } from '#bots/work.ts'
import { DEFAULT_GUARD_SETTINGS, type GuardSurroundings } from '#core/guards/index.ts'
import type { Order } from '#core/order/index.ts'
import type { Db } from '#db/client.ts'
import { rememberAnswers } from '#db/together.ts'

const NOW = Date.UTC(2026, 10, 25, 3)
const around: GuardSurroundings = {
  ...{ now: NOW, zone: 'Asia/Jakarta', ceiling: 50_000_000, settings: DEFAULT_GUARD_SETTINGS },
  ...{ recent: [], links: [], spend: new Map() },
  products: new Map([
    [
      1,
      {
        ...{ etalase: { code: 'nasi', name: 'Nasi Kotak' }, category: { code: 'nasi-ayam', name: 'Nasi box ayam' } },
        ...{ taxClass: 'catering', listedOn: '2026-01-05' },
      },
    ],
  ]),
}
const line = { line: 1, productId: 1, name: 'Nasi box', unit: 'box', price: 45_000, quantity: 100 }
const draft = {
  ...{ unitId: 1, budgetLineId: 10, vendorId: 100, deliverAt: NOW + 2 * 24 * 3_600_000, lines: [line] },
  ...{ goodsTotal: 4_500_000, deliveryFee: 0, total: 4_500_000 },
}
const budgetLine = { rupCode: '61204417', accountCode: '5.1.02.01.01.0099' }

const batch = () => {
  const db = {} as Db
  rememberAnswers(db)
  return { watched: () => ({ db }) as Work }
}

test('an order is seen by the next of its batch, and by no other batch or unit', () => {
  const { watched } = batch()
  countIn(watched(), { ...draft, id: 7, placedAt: NOW } as unknown as Order, around)
  const seen = (work: Work, unitId = 1) => findingsNow(work, { ...draft, unitId }, budgetLine, around)
  expect(seen(watched())).toMatchObject([{ guard: 'look-alike', facts: { orders: [7] } }])
  expect(seen(watched(), 2)).toEqual([])
  expect(seen(batch().watched())).toEqual([])
})
