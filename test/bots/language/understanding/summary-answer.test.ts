import { expect, test } from 'vitest'
import { isNoNote, readSummaryAnswer } from '#bots/language/understanding/index.ts'

const read = (text: string) => readSummaryAnswer(text, { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Jakarta' })

test.for([
  'pesan',
  'pesan sekarang',
  'oke pesan aja',
  'udah bener',
  'sip bener',
  'lanjut pesan',
  'order now',
  'ya, pesan ya',
])('“%s” orders what the summary shows', (text) => expect(read(text)).toEqual({ says: 'order' }))

test.for(['ya', 'oke', 'ok siap', '👍'])('“%s” is shown what it would order', (text) =>
  expect(read(text)).toEqual({ says: 'yes' }),
)

test.for([
  ...[
    'belum',
    'jangan pesan dulu',
    'pesan 100 lagi',
    'pesan yang lain aja',
    'betul tapi jamnya salah',
    'pesan nasi kotak',
  ],
  ...['berapa ongkirnya', 'nanti dulu', 'ga jadi', 'pesanan saya', 'udah bener belum ya', 'order status', 'tambah 20'],
])('“%s” orders nothing', (text) => expect(read(text)?.says ?? 'nothing').not.toBe('order'))

test.for([
  ['pesertanya jadi 58', 'meeting'],
  ['58 orang aja', 'meeting'],
  ['ganti jam 12', 'when'],
  ['catatannya jangan pedas ya', 'note'],
  ['ga ada catatan', 'note'],
] as const)('“%s” amends the %s', ([text, what]) => expect(read(text)?.says).toBe(what))

test.for(['ga ada', 'tidak ada catatan', '-', 'tanpa catatan', 'no note', 'ga usah'])('“%s” is no note', (text) =>
  expect(isNoNote(text)).toBe(true),
)
test.for(['jangan pedas', 'tidak pakai sambal', 'ga pakai bawang'])('“%s” is a note', (text) =>
  expect(isNoNote(text)).toBe(false),
)
