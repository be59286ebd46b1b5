import { expect, test } from 'vitest'
import { readReceipt } from '#bots/language/understanding/index.ts'

const read = (text: string) => readReceipt(text, { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Jakarta' })
const good = (amount: number) => ({ of: 'good', amount })
const bad = (amount: number) => ({ of: 'bad', amount })

test.for(['sudah diterima semua', 'udah diterima semua ya', 'lengkap, sesuai pesanan', 'EO-12 sudah diterima'])(
  '“%s” says that all of it is there',
  (text) => expect(read(text)).toEqual({ counts: [] }),
)

test.for([
  ['nasinya cuma 95', 'short', good(95)],
  ['yang datang cuma 95', 'short', good(95)],
  ['sudah terima 95 kotak', 'short', good(95)],
  ['kurang 5', 'short', bad(5)],
  ['5 box basi', 'spoiled', bad(5)],
  ['3 kotak penyok', 'damaged', bad(3)],
  ['ada 5 yang tumpah', 'damaged', bad(5)],
] as const)('“%s” is %s, so many', ([text, finding, count]) => {
  const said = read(text)
  expect(said?.finding).toBe(finding)
  expect(said?.counts).toMatchObject([count])
})

test.for([
  ['diterima 58, yang 2 ketinggalan', 'short', [58], [2]],
  ['58 bagus 2 basi', 'spoiled', [58], [2]],
  ['datang 58 tapi 3 tumpah', 'damaged', [58], [3]],
  ['nasinya kurang 2 box, 1 penyok', 'damaged', [], [2, 1]],
] as const)('“%s” counts what is good and what is not', ([text, finding, goodOnes, badOnes]) => {
  const said = read(text)
  expect(said?.finding).toBe(finding)
  const amounts = (of: 'good' | 'bad') => said?.counts.filter((one) => one.of === of).map(({ amount }) => amount)
  expect([amounts('good'), amounts('bad')]).toEqual([goodOnes, badOnes])
})

test('“ga jadi, terima semua aja” says that all of it is there', () =>
  expect(read('ga jadi, terima semua aja')).toEqual({ counts: [] }))

test.for([
  ['barangnya belum datang', 'absent'],
  ['telat sejam', 'late'],
  ['salah kirim, harusnya ayam', 'wrong'],
  ['semuanya basi', 'spoiled'],
] as const)('“%s” is %s, with no amount', ([text, finding]) => expect(read(text)).toEqual({ finding, counts: [] }))

test.for([
  ...['apakah sudah diterima?', 'terima kasih', 'cari nasi kotak', 'nasi kotak dibawah 40rb', 'pesen 5 box snack'],
  ...[
    'nasi kotak 100 buat besok',
    '5 kg ikan asin',
    'kopi pahit 20',
    'es teh dingin 30',
    'rapatnya mundur jam 2',
    'menu',
    'belum diterima',
  ],
])('“%s” says nothing of a receipt', (text) => expect(read(text)).toBeUndefined())
