import { GrammyError, HttpError, type RawApi } from 'grammy'
import { describe, expect, test } from 'vitest'
import type { Delivery } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import { failureOf } from '#bots/telegram/failure.ts'
import type { Move } from '#bots/telegram/receive.ts'
import { createSender } from '#bots/telegram/send.ts'

const refusal = (error_code: number, description: string, parameters = {}) =>
  new GrammyError('', { ok: false, error_code, description, parameters }, 'sendMessage', {})

describe('errors of the Bot API', () => {
  test.each([
    [429, 'Too Many Requests: retry after 7', 'flood'],
    [401, 'Unauthorized', 'unauthorised'],
    [404, 'Not Found', 'unauthorised'],
    [403, 'Forbidden: bot was blocked by the user', 'closed'],
    [403, 'Forbidden: user is deactivated', 'closed'],
    [400, 'Bad Request: chat not found', 'closed'],
    [400, 'Bad Request: message thread not found', 'closed'],
    [400, 'Bad Request: message is not modified: specified new message content', 'unchanged'],
    [400, "Bad Request: message can't be edited", 'uneditable'],
    [400, 'Bad Request: there is no text in the message to edit', 'uneditable'],
    [400, 'Bad Request: wrong file identifier/HTTP URL specified', 'wrong-file-id'],
    [400, 'Bad Request: wrong remote file identifier specified: Wrong padding length', 'wrong-file-id'],
    [400, 'Bad Request: IMAGE_PROCESS_FAILED', 'bad-file'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'rejected'],
    [413, 'Request Entity Too Large', 'rejected'],
    [500, 'Internal Server Error', 'unreachable'],
    [409, 'Conflict: terminated by other getUpdates request', 'conflict'],
  ])('%i %s', (code, description, kind) => {
    expect(failureOf(refusal(code, description)).kind).toBe(kind)
  })

  test('the address in a network error, which holds the token, stays behind', () => {
    const cause = Object.assign(new Error('request to https://api.telegram.org/bot7000:secret/x failed'), {
      code: 'ECONNRESET',
    })
    const failure = failureOf(new HttpError('Network request failed!', cause))
    expect(failure).toEqual({ kind: 'unreachable', mayHaveArrived: true, why: 'ECONNRESET' })
    expect(JSON.stringify(failure)).not.toContain('secret')
  })

  test('a mistake of ours is not mistaken for one of theirs', () => {
    expect(() => failureOf(new TypeError('x is undefined'))).toThrow('x is undefined')
  })
})

describe('a delivery', () => {
  /** A Telegram that only does what the script says, call by call. */
  const scripted = (...script: (Error | number)[]) => {
    const asked: { method: string; chat_id?: number; message_id?: number }[] = []
    const moves: Move[] = []
    const api = new Proxy({} as RawApi, {
      get: (_, method: string) => async (payload: object) => {
        asked.push({ method, ...payload })
        const next = script.shift()
        if (next instanceof Error) throw next
        return { message_id: next }
      },
    })
    const unused = async () => undefined
    const send = createSender({
      api,
      pictures: { sendWith: (_, call) => call('known'), sendAlbumWith: (ids, call) => call(ids) },
      documents: unused,
      patienceMs: 1_000,
      onMoved: (move) => moves.push(move),
      onBadPicture: () => undefined,
    })
    return { send, asked, moves }
  }
  const delivery: Delivery = { id: 5, address: { channel: 'telegram', chat: '-55' }, say: { text: say`Halo` } }
  const upgraded = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: -1009,
  })

  test('follows a group that moved, tells of it, and goes there at once the next time', async () => {
    const { send, asked, moves } = scripted(upgraded, 3, 4)
    const edits = { messageId: '60', hadPicture: false }
    expect(await send({ ...delivery, edits })).toEqual({ kind: 'sent', messageIds: ['3'] })
    expect(await send({ ...delivery, id: 6 })).toEqual({ kind: 'sent', messageIds: ['4'] })
    expect(asked.map(({ method, chat_id }) => [method, chat_id])).toEqual([
      ['editMessageText', -55],
      ['sendMessage', -1009],
      ['sendMessage', -1009],
    ])
    expect(moves).toEqual([{ from: delivery.address, to: { channel: 'telegram', chat: '-1009' } }])
  })

  test.each(['message to edit not found', 'MESSAGE_ID_INVALID', 'IMAGE_PROCESS_FAILED', 'wrong file_id', upgraded])(
    'ends, whatever nonsense is answered: %s',
    async (words) => {
      const nonsense = typeof words === 'string' ? refusal(400, `Bad Request: ${words}`) : words
      const { send, asked } = scripted(...Array(20).fill(nonsense))
      expect(await send({ ...delivery, say: { ...delivery.say, picture: 'a'.repeat(64) } })).toMatchObject({
        kind: 'refused',
      })
      expect(asked.length).toBeLessThan(5)
    },
  )

  test('a deletion that fails does not keep the new message back', async () => {
    const { send } = scripted(refusal(400, "Bad Request: message can't be deleted for everyone"), 9)
    const edits = { messageId: '60', hadPicture: true }
    expect(await send({ ...delivery, edits })).toEqual({ kind: 'sent', messageIds: ['9'] })
  })

  test('an unknown token is for the operator; the message waits', async () => {
    const { send } = scripted(refusal(401, 'Unauthorized'))
    expect(await send(delivery)).toMatchObject({ kind: 'retry', mayHaveArrived: false })
  })
})
