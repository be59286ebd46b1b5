/** What became of messages is written down by as few commits as it takes, and at once for whom somebody waits. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFateBook } from '#bots/fates.ts'
import type { Database } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { chats, outbox } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  await insertRows(db, chats, [{ id: 1, channel: 'telegram', chat: '1', createdAt: NOW }])
  await insertRows(
    db,
    outbox,
    [1, 2, 3, 4].map((id) => ({ id, chatId: 1, say: { text: `${id}` }, createdAt: NOW })),
  )
})
afterAll(() => database.close())

test('answers that come in one after the other are one commit; one for which somebody waits takes along what is there', async () => {
  let commits = 0
  const book = openFateBook({
    database,
    clock: () => NOW + ++commits,
    onFault: ({ error }) => {
      throw error
    },
  })
  const sent = (id: number) => ({ fate: { id, kind: 'sent', messageIds: [`${id}`] } }) as const
  const first = book.note(sent(1))
  await Promise.resolve()
  await Promise.all([first, book.note(sent(2))])
  await Promise.all([book.note(sent(3)), book.note({ ...sent(4), hurries: true })])
  const rows = await database.db.select({ id: outbox.id, sentAt: outbox.sentAt }).from(outbox).orderBy(outbox.id)
  expect(rows.map(({ sentAt }) => (sentAt ?? 0) - NOW)).toEqual([1, 1, 2, 2])
})
