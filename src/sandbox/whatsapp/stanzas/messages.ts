import { type BinaryNode, jidDecode } from '@whiskeysockets/baileys'
import { addressingOf, isGroup, jidOf, otherAddressing } from '../jids.ts'
import { post } from '../mailbox.ts'
import { bytesOf, child, children, node, seconds } from '../wire/nodes.ts'
import { partyOf, type Session, type World } from '../world.ts'

/** Acknowledges a message from a client and carries it to everyone whom it is for. */
export function routeMessage(world: World, sender: Session, message: BinaryNode): void {
  const { id = '', to = '' } = message.attrs
  const { ackError, dropAcks, delayAcks } = world.faults.active
  const refused = ackError && (ackError.chat === undefined || ackError.chat === to) ? ackError.code : undefined
  const attrs = { class: 'message', id, from: to, t: seconds(world.now()) }
  const ack = node('ack', { ...attrs, error: refused === undefined ? undefined : String(refused) })
  if (delayAcks !== undefined) setTimeout(() => sender.connection.send(ack), delayAcks).unref()
  else if (!dropAcks) sender.connection.send(ack)
  if (refused === undefined) carry(world, sender, message)
}

function carry(world: World, sender: Session, message: BinaryNode): void {
  const { to = '', participant } = message.attrs
  const shared = children(message, 'enc')
  const addressed = children(child(message, 'participants'), 'to')
  if (isGroup(to) && participant === undefined) {
    // The message itself comes once for all; beside it, the sender key for those who lack it.
    for (const jid of groupMembers(world, to, sender)) {
      const own = addressed.filter((target) => sameParty(world, target.attrs.jid ?? '', jid))
      deliver(world, sender, message, jid, [...own.flatMap((target) => children(target, 'enc')), ...shared])
    }
    return
  }
  for (const target of addressed) deliver(world, sender, message, target.attrs.jid ?? '', children(target, 'enc'))
  if (shared.length > 0) deliver(world, sender, message, participant ?? to, shared)
}

/** The jids of everyone in the group who is to get it: phones, and other linked devices. */
function groupMembers(world: World, groupId: string, sender: Session): string[] {
  return [...(world.groups.get(groupId)?.members ?? [])].flatMap((number) => {
    const phone = world.phones.get(number)
    if (phone) return [jidOf(phone, 'lid')]
    const account = world.accounts.get(number)
    if (!account) return []
    return [...account.devices.values()]
      .filter((device) => device !== sender.device)
      .map((device) => jidOf(account, 'lid', device.id))
  })
}

function sameParty(world: World, jid: string, other: string): boolean {
  const sameDevice = (jidDecode(jid)?.device ?? 0) === (jidDecode(other)?.device ?? 0)
  return sameDevice && partyOf(world, jid)?.who === partyOf(world, other)?.who
}

function deliver(world: World, sender: Session, message: BinaryNode, jid: string, encrypted: BinaryNode[]): void {
  const { id = '', to = '' } = message.attrs
  const party = partyOf(world, jid)
  if (party?.kind === 'phone') {
    const data = encrypted.map((enc) => ({ type: enc.attrs.type ?? '', data: bytesOf(enc) ?? Buffer.alloc(0) }))
    party.who.receive({ id, to: isGroup(to) ? to : jid, from: sender, encrypted: data })
    return
  }
  const device = party?.who.devices.get(jidDecode(jid)?.device ?? 0)
  // Device 0 is the account's own phone, which the server plays and which has nobody to show messages to.
  if (!party || !device || device === sender.device) return
  post(world, party.who, device, forwarded(world, sender, message, jid, encrypted))
}

/** The message as another linked client receives it. */
function forwarded(
  world: World,
  sender: Session,
  message: BinaryNode,
  jid: string,
  encrypted: BinaryNode[],
): BinaryNode {
  const { id, to = '', type, edit } = message.attrs
  const addressing = addressingOf(jid)
  const from = jidOf(sender.account, addressing, sender.device.id)
  const other = jidOf(sender.account, otherAddressing(addressing))
  const own = partyOf(world, jid)?.who === sender.account
  const names = isGroup(to)
    ? {
        from: to,
        participant: from,
        addressing_mode: addressing,
        participant_pn: addressing === 'lid' ? other : undefined,
      }
    : { from, recipient: own ? to : undefined, [addressing === 'lid' ? 'sender_pn' : 'sender_lid']: other }
  const identity = child(message, 'device-identity')
  const attrs = { ...names, id, type, edit, t: seconds(world.now()) }
  return node('message', attrs, identity ? [...encrypted, identity] : encrypted)
}
