/**
 * A year of orders of any size, written by PostgreSQL itself: people, shops, budgets, and days of orders each with its
 * whole life in the ledger, hashed as the application hashes it. The newest day is always the same; history is added
 * before it, so that the same question can be asked of more and more of the past.
 */
import postgres from 'postgres'

export interface Nation {
  readonly vendors: number
  readonly officers: number
  readonly ordersADay: number
}

/** The newest day, `DAYS` long after the first; it ends at `NOW`. Days are counted from 1. */
export const DAYS = 365
export const LAST_DAY = '2026-11-22'
/** Midnight after the last day, in Jakarta. */
export const NOW = Date.UTC(2026, 10, 22, 17)
const DAY = 24 * 3_600_000
const HOUR = 3_600_000
const OFFICERS_A_UNIT = 20
const LINES_A_UNIT = 40
/** Ids of owners of shops follow those of officers at a distance. */
export const OWNER = 10_000_000

/** Statements of a loader do not wait for the disk and check no foreign key. */
async function loading(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(`set session_replication_role = replica; set synchronous_commit = off; set jit = off`)
    await work(sql)
  } finally {
    await sql.end()
  }
}

/** Units, officers, shops with their owners, budget lines. Shops that are there already stay. */
export async function loadNation(url: string, { vendors, officers }: Nation): Promise<void> {
  const units = Math.ceil(officers / OFFICERS_A_UNIT)
  const unitOf = `1 + (n - 1) / ${OFFICERS_A_UNIT}`
  const at = `'2025-01-01'::timestamptz`
  await loading(url, (sql) =>
    sql.unsafe(`
      insert into units select n, 'U' || n, 'Unit ' || n, 'dinas', 'Jl. Merdeka ' || n, 'Gambir', 'Jakarta Pusat'
        from generate_series(1, ${units}) n;
      insert into vendors (id, nib, name, size, form, jakpreneur, vat_registered, address, district, city, joined_on)
        select n, 'N' || n - 1, 'Toko ' || n, 'micro', 'person', false, false, '-', 'Gambir', 'Jakarta Pusat', '2025-01-01'
        from generate_series(1, ${vendors}) n on conflict do nothing;
      insert into people (id, code, name, honorific)
        select n, 'P' || n, 'Rina ' || n, 'Ibu' from generate_series(1, ${officers}) n
        union all select ${OWNER} + n, 'V' || n, 'Sri ' || n, 'Kak' from generate_series(1, ${vendors}) n;
      insert into roles (person_id, role, unit_id, vendor_id)
        select n, 'pp', ${unitOf}, null from generate_series(1, ${officers}) n
        union all select ${OWNER} + n, 'vendor', null, n from generate_series(1, ${vendors}) n;
      insert into chats (id, channel, chat, person_id, last_inbound_at, created_at)
        select id, case when id < ${OWNER} then 'telegram' else 'whatsapp' end, id::text, id, ${at}, ${at} from people;
      insert into aliases select channel, chat, person_id, ${at} from chats;
      insert into budget_lines (id, rup_code, unit_id, year, account_code, name, ceiling, announced_on)
        select n, 'R' || n, 1 + (n - 1) / ${LINES_A_UNIT}, 2026, '5.1.02', 'Belanja ' || n, 1000000000000, '2026-01-01'
        from generate_series(1, ${units * LINES_A_UNIT}) n;
      insert into assignments select id, role, (unit_id - 1) * ${OFFICERS_A_UNIT} + n
        from budget_lines, (values (1, 'pp'), (2, 'ppk'), (3, 'treasurer')) named(n, role);
      create function dice(id bigint, salt bigint) returns float8 language sql immutable
        as 'select (hashint8extended($1, $2) & 2147483647) / 2147483648.0';
      create function fingerprint(text) returns text language sql immutable
        as $$select encode(sha256(convert_to($1, 'UTF8')), 'hex')$$;
      analyze`),
  )
}

