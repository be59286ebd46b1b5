import { type BinaryNode, encodeBigEndian, jidDecode, KEY_BUNDLE_TYPE } from '@whiskeysockets/baileys'
import { post } from '../mailbox.ts'
import type { KeyBundle } from '../phone/endpoint.ts'
import { bytesIn, child, children, node, numberIn, result, SERVER, seconds } from '../wire/nodes.ts'
import { type Account, type Device, partyOf, type Session, type World } from '../world.ts'

/** What a client hears that need not upload any keys: far more than the few at which it becomes anxious. */
const PLENTY = 500
const LOW = 5

/** Answers everything about key bundles: count, check, upload, rotation, and the bundles of others. */
export function answerPrekeys(world: World, { device }: Session, request: BinaryNode): BinaryNode {
  if (child(request, 'count')) {
    const count = world.fastPrekeys ? Math.max(PLENTY, device.preKeys.length) : device.preKeys.length
    return result(request, [node('count', { value: String(count) })])
  }
  if (child(request, 'digest')) return result(request, [node('digest')])
  const wanted = child(request, 'key')
  if (wanted)
    return result(request, [
      node(
        'list',
        {},
        children(wanted, 'user').map((user) => bundleFor(world, user)),
      ),
    ])
  storeKeys(device, child(request, 'rotate') ?? request)
  world.changed()
  return result(request)
}

/** Takes one bundle of a linked device, with one of its single-use keys while there are any. */
export function takeBundle(world: World, account: Account, device: Device): KeyBundle {
  const preKey = device.preKeys.shift()
  if (preKey) world.changed()
  if (preKey && device.preKeys.length === LOW - 1 && !world.fastPrekeys) {
    const count = node('count', { value: String(device.preKeys.length) })
    const attrs = { from: SERVER, type: 'encrypt', id: `LOW${preKey.keyId}`, t: seconds(world.now()) }
    post(world, account, device, node('notification', attrs, [count]))
  }
  const { registrationId, identity, signedPreKey } = device
  return { registrationId, identity, signedPreKey, preKey }
}

function bundleFor(world: World, user: BinaryNode): BinaryNode {
  const jid = user.attrs.jid ?? ''
  const bundle = findBundle(world, jid)
  if (!bundle) return node('user', { jid }, [node('error', { code: '404', text: 'item-not-found' })])
  const { registrationId, identity, signedPreKey, preKey } = bundle
  return node('user', { jid }, [
    node('registration', {}, encodeBigEndian(registrationId)),
    node('type', {}, KEY_BUNDLE_TYPE),
    node('identity', {}, identity),
    node('skey', {}, [...keyNodes(signedPreKey), node('signature', {}, signedPreKey.signature)]),
    ...(preKey ? [node('key', {}, keyNodes(preKey))] : []),
  ])
}

function findBundle(world: World, jid: string): KeyBundle | undefined {
  const party = partyOf(world, jid)
  const deviceId = jidDecode(jid)?.device ?? 0
  if (party?.kind === 'phone') return deviceId === 0 ? party.who.endpoint.bundle : undefined
  if (party === undefined) return undefined
  if (deviceId === 0) return party.who.primary.bundle
  const device = party.who.devices.get(deviceId)
  return device && takeBundle(world, party.who, device)
}

function keyNodes({ keyId, publicKey }: { keyId: number; publicKey: Uint8Array }): BinaryNode[] {
  return [node('id', {}, encodeBigEndian(keyId, 3)), node('value', {}, publicKey)]
}

function storeKeys(device: Device, holder: BinaryNode): void {
  device.identity = bytesIn(holder, 'identity') ?? device.identity
  device.registrationId = numberIn(holder, 'registration') ?? device.registrationId
  const signed = readKey(child(holder, 'skey'))
  const signature = bytesIn(child(holder, 'skey'), 'signature')
  if (signed && signature) device.signedPreKey = { ...signed, signature }
  for (const key of children(child(holder, 'list'), 'key').map(readKey)) if (key) device.preKeys.push(key)
}

function readKey(key: BinaryNode | undefined): { keyId: number; publicKey: Uint8Array } | undefined {
  const keyId = numberIn(key, 'id')
  const publicKey = bytesIn(key, 'value')
  return keyId === undefined || publicKey === undefined ? undefined : { keyId, publicKey }
}
