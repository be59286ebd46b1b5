// only on postgresql: it needs both databases, and PGlite is there anyway
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { runCommand } from '#src/commands/index.ts'
import { order, RINA } from '../stories/ordering.ts'
import { openTestDatabase } from '../support/database.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'
import { openOffice } from '../support/office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const pesan = (database: Database, ...words: string[]) => {
  const config = { dataDir: folder, host: '', port: 0, zone: 'Asia/Jakarta', sandbox: false, logLevel: 'silent' }
  return runCommand(words, {
    config,
    database,
    clock: () => MONDAY,
    folder,
    stdin: async () => '',
    secretKey: async () => SECRET,
  })
}

test('an office moves from PostgreSQL to PGlite and back, and goes on where it was', async () => {
  const first = await openOffice({ database: await openDemoDatabase() })
  const before = await order(first, first.on('telegram', RINA))
  expect(await pesan(first.database, 'backup', 'one.pesan')).toMatchObject({ exitCode: 0 })
  // What happens after the backup is lost with the office; only its order number must not frighten anybody.
  const messengers = await first.moveOut()

  const lite = await openDatabase({})
  await migrateDatabase(lite)
  expect(await pesan(lite, 'restore', 'one.pesan')).toMatchObject({ exitCode: 0, stderr: '' })
  expect(await pesan(lite, 'backup', 'two.pesan')).toMatchObject({ exitCode: 0 })
  await lite.close()

  const back = await openTestDatabase()
  expect(await pesan(back, 'restore', 'two.pesan')).toMatchObject({ exitCode: 0, stderr: '' })
  // WhatsApp is still linked, and whoever wrote before is still known.
  const second = await openOffice({ database: back, messengers })
  const after = await order(second, second.on('telegram', RINA))
  expect(after.id).toBe(before.id + 1)
  expect(await second.faults()).toEqual([])
  expect(await pesan(back, 'ledger', 'verify')).toMatchObject({ exitCode: 0 })
  await second.close()
}, 90_000)
