import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Job, type Schedule, startSchedule } from '#bots/schedule.ts'
import type { Database } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'
import { openTestDatabase } from '../support/database.ts'

let database: Database
const started: Schedule[] = []

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  for (const schedule of started) await schedule.stop()
  await database.close()
})

async function start(
  job: Job,
  onFault = (fault: { what: string; error: unknown }): void => {
    throw fault.error
  },
) {
  const schedule = await startSchedule({
    database,
    clock: () => Date.UTC(2026, 10, 23),
    zone: 'Asia/Jakarta',
    jobs: [job],
    onFault,
    onWarning: (message) => {
      throw new Error(message)
    },
    lookEverySeconds: 1,
  })
  started.push(schedule)
  return schedule
}

test('a job runs at the start, for what was missed, and again when its line is due', async () => {
  const runs: number[] = []
  await start({ name: 'every-minute', crons: ['* * * * *'], run: async (now) => void runs.push(now) })
  expect(runs).toEqual([Date.UTC(2026, 10, 23)])
  await expect.poll(() => runs.length, { timeout: 15_000, interval: 200 }).toBeGreaterThan(1)
})

test('its lines are read in the office’s zone, and planning them again changes nothing', async () => {
  const job: Job = { name: 'mornings', crons: ['0 7 * * *', '0 9 * * 1'], run: async () => undefined }
  await start(job)
  await start(job)
  const rows = rowsOf<{ cron: string; timezone: string }>(
    await database.db.execute(sql`select cron, timezone from pgboss.schedule where name = 'mornings' order by cron`),
  )
  expect(rows.map(({ cron, timezone }) => [cron, timezone])).toEqual([
    ['0 7 * * *', 'Asia/Jakarta'],
    ['0 9 * * 1', 'Asia/Jakarta'],
  ])
})

test('a job that fails at the start is told of, and its lines are planned all the same', async () => {
  const faults: string[] = []
  const run = async () => {
    throw new Error('no luck')
  }
  await start({ name: 'unlucky', crons: ['0 7 * * *'], run }, ({ what }) => void faults.push(what))
  expect(faults).toContain('job unlucky')
  const rows = rowsOf(await database.db.execute(sql`select 1 from pgboss.schedule where name = 'unlucky'`))
  expect(rows).toHaveLength(1)
})
