import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asc, count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import type { ImportKind, Table } from '#core/import/index.ts'
import type { Database } from '#db/client.ts'
import { importTable, readTable, UnreadableTable } from '#db/import/index.ts'
import { aliases, assignments, budgetLines, people, prices, products, roles, units, vendorLetters } from '#db/schema.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { openTestDatabase } from '#test/support/database.ts'

let database: Database
let folder: string
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-import-'))
  for (const [kind, text] of groundwork) expect((await bring(kind, text)).problems).toEqual([])
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const NOW = Date.UTC(2026, 10, 23, 3)
const safe = npwpSafe('a secret of the tests')
const NIB = '1234567890123'

const groundwork: readonly (readonly [ImportKind, string])[] = [
  ['units', 'kode,nama,jenis,alamat,kecamatan,kota\nDISDIK,Dinas Pendidikan,dinas,Jl. Satu,Setiabudi,Jakarta Selatan'],
  [
    'vendors',
    `nib,nama,skala,bentuk,jakpreneur,pkp,alamat,kecamatan,kota,bergabung,surat\n${NIB},Dapur Ida,mikro,perorangan,ya,tidak,Jl. Dua,Tebet,Jakarta Selatan,2024-01-02,halal ID1 2025-01-01/2029-01-01; suket S-1/2026 2026-01-01/2026-12-31`,
  ],
  [
    'categories',
    'kode,induk,nama,emoji,pajak,urutan\nnasi-ayam,nasi,Nasi Ayam,🍗,catering,1\nnasi,,Nasi,🍱,catering,1',
  ],
]

function csv(text: string): Table {
  const [header = '', ...rows] = text.split('\n')
  return { header: header.split(','), rows: rows.map((row, index) => ({ line: index + 2, cells: row.split(',') })) }
}
const bring = (kind: ImportKind, text: string, now = NOW) => importTable(database.db, kind, csv(text), now, { safe })

const productHeader =
  'sku,nib,kategori,nama,deskripsi,satuan,harga,minimum,jam persiapan,wilayah layanan,ongkir,halal,pdn'
const product = (sku: string, price = '25000', vendor = NIB) =>
  `${sku},${vendor},nasi-ayam,Nasi Kotak ${sku},Enak,box,${price},20,24,Jakarta Selatan; Jakarta Pusat,10000,ya,ya`
const productsNamed = async (sku: string) => database.db.select().from(products).where(eq(products.sku, sku))

test('importing twice changes nothing, and says so', async () => {
  const text = `${productHeader}\n${product('A1')}\n${product('A2')}`
  expect(await bring('products', text)).toMatchObject({ rows: 2, created: 2, changed: 0, unchanged: 0, problems: [] })
  const before = await database.db.select().from(products).orderBy(asc(products.id))
  expect(await bring('products', text, NOW + 1_000)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  expect(await database.db.select().from(products).orderBy(asc(products.id))).toEqual(before)
  for (const [kind, table] of groundwork) expect(await bring(kind, table)).toMatchObject({ created: 0, changed: 0 })
})

test('a new price keeps the product and joins its history', async () => {
  await bring('products', `${productHeader}\n${product('P1', '25000')}`)
  const [before] = await productsNamed('P1')
  expect(await bring('products', `${productHeader}\n${product('P1', 'Rp26.500')}`, NOW + 5_000)).toMatchObject({
    created: 0,
    changed: 1,
  })
  const [after] = await productsNamed('P1')
  expect(after).toMatchObject({ id: before?.id, price: 26_500, listedOn: before?.listedOn })
  const history = await database.db
    .select()
    .from(prices)
    .where(eq(prices.productId, before?.id ?? 0))
    .orderBy(asc(prices.validFrom))
  expect(history.map(({ price, validFrom }) => [price, validFrom])).toEqual([
    [25_000, NOW],
    [26_500, NOW + 5_000],
  ])
})

test('an imported product can be found', async () => {
  await bring('products', `${productHeader}\n${product('F1')}`)
  expect((await productsNamed('F1'))[0]?.terms).toContain('nasi')
})

test('one wrong row among good ones changes nothing at all', async () => {
  const report = await bring(
    'products',
    `${productHeader}\n${product('B1')}\n${product('B2', '25.5')}\n${product('B3', '1000', '9999999999999')}`,
  )
  expect(report).toMatchObject({ created: 0, changed: 0, unchanged: 0 })
  expect(report.problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'harga'],
    [4, 'nib'],
  ])
  expect(report.problems[1]?.expected).toEqual({ code: 'known', noun: 'vendor', keys: ['9999999999999'] })
  expect(await productsNamed('B1')).toEqual([])
})

test('a product belongs to a subcategory, not to an etalase', async () => {
  const report = await bring('products', `${productHeader}\n${product('C1').replace('nasi-ayam', 'nasi')}`)
  expect(report.problems).toMatchObject([
    { line: 2, column: 'kategori', value: 'nasi', expected: { code: 'subcategory' } },
  ])
})

