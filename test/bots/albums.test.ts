import { describe, expect, test } from 'vitest'
import { asOne, gathered, type Member } from '#bots/albums.ts'
import type { Incoming } from '#bots/channel.ts'

let id = 0
const picture = (caption = '', more: Partial<Incoming> = {}): Member => ({
  id: ++id,
  ready: true,
  incoming: {
    address: { channel: 'whatsapp', chat: 'c' },
    ...{ group: false, addressed: true, messageId: `m${id}`, sender: { ids: ['s'] }, sentAt: 0, waited: false },
    input: { kind: 'picture', media: { ref: `r${id}`, mimeType: 'image/jpeg' }, caption },
    ...more,
  },
})
const text = (): Member => picture('', { input: { kind: 'text', text: 'ok' } })
const sizes = (...waiting: Member[]) => gathered(waiting).map(({ length }) => length)

describe('what belongs together', () => {
  test.each([
    ['an album', [picture('', { album: 'a' }), picture('', { album: 'a' }), picture('', { album: 'b' })], [2, 1]],
    ['an album with a caption under each', [picture('x', { album: 'a' }), picture('y', { album: 'a' })], [2]],
    ['photos one upon the other', [picture(), picture('otw'), picture()], [3]],
    ['a second caption begins anew', [picture('buat EO-1'), picture(), picture('buat EO-2')], [2, 1]],
    ['words in between', [picture(), text(), picture()], [1, 1, 1]],
    ['another message answered', [picture('', { replyTo: '1' }), picture('', { replyTo: '2' })], [1, 1]],
    ['somebody else of the group', [picture(), picture('', { sender: { ids: ['t'] } })], [1, 1]],
    [
      'Telegram says what an album is',
      [1, 2].map(() => picture('', { address: { channel: 'telegram', chat: 'c' } })),
      [1, 1],
    ],
  ])('%s', (_, waiting, expected) => {
    expect(sizes(...waiting)).toEqual(expected)
  })
})

test('one message of several: every file, each caption once, and what any of them answers', () => {
  const one = asOne([picture(), picture('otw', { replyTo: '7' }), picture('otw')])
  expect(one.replyTo).toBe('7')
  expect(one.input).toMatchObject({ kind: 'picture', caption: 'otw', also: [{}, {}] })
})
