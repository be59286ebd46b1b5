/** An order written as the query builder's manual shows it: one transaction, one statement after the other. */
import { eq, sql } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/postgres-js'
import * as tables from '#db/schema.ts'
import type { Part } from './orders-house.ts'
import { NOW } from './town.ts'

const SHOP = 100_000
const SHOP_CHAT = 800_000

type Plain = ReturnType<typeof drizzle<typeof tables>>

/** Places one order of this officer on this budget line, with everything that the app writes for that part of it. */
export async function orderTheUsualWay(
  db: Plain,
  officer: number,
  { lineId, part }: { lineId: number; part: Part },
): Promise<void> {
  const shop = SHOP + (officer % 500)
  await db.transaction(async (tx) => {
    const [line] = await tx.select().from(tables.budgetLines).where(eq(tables.budgetLines.id, lineId)).for('update')
    if (!line || line.committed + 1_225_000 > line.ceiling) throw new Error('over the budget')
    const [next] = await tx.execute<{ id: string }>(sql`select nextval('order_ids') as id`)
    const id = Number(next?.id)
    await tx.insert(tables.orders).values({
      ...{ id, basketId: crypto.randomUUID(), status: 'awaiting-vendor', unitId: 700_000, budgetLineId: lineId },
      ...{ vendorId: shop, requesterId: officer, goodsTotal: 1_200_000, deliveryFee: 25_000, tax: 0, total: 1_225_000 },
      ...{ taxRate: { numerator: 0, denominator: 1 }, deliverAt: NOW, place: PLACE, note: 'Antar ke lobi' },
      ...{ placedAt: NOW, statusAt: NOW, answerDueAt: NOW, alarmAt: NOW, links: 1, head: 'a'.repeat(64) },
    })
    await tx.insert(tables.orderLines).values({
      ...{ orderId: id, line: 1, productId: shop, name: 'Nasi kotak ayam bakar', unit: 'box', price: 30_000 },
      ...{ quantity: 40, total: 1_200_000 },
    })
    await tx
      .update(tables.budgetLines)
      .set({ committed: line.committed + 1_225_000 })
      .where(eq(tables.budgetLines.id, lineId))
    await tx.insert(tables.ledger).values({
      ...{ orderId: id, link: 1, at: NOW, act: 'place', personId: officer, role: 'requester', channel: 'telegram' },
      ...{ data: PLACE, previous: '', hash: 'a'.repeat(64) },
    })
    const say = { text: `Pesanan EO-${id} terkirim` }
    const news = { chatId: SHOP_CHAT + shop, say, orderId: id, createdAt: NOW }
    const answer = { ...news, chatId: officer }
    await tx.insert(tables.outbox).values(part === 'message' ? [answer, news] : [news])
    if (part === 'order') return
    await tx
      .update(tables.sessions)
      .set({ state: PLACE, updatedAt: NOW })
      .where(eq(tables.sessions.key, `p:${officer}`))
    await tx.update(tables.inbox).set({ status: 'done', doneAt: NOW }).where(eq(tables.inbox.chatId, officer))
  })
}

const PLACE = { label: 'Kantor', address: 'Jl. Gatot Subroto', district: 'Setiabudi', city: 'Jakarta Selatan' }
