import { describe, expect, test } from 'vitest'
import { receive } from '#bots/telegram/receive.ts'
import { ME, messageUpdate, NOW, RECEPTION } from './updates.ts'

const GROUP = -1001234567890
const from = { id: 4201, is_bot: false, first_name: 'Sari' }
const input = (update: object) => receive(update, RECEPTION).events[0]?.input
const typed = (text: string, where = {}) => input(messageUpdate({ text }, where))

describe('commands', () => {
  test.each([
    ['/start', 'start', ''],
    ['/start p_81', 'start', 'p_81'],
    ['/Menu', 'menu', ''],
    ['/ringkasan@Pesan_Bot minggu ini', 'ringkasan', 'minggu ini'],
    ['/cari  nasi\nkotak ', 'cari', 'nasi\nkotak'],
  ])('%s', (text, name, rest) => {
    expect(typed(text)).toEqual({ kind: 'command', name, rest })
    expect(typed(text, { chatId: GROUP })).toEqual({ kind: 'command', name, rest })
  })

  test('a command to another bot is none of our business', () => {
    expect(typed('/start@other_bot', { chatId: GROUP })).toBeUndefined()
  })

  test('a fraction or a path is no command', () => {
    expect(typed('/3/4 kg')).toEqual({ kind: 'text', text: '/3/4 kg' })
    expect(typed('2/3')).toEqual({ kind: 'text', text: '2/3' })
  })
})

describe('in groups', () => {
  const group = (content: object) => receive(messageUpdate(content, { chatId: GROUP }), RECEPTION).events[0]

  test('our name asks us and is no part of the question', () => {
    const text = 'halo @Pesan_bot nasi kotak'
    const event = group({ text, entities: [{ type: 'mention', offset: 5, length: 10 }] })
    expect(event).toMatchObject({ addressed: true, input: { kind: 'text', text: 'halo nasi kotak' } })
  })

  test('our name alone is still something said', () => {
    const event = group({ text: '@pesan_bot', entities: [{ type: 'mention', offset: 0, length: 10 }] })
    expect(event?.input).toEqual({ kind: 'text', text: '@pesan_bot' })
  })

  test('an answer to us is for us, an answer to somebody else is not', () => {
    const answer = (id: number) => group({ text: 'ya', reply_to_message: { message_id: 60, from: { id } } })
    expect(answer(ME.id)).toMatchObject({ addressed: true, replyTo: '60' })
    expect(answer(99)).toMatchObject({ addressed: false, replyTo: '60' })
  })

  test('a topic is a conversation of its own, and what opened it is not what is answered', () => {
    const opened = { message_id: 12, from: { id: ME.id }, forum_topic_created: {} }
    const event = group({ text: 'ya', is_topic_message: true, message_thread_id: 12, reply_to_message: opened })
    expect(event?.address.chat).toBe(`${GROUP}/12`)
    expect(event).toMatchObject({ addressed: false })
    expect(event?.replyTo).toBeUndefined()
  })

  test('nobody speaks from behind the name of a chat', () => {
    expect(group({ text: 'setuju', sender_chat: { id: GROUP, type: 'supergroup' } })).toBeUndefined()
  })

  test('other bots are not answered, or two bots would never stop', () => {
    const update = messageUpdate({ text: 'halo' }, { chatId: GROUP })
    update.message.from.is_bot = true
    expect(receive(update, RECEPTION)).toEqual({ events: [] })
  })

  test('who joined or what was pinned says nothing', () => {
    expect(group({ new_chat_members: [from] })).toBeUndefined()
    expect(group({ pinned_message: { message_id: 3 } })).toBeUndefined()
  })

  test('a group that moves to another id is told of, not answered', () => {
    const move = { from: { channel: 'telegram', chat: '-55' }, to: { channel: 'telegram', chat: String(GROUP) } }
    const told = receive(messageUpdate({ migrate_to_chat_id: GROUP }, { chatId: -55 }), RECEPTION)
    expect(told).toEqual({ events: [], moved: move })
    expect(receive(messageUpdate({ migrate_from_chat_id: -55 }, { chatId: GROUP }), RECEPTION)).toEqual(told)
  })
})

describe('what is not text', () => {
  const file = { file_id: 'F', file_size: 10 }
  const media = { ref: '{"fileId":"F"}', bytes: 10 }

  test('of a picture the largest size counts', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 60 },
      { ...file, width: 1280, height: 960 },
      { file_id: 'middle', width: 320, height: 240 },
    ]
    expect(input(messageUpdate({ photo }))).toEqual({
      kind: 'picture',
      media: { ...media, mimeType: 'image/jpeg' },
      caption: '',
    })
  })

  test.each([
    ['document', { document: { ...file, mime_type: 'application/pdf', file_name: 'BAST.pdf' }, caption: 'ini' }],
    ['voice', { voice: file }],
    ['voice', { audio: file }],
    ['video', { video: file }],
    ['video', { video_note: file }],
    ['video', { animation: file, document: file }],
  ])('a %s', (kind, content) => {
    expect(input(messageUpdate(content))).toMatchObject({ kind, media })
  })

  test.each([
    [{ sticker: { file_id: 'S', emoji: '👍' } }, { kind: 'sticker', emoji: '👍' }],
    [{ location: { latitude: -6.2, longitude: 106.8 } }, { kind: 'location', latitude: -6.2, longitude: 106.8 }],
    [{ contact: { phone_number: '0812', first_name: 'Bu', last_name: 'Tini' } }, { kind: 'contact', name: 'Bu Tini' }],
    [{ poll: { id: '1' } }, { kind: 'unreadable', what: 'poll' }],
    [{ dice: { emoji: '🎲', value: 3 } }, { kind: 'unreadable', what: 'dice' }],
  ])('%j', (content, expected) => {
    expect(input(messageUpdate(content))).toEqual(expected)
  })
})

