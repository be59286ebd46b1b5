import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import type { TROUBLES_INDONESIAN } from './troubles-id.ts'

/** The same in English; the operator's pages and commands say these. */
export const TROUBLES_ENGLISH: typeof TROUBLES_INDONESIAN = {
  'number-refused': () =>
    'WhatsApp refuses this number (403). It may be restricted or banned: open WhatsApp on its phone and look.',
  'no-linked-devices': () =>
    'The number is not set up for linked devices (411). Update WhatsApp on its phone, then start again.',
  'session-taken': () => 'Another program took over the WhatsApp session (440). Stop it, then start this one again.',
  unlinked: () => 'WhatsApp unlinked this device (401). Pair it again with a new QR code.',
  'old-client': () => 'WhatsApp refuses this version of the client (405). Update Pesan.',
  'first-messages-held': () =>
    'WhatsApp refuses first messages to new contacts (463). They are held back; known chats go on. Ask new vendors to write first.',
  'new-contacts-locked': () => 'WhatsApp has locked this account from writing to new contacts for a while.',
  'new-chats-counted': (why) => `WhatsApp counts messages in new chats: ${why} used.`,
  'account-unreadable': () => 'The stored WhatsApp account cannot be read or written now.',
  'account-sealed': () =>
    'The stored WhatsApp account does not open with this SECRET_KEY: put the former key back, or pair anew.',
  'other-process': () => 'Another Pesan process holds the WhatsApp connection; this one stands by.',
  'unknown-token': () => 'Telegram does not know the bot token.',
  'webhook-set': () => 'A webhook was set for this bot; it is being removed.',
  'second-poller': () => 'Another process receives the messages of this bot (409). Stop it, or revoke the token.',
  'slow-down': () => 'Telegram asks to slow down.',
  unreachable: (why) => `Telegram cannot be reached (${why}).`,
  refused: (why) => `Telegram refuses to connect (${why}).`,
  'unnumbered-updates': () => 'Telegram sends updates without numbers.',
  'not-stored': () => 'Messages from Telegram cannot be stored; they wait there.',
  'broke-down': () => 'Receiving from Telegram broke down; the log says where.',
}

/** Everything that is wrong with a connection, in one line; nothing when all is well. */
export function troublesForOperator(troubles: readonly ChannelTrouble[] = []): string | undefined {
  return troubles.length === 0 ? undefined : troubles.map(({ code, why = '' }) => TROUBLES_ENGLISH[code](why)).join(' ')
}
