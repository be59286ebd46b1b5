import { generateMessageIDV2, proto } from '@whiskeysockets/baileys'
import type { PhoneMessage, SendOptions } from '../../phone.ts'
import { isGroup, jidOf } from '../jids.ts'
import { post } from '../mailbox.ts'
import { editOf, quoting, readMessage, revokeOf } from './content.ts'
import { type Bubble, withdraw } from './conversation.ts'
import { type Letter, readers, receiptFor, type Sender, sendLetter } from './post-office.ts'
import { bubbleOf, keyOf, ownBubbleOf, type PhoneState, privateChat, remember, shown } from './state.ts'

/** Sends a message and shows it; resolves when the network has it, rejects when nobody is linked to the number. */
export async function say(
  state: PhoneState,
  content: proto.IMessage,
  options: SendOptions = {},
): Promise<PhoneMessage> {
  const chat = options.chat ?? privateChat(state)
  const message = options.replyTo === undefined ? content : quoting(content, quote(state, options.replyTo))
  const letter = { id: generateMessageIDV2(), chat, content: message }
  state.conversation.add(ownBubble(state.me, state.world.now(), letter))
  await transmit(state, letter)
  state.conversation.advance(letter.id, 'sent')
  return shown(state, letter.id)
}

/** Sends what no screen shows, such as the header of an album. */
export async function tell(
  state: PhoneState,
  content: proto.IMessage,
  { chat = privateChat(state) }: SendOptions = {},
): Promise<{ readonly id: string }> {
  const letter = { id: generateMessageIDV2(), chat, content }
  await transmit(state, letter)
  return letter
}

/** Replaces one's own earlier text. */
export async function edit(state: PhoneState, messageId: string, text: string): Promise<void> {
  const target = ownBubbleOf(state, messageId)
  const content = editOf(keyOf(state, target), text, state.world.now())
  await transmit(state, { id: generateMessageIDV2(), chat: target.chat, content, edit: '1' })
  state.conversation.change(messageId, 'edited', (bubble) => Object.assign(bubble, { text, edited: true }))
}

/** Withdraws one's own earlier message. */
export async function revoke(state: PhoneState, messageId: string): Promise<void> {
  const target = ownBubbleOf(state, messageId)
  const content = revokeOf(keyOf(state, target))
  await transmit(state, { id: generateMessageIDV2(), chat: target.chat, content, edit: '7' })
  state.conversation.change(messageId, 'deleted', withdraw)
}

/** Puts an emoji on any message. */
export function react(state: PhoneState, messageId: string, emoji: string): Promise<PhoneMessage> {
  const target = bubbleOf(state, messageId)
  const key = keyOf(state, target)
  return say(
    state,
    { reactionMessage: { key, text: emoji, senderTimestampMs: state.world.now() } },
    { chat: target.chat },
  )
}

/** Sends what was sent before, encrypted anew under the same id. */
export async function sayAgain(state: PhoneState, messageId: string): Promise<void> {
  const letter = state.letters.get(messageId)
  if (!letter) throw new Error('this phone sent no such message')
  await transmit(state, letter)
}

/** Blue ticks for everything unread in a chat: one receipt per bot and per jid by which it named this phone. */
export function markRead({ world, me, conversation }: PhoneState, chat: string): void {
  const unread = conversation.bubbles.filter((bubble) => bubble.chat === chat && !bubble.seen)
  for (const bubble of unread) bubble.seen = true
  const written = Map.groupBy(unread, ({ origin }) => origin && `${origin.number} ${origin.to}`)
  for (const [first, ...more] of written.values()) {
    const account = world.accounts.get(first?.origin?.number ?? '')
    if (!first?.origin || !account) continue
    const received = { id: first.id, chat, to: first.origin.to }
    const stanza = receiptFor(
      world,
      me,
      received,
      'read',
      more.map(({ id }) => id),
    )
    for (const device of account.devices.values()) post(world, account, device, stanza)
  }
  world.changed()
}

function transmit(state: PhoneState, letter: Letter): Promise<void> {
  const { world, me, distributed } = state
  return state.inOrder(async () => {
    if (readers(world, letter.chat).length === 0) throw new Error('no bot is linked to this number')
    const corrupt = state.corruptNext
    state.corruptNext = false
    remember(state, letter)
    await sendLetter(world, me, letter, { distributed, corrupt })
    if (isGroup(letter.chat)) tellMembers(state, letter)
  })
}

function tellMembers({ world, me }: PhoneState, { id, chat, content }: Letter): void {
  for (const member of world.groups.get(chat)?.members ?? []) {
    if (member !== me.number) world.phones.get(member)?.overhear({ id, chat, senderName: me.name, content })
  }
}

function quote(state: PhoneState, id: string): proto.IContextInfo {
  const { origin, content } = bubbleOf(state, id)
  const bot = origin && state.world.accounts.get(origin.number)
  const participant = jidOf(bot ?? state.me, state.me.addressing)
  return { stanzaId: id, participant, quotedMessage: proto.Message.decode(content) }
}

function ownBubble(me: Sender, at: number, { id, chat, content }: Letter): Bubble {
  const reading = readMessage(content)
  const { text, ...more } = reading.kind === 'bubble' ? reading.shown : { text: '' }
  const state = { edited: false, deleted: false, status: 'pending', seen: true } as const
  const said = { id, chat, from: 'me', fromBot: false, senderName: me.name, at, text, ...more } as const
  return { ...said, ...state, content: proto.Message.encode(content).finish() }
}
