import { proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Delivery } from '#bots/channel.ts'
import type { Span } from '#bots/markup.ts'
import { receive } from '#bots/whatsapp/receive.ts'
import { capabilities, type Part, render } from '#bots/whatsapp/render.ts'
import { type Circumstances, channelContract, type Shown } from '../channel-contract.ts'

const CHATS = { private: '6281200000001@s.whatsapp.net', group: '120363000000000001@g.us' }
const ME = ['6281100000001@s.whatsapp.net', '111@lid']

function event(
  message: proto.IMessage,
  { id = '71', chat = CHATS.private, own = false }: Circumstances = {},
): WAMessage {
  const participant = chat === CHATS.group ? { participant: '6281200000002@s.whatsapp.net' } : {}
  return { key: { remoteJid: chat, id, fromMe: own, ...participant }, messageTimestamp: 1_790_000_000, message }
}

const named = ({ named }: Circumstances = {}) => (named ? { contextInfo: { mentionedJid: ['111@lid'] } } : {})

const STYLES: Record<string, Span['style']> = { '*': 'bold', _: 'italic', '~': 'struck', '`': 'code' }
const JOINER = '\u2060'
/** WhatsApp marks from a mark that no letter precedes to the same mark that no letter follows, within one line. */
const MARKED = /(?<![\p{L}\p{N}\u2060])([*_~`])(?![\s\u2060])([^\n]*?)(?<![\s\u2060])\1(?![\p{L}\p{N}\u2060])/gu

function seen(raw: string): Pick<Shown, 'text' | 'styled'> {
  const styled = [...raw.matchAll(MARKED)].map(([, mark = '', words = '']) => ({
    style: STYLES[mark] ?? ('plain' as const),
    text: words.replaceAll(JOINER, ''),
  }))
  return { text: raw.replace(MARKED, '$2').replaceAll(JOINER, ''), styled }
}

function shown(part: Part, { say }: Delivery, isLast: boolean): Shown {
  const raw = part.kind === 'text' ? part.text : 'caption' in part ? part.caption : ''
  const all = say.choices?.flat() ?? []
  const numbered = all.filter((choice) => 'act' in choice)
  const lines = raw.split('\n')
  const entry = (line: string) => /^\d+\. Pilihan|^\d+\. (Ya|Tidak)/.test(line) || /^\S+: https:/.test(line)
  const start = say.choices ? lines.findIndex(entry) : -1
  const [words, list] = start < 0 ? [raw, []] : [lines.slice(0, start).join('\n'), lines.slice(start)]
  return {
    ...seen(words.trim() === '' && isLast ? raw : words.trimEnd()),
    length: raw.length,
    ...(part.kind === 'picture' ? { picture: part.file } : {}),
    ...(part.kind === 'document' ? { document: part.file } : {}),
    offers: list.flatMap((line) => {
      const [, number = '', label = ''] = /^(\d+)\. (.*)$/.exec(line) ?? []
      const choice = numbered[Number(number) - 1]
      return choice ? [{ label, index: all.indexOf(choice) }] : []
    }),
    links: list.flatMap((line) => /^\S+: (https:\S+)$/.exec(line)?.[1] ?? []),
  }
}

channelContract({
  channel: 'whatsapp',
  capabilities,
  chats: CHATS,
  text: (text, circumstances) => event({ extendedTextMessage: { text, ...named(circumstances) } }, circumstances),
  picture: (caption, circumstances) =>
    event({ imageMessage: { caption, mimetype: 'image/jpeg', ...named(circumstances) } }, circumstances),
  malformed: [
    undefined,
    null,
    'message',
    [],
    {},
    { key: null },
    { key: {} },
    { key: { remoteJid: 7, id: 'A' } },
    { key: { remoteJid: CHATS.private } },
    { ...event({ conversation: 'x' }), key: { remoteJid: 'not a jid', id: 'A' } },
    event({ conversation: 'x' }, { chat: 'status@broadcast' }),
    event({ conversation: 'x' }, { chat: '120363000000000001@newsletter' }),
    { key: { remoteJid: CHATS.group, id: 'A' }, message: { conversation: 'nobody wrote this' } },
    event({}),
    event({ protocolMessage: { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING } }),
  ],
  receive: (message) => receive(message as WAMessage, { me: ME, waited: false }),
  destination: (address) => address.chat,
  show: (delivery) => {
    const parts = render(delivery.say)
    return parts.map((part, index) => shown(part, delivery, index === parts.length - 1))
  },
})
