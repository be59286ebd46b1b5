import { expect, test } from 'vitest'
import type { Choice, Delivery, Say } from '#bots/channel.ts'
import { say } from '#bots/markup.ts'
import { render } from '#bots/telegram/render.ts'

const PICTURE = 'a'.repeat(64)
const yes: Choice = { label: 'Ya', act: { flow: 'x' } }

const calls = (what: Say, more: Partial<Delivery> = {}) =>
  render({ id: 1, address: { channel: 'telegram', chat: '4201' }, say: what, token: 'k3y', ...more })
function keyboard(what: Say) {
  const payload: object = calls(what).at(-1)?.payload ?? {}
  return 'reply_markup' in payload ? (payload.reply_markup as { inline_keyboard: object[][] }) : undefined
}

test('a topic of a forum gets its messages into the topic', () => {
  const address = { channel: 'telegram', chat: '-1001234567890/12' } as const
  expect(calls({ text: say`Halo` }, { address })[0]?.payload).toMatchObject({
    chat_id: -1001234567890,
    message_thread_id: 12,
  })
})

test('links are not previewed, or a catalogue page would cover the question', () => {
  expect(calls({ text: say`https://x.id` })[0]?.payload).toMatchObject({ link_preview_options: { is_disabled: true } })
})

test('a choice, a link and a chat to share into are three kinds of buttons', () => {
  const choices = [[yes, { label: 'Buka', url: 'https://x.go.id' }], [{ label: 'Bagikan', url: 'tg-inline:p_81' }]]
  expect(keyboard({ text: say`Nasi kotak`, choices })).toEqual({
    inline_keyboard: [
      [
        { text: 'Ya', callback_data: 'k3y:0' },
        { text: 'Buka', url: 'https://x.go.id' },
      ],
      [{ text: 'Bagikan', switch_inline_query: 'p_81' }],
    ],
  })
})

test.each(['http://localhost:3000/x', 'javascript:alert(1)', 'mailto:a@b.id', 'nonsense'])(
  'a link that no button may open is written out: %s',
  (url) => {
    const [call] = calls({ text: say`Lihat:`, choices: [[{ label: 'Buka', url }]] })
    expect(call?.payload).toMatchObject({ text: `Lihat:\nBuka: ${url}` })
    expect(call?.payload).not.toHaveProperty('reply_markup')
  },
)

test('a row is at most eight wide, a keyboard at most a hundred, and labels do not overflow', () => {
  const row = Array.from({ length: 20 }, (_, index) => ({ ...yes, label: `${index} ${'panjang '.repeat(20)}` }))
  const rows = keyboard({ text: say`Pilih`, choices: [row] })?.inline_keyboard ?? []
  expect(rows.map(({ length }) => length)).toEqual([8, 8, 4])
  for (const { text } of rows.flat() as { text: string }[]) expect(text.length).toBeLessThanOrEqual(64)
})

test('choices without a token are a mistake of ours, said aloud', () => {
  const { token: _, ...delivery } = { id: 1, token: 'k', address: { channel: 'telegram', chat: '1' } as const }
  expect(() => render({ ...delivery, say: { text: say`Ya?`, choices: [[yes]] } })).toThrow('token')
})

const methods = (what: Say, hadPicture: boolean) =>
  calls(what, { edits: { messageId: '60', hadPicture } }).map(({ method }) => method)

test('an edit takes the shortest way from what was there to what shall be', () => {
  expect(methods({ text: say`kata` }, false)).toEqual(['editMessageText'])
  expect(methods({ text: say`kata`, picture: PICTURE }, false)).toEqual(['editMessageMedia'])
  expect(methods({ text: say`kata`, picture: PICTURE }, true)).toEqual(['editMessageMedia'])
  expect(methods({ text: say`kata` }, true)).toEqual(['deleteMessage', 'sendMessage'])
  const document = { file: PICTURE, fileName: 'a.pdf' }
  expect(methods({ text: say`kata`, document, picture: PICTURE }, true)).toEqual(['editMessageMedia', 'sendDocument'])
})

test('what is quoted is quoted once, by the first part', () => {
  const [first, ...rest] = calls({ text: say`${'kata '.repeat(2000)}` }, { quotes: '60' })
  expect(first?.payload).toMatchObject({ reply_parameters: { message_id: 60, allow_sending_without_reply: true } })
  for (const { payload } of rest) expect(payload).not.toHaveProperty('reply_parameters')
  expect(calls({ text: say`ya` }, { quotes: 'cb:5' })[0]?.payload).not.toHaveProperty('reply_parameters')
})

test('a megabyte of words takes time in proportion', () => {
  const before = performance.now()
  expect(calls({ text: say`${'kata '.repeat(200_000)}` }).length).toBeGreaterThan(200)
  expect(performance.now() - before).toBeLessThan(10_000)
})
