import { expect, test } from 'vitest'
import type { Db } from '#db/client.ts'
import { rememberAnswers, together } from '#db/together.ts'

const transaction = () => ({}) as Db

function counting() {
  const asked: number[][] = []
  const squares = together(async (_db, keys: readonly number[], _unit: string) => {
    asked.push([...keys])
    return new Map(keys.filter((key) => key > 0).map((key) => [key, key * key]))
  })
  return { asked, squares }
}

test('what several ask at once on one transaction is asked once, and each is told only what it asked', async () => {
  const { asked, squares } = counting()
  const tx = transaction()
  const answers = await Promise.all([squares(tx, [1, 2], 'm'), squares(tx, [2, 3], 'm'), squares(tx, [-1], 'm')])
  expect(asked).toEqual([[1, 2, 3, -1]])
  expect(answers.map((answer) => [...answer])).toEqual([
    [
      [1, 1],
      [2, 4],
    ],
    [
      [2, 4],
      [3, 9],
    ],
    [],
  ])
})

test('transactions, and questions that differ in more than ids, are kept apart, and nothing is remembered', async () => {
  const { asked, squares } = counting()
  const tx = transaction()
  await Promise.all([squares(tx, [1], 'm'), squares(transaction(), [1], 'm'), squares(tx, [1], 'ft')])
  await squares(tx, [1], 'm')
  expect(asked).toEqual([[1], [1], [1], [1]])
})

test('nothing asked is answered without asking', async () => {
  const { asked, squares } = counting()
  expect(await squares(transaction(), [], 'm')).toEqual(new Map())
  expect(asked).toEqual([])
})

test('what no message changes is asked once in a whole batch, and anew for each of any other kind of transaction', async () => {
  const asked: number[][] = []
  const squares = together(
    async (_db, keys: readonly number[]) => {
      asked.push([...keys])
      return new Map(keys.filter((key) => key > 0).map((key) => [key, key * key]))
    },
    { kept: true },
  )
  const batch = transaction()
  rememberAnswers(batch)
  await squares(batch, [1, -1])
  expect([...(await squares(batch, [1, 2, -1]))]).toEqual([
    [1, 1],
    [2, 4],
  ])
  expect(asked).toEqual([
    [1, -1],
    [2, -1],
  ])
  const other = transaction()
  await squares(other, [1])
  await squares(other, [1])
  expect(asked.slice(2)).toEqual([[1], [1]])
})

test('what came along with something else is not asked for again in its batch, and outside of one it is', async () => {
  const asked: number[][] = []
  const squares = together(
    async (_db, keys: readonly number[]) => {
      asked.push([...keys])
      return new Map(keys.map((key) => [key, key * key]))
    },
    { kept: true },
  )
  const batch = transaction()
  rememberAnswers(batch)
  squares.know(batch, new Map([[3, 9]]))
  expect(await squares(batch, [2, 3])).toEqual(
    new Map([
      [2, 4],
      [3, 9],
    ]),
  )
  const alone = transaction()
  squares.know(alone, new Map([[3, 10]]))
  expect(await squares(alone, [3])).toEqual(new Map([[3, 9]]))
  expect(asked).toEqual([[2], [3]])
})
