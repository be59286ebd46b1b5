import type { BinaryNode } from '@whiskeysockets/baileys'
import { addressingOf, cleanNumber, jidOf } from '../jids.ts'
import { bytesOf, child, children, contents, node, result, seconds } from '../wire/nodes.ts'
import { type Account, type Party, partyOf, type World } from '../world.ts'

/** Answers who people are: their devices, their LID, whether a number is on WhatsApp at all. */
export function answerUsync(world: World, request: BinaryNode): BinaryNode {
  const query = child(request, 'usync')
  const protocols = contents(child(query, 'query')).map(({ tag }) => tag)
  const users = children(child(query, 'list'), 'user').map((user) => describe(world, user, protocols))
  return result(request, [node('usync', { ...query?.attrs }, [node('list', {}, users)])])
}

function describe(world: World, user: BinaryNode, protocols: readonly string[]): BinaryNode {
  const jid = user.attrs.jid ?? jidOfTyped(child(user, 'contact'))
  const party = partyOf(world, jid)
  const facts = protocols.flatMap((protocol) => {
    if (protocol === 'contact') return [node('contact', { type: party ? 'in' : 'out' })]
    if (protocol === 'devices') return [devices(world, party)]
    // A LID is told to those who know the number, never the number to those who know the LID.
    if (protocol === 'lid' && party && addressingOf(jid) === 'pn')
      return [node('lid', { val: jidOf(party.who, 'lid') })]
    return []
  })
  return node('user', { jid }, facts)
}

function jidOfTyped(contact: BinaryNode | undefined): string {
  const typed = bytesOf(contact)?.toString() ?? ''
  return /\d/.test(typed) ? jidOf({ number: cleanNumber(typed), lid: '' }, 'pn') : ''
}

function devices(world: World, party: Party | undefined): BinaryNode {
  const linked = party?.kind === 'account' ? linkedDevices(party.who) : []
  const list = party ? [node('device', { id: '0' }), ...linked] : []
  return node('devices', {}, [node('device-list', { hash: String(list.length), ts: seconds(world.now()) }, list)])
}

function linkedDevices(account: Account): BinaryNode[] {
  return [...account.devices.keys()].map((id) => node('device', { id: String(id), 'key-index': String(id) }))
}
