import { expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import { openIntake } from '#bots/intake.ts'

const said = (messageId: string): Incoming => ({
  address: { channel: 'telegram', chat: '1' },
  ...{ group: false, addressed: true, messageId, sender: { ids: ['1'] }, sentAt: 0, waited: false },
  input: { kind: 'text', text: 'menu' },
})

test('what arrives while the first is being committed shares the next commit, in order', async () => {
  const commits: string[][] = []
  const intake = openIntake(async (events) => {
    await new Promise((resolve) => setImmediate(resolve))
    commits.push(events.map(({ messageId }) => messageId))
  })
  await Promise.all([intake([said('a')]), intake([said('b')]), intake([said('c'), said('d')])])
  expect(commits).toEqual([['a'], ['b', 'c', 'd']])
})

test('who brings something that cannot be stored hears of it, and nobody else does', async () => {
  const stored: string[] = []
  const intake = openIntake(async (events) => {
    await new Promise((resolve) => setImmediate(resolve))
    if (events.some(({ messageId }) => messageId === 'bad')) throw new Error('refused')
    stored.push(...events.map(({ messageId }) => messageId))
  })
  const all = ['a', 'b', 'bad', 'c'].map((id) => intake([said(id)]))
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(stored).toEqual(['a', 'b', 'c'])
})
