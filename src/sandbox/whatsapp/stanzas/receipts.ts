import type { BinaryNode } from '@whiskeysockets/baileys'
import { collect } from '../mailbox.ts'
import { child, children, node } from '../wire/nodes.ts'
import { partyOf, type Session, type World } from '../world.ts'

/** Takes a client's receipt: the message leaves its post, and whoever sent it hears of it. */
export function routeReceipt(world: World, sender: Session, receipt: BinaryNode): void {
  const { id = '', to = '', type = '', participant } = receipt.attrs
  const more = children(child(receipt, 'list'), 'item').map(({ attrs }) => attrs.id ?? '')
  const ids = [id, ...more]
  sender.connection.send(node('ack', { class: 'receipt', id, from: to, participant, type: type || undefined }))
  // A client that could not read a message keeps it in the post until it also acknowledges it.
  if (type !== 'retry') collect(world, sender, ({ tag, attrs }) => tag === 'message' && ids.includes(attrs.id ?? ''))
  const party = partyOf(world, participant ?? to)
  if (party?.kind === 'phone') party.who.receipt({ ids, type, chat: to, from: sender, node: receipt })
}

/** Takes a client's acknowledgement of a stanza. */
export function takeAck(world: World, sender: Session, ack: BinaryNode): void {
  const { id, type } = ack.attrs
  // Delivered and read receipts share the id of the message they speak of, hence the type.
  const same = (attrs: BinaryNode['attrs']) => attrs.id === id && (ack.attrs.class === 'message' || attrs.type === type)
  collect(world, sender, ({ tag, attrs }) => tag === ack.attrs.class && same(attrs))
}

/** Tells a phone that the client is typing to it. */
export function routeChatState(world: World, sender: Session, state: BinaryNode): void {
  const { to = '' } = state.attrs
  if (!child(state, 'composing')) return
  const group = world.groups.get(to)
  const readers = group ? [...group.members].flatMap((number) => world.phones.get(number) ?? []) : []
  const party = partyOf(world, to)
  if (party?.kind === 'phone') readers.push(party.who)
  for (const phone of readers) phone.typing(sender.account, to)
}
