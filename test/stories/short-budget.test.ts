/** What is left of a budget line when a placed order is to grow: said in figures, before and after the vendor’s word. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { linksOf, ordersById } from '#db/orders.ts'
import { budgetLines } from '#db/schema.ts'
import { storyOffice } from '../support/story.ts'
import { order, quoting, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const meals = eq(budgetLines.rupCode, '52601007')
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

/** Asks for another number of boxes on the order's card. */
async function changedTo(number: string, quantity: string, button = 'Ubah begitu') {
  expect(await rina().says(number)).toContain('✏️ Ubah')
  await rina().taps('Ubah')
  await rina().taps('🔢')
  await rina().says(quantity)
  return rina().taps(button)
}

test('a change that the budget does not hold is refused with what it would cost and what is left, and nothing moves', async () => {
  const placed = await order(office, rina(), { meeting: '180 orang, dengan Dinkes, jam 11-14' })
  const { db } = office.database
  const [line] = await db.select().from(budgetLines).where(meals)
  const left = 1_000_000
  await db
    .update(budgetLines)
    .set({ ceiling: (line?.committed ?? 0) + left })
    .where(meals)
  const before = await orderNow(placed.id)
  const short = /Totalnya menjadi Rp[\d.]+, sedangkan sisa pagu RUP 52601007 tinggal Rp1\.000\.000/
  expect(await changedTo(placed.number, '150')).toMatch(short)
  await placed.vendor.says('siap kak', quoting(placed))
  await rina().hears(`menerima pesanan ${placed.number}`)
  const asked = async (quantity: string) => {
    expect(await changedTo(placed.number, quantity, 'Minta persetujuan penjual')).toContain('Apa alasannya?')
    return rina().says('pesertanya bertambah')
  }
  expect(await asked('160')).toMatch(short)
  expect(await orderNow(placed.id)).toMatchObject({ total: before?.total, lines: [{ quantity: 100 }] })
  const acts = (await linksOf(db, placed.id)).map(({ act }) => act)
  expect(acts).toEqual(['place', 'accept'])
  const [after] = await db.select().from(budgetLines).where(meals)
  expect(after?.committed).toBe(line?.committed)
  // What fits goes on.
  expect(await asked('110')).toContain('saya tanyakan ke')
  expect((await linksOf(db, placed.id)).at(-1)?.act).toBe('askChange')
}, 120_000)
