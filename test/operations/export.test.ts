import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { tableFrom } from '#db/import/index.ts'
import { orderLines, people, vendors } from '#db/schema.ts'
import { runCommand } from '#src/commands/index.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'

let database: Database
let folder: string
beforeAll(async () => {
  database = await openDemoDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-export-'))
  // A vendor who hopes that somebody opens the table.
  const [line] = await database.db.select().from(orderLines).limit(1)
  await database.db
    .update(orderLines)
    .set({ name: '=HYPERLINK("http://evil.example")' })
    .where(eq(orderLines.orderId, line?.orderId ?? 0))
  await database.db
    .update(vendors)
    .set({ name: '@SUM(A1:A9)' })
    .where(eq(vendors.id, (await firstVendor()) ?? 0))
}, 120_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const firstVendor = async () => (await database.db.query.orders.findFirst())?.vendorId
const run = (...words: string[]) =>
  runCommand(['export', ...words], {
    config: { dataDir: '', host: '', port: 0, zone: 'Asia/Jakarta', sandbox: false, logLevel: 'silent' },
    ...{ database, clock: () => MONDAY, folder, stdin: async () => '', secretKey: async () => SECRET },
  })
const range = ['orders', '--from', '2025-01-01', '--to', '2026-12-31']

test('every line of every order of the days is in the table, once', async () => {
  const { exitCode, stdout } = await run(...range, '--format', 'csv')
  expect(exitCode).toBe(0)
  const { header, rows } = await tableFrom(Buffer.from(stdout), 'a.csv')
  expect(header.slice(0, 3)).toEqual(['nomor', 'dipesan', 'status'])
  expect(rows).toHaveLength(await database.db.$count(orderLines))
})

test('no cell is a formula, in CSV and in XLSX', async () => {
  const { stdout } = await run(...range, '--format', 'csv')
  expect(stdout).toContain(`'=HYPERLINK`)
  expect(stdout).toContain(`'@SUM`)
  const { rows } = await tableFrom(Buffer.from(stdout), 'a.csv')
  for (const { cells } of rows) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  const { file, exitCode } = await run(...range, '--format', 'xlsx')
  expect(exitCode).toBe(0)
  const book = Buffer.from(file?.base64 ?? '', 'base64')
  expect((await tableFrom(book, 'a.xlsx')).rows).toHaveLength(rows.length)
  const sheets = Object.entries(unzipSync(book)).filter(([name]) => name.startsWith('xl/worksheets/'))
  expect(sheets.length).toBeGreaterThan(0)
  for (const [, sheet] of sheets) expect(Buffer.from(sheet).toString()).not.toMatch(/<f[ >]/)
})

test('nobody’s name is in it but those of units and vendors', async () => {
  const { stdout } = await run(...range, '--format', 'csv')
  const everybody = await database.db.select({ name: people.name }).from(people)
  expect(everybody.filter(({ name }) => stdout.includes(name))).toEqual([])
})

test('a file is written part by part, and never over another', async () => {
  expect(await run(...range, '--format', 'csv', '--out', 'a.csv')).toMatchObject({ exitCode: 0 })
  const written = await readFile(path.join(folder, 'a.csv'), 'utf8')
  expect(written).toBe((await run(...range, '--format', 'csv')).stdout)
  expect(await run(...range, '--format', 'csv', '--out', 'a.csv')).toMatchObject({ exitCode: 1 })
})

test('days that are none, or in the wrong order, are wrong usage', async () => {
  for (const words of [
    ['orders'],
    ['orders', '--from', '2026-02-30', '--to', '2026-03-01', '--format', 'csv'],
    ['people'],
  ])
    expect(await run(...words)).toMatchObject({ exitCode: 2 })
  expect(await run('orders', '--from', '2026-03-02', '--to', '2026-03-01', '--format', 'csv')).toMatchObject({
    exitCode: 2,
  })
  expect(await run(...range, '--format', 'pdf')).toMatchObject({ exitCode: 2 })
})
