import { expect, test } from 'vitest'
import { brokenLink, EMPTY_CHAIN, linkTo, type OrderEvent } from '#core/order/index.ts'
import { storable, storableJson } from '#core/storable.ts'

test('half an emoji and NUL are left out, whatever else is there stays', () => {
  expect(storable({ words: 'siap 👍'.slice(0, 6), more: ['a\0b', '👍', '\\ud83d'] })).toEqual({
    words: 'siap ',
    more: ['ab', '👍', '\\ud83d'],
  })
})

test('what can be stored as it is stays the very same', () => {
  const value = { words: 'siap 👍' }
  expect(storable(value)).toBe(value)
  expect(storableJson(value)).toBe(JSON.stringify(value))
  expect(storable(undefined)).toBe(undefined)
})

test('a chain is whole after its words were stored, however they were cut', () => {
  const event: OrderEvent = {
    act: 'ship',
    orderId: 1,
    at: 0,
    by: { capacity: 'vendor', channel: 'whatsapp' },
    data: { words: 'berangkat 🚚'.slice(0, 11) },
  }
  const link = linkTo(EMPTY_CHAIN, event)
  expect(brokenLink([JSON.parse(storableJson(link))])).toBe(undefined)
})
