import { extractE2ESessionFromRetryReceipt, proto } from '@whiskeysockets/baileys'
import type { PhoneMessage } from '../../phone.ts'
import { isGroup, jidOf } from '../jids.ts'
import { post } from '../mailbox.ts'
import { takeBundle } from '../stanzas/prekeys.ts'
import { child } from '../wire/nodes.ts'
import type { Overheard, Parcel, Receipt } from '../world.ts'
import { readMessage } from './content.ts'
import { type Bubble, withdraw } from './conversation.ts'
import { peerOf, receiptFor, retryReceipt, sendAgain } from './post-office.ts'
import type { PhoneState } from './state.ts'

const MAX_RETRIES = 5
const STATUS_OF_RECEIPT: Readonly<Record<string, PhoneMessage['status']>> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
}

/** Decrypts a message, shows it and says so; one that cannot be read is asked for again. */
export async function receive(state: PhoneState, parcel: Parcel): Promise<void> {
  const { world, me, retries } = state
  if (state.blocked) return
  const { account, device } = parcel.from
  const chat = isGroup(parcel.to) ? parcel.to : jidOf(account, 'pn')
  const received = { id: parcel.id, chat, to: parcel.to }
  const content = await decrypt(state, parcel)
  if (content) {
    retries.delete(parcel.id)
    const origin = { number: account.number, to: parcel.to }
    present(state, { id: parcel.id, chat, senderName: `+${account.number}`, fromBot: true, content, origin })
    post(world, account, device, receiptFor(world, me, received))
    return
  }
  const count = (retries.get(parcel.id) ?? 0) + 1
  retries.set(parcel.id, count)
  if (count <= MAX_RETRIES) post(world, account, device, retryReceipt(world, me, received, count))
}

/** Takes the bot's receipt: ticks go forward, and what the bot could not read is sent again. */
export async function takeReceipt(state: PhoneState, receipt: Receipt): Promise<void> {
  if (receipt.type === 'retry') return repeat(state, receipt)
  const status = STATUS_OF_RECEIPT[receipt.type]
  if (status) for (const id of receipt.ids) state.conversation.advance(id, status)
}

/** Shows what another phone said in a group. */
export function overhear(state: PhoneState, said: Overheard): void {
  present(state, { ...said, fromBot: false })
}

interface Said extends Overheard, Pick<Bubble, 'fromBot' | 'origin'> {}

function present({ conversation, world }: PhoneState, { content, ...said }: Said): void {
  const reading = readMessage(content)
  if (reading.kind === 'edit') {
    const { of, text } = reading
    conversation.change(of, 'edited', (bubble) => Object.assign(bubble, { text, edited: true }))
  } else if (reading.kind === 'revoke') {
    conversation.change(reading.of, 'deleted', withdraw)
  } else if (reading.kind === 'bubble' && !conversation.find(said.id)) {
    const state = { edited: false, deleted: false, status: 'delivered', seen: false } as const
    const encoded = proto.Message.encode(content).finish()
    conversation.add({ ...reading.shown, ...said, from: 'them', at: world.now(), ...state, content: encoded })
  }
}

async function decrypt(state: PhoneState, { encrypted, from, to }: Parcel): Promise<proto.IMessage | undefined> {
  const misread = state.misreadNext
  state.misreadNext = false
  if (misread || encrypted.length === 0) return undefined
  try {
    // In a group the sender key comes beside the message: all parts together are one message.
    let whole: proto.IMessage = {}
    for (const part of encrypted) {
      const opened = await state.me.endpoint.decrypt(peerOf(from.account, from.device), to, part)
      whole = { ...whole, ...withoutNulls(opened) }
    }
    return whole
  } catch {
    // Whatever the reason, a phone can only ask for the message again.
    return undefined
  }
}

async function repeat({ world, me, letters }: PhoneState, { ids, node, from }: Receipt): Promise<void> {
  const letter = letters.get(ids[0] ?? '')
  if (!letter) return
  const count = Number(child(node, 'retry')?.attrs.count ?? 1)
  const peer = peerOf(from.account, from.device)
  const keys = extractE2ESessionFromRetryReceipt(node)
  if (keys) await me.endpoint.openSession(peer, { ...keys, identity: keys.identityKey })
  else if (count > 1) await me.endpoint.openSession(peer, takeBundle(world, from.account, from.device))
  await sendAgain(world, me, letter, { ...from, count })
}

function withoutNulls(message: proto.IMessage): proto.IMessage {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== null && value !== undefined))
}
