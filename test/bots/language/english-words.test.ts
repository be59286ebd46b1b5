/** Short English answers are understood as the Indonesian ones; anything with another word in it stays as it was written. */
import { expect, test } from 'vitest'
import { fromEnglish } from '#bots/language/english-words.ts'
import { formatsFor, plural } from '#bots/language/format.ts'
import { printedMessages } from '#bots/language/printed.ts'
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

test.each([
  ['I accept', 'ACCEPT'],
  ['Sorry, I can’t', 'REJECT'],
  ['only 80', 'PARTIAL'],
  ['We can do 80.', 'PARTIAL'],
  ['yes, but at 1 pm', 'RESCHEDULE'],
  ['on the way', 'SHIP'],
  ['Delivered!', 'DELIVERED'],
  ['When will I be paid?', 'QUESTION'],
])('a vendor’s “%s” is %s, and sure', (words, intent) => {
  const read = understand(fromEnglish(words) ?? '', { as: 'vendor', asked: 'confirm-order', now: MONDAY })
  expect(read).toMatchObject({ intents: [{ intent }], certain: true })
})

test('a wish is read with its goods, day, hour and place', () => {
  const words = fromEnglish('Order 100 nasi kotak halal for Wednesday 11 am at the office') ?? ''
  expect(words).toBe('pesan 100 nasi kotak halal buat rabu jam 11.00 di kantor')
  const { intents, slots } = understand(words, { as: 'staff', asked: 'idle', ...clock })
  expect(intents[0]?.intent).toBe('ORDER')
  expect(slots).toMatchObject({ quantity: 100, day: '2026-11-25', hour: '11:00' })
})

test.each([
  ['summary yesterday', 'ringkasan kemarin'],
  ['papers of EO-0042', 'berkas EO-0042'],
  ['compare 3 vendors of tumpeng', 'bandingin 3 vendor tumpeng'],
  ['nasi kotak under 40k', 'nasi kotak dibawah 40rb'],
  ['90 people, with Dinkes, 9-12', '90 orang, dengan Dinkes, jam 9-12'],
  ['price of nasi ayam now 28k', 'harga nasi ayam jadi 28rb'],
  ['half past 7', 'jam 7.30'],
])('“%s” is said as “%s”', (words, meant) => expect(fromEnglish(words)).toBe(meant))

test('the English messages give no Indonesian example but names of goods and places', () => {
  const indonesian =
    /\b(?:jam|rabu|kamis|jumat|besok|tambah|kurang|berapa|ya|tidak|sudah|siap|maaf|bisanya?|kapan|yang|lagi|ganti|orderan|selesai|nanti)\b/i
  const examples = printedMessages().flatMap(({ en }) => en.match(/[_*][^_*]{2,80}[_*]/g) ?? [])
  expect(examples.length).toBeGreaterThan(100)
  expect(examples.filter((one) => indonesian.test(one.replace(/“[^”]*”/g, '')))).toEqual([])
})

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
