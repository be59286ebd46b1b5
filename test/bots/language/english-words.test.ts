/** Short English answers are understood as the Indonesian ones; anything with another word in it stays as it was written. */
import { expect, test } from 'vitest'
import { fromEnglish } from '#bots/language/english-words.ts'
import { formatsFor, plural } from '#bots/language/format.ts'
import { readNumbers, readWhen, understand } from '#bots/language/understanding/index.ts'

const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const clock = { now: MONDAY, zone: 'Asia/Jakarta' }

test.each([
  ['tomorrow 9:00', '2026-11-24', '09:00'],
  ['tomorrow at 9', '2026-11-24', '09:00'],
  ['Wednesday at half past 8', '2026-11-25', '08:30'],
  ['12 December 8:00', '2026-12-12', '08:00'],
  ['friday 1pm', '2026-11-27', '13:00'],
])('“%s” is that day and hour', (words, day, hour) =>
  expect(readWhen(fromEnglish(words) ?? '', clock)).toMatchObject({ day, hour }),
)

test.each([
  ['add 20', { change: 'add', value: 20 }],
  ['2 dozen', { change: 'set', value: 24 }],
  ['half', { change: 'scale', value: 0.5 }],
])('“%s” is that amount', (words, amount) => expect(readNumbers(fromEnglish(words) ?? '')[0]).toMatchObject(amount))

test.each([
  ['yes', 'ACCEPT'],
  ['yes please', 'ACCEPT'],
  ['no', 'REJECT'],
])('“%s” is %s', (words, intent) =>
  expect(understand(fromEnglish(words) ?? '', { as: 'vendor', asked: 'yes-no', now: MONDAY }).intents[0].intent).toBe(
    intent,
  ),
)

test.each(['no chilli, please', 'Rabu jam 11', '100', 'nasi kotak', 'siap', 'cancel', 'back', 'skip'])(
  '“%s” stays',
  (words) => expect(fromEnglish(words)).toBeUndefined(),
)

test('money, hours and counts are written the English way', () => {
  const f = formatsFor('en')
  expect(f.rupiah(4_500_000 as never)).toBe('Rp4,500,000')
  expect(f.moment(MONDAY)).toBe('Monday, 23 November 2026 at 09:00 WIB')
  expect([plural(f, 1, 'day'), plural(f, 2, 'day'), plural(f, 1, 'person', 'people')]).toEqual([
    '1 day',
    '2 days',
    '1 person',
  ])
})