test('a person has the roles of the newest file and no others', async () => {
  const header = 'kode,nama,sapaan,peran,whatsapp'
  await bring('people', `${header}\n900001,Sari,Ibu,pp@DISDIK; ppk@DISDIK,0812-0000-0001`)
  const [person] = await database.db.select().from(people).where(eq(people.code, '900001'))
  const rolesNow = async () =>
    (
      await database.db
        .select()
        .from(roles)
        .where(eq(roles.personId, person?.id ?? 0))
    )
      .map(({ role }) => role)
      .sort()
  const names = async () =>
    (
      await database.db
        .select()
        .from(aliases)
        .where(eq(aliases.personId, person?.id ?? 0))
    ).map(({ externalId }) => externalId)
  expect(await rolesNow()).toEqual(['pp', 'ppk'])
  expect(await bring('people', `${header}\n900001,Sari,Ibu,pp@DISDIK,+62 812 0000 0002`)).toMatchObject({ changed: 1 })
  expect(await rolesNow()).toEqual(['pp'])
  expect(await names()).toEqual(['6281200000002@s.whatsapp.net'])
  expect(await bring('people', `${header}\n900001,Sari,Ibu,pp@DISDIK,`)).toMatchObject({ unchanged: 1 })
  expect(await names()).toEqual(['6281200000002@s.whatsapp.net'])
})

test('a number that somebody else uses lets nobody in', async () => {
  const header = 'kode,nama,sapaan,peran,whatsapp'
  await bring('people', `${header}\n900010,Rina,Ibu,admin,081299990010`)
  const report = await bring('people', `${header}\n900011,Budi,Bapak,admin,081299990010`)
  expect(report.problems).toMatchObject([{ line: 2, column: 'whatsapp', expected: { code: 'unclaimed' } }])
  expect(JSON.stringify(report)).not.toContain('99990010')
  expect(await database.db.select().from(people).where(eq(people.code, '900011'))).toEqual([])
})

test('budget lines name their people; a ceiling below what orders hold is refused', async () => {
  await bring('people', 'kode,nama,sapaan,peran\n900020,Dewi,Ibu,pp@DISDIK')
  const line = (ceiling: string, pp = '900020') =>
    bring(
      'budgets',
      `kode rup,unit,tahun,kode rekening,uraian,pagu,diumumkan,pp\n52600001,DISDIK,2026,5.1.02.01.01.0052,Rapat,${ceiling},2026-01-05,${pp}`,
    )
  expect(await line('100.000.000')).toMatchObject({ created: 1 })
  expect(await database.db.select({ n: count() }).from(assignments)).toEqual([{ n: 1 }])
  await database.db.update(budgetLines).set({ committed: 60_000_000 })
  expect((await line('50.000.000')).problems).toMatchObject([
    { column: 'pagu', expected: { code: 'at-least-committed', committed: 60_000_000 } },
  ])
  expect(await line('60.000.000')).toMatchObject({ changed: 1 })
  expect((await database.db.select().from(budgetLines))[0]).toMatchObject({
    ceiling: 60_000_000,
    committed: 60_000_000,
  })
  expect((await line('60.000.000', '111111')).problems).toMatchObject([
    { column: 'pp', value: '111111', expected: { code: 'known', noun: 'person' } },
  ])
})

test('letters of a vendor are kept with their validity', async () => {
  const letters = await database.db.select().from(vendorLetters).orderBy(asc(vendorLetters.kind))
  expect(letters).toMatchObject([
    { kind: 'halal', number: 'ID1', validFrom: '2025-01-01', validTo: '2029-01-01' },
    { kind: 'suket', number: 'S-1/2026', validTo: '2026-12-31' },
  ])
})

test('a CSV from Excel is read: byte-order mark, semicolons, quotes and the lines of the file', async () => {
  const file = path.join(folder, 'libur.csv')
  await writeFile(file, '\uFEFFTanggal;Nama\r\n2026-12-25;"Natal; hari raya"\r\n\r\n32/12/2026;Salah\r\n')
  const table = await readTable(file)
  expect(table.header).toEqual(['Tanggal', 'Nama'])
  const report = await importTable(database.db, 'holidays', table, NOW, { safe })
  expect(report.problems).toEqual([{ line: 4, column: 'Tanggal', value: '32/12/2026', expected: { code: 'day' } }])
})

test('a workbook is read like a CSV: numbers, dates and empty cells', async () => {
  const file = path.join(folder, 'libur.xlsx')
  const text = (value: string) => ({ type: String, value })
  await writeExcel([
    [text('tanggal'), text('nama')],
    [{ type: Date, value: new Date(Date.UTC(2026, 7, 17)), format: 'yyyy-mm-dd' }, text('Kemerdekaan')],
    [text('2026-12-25'), { type: Number, value: 45.125 }],
  ]).toFile(file)
  const table = await readTable(file)
  expect(table.rows).toEqual([
    { line: 2, cells: ['2026-08-17', 'Kemerdekaan'] },
    { line: 3, cells: ['2026-12-25', '45.1250'] },
  ])
  expect(await importTable(database.db, 'holidays', table, NOW, { safe })).toMatchObject({ created: 2, problems: [] })
})

test('a file that is no table is refused with a sentence', async () => {
  const empty = path.join(folder, 'kosong.csv')
  await writeFile(empty, '')
  await expect(readTable(empty)).rejects.toThrow(UnreadableTable)
  const fake = path.join(folder, 'palsu.xlsx')
  await writeFile(fake, 'bukan excel')
  await expect(readTable(fake)).rejects.toThrow(UnreadableTable)
})

test('names with markup and quotes come back as they were written', async () => {
  const name = `Dinas <b>"Aman"</b> *'; drop table units; --`
  await importTable(
    database.db,
    'units',
    {
      header: ['kode', 'nama', 'jenis', 'alamat', 'kecamatan', 'kota'],
      rows: [{ line: 2, cells: ['X1', name, 'dinas', 'Jl. O’Neil', 'Gambir', 'jakarta pusat'] }],
    },
    NOW,
    { safe },
  )
  expect((await database.db.select().from(units).where(eq(units.code, 'X1')))[0]).toMatchObject({
    name,
    city: 'Jakarta Pusat',
  })
})
