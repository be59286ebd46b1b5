import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'
import { incidents, leases, ledger } from '#db/schema.ts'
import { sealLedger } from '#db/seals.ts'
import { type CommandContext, runCommand } from '#src/commands/index.ts'
import { openTestDatabase } from '../support/database.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'

let folder: string
let demo: Database
/** A backup of the demo. */
let taken: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-backup-'))
  demo = await openDemoDatabase()
  await demo.db.insert(leases).values({ name: 'whatsapp/office', holder: 'somebody', until: MONDAY })
  await sealLedger(demo.db, MONDAY, 'Asia/Jakarta')
  taken = path.join(folder, 'taken.pesan')
  const result = await runCommand(['backup', 'taken.pesan'], of(demo))
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
}, 60_000)
afterAll(async () => {
  await demo.close()
  await rm(folder, { recursive: true, force: true })
})

function of(database: Database, more: Partial<CommandContext> = {}): CommandContext {
  const config = { dataDir: folder, host: '', port: 0, zone: 'Asia/Jakarta', sandbox: false, logLevel: 'silent' }
  return {
    config,
    database,
    clock: () => MONDAY,
    folder,
    stdin: async () => '',
    secretKey: async () => SECRET,
    ...more,
  }
}

/** What a backup holds, by table: rows and a hash over them in whatever order. */
async function contents(file: string): Promise<Record<string, string>> {
  const lines = gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
    .slice(1, -3)
  const tables: Record<string, string[]> = {}
  let rows: string[] = []
  for (const line of lines)
    if (line.startsWith('[')) rows.push(line)
    else {
      rows = []
      tables[(JSON.parse(line) as { table: string }).table] = rows
    }
  const told = (all: readonly string[]) =>
    `${all.length} ${createHash('sha256')
      .update([...all].sort().join('\n'))
      .digest('hex')}`
  return Object.fromEntries(Object.entries(tables).map(([name, all]) => [name, told(all)]))
}

/** A backup as somebody would make it who changed the lines and knows how they are signed. */
function signed(text: string): Buffer {
  const sha256 = createHash('sha256').update(`${text}\n`).digest('hex')
  return gzipSync(`${text}\n${JSON.stringify({ sha256 })}\n`)
}

const countOf = async ({ db }: Database) =>
  rowsOf<{ n: number }>(await db.execute(sql`select (select count(*) from people)::int as n`))[0]?.n

test('a backup restores into an empty database, row for row, and the ledger is whole', async () => {
  const other = await openTestDatabase()
  const restored = await runCommand(['restore', taken], of(other))
  expect(restored).toMatchObject({ exitCode: 0, stderr: '' })
  expect(restored.stdout).toMatch(
    /as of 2026-11-23T02:00:00\.000Z\nThe ledger is whole: [1-9]\d* links.*Seals that fit: 1\./,
  )
  // A house that found no key would make one, which opens nothing of it.
  expect(restored.stdout).toContain('put its secret.key into')
  await runCommand(['backup', 'again.pesan'], of(other))
  const [before, after] = [await contents(taken), await contents(path.join(folder, 'again.pesan'))]
  expect(Number.parseInt(before.ledger ?? '', 10)).toBeGreaterThan(500)
  expect(after).toEqual(before)
  // Who held a lease when the backup was taken is nobody's business now.
  expect(await other.db.$count(leases)).toBe(0)
  await other.close()
})

test('numbers go on after the last one given out, and a ledger restored over another still cannot be rewritten', async () => {
  const other = await openTestDatabase()
  await other.db.execute(sql`select setval('order_ids', 90001)`)
  await other.db.insert(incidents).values({ at: MONDAY, kind: 'of the old office', facts: {} })
  expect(await runCommand(['restore', taken], of(other))).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('nothing was restored: the database is not empty (incidents has rows)'),
  })
  expect(await runCommand(['restore', taken, '--force'], of(other))).toMatchObject({ exitCode: 0 })
  expect(await runCommand(['restore', taken, '--force'], of(other))).toMatchObject({ exitCode: 0 })
  const [next] = rowsOf<{ order: string; id: string; most: string }>(
    await other.db.execute(sql`
      select nextval('order_ids') as order, nextval('ids') as id, (select max(id) from people) as most`),
  )
  expect(Number(next?.order)).toBeGreaterThan(90_001)
  expect(Number(next?.id)).toBeGreaterThan(Number(next?.most))
  const refused = { cause: { code: '23001' } }
  await expect(other.db.update(ledger).set({ act: 'pay' })).rejects.toMatchObject(refused)
  await expect(other.db.delete(ledger)).rejects.toMatchObject(refused)
  await other.close()
})