/** What happens to an order: who does it, how long after the placing, and the state it leads to. */
const STEPS = [
  { act: 'place', role: 'requester', person: 'requester', channel: 'telegram', after: 0, status: 'awaiting-vendor' },
  { act: 'accept', role: 'vendor', person: 'owner', channel: 'whatsapp', after: 10 * HOUR, status: 'in-progress' },
  { act: 'deliver', role: 'vendor', person: 'owner', channel: 'whatsapp', after: 2 * DAY, status: 'arrived' },
  {
    act: 'receive',
    role: 'receiver',
    person: 'receiver',
    channel: 'telegram',
    after: 2 * DAY + 12 * HOUR,
    status: 'received',
  },
  ...[
    { act: 'submitPayment', role: 'treasurer', after: 4 * DAY, status: 'payment-submitted' },
    { act: 'confirmPayment', role: 'head', after: 5 * DAY, status: 'paid' },
  ].map((step) => ({ ...step, person: 'payer', channel: 'telegram' })),
  { act: 'confirmMoney', role: 'vendor', person: 'owner', channel: 'whatsapp', after: 6 * DAY, status: 'completed' },
] as const
const DATA: Readonly<Record<string, string>> = { deliver: '{"words":""}', receive: '{"quantities":[]}' }
/** One order in sixteen is declined in place of accepted. */
const DECLINED = 1 / 16
const REFUSAL = '{"reason":"stock","words":""}'

/** All orders of the days `from` to `until`, on top of what is there. */
export async function loadDays(url: string, nation: Nation, from: number, until: number): Promise<void> {
  const days = Array.from({ length: until - from + 1 }, (_, at) => from + at)
  const loader = () =>
    loading(url, async (sql) => {
      for (let day = days.shift(); day !== undefined; day = days.shift()) await sql.unsafe(dayOf(nation, day))
    })
  await Promise.all([loader(), loader()])
}

/** After the last day: budgets hold what their orders say, the sequences are ahead, the planner knows. */
export async function settle(url: string): Promise<void> {
  await loading(url, async (sql) => {
    await sql.unsafe(`
      update budget_lines set committed = held from (
        select budget_line_id, sum(total) as held from orders where status <> 'declined' group by 1
      ) as o where o.budget_line_id = budget_lines.id and committed <> held`)
    await sql.unsafe(`select setval('order_ids', (select max(id) from orders))`)
    await sql.unsafe('vacuum (analyze) budget_lines')
    for (const table of ['orders', 'order_lines', 'ledger']) await sql.unsafe(`vacuum (analyze) ${table}`)
  })
}

function dayOf(nation: Nation, day: number): string {
  const { vendors, officers, ordersADay } = nation
  const first = (day - 1) * ordersADay + 1
  const midnight = NOW - (DAYS + 1 - day) * DAY
  const units = Math.ceil(officers / OFFICERS_A_UNIT)
  const facts = `
    select id, 1 + floor(dice(id, 1) ^ 2 * ${vendors})::bigint as vendor, ${OWNER} + 1 + floor(dice(id, 1) ^ 2 * ${vendors})::bigint as owner,
      1 + floor(dice(id, 2) * ${units})::bigint as unit, floor(dice(id, 3) * ${LINES_A_UNIT})::bigint as line,
      ${midnight} + ${8 * HOUR} + ((id - ${first}) * ${8 * HOUR}) / ${ordersADay} as at, dice(id, 5) < ${DECLINED} as declined,
      1 + floor(dice(id, 6) * 1000000)::bigint as product, 1000 * (5 + floor(dice(id, 7) * 95))::bigint as price,
      10 + floor(dice(id, 8) * 90)::bigint as quantity, floor(dice(id, 9) * 10)::bigint as colleague
    from generate_series(${first}::bigint, ${first + ordersADay - 1}) as id`
  const placed = `
    select f.*, (unit - 1) * ${LINES_A_UNIT} + 1 + line as budget_line, (unit - 1) * ${OFFICERS_A_UNIT} + 1 + colleague as requester,
      (unit - 1) * ${OFFICERS_A_UNIT} + 11 + colleague / 2 as receiver, (unit - 1) * ${OFFICERS_A_UNIT} + 17 + colleague / 3 as payer,
      at + ${2 * DAY} as deliver_at, at + ${DAY} as due, 'b' || id as basket, 2 * price * quantity as goods,
      1 + least(case when declined then 1 else 6 end, ${STEPS.slice(1)
        .map(({ after }) => `(at + ${after} < ${NOW})::int`)
        .join(' + ')}) as links
    from (${facts}) f`
  let chained = `(select p.*, ${placeData()} as data1 from (${placed}) p)`
  for (const at of STEPS.keys()) {
    chained = `(select s.*, fingerprint(${linkText(at)}) as hash${at + 1} from ${chained} s offset 0)`
  }
  return `with chained as materialized ${chained},
    into_orders as (insert into orders (id, basket_id, status, unit_id, budget_line_id, vendor_id, requester_id, receiver_id,
        payer_id, goods_total, delivery_fee, tax, total, tax_rate, deliver_at, place, note, placed_at, status_at,
        answer_due_at, alarm_at, refusal, links, head)
      select id, basket, case when declined and links = 2 then 'declined' else (array[${STEPS.map(({ status }) => `'${status}'`)}])[links] end,
        unit, budget_line, vendor, requester, case when links >= 4 then receiver end, case when links >= 5 then payer end,
        goods, 25000, 0, goods + 25000, '{"numerator":0,"denominator":1}', ${instant('deliver_at')}, ${PLACE}::jsonb, '',
        ${instant('at')}, ${instant(`at + (array[${STEPS.map(({ after }) => after)}]::bigint[])[links]`)},
        case when links = 1 then ${instant('due')} end, case when links = 1 then ${instant('due')} end,
        case when declined and links = 2 then '${REFUSAL}'::jsonb end, links, ${pick((at) => `hash${at + 1}`)}
      from chained),
    into_lines as (insert into order_lines (order_id, line, product_id, name, unit, price, quantity, total)
      select id, n, product + n - 1, (array['Nasi Kotak Ayam Bakar', 'Snack Kotak Isi 3'])[n], 'kotak', price, quantity, price * quantity
      from chained, generate_series(1, 2) n)
    insert into ledger (order_id, link, at, act, person_id, role, channel, data, previous, hash)
    select id, link, ${instant('l.at')}, act, person, role, channel, data::jsonb, previous, hash from chained c
    cross join lateral (values ${STEPS.map((step, at) => linkRow(step, at)).join(', ')}) as l(link, at, act, person, role, channel, data, previous, hash)
    where link <= links`
}

