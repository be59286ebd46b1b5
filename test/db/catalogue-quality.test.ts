import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchProducts } from '#db/catalogue-search.ts'
import { categories, products } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import { stockDemoGoods } from './catalogue-demo.ts'
import { TODAY } from './catalogue-fixture.ts'
import { type Good, isRight, QUESTIONS, type Question } from './catalogue-questions.ts'

const database = await openTestDatabase()
const { db } = database
let goods: readonly Good[] = []
beforeAll(async () => {
  await stockDemoGoods(db)
  const shelves = new Map((await db.select().from(categories)).map(({ id, code }) => [id, code]))
  goods = (await db.select().from(products)).map(({ id, name, price, categoryId }) => ({
    id,
    name,
    price,
    shelf: shelves.get(categoryId) ?? '',
  }))
})
afterAll(() => database.close())

/** Of the first ten, or of as many as there are right ones, how many are right. */
async function precision(question: Question): Promise<number> {
  const [text, , limits] = question
  const query = { words: text.split(' '), ...limits }
  const { products: found } = await searchProducts(db, query, { page: 0, pageSize: 10, today: TODAY })
  const right = new Set(goods.filter((good) => isRight(good, question)).map(({ id }) => id))
  return found.filter((id) => right.has(id)).length / Math.min(10, right.size)
}

const all = Object.values(QUESTIONS).flat()

test('there are at least 60 questions', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
})

describe.each(Object.entries(QUESTIONS))('%s', (_, questions) => {
  test.each(questions.map((question) => ({ text: question[0], question })))('$text', async ({ question }) => {
    expect(await precision(question)).toBeGreaterThanOrEqual(0.9)
  })
})

test('over all questions, 97 of 100 products on the first page are right', async () => {
  const each: number[] = []
  for (const question of all) each.push(await precision(question))
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length
  expect(mean).toBeGreaterThanOrEqual(0.97)
})
