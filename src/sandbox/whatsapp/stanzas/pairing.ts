import { randomBytes } from 'node:crypto'
import { type BinaryNode, Curve, hmacSign, proto, WA_ADV_ACCOUNT_SIG_PREFIX } from '@whiskeysockets/baileys'
import { jidOf } from '../jids.ts'
import type { Connection } from '../wire/connection.ts'
import { child, node, SERVER } from '../wire/nodes.ts'
import type { Account, Device, World } from '../world.ts'
import { endStream } from './login.ts'
import { createCodeLinks } from './pairing-code.ts'

const QR_REFS = 6

/** Where clients wait that nobody has linked yet. */
export interface PairingDesk {
  /** Shows a new client its QR references and listens until it is linked. */
  welcome(connection: Connection): void
  /** Links the client that shows this QR to the account, as if the account's phone had scanned it. */
  scan(qr: string, account: Account): Promise<Device>
  /** Links the client that shows this eight-letter code and asked for this account. */
  enterCode(code: string, account: Account): Promise<Device>
}

export interface WaitingClient {
  readonly connection: Connection
  readonly refs: readonly string[]
  linked?: (device: Device) => void
  device?: Device
}

/** Opens the desk: nobody waits at first. */
export function createPairingDesk(world: World): PairingDesk {
  const waiting = new Set<WaitingClient>()
  const codes = createCodeLinks()

  const link = (client: WaitingClient, account: Account, advSecret: Uint8Array): Promise<Device> => {
    const device = createDevice(client.connection, account)
    client.device = device
    client.connection.send(pairSuccess(account, device, advSecret))
    return new Promise((resolve, reject) => {
      client.linked = (linked) => {
        account.devices.set(linked.id, linked)
        world.changed()
        endStream(client.connection, 515)
        resolve(linked)
      }
      client.connection.onClose(() => reject(new Error('the client went away before it was linked')))
    })
  }

  return {
    welcome(connection) {
      const client: WaitingClient = { connection, refs: Array.from({ length: QR_REFS }, newRef) }
      waiting.add(client)
      connection.onClose(() => waiting.delete(client))
      connection.onNode((stanza) => {
        const signed = child(stanza, 'pair-device-sign')
        if (signed && client.device) client.linked?.(client.device)
        codes.take(client, stanza)
      })
      const refs = client.refs.map((ref) => node('ref', {}, Buffer.from(ref)))
      connection.send(setRequest([node('pair-device', {}, refs)]))
    },
    scan(qr, account) {
      const { ref, advSecret } = readQr(qr)
      const client = [...waiting].find(({ refs }) => refs.includes(ref))
      if (!client) throw new Error('no client shows this QR any more')
      return link(client, account, advSecret)
    },
    async enterCode(code, account) {
      const { client, advSecret } = await codes.enter(code, account)
      return link(client, account, advSecret)
    },
  }
}

function newRef(): string {
  return `2@${randomBytes(60).toString('base64')}`
}

function setRequest(content: BinaryNode[]): BinaryNode {
  return node('iq', { from: SERVER, type: 'set', id: randomBytes(4).toString('hex'), xmlns: 'md' }, content)
}

/** A QR is `address#ref,noise key,identity key,secret,platform`; older clients leave the address out. */
function readQr(qr: string): { ref: string; advSecret: Uint8Array } {
  const [ref, , , secret] = qr.slice(qr.indexOf('#') + 1).split(',')
  if (!ref || !secret) throw new Error('this is not a WhatsApp pairing QR')
  return { ref, advSecret: Buffer.from(secret, 'base64') }
}

function createDevice({ client }: Connection, account: Account): Device {
  const keys = client.payload.devicePairingData
  if (!keys?.eIdent || !keys.eSkeyVal || !keys.eSkeySig || !keys.eSkeyId || !keys.eRegid) {
    throw new Error('the client did not show its keys')
  }
  return {
    id: account.nextDeviceId++,
    noiseKey: Buffer.from(client.staticKey).toString('base64'),
    registrationId: bigEndian(keys.eRegid),
    identity: keys.eIdent,
    signedPreKey: { keyId: bigEndian(keys.eSkeyId), publicKey: keys.eSkeyVal, signature: keys.eSkeySig },
    preKeys: [],
    historySent: false,
    mailbox: [],
  }
}

function bigEndian(bytes: Uint8Array): number {
  return Buffer.from(bytes).readUIntBE(0, bytes.length)
}

/** The account's word that the device is its own: signed with the account's identity, sealed with the QR's secret. */
function pairSuccess(account: Account, device: Device, advSecret: Uint8Array): BinaryNode {
  const identity = proto.ADVDeviceIdentity.encode({
    rawId: 1,
    timestamp: 0,
    keyIndex: device.id,
    accountType: proto.ADVEncryptionType.E2EE,
    deviceType: proto.ADVEncryptionType.E2EE,
  }).finish()
  const { identityKey } = account.primary
  const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, identity, device.identity])
  const details = proto.ADVSignedDeviceIdentity.encode({
    details: identity,
    accountSignatureKey: identityKey.public,
    accountSignature: Curve.sign(identityKey.private, signed),
  }).finish()
  const sealed = proto.ADVSignedDeviceIdentityHMAC.encode({ details, hmac: hmacSign(details, advSecret) }).finish()
  return setRequest([
    node('pair-success', {}, [
      node('device-identity', {}, sealed),
      node('platform', { name: 'android' }),
      node('device', { jid: jidOf(account, 'pn', device.id), lid: jidOf(account, 'lid', device.id) }),
    ]),
  ])
}