const instant = (milliseconds: string) => `to_timestamp((${milliseconds}) / 1000.0)`
const pick = (of: (at: number) => string) =>
  `case links ${STEPS.map((_, at) => `when ${at + 1} then ${of(at)}`).join(' ')} end`
const PLACE = `'{"address":"Jl. Medan Merdeka Selatan 8","city":"Jakarta Pusat","district":"Gambir","label":"Kantor"}'`

/** Everything below is written with sorted keys, as the ledger hashes it. */
function placeData(): string {
  const lines = [1, 2].map(
    (n) =>
      `{"line":${n},"name":"${n === 1 ? 'Nasi Kotak Ayam Bakar' : 'Snack Kotak Isi 3'}","price":%s,"productId":%s,"quantity":%s,"unit":"kotak"}`,
  )
  const text = `{"alarmAt":%s,"answerDueAt":%s,"basketId":"%s","budgetLineId":%s,"deliverAt":%s,"deliveryFee":25000,"id":%s,"lines":[${lines}],"note":"","place":${PLACE.slice(1, -1)},"requesterId":%s,"taxRate":{"denominator":1,"numerator":0},"to":"awaiting-vendor","unitId":%s,"vendorId":%s}`
  return `format('${text}', due, due, basket, budget_line, deliver_at, id, price, product, quantity, price, product + 1, quantity, requester, unit, vendor)`
}

const actOf = (at: number) => (at === 1 ? `case when declined then 'decline' else 'accept' end` : `'${STEPS[at]?.act}'`)
const dataOf = (at: number) =>
  at === 0
    ? 'data1'
    : at === 1
      ? `case when declined then '${REFUSAL}' else '{}' end`
      : `'${DATA[STEPS[at]?.act ?? ''] ?? '{}'}'`
const previousOf = (at: number) => (at === 0 ? `''` : `hash${at}`)

function linkText(at: number): string {
  const { after, channel, person, role } = STEPS[at] ?? STEPS[0]
  const text = `{"act":"%s","at":%s,"channel":"${channel}","data":%s,"link":${at + 1},"orderId":%s,"personId":%s,"previous":"%s","role":"${role}"}`
  return `format('${text}', ${actOf(at)}, at + ${after}, ${dataOf(at)}, id, ${person}, ${previousOf(at)})`
}

function linkRow({ after, person, role, channel }: (typeof STEPS)[number], at: number): string {
  return `(${at + 1}, c.at + ${after}, ${actOf(at)}, ${person}, '${role}', '${channel}', ${dataOf(at)}, ${previousOf(at)}, hash${at + 1})`
}