describe('our own words, brought back', () => {
  const shared = {
    text: 'Nasi kotak',
    via_bot: { id: ME.id },
    reply_markup: { inline_keyboard: [[{ text: 'Buka', url: 'https://t.me/pesan_bot?start=p_81' }]] },
  }

  test('a product shared into our own chat opens', () => {
    expect(input(messageUpdate(shared))).toEqual({ kind: 'command', name: 'start', rest: 'p_81' })
  })

  test('in a group it is a message among people', () => {
    expect(input(messageUpdate(shared, { chatId: GROUP }))).toBeUndefined()
  })

  test('a forwarded "terima" of ours accepts nothing', () => {
    const forward = { text: 'terima', forward_origin: { type: 'user', sender_user: { id: ME.id } } }
    expect(input(messageUpdate(forward))).toEqual({ kind: 'unreadable', what: 'echo' })
  })

  test('what others wrote and somebody forwards is something that they tell us', () => {
    const forward = { text: 'tolong nasi kotak', forward_origin: { type: 'hidden_user', sender_user_name: 'Budi' } }
    expect(input(messageUpdate(forward))).toEqual({ kind: 'text', text: 'tolong nasi kotak' })
  })
})

describe('taps, edits, reactions, comings and goings', () => {
  const chat = { id: 4201, type: 'private' }
  const tap = (data: string, id = '55') => ({
    update_id: 3,
    callback_query: { id, from, data, chat_instance: 'x', message: { message_id: 60, chat, date: 0 } },
  })

  test('a tap names the message, the token and the choice', () => {
    expect(receive(tap('k3y:12'), RECEPTION).events).toEqual([
      {
        address: { channel: 'telegram', chat: '4201' },
        group: false,
        addressed: true,
        messageId: 'cb:55',
        sender: { ids: ['4201'], name: 'Sari' },
        sentAt: NOW,
        waited: false,
        replyTo: '60',
        input: { kind: 'tap', token: 'k3y', index: 12 },
      },
    ])
  })

  test.each(['', 'k3y', ':1', 'k3y:', 'k3y:-1', 'k3y:99999'])('button data %j is not ours', (data) => {
    expect(input(tap(data))).toEqual({ kind: 'unreadable', what: 'button' })
  })

  test('an edited message is an event of its own, about the first', () => {
    const { message } = messageUpdate({ text: 'tidak', edit_date: NOW / 1000 + 60 })
    expect(receive({ update_id: 4, edited_message: message }, RECEPTION).events[0]).toMatchObject({
      messageId: `edit:71:${NOW / 1000 + 60}`,
      sentAt: NOW + 60_000,
      input: { kind: 'edited', messageId: '71', text: 'tidak' },
    })
  })

  test('a reaction that is added counts, one that is taken away does not', () => {
    const thumb = { type: 'emoji', emoji: '👍' }
    const heart = { type: 'emoji', emoji: '❤' }
    const react = (old_reaction: object[], new_reaction: object[]) =>
      input({
        update_id: 5,
        message_reaction: { chat, message_id: 60, user: from, date: NOW / 1000, old_reaction, new_reaction },
      })
    expect(react([], [thumb])).toEqual({ kind: 'reaction', emoji: '👍', messageId: '60' })
    expect(react([thumb], [thumb, heart])).toMatchObject({ emoji: '❤' })
    expect(react([thumb], [])).toBeUndefined()
  })

  test.each([
    ['member', 'kicked', 'left'],
    ['kicked', 'member', 'joined'],
    ['left', 'administrator', 'joined'],
    ['member', 'administrator', undefined],
  ])('from %s to %s', (before, after, status) => {
    const change = {
      chat,
      from,
      date: NOW / 1000,
      old_chat_member: { status: before },
      new_chat_member: { status: after },
    }
    expect(input({ update_id: 6, my_chat_member: change })).toEqual(status && { kind: 'membership', status })
  })

  test('a channel that adds us is left alone', () => {
    expect(receive({ update_id: 7, channel_post: { message_id: 1 } }, RECEPTION)).toEqual({ events: [] })
  })
})

test('what was written before we listened has waited', () => {
  const sent = (ageMs: number) => {
    const update = messageUpdate({ text: 'halo' })
    update.message.date = (NOW - ageMs) / 1000
    return receive(update, RECEPTION).events[0]?.waited
  }
  expect(sent(30_000)).toBe(false)
  expect(sent(61_000)).toBe(false)
  expect(sent(90_000)).toBe(true)
})

test('what is wrong with an update is told without what stands in it', () => {
  const { malformed } = receive(messageUpdate({ text: { secret: 'NIK 3173' } }), RECEPTION)
  expect(malformed).toBe('message.text: invalid_type')
})