test('a file that was cut, changed, or made by another version changes nothing, forced or not', async () => {
  const lines = gunzipSync(await readFile(taken))
    .toString('utf8')
    .split('\n')
  const damaged: Record<string, Buffer> = {
    'cut in the middle': (await readFile(taken)).subarray(0, 40_000),
    'without its end': gzipSync(lines.slice(0, -2).join('\n')),
    'with a row less': gzipSync(lines.toSpliced(5, 1).join('\n')),
    'with a letter changed': gzipSync(lines.join('\n').replace('Dinas Pendidikan', 'Dinas Pemdidikan')),
    'with something after its end': gzipSync(`${lines.join('\n')}["1"]\n`),
    'of an older version': signed(
      lines
        .slice(0, -2)
        .join('\n')
        .replace(/,"[0-9a-f]{64}"\]\}\n/, ']}\n'),
    ),
    'not packed at all': Buffer.from(lines.join('\n')),
    'without a row, signed anew': signed(lines.slice(0, -2).toSpliced(3, 1).join('\n')),
    'of something else': gzipSync('hello\n'),
    empty: Buffer.alloc(0),
  }
  const other = await openTestDatabase()
  await runCommand(['restore', taken], of(other))
  const people = await countOf(other)
  expect(people).toBeGreaterThan(50)
  const answers: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(damaged)) {
    await writeFile(path.join(folder, 'damaged'), bytes)
    const { exitCode, stderr } = await runCommand(['restore', 'damaged', '--force'], of(other))
    answers[name] = `${exitCode} ${stderr.trim().replace('nothing was restored: ', '')}`
    expect(await countOf(other), name).toBe(people)
  }
  expect(answers).toEqual({
    'cut in the middle': '1 the file is damaged or incomplete',
    'without its end': '1 the file is damaged or incomplete',
    'with a row less': '1 the file is damaged or incomplete',
    'with a letter changed': '1 the file is damaged or incomplete',
    'with something after its end': '1 the file is damaged or incomplete',
    'of an older version':
      '1 the backup was made by an older version of Pesan: restore it with that version, then upgrade',
    'not packed at all': '1 the file is damaged or incomplete',
    'without a row, signed anew': expect.stringMatching(/^1 (the database does not take|\d+ rows of)/),
    'of something else': '1 this is no backup of Pesan',
    empty: '1 the file is damaged or incomplete',
  })
  await other.close()
})

test('a backup is one moment: what is committed while it is written is not in it', async () => {
  const [backup] = await Promise.all([
    runCommand(['backup', 'busy.pesan'], of(demo)),
    (async () => {
      for (let at = 0; at < 20; at++)
        await demo.db.transaction(async (tx) => {
          // Written together, but the backup comes to one of these tables long before the other.
          await tx.execute(sql`insert into cursors (name, value) values (${`c${at}`}, 1)`)
          await tx.execute(sql`insert into vocabulary (word, root, products) values (${`w${at}`}, 'w', 0)`)
        })
    })(),
  ])
  expect(backup).toMatchObject({ exitCode: 0 })
  const rows = async (file: string, table: string) => Number.parseInt((await contents(file))[table] ?? '', 10)
  const busy = path.join(folder, 'busy.pesan')
  const words = (await rows(busy, 'vocabulary')) - (await rows(taken, 'vocabulary'))
  expect((await rows(busy, 'cursors')) - (await rows(taken, 'cursors'))).toBe(words)
})

test('a backup is never written over another, and says what stands in its way', async () => {
  expect(await runCommand(['backup', 'taken.pesan'], of(demo))).toMatchObject({
    exitCode: 1,
    stderr: 'taken.pesan is there already, and a backup is never overwritten\n',
  })
  expect(await runCommand(['backup', 'nowhere/b.pesan'], of(demo))).toMatchObject({
    exitCode: 1,
    stderr: 'nowhere/b.pesan cannot be written: its folder does not exist\n',
  })
  expect(await runCommand(['backup'], of(demo))).toMatchObject({ exitCode: 2 })
  expect(await runCommand(['restore', 'nowhere.pesan'], of(demo))).toMatchObject({ exitCode: 1 })
})

test('nothing is restored into a house that is open', async () => {
  expect(await runCommand(['restore', taken, '--force'], of(demo, { channels: [] }))).toMatchObject({
    exitCode: 1,
    stderr: 'Pesan is running: stop it, then restore\n',
  })
})

test('a page of a file that ends early is not taken for the whole', async () => {
  const file = path.join(folder, 'short.pesan')
  await writeFile(file, await readFile(taken))
  await truncate(file, 100)
  const other = await openTestDatabase()
  expect(await runCommand(['restore', file], of(other))).toMatchObject({ exitCode: 1 })
  expect(await countOf(other)).toBe(0)
  await other.close()
})
