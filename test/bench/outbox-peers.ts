/** The peers of the outbox benchmark: a loop with nothing but its order, pg-boss with keys in order, graphile-worker. */
import { Logger, run } from 'graphile-worker'
import { PgBoss } from 'pg-boss'
import postgres from 'postgres'
import { type Figures, quantile } from './benchmark.ts'
import { CHATS } from './outbox-app.ts'

export interface Queues {
  bareLoop(messages: number): Promise<Figures>
  boss(messages: number): Promise<Figures>
  /** From commit to the start of the task. */
  graphile(messages: number): Promise<Figures>
  close(): Promise<void>
}

const WORKERS = 4
const CHATS_AT_ONCE = 5
const PER_CHAT = 10

/** Tables for each of them on one database. */
export async function openQueues(url: string): Promise<Queues> {
  const sql = postgres(url, { max: WORKERS, onnotice: () => undefined })
  await sql`create table bare_chats (id bigint primary key, held_until timestamptz)`
  await sql`
    create table bare_messages (
      id bigint generated always as identity primary key, chat_id bigint, say jsonb, message_id text)`
  await sql`create index on bare_messages (chat_id, id) where message_id is null`
  await sql`insert into bare_chats select generate_series(1, ${CHATS}::int)`
  return {
    bareLoop: (messages) => bareLoop(sql, messages),
    boss: (messages) => strictFifo(url, messages),
    graphile: (messages) => graphile(url, sql, messages),
    close: () => sql.end(),
  }
}

/** Takes some chats that nobody holds and their oldest messages, "sends" them, notes their ids and lets the chats go. */
async function bareLoop(sql: postgres.Sql, messages: number): Promise<Figures> {
  await sql`
    insert into bare_messages (chat_id, say)
    select at % ${CHATS}::int + 1, jsonb_build_object('text', at::text) from generate_series(0, ${messages - 1}::int) as at`
  await sql`analyze bare_messages, bare_chats`
  let left = messages
  const worker = async () => {
    while (left > 0) {
      const held = await sql`
        update bare_chats set held_until = clock_timestamp() + interval '10 minutes' where id in (
          select id from bare_chats where (held_until is null or held_until < clock_timestamp())
            and exists (select from bare_messages where chat_id = bare_chats.id and message_id is null)
          limit ${CHATS_AT_ONCE} for update skip locked)
        returning id`
      if (held.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        continue
      }
      const chats = held.map(({ id }) => Number(id))
      const taken = await sql`
        select m.id, m.say from unnest(${chats}::bigint[]) as held(chat_id) cross join lateral (
          select id, say from bare_messages where chat_id = held.chat_id and message_id is null order by id limit ${PER_CHAT}) as m
        order by m.id`
      await sql.begin((tx) => [
        tx`update bare_messages set message_id = 'm' || id where id = any(${taken.map(({ id }) => Number(id))}::bigint[])`,
        tx`update bare_chats set held_until = null where id = any(${chats}::bigint[])`,
      ])
      left -= taken.length
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: WORKERS }, worker))
  return { 'messages/s': (messages / (performance.now() - began)) * 1_000 }
}

async function strictFifo(url: string, messages: number): Promise<Figures> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false })
  boss.on('error', () => undefined) // A failure shows as a run that does not end.
  await boss.start()
  const name = `chats-${Date.now()}`
  await boss.createQueue(name, { policy: 'key_strict_fifo' })
  const jobs = Array.from({ length: messages }, (_, at) => ({
    data: { text: `${at}` },
    singletonKey: `${(at % CHATS) + 1}`,
  }))
  await boss.insert(name, jobs)
  let left = messages
  const worker = async () => {
    while (left > 0) {
      const taken = await boss.fetch(name, { batchSize: CHATS_AT_ONCE * PER_CHAT })
      if (taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
      else
        await boss.complete(
          name,
          taken.map(({ id }) => id),
        )
      left -= taken.length
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: WORKERS }, worker))
  const took = performance.now() - began
  await boss.deleteQueue(name)
  await boss.stop({ graceful: false })
  return { 'messages/s': (messages / took) * 1_000 }
}

async function graphile(url: string, sql: postgres.Sql, messages: number): Promise<Figures> {
  let started = (_: number) => undefined as unknown
  const runner = await run({
    connectionString: url,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    pollInterval: 2_000,
    taskList: { send: async () => void started(performance.now()) },
  })
  const times: number[] = []
  for (let at = 0; at < messages; at++) {
    const { promise: start, resolve } = Promise.withResolvers<number>()
    started = resolve
    await new Promise((ready) => setTimeout(ready, 20))
    await sql`select graphile_worker.add_job('send', json_build_object('at', ${at}::int))`
    const committed = performance.now()
    times.push((await start) - committed)
  }
  await runner.stop()
  return { 'ms p50': quantile(times, 0.5), 'ms p95': quantile(times, 0.95) }
}
