import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { Incoming } from '#bots/channel.ts'
import type { Span } from '#bots/markup.ts'
import { targetOf } from '#bots/telegram/address.ts'
import { receive } from '#bots/telegram/receive.ts'
import { type Call, capabilities, render } from '#bots/telegram/render.ts'
import { parseHtml } from '#sandbox/telegram/html.ts'
import { type Circumstances, channelContract, type Shown } from '../channel-contract.ts'
import { messageUpdate, RECEPTION } from './updates.ts'

const CHATS = { private: '4201', group: '-1001234567890' }

function event(content: object, { id = '71', chat = CHATS.private, own = false, named = false }: Circumstances = {}) {
  const mention = named ? '@pesan_bot ' : ''
  const entities = named ? [{ type: 'mention', offset: 0, length: mention.length - 1 }] : []
  const words = 'text' in content ? { text: `${mention}${content.text}`, entities } : content
  return messageUpdate(words, { id: Number(id), chatId: Number(chat), ...(own && { from: RECEPTION.me.id }) })
}

const STYLES: Record<string, Span['style']> = { bold: 'bold', italic: 'italic', strikethrough: 'struck', code: 'code' }

function shown(call: Call): Shown[] {
  if (call.method === 'deleteMessage') return []
  const payload: Record<string, unknown> = { ...call.payload, ...('caption' in call ? call.caption : {}) }
  const { text, entities } = parseHtml(String(payload.text ?? payload.caption ?? ''))
  const keyboard = (payload.reply_markup as { inline_keyboard?: InlineKeyboardButton[][] } | undefined)?.inline_keyboard
  const buttons = keyboard?.flat() ?? []
  return [
    {
      text,
      length: text.length,
      styled: entities.map((entity: MessageEntity) => ({
        style: STYLES[entity.type] ?? 'plain',
        text: text.slice(entity.offset, entity.offset + entity.length),
      })),
      ...(call.method === 'sendPhoto' || call.method === 'editMessageMedia' ? { picture: call.file } : {}),
      ...(call.method === 'sendDocument' ? { document: call.file } : {}),
      offers: buttons.flatMap((button) =>
        'callback_data' in button
          ? [{ label: button.text, index: Number(button.callback_data.replace(/^k3y:/, '')) }]
          : [],
      ),
      links: buttons.flatMap((button) => ('url' in button ? [button.url] : [])),
    },
  ]
}

channelContract({
  channel: 'telegram',
  capabilities,
  chats: CHATS,
  text: (text, circumstances) => event({ text }, circumstances),
  picture: (caption, circumstances) =>
    event({ photo: [{ file_id: 'A', width: 9, height: 9 }], caption }, circumstances),
  malformed: [
    undefined,
    null,
    'update',
    [],
    {},
    { update_id: 'x', message: {} },
    { update_id: 1, message: { message_id: 1 } },
    { update_id: 1, callback_query: { id: 7 } },
    { update_id: 1, message: { ...messageUpdate({ text: 'x' }).message, date: 'now' } },
    { update_id: 1, message: { ...messageUpdate({ text: 'x' }).message, from: { id: 1.5 } } },
    { update_id: 1, poll: { id: '1' } },
    { update_id: 1 },
  ],
  receive: (update): readonly Incoming[] => receive(update, RECEPTION).events,
  destination: (address) => String(targetOf(address)?.chat_id),
  show: (delivery) => render(delivery).flatMap(shown),
})
