import { type BinaryNode, encodeBigEndian, KEY_BUNDLE_TYPE, type proto } from '@whiskeysockets/baileys'
import { type Addressing, isGroup, jidOf, type Named } from '../jids.ts'
import { post } from '../mailbox.ts'
import { takeBundle } from '../stanzas/prekeys.ts'
import { node, seconds } from '../wire/nodes.ts'
import type { Account, Device, World } from '../world.ts'
import { envelopeOf } from './content.ts'
import type { Encrypted, Endpoint } from './endpoint.ts'

/** Whoever sends: the phone's owner, and how much of themselves they show. */
export interface Sender extends Named {
  readonly name: string
  readonly addressing: Addressing
  readonly hidesNumber: boolean
  /** Made when it is first needed. */
  readonly endpoint: Endpoint
  readonly hasKeys: boolean
}

/** One message ready to be encrypted. `edit` is WhatsApp's mark for edits (`1`) and withdrawals (`7`). */
export interface Letter {
  readonly id: string
  readonly chat: string
  readonly content: proto.IMessage
  readonly edit?: string
}

/** Encrypts a letter for every device that is to read it. `distributed` remembers who has the sender key of a group. */
export async function sendLetter(
  world: World,
  sender: Sender,
  letter: Letter,
  options: { distributed: Set<string>; corrupt: boolean },
): Promise<void> {
  if (isGroup(letter.chat)) return sendToGroup(world, sender, letter, options)
  for (const { account, device } of readers(world, letter.chat)) {
    const sealed = await encryptFor(world, sender.endpoint, account, device, letter.content)
    post(world, account, device, envelope(world, sender, letter, [encNode(sealed, letter, options.corrupt)]))
  }
}

/** Sends a letter once more to the one device that could not read it, over a fresh session if it asks for one. */
export async function sendAgain(
  world: World,
  sender: Sender,
  letter: Letter,
  to: { account: Account; device: Device; count: number },
): Promise<void> {
  const { account, device, count } = to
  const content = isGroup(letter.chat) ? await withSenderKey(sender, letter) : letter.content
  const sealed = await encryptFor(world, sender.endpoint, account, device, content)
  const enc = encNode(sealed, letter, false)
  enc.attrs.count = String(count)
  post(world, account, device, envelope(world, sender, letter, [enc]))
}

/** Every linked device of the accounts in a chat; the private chat is named by the account's number. */
export function readers(world: World, chat: string): { account: Account; device: Device }[] {
  const group = world.groups.get(chat)
  const numbers = group ? [...group.members] : [chat.replace(/@.*$/, '')]
  return numbers.flatMap((number) => {
    const account = world.accounts.get(number)
    return account ? [...account.devices.values()].map((device) => ({ account, device })) : []
  })
}

/** The jid by which sessions with a device are kept. */
export function peerOf(account: Account, device: Pick<Device, 'id'>): string {
  return jidOf(account, 'lid', device.id)
}

/** A receipt from the phone for one message that `account` sent it. */
export function receiptFor(
  world: World,
  sender: Named,
  received: { id: string; chat: string; to: string },
  type?: string,
  more: readonly string[] = [],
): BinaryNode {
  const { id, chat, to } = received
  const participant = isGroup(chat) ? jidOf(sender, 'lid') : undefined
  const list = node(
    'list',
    {},
    more.map((other) => node('item', { id: other })),
  )
  const attrs = { from: isGroup(chat) ? chat : to, participant, id, type, t: seconds(world.now()) }
  return node('receipt', attrs, more.length > 0 ? [list] : undefined)
}

