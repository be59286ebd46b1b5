import { describe, expect, test } from 'vitest'
import { type RecipientFacts, recipientsOf } from '#core/oversight/recipients.ts'

const SEVEN = 1_000
const facts = (change: Partial<RecipientFacts>): RecipientFacts => ({
  dueAt: SEVEN,
  adminIds: [1, 2],
  admins: [
    { personId: 1, chatId: 11, channel: 'telegram', since: 0 },
    { personId: 2, chatId: 22, channel: 'whatsapp', since: 0 },
  ],
  subscriptions: [],
  had: [],
  ...change,
})
const chats = (change: Partial<RecipientFacts>) => recipientsOf(facts(change)).map(({ chatId }) => chatId)
const asked = (chatId: number, personId: number, group: boolean, stopped = false, since = 0) => ({
  chatId,
  personId,
  group,
  stopped,
  since,
  channel: 'telegram',
})

describe('who gets a summary', () => {
  test('every admin, unasked, where they write', () => {
    expect(chats({})).toEqual([11, 22])
  })
  test('a group in which an admin asked for it, besides', () => {
    expect(chats({ subscriptions: [asked(99, 1, true)] })).toEqual([99, 11, 22])
  })
  test('not a group whose asker is no admin any more', () => {
    expect(chats({ subscriptions: [asked(99, 7, true)] })).toEqual([11, 22])
  })
  test('the private chat that an admin chose, instead of the one they wrote in last', () => {
    expect(chats({ subscriptions: [asked(12, 1, false)] })).toEqual([12, 22])
  })
  test('not an admin who asked for none', () => {
    expect(chats({ subscriptions: [asked(11, 1, false, true)] })).toEqual([22])
  })
  test('nobody twice, not even on another messenger', () => {
    expect(
      chats({
        had: [
          { chatId: 10, personId: 1 },
          { chatId: 22, personId: 2 },
        ],
      }),
    ).toEqual([])
  })
  test('nobody who came after its hour', () => {
    const late = [{ personId: 1, chatId: 11, channel: 'telegram', since: SEVEN + 1 }]
    expect(chats({ admins: late, subscriptions: [asked(99, 1, true, false, SEVEN + 1)] })).toEqual([])
  })
})
