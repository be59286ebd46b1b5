import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_CHAIN, linkTo, type OrderEvent } from '#core/order/index.ts'

/** JSON with sorted keys in the plainest way: what every hash of every ledger is taken of. */
function plainly(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${plainly(field)}`).join(',')}}`
}

const facts = fc.dictionary(
  fc.string({ unit: 'grapheme' }),
  fc.anything({
    withNullPrototype: false,
    maxDepth: 3,
    values: [fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean(), fc.constant(undefined)],
  }),
)

test('hashes stay those of JSON with sorted keys, whatever happened and whatever was written', () => {
  fc.assert(
    fc.property(facts, (data) => {
      const event = { act: 'ship', orderId: 1, at: 5, by: { capacity: 'vendor', channel: 'whatsapp' }, data }
      const { hash, ...link } = linkTo(EMPTY_CHAIN, event as unknown as OrderEvent)
      expect(hash).toBe(createHash('sha256').update(plainly(link)).digest('hex'))
    }),
  )
})

test('a link of before has the hash that it had', () => {
  const event: OrderEvent = {
    act: 'ship',
    orderId: 7,
    at: 1_795_572_000_000,
    by: { personId: 3, capacity: 'vendor', channel: 'whatsapp', inboxId: 9 },
    data: { words: 'berangkat 🚚 "sekarang" \\ ya' },
  }
  expect(linkTo({ links: 1, head: 'ab' }, event).hash).toBe(
    'ce5802defa08f0d6eacbcd0a9feac390fb6a2d3371c842234b940b6fc2585a82',
  )
})