/** The plea to send a message again, with keys for a fresh session. */
export function retryReceipt(
  world: World,
  sender: Sender,
  received: { id: string; chat: string; to: string },
  count: number,
): BinaryNode {
  const { registrationId, identity, signedPreKey } = sender.endpoint.bundle
  const t = seconds(world.now())
  const keys = node('keys', {}, [
    node('type', {}, KEY_BUNDLE_TYPE),
    node('identity', {}, identity),
    node('skey', {}, [
      node('id', {}, encodeBigEndian(signedPreKey.keyId, 3)),
      node('value', {}, signedPreKey.publicKey),
      node('signature', {}, signedPreKey.signature),
    ]),
  ])
  const retry = node('retry', { count: String(count), id: received.id, t, v: '1' })
  const registration = node('registration', {}, encodeBigEndian(registrationId))
  return { ...receiptFor(world, sender, received, 'retry'), content: [retry, registration, keys] }
}

async function sendToGroup(
  world: World,
  sender: Sender,
  letter: Letter,
  { distributed, corrupt }: { distributed: Set<string>; corrupt: boolean },
): Promise<void> {
  const me = jidOf(sender, 'lid')
  const sealed = await sender.endpoint.encryptForGroup(letter.chat, me, letter.content)
  for (const { account, device } of readers(world, letter.chat)) {
    const enc = [encNode(sealed, letter, corrupt)]
    const knows = `${letter.chat} ${peerOf(account, device)}`
    if (!distributed.has(knows)) {
      const key = await encryptFor(
        world,
        sender.endpoint,
        account,
        device,
        distribution(letter.chat, sealed.distribution),
      )
      enc.unshift(encNode(key, letter, false))
      distributed.add(knows)
    }
    post(world, account, device, envelope(world, sender, letter, enc))
  }
}

async function withSenderKey(sender: Sender, { chat, content }: Letter): Promise<proto.IMessage> {
  const { distribution: key } = await sender.endpoint.encryptForGroup(chat, jidOf(sender, 'lid'), {})
  return { ...content, ...distribution(chat, key) }
}

function distribution(groupId: string, axolotlSenderKeyDistributionMessage: Uint8Array): proto.IMessage {
  return { senderKeyDistributionMessage: { groupId, axolotlSenderKeyDistributionMessage } }
}

async function encryptFor(
  world: World,
  endpoint: Endpoint,
  account: Account,
  device: Device,
  content: proto.IMessage,
): Promise<Encrypted> {
  const peer = peerOf(account, device)
  if (!(await endpoint.hasSession(peer))) await endpoint.openSession(peer, takeBundle(world, account, device))
  return endpoint.encrypt(peer, content)
}

function encNode({ type, ciphertext }: Encrypted, { content }: Letter, corrupt: boolean): BinaryNode {
  const bytes = Buffer.from(ciphertext)
  if (corrupt) flipLastByte(bytes)
  return node('enc', { v: '2', type, mediatype: envelopeOf(content).mediaType }, bytes)
}

/** The last byte belongs to the seal: the message stays well-formed and cannot be read. */
function flipLastByte(bytes: Buffer): void {
  const last = bytes.length - 1
  bytes[last] = (bytes[last] ?? 0) ^ 0xff
}

function envelope(world: World, sender: Sender, letter: Letter, content: BinaryNode[]): BinaryNode {
  const { id, chat, edit } = letter
  const { type } = envelopeOf(letter.content)
  const names = isGroup(chat) ? groupNames(sender, chat) : privateNames(sender)
  return node('message', { ...names, id, type, edit, notify: sender.name, t: seconds(world.now()) }, content)
}

function privateNames(sender: Sender): Record<string, string | undefined> {
  const number = sender.hidesNumber ? undefined : jidOf(sender, 'pn')
  if (sender.addressing === 'pn') return { from: jidOf(sender, 'pn'), sender_lid: jidOf(sender, 'lid') }
  return { from: jidOf(sender, 'lid'), sender_pn: number, addressing_mode: 'lid' }
}

function groupNames(sender: Sender, chat: string): Record<string, string | undefined> {
  const number = sender.hidesNumber ? undefined : jidOf(sender, 'pn')
  return { from: chat, participant: jidOf(sender, 'lid'), participant_pn: number, addressing_mode: 'lid' }
}
