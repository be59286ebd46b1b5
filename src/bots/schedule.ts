/**
 * What happens by the calendar: jobs with cron lines in the office's zone, kept by pg-boss in the same database. A line
 * only wakes a job; whether there is anything to do the job finds out itself, so waking it once too often does no harm
 * and a wake-up that nobody was there for is made up by the next one.
 */
import type { Instant } from '#core/calendar.ts'
import type { Database } from '#db/client.ts'

export interface Job {
  /** Letters, digits and dashes; the name of its queue. */
  readonly name: string
  /** Cron lines, read in the office's zone. */
  readonly crons: readonly string[]
  /** Must do no harm when it runs twice, or in two processes at once. */
  run(now: Instant): Promise<unknown>
}

export interface ScheduleOptions {
  readonly database: Pick<Database, 'kind' | 'pglite' | 'url'>
  readonly clock: () => Instant
  readonly zone: string
  readonly jobs: readonly Job[]
  readonly onFault: (fault: { what: string; error: unknown }) => void
  /** What pg-boss would have an operator look at, such as a clock that differs from the database's by a minute. */
  readonly onWarning: (message: string) => void
  /** How soon a due line is noticed, in seconds; 30 unless told, which is also the most that pg-boss lets it be late. */
  readonly lookEverySeconds?: number
}

export interface Schedule {
  /** Lets what runs finish, and stops. The database must still be open. */
  stop(): Promise<void>
}

/** The summary's cron lines: at seven sharp, and every quarter of an hour for whatever was missed. */
export const SUMMARY_CRONS = ['0 7 * * *', '7,22,37,52 * * * *'] as const

/** On PostgreSQL pg-boss has connections of its own; more than these few it never needs. */
const CONNECTIONS_MAX = 3

/** Runs every job once, for what was missed while nobody was there, and from then on by its lines. */
export async function startSchedule(options: ScheduleOptions): Promise<Schedule> {
  const { jobs, clock, onFault } = options
  const running = new Set<Promise<unknown>>()
  const run = (job: Job): Promise<unknown> => {
    const done = job.run(clock()).finally(() => running.delete(done))
    running.add(done)
    return done
  }
  for (const job of jobs) void run(job).catch((error: unknown) => onFault({ what: `job ${job.name}`, error }))
  const boss = await openBoss(options)
  const stop = async () => {
    await boss.stop({ graceful: true, timeout: 10_000 })
    await Promise.allSettled(running)
  }
  try {
    await boss.start()
    for (const job of jobs) await plan(boss, job, options, run)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

type Boss = Awaited<ReturnType<typeof openBoss>>

async function openBoss({ database, onFault, onWarning, lookEverySeconds = 30 }: ScheduleOptions) {
  // Loaded here and not above: nothing before the app is ready needs it.
  const { PgBoss, fromPglite } = await import('pg-boss')
  const pace = { cronMonitorIntervalSeconds: lookEverySeconds, cronWorkerIntervalSeconds: lookEverySeconds }
  const boss = database.pglite
    ? new PgBoss({ backend: 'pglite', db: fromPglite(database.pglite), ...pace })
    : new PgBoss({
        connectionString: database.url ?? '',
        max: CONNECTIONS_MAX,
        application_name: 'pesan-schedule',
        ...pace,
      })
  boss.on('error', (error) => onFault({ what: 'schedule', error }))
  boss.on('warning', ({ message }) => onWarning(message))
  return boss
}

async function plan(
  boss: Boss,
  job: Job,
  { zone, lookEverySeconds = 30 }: ScheduleOptions,
  run: (job: Job) => Promise<unknown>,
): Promise<void> {
  const { name, crons } = job
  // At most one waiting and one running: wake-ups that pile up are one wake-up.
  await boss.createQueue(name, { policy: 'stately', retryLimit: 2, expireInSeconds: 300 })
  for (const [index, cron] of crons.entries()) {
    await boss.schedule(name, cron, {}, { tz: zone, key: String(index), missed: 'once' })
  }
  await boss.work(name, { pollingIntervalSeconds: Math.min(10, lookEverySeconds) }, async () => {
    await run(job)
  })
}
