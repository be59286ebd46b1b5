import { expect, test } from 'vitest'
import { describeExpectation, kinds, readRows, type Table } from '#core/import/index.ts'

const { columns, key } = kinds.products
const header = [
  'SKU',
  'NIB',
  'Kategori',
  'Nama',
  'Deskripsi',
  'Satuan',
  'Harga',
  'Minimum',
  'Jam persiapan',
  'Wilayah layanan',
  'Ongkir',
  'Halal',
  'PDN',
]
const good = [
  'NK-1',
  '1234567890123',
  'nasi-ayam',
  'Nasi Kotak',
  '',
  'box',
  '25000',
  '20',
  '24',
  'Jakarta Pusat; Jakarta Timur',
  '0',
  'ya',
  'ya',
]

function product(changes: Readonly<Record<string, string>>, line = 2): Table['rows'][number] {
  return { line, cells: good.map((cell, index) => changes[header[index] ?? ''] ?? cell) }
}
const read = (...rows: Table['rows'][number][]) => readRows(columns, key, { header, rows })
const priceOf = (text: string) => read(product({ Harga: text })).rows[0]?.values.price

test.each([
  ['45000', 45_000],
  ['45.000', 45_000],
  ['45,000', 45_000],
  ['Rp45.000', 45_000],
  ['Rp 1.250.000,-', 1_250_000],
  ['rp. 45.000,00', 45_000],
  ['0', 0],
])('a price of %j is Rp%i', (text, amount) => {
  expect(priceOf(text)).toBe(amount)
})

test.each(['45,5', '45.5', '45rb', '-5', '', '1e9', '12.34.567', 'gratis', '45000.50'])(
  'a price of %j is no whole rupiah',
  (text) => {
    const { rows, problems } = read(product({ Harga: text }))
    expect(rows[0]?.whole).toBe(false)
    expect(problems).toEqual([{ line: 2, column: 'Harga', value: text, expected: { code: 'rupiah' } }])
  },
)

test('headers are known in Indonesian and English, whatever their case and punctuation', () => {
  const english = [
    'sku',
    'VENDOR',
    'category',
    'name',
    'description',
    'unit',
    'Price',
    'min_order',
    'lead time hours',
    'service-area',
    'delivery fee',
    'halal',
    'domestic',
  ]
  const reading = readRows(columns, key, { header: [...english, 'No.'], rows: [product({})] })
  expect(reading.problems).toEqual([])
  expect(reading.ignored).toEqual(['No.'])
  expect(reading.rows[0]?.values).toMatchObject({
    sku: 'NK-1',
    price: 25_000,
    serviceArea: ['Jakarta Pusat', 'Jakarta Timur'],
  })
})

test('a missing column is named once, and its rows are not blamed for it', () => {
  const reading = readRows(columns, key, { header: header.filter((name) => name !== 'Harga'), rows: [product({})] })
  expect(reading.problems).toEqual([{ line: 1, column: 'harga', value: '', expected: { code: 'column' } }])
})

test('every wrong cell of every row is reported, and a repeated key names its first line', () => {
  const { problems } = read(
    product({ Harga: 'x', Minimum: '0' }),
    product({ SKU: 'NK-2', Satuan: 'karung' }, 3),
    product({ SKU: 'nk-2' }, 4),
  )
  expect(problems.map(({ line, column, value }) => [line, column, value])).toEqual([
    [2, 'Harga', 'x'],
    [2, 'Minimum', '0'],
    [3, 'Satuan', 'karung'],
    [4, 'SKU', 'nk-2'],
  ])
  expect(problems.at(-1)?.expected).toEqual({ code: 'unique', line: 3 })
})

test.each([
  ['2026-08-17', '2026-08-17'],
  ['17/08/2026', '2026-08-17'],
  ['17-8-2026', '2026-08-17'],
  ['17 Agustus 2026', '2026-08-17'],
  ['2026-02-30', undefined],
  ['31/04/2026', undefined],
  ['17 Foo 2026', undefined],
  ['besok', undefined],
])('the day %j reads as %j', (text, day) => {
  const { columns: days, key: dayKey } = kinds.holidays
  const reading = readRows(days, dayKey, { header: ['tanggal', 'nama'], rows: [{ line: 2, cells: [text, 'Libur'] }] })
  expect(reading.rows[0]?.values.day).toBe(day)
})

test('what identifies a person or firm is shown by its tail only', () => {
  const people = kinds.people
  const row = { line: 2, cells: ['1', 'Sari', 'Ibu', 'pp@DISDIK', '0812-3456-78x'] }
  const { problems } = readRows(people.columns, people.key, {
    header: ['kode', 'nama', 'sapaan', 'peran', 'hp'],
    rows: [row],
  })
  expect(problems).toHaveLength(1)
  expect(problems[0]?.value).not.toMatch(/0812|3456/)
  expect(problems[0]?.value).toContain('•')
})

test('a role that belongs to a unit needs one, and an unknown role is refused', () => {
  const { columns: people, key: code } = kinds.people
  const roles = (text: string) =>
    readRows(people, code, {
      header: ['kode', 'nama', 'sapaan', 'peran'],
      rows: [{ line: 2, cells: ['1', 'Sari', 'ibu', text] }],
    })
  expect(roles('pp@DISDIK; bendahara@KEC').rows[0]?.values.roles).toEqual([
    { role: 'pp', at: 'DISDIK' },
    { role: 'treasurer', at: 'KEC' },
  ])
  expect(roles('admin').problems).toEqual([])
  expect(roles('pp').problems).toHaveLength(1)
  expect(roles('raja@DISDIK').problems).toHaveLength(1)
})

test('expectations are sentences in both languages', () => {
  expect(describeExpectation({ code: 'rupiah' }, 'id')).toContain('rupiah bulat')
  expect(describeExpectation({ code: 'known', noun: 'vendor', keys: ['123'] }, 'en')).toContain('123')
})
