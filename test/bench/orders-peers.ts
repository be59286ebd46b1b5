/** The peers of the orders benchmark: pgbench on the same server, and the same rows written the usual way. */
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import * as tables from '#db/schema.ts'
import type { Bench, Contender, Lazy } from './benchmark.ts'
import type { Part } from './orders-house.ts'
import { orderTheUsualWay } from './orders-usual.ts'
import { findPgbench, pgbench, preparePgbench } from './pgbench.ts'
import { type Budgets, buildTown, NOW, SHARED_LINE, setOut, UNIT } from './town.ts'

const OFFICERS = 5_000
const SHOP = 100_000
const SHOP_CHAT = 800_000
const PARTS: readonly Part[] = ['order', 'message']

/**
 * What an order writes, as one statement: the fewest round trips there can be. With `conversation` also what the message
 * does that orders it: where the person stands, the button that is spent, the answer, the chat and the inbox.
 */
const sameRows = (name: string, conversation: boolean) => `
create function ${name}(officer bigint, line bigint) returns bigint language plpgsql as $$
declare
  shop bigint := ${SHOP} + officer % 500;
  made bigint := nextval('order_ids');
  instant timestamptz := now();
  words jsonb := (select say from outbox where token = 'peers-' || officer);
begin
  update budget_lines set committed = committed + 1225000 where id = line and committed + 1225000 <= ceiling;
  insert into orders (id, basket_id, status, unit_id, budget_line_id, vendor_id, requester_id, goods_total, delivery_fee,
      tax, total, tax_rate, deliver_at, place, note, placed_at, status_at, answer_due_at, alarm_at, links, head)
    values (made, gen_random_uuid(), 'awaiting-vendor', ${UNIT}, line, shop, officer, 1200000, 25000, 0, 1225000,
      '{"numerator": 0, "denominator": 1}', instant + interval '2 days',
      '{"label": "Kantor", "address": "Jl. Gatot Subroto Kav. 40", "district": "Setiabudi", "city": "Jakarta Selatan"}',
      'Antar ke lobi, tanya Pak Budi', instant, instant, instant + interval '1 day', instant + interval '4 hours',
      1, repeat('a', 64));
  insert into order_lines (order_id, line, product_id, name, unit, price, quantity, total)
    values (made, 1, shop, 'Nasi kotak ayam bakar', 'box', 30000, 40, 1200000);
  insert into ledger (order_id, link, at, act, person_id, role, channel, inbox_id, data, previous, hash)
    values (made, 1, instant, 'place', officer, 'requester', 'telegram', 1, words, '', repeat('a', 64));
  insert into outbox (chat_id, say, order_id, created_at) values (${SHOP_CHAT} + shop, words, made, instant);
  ${conversation ? CONVERSATION : ''}
  return made;
end $$`

const CONVERSATION = `
  update sessions set state = words, updated_at = instant where key = 'p:' || officer;
  update outbox set spent_at = instant where token = 'peers-' || officer;
  insert into outbox (chat_id, say, order_id, created_at) values (officer, words, made, instant);
  update chats set last_inbound_at = instant where id = officer;
  update inbox set status = 'done', done_at = instant where chat_id = officer;`

const FUNCTIONS: Readonly<Record<Part, string>> = { message: 'message_rows', order: 'order_rows' }

export interface Peers {
  readonly url: string
  close(): Promise<void>
}

/** All peers with so many clients each; those of pgbench only where there is one. */
export async function peerContenders(
  peers: Lazy<Peers>,
  counts: readonly number[],
  bench: Bench,
): Promise<Contender[]> {
  const program = await findPgbench(bench.say)
  return [
    ...(program ? pgbenchContenders(program, peers, counts, bench) : []),
    ...PARTS.flatMap((part) =>
      BUDGETS.flatMap((budgets) => counts.map((clients) => usual(peers, part, { clients, budgets }, bench))),
    ),
  ]
}

const BUDGETS: readonly Budgets[] = ['separate', 'hot']

/** Prepares a town for the peers. */
export async function openPeers(url: string): Promise<Peers> {
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  const { db } = database
  await buildTown(db, OFFICERS)
  const taps = await setOut(db, OFFICERS, 'peers')
  await insertRows(
    db,
    tables.inbox,
    taps.map(({ officer, incoming }) => ({ chatId: officer, messageId: 'tap', incoming, receivedAt: NOW })),
  )
  for (const part of PARTS) await db.execute(sql.raw(sameRows(FUNCTIONS[part], part === 'message')))
  await db.execute(sql`create table one_row (at timestamptz, words text)`)
  await db.execute(sql`vacuum analyze`)
  return { url, close: () => database.close() }
}

function pgbenchContenders(
  program: string,
  peers: Lazy<Peers>,
  counts: readonly number[],
  { seconds, quick }: Bench,
): Contender[] {
  let isTpcb = false
  const contender = (name: string, clients: number, script?: string): Contender => ({
    name,
    measure: async () => {
      const { url } = await peers()
      // Ten million rows, made only for those who ask for them.
      if (script === undefined && !isTpcb) await preparePgbench(program, url, quick ? 10 : 100)
      isTpcb ||= script === undefined
      const given = { url, clients, seconds, ...(script === undefined ? {} : { script }) }
      return { 'orders/s': await pgbench(program, given) }
    },
  })
  const oneRow = "insert into one_row values (now(), 'selamat pagi');"
  const same = (part: Part, budgets: Budgets) => `\\set officer random(1, ${OFFICERS})
select ${FUNCTIONS[part]}(:officer, ${budgets === 'hot' ? SHARED_LINE : ':officer'});`
  return [
    ...counts.map((count) => contender(`pgbench one row, ${count}`, count, oneRow)),
    ...[8, 32].map((count) => contender(`pgbench tpcb-like, ${count}`, count)),
    ...PARTS.flatMap((part) =>
      BUDGETS.flatMap((budgets) =>
        counts.map((count) => contender(`pgbench ${part}'s rows, ${count} ${budgets}`, count, same(part, budgets))),
      ),
    ),
  ]
}

/** Each order a transaction of one statement after the other, as the query builder's manual shows it. */
function usual(
  peers: Lazy<Peers>,
  part: Part,
  { clients, budgets }: { clients: number; budgets: Budgets },
  { seconds }: Bench,
): Contender {
  return {
    name: `${part} the usual way, ${clients} ${budgets}`,
    measure: async () => {
      const { url } = await peers()
      const client = postgres(url, { max: Math.min(clients, 32), onnotice: () => undefined })
      const db = drizzle(client, { schema: tables, casing: 'snake_case' })
      const until = performance.now() + seconds * 1_000
      let made = 0
      const officer = async () => {
        while (performance.now() < until) {
          const who = 1 + Math.floor(Math.random() * OFFICERS)
          await orderTheUsualWay(db, who, { lineId: budgets === 'hot' ? SHARED_LINE : who, part })
          made += 1
        }
      }
      const began = performance.now()
      await Promise.all(Array.from({ length: clients }, officer))
      const took = performance.now() - began
      await client.end()
      return { 'orders/s': (made / took) * 1_000 }
    },
  }
}
