import { type BinaryNode, jidDecode, type proto } from '@whiskeysockets/baileys'
import type { Faults } from './faults.ts'
import type { Named } from './jids.ts'
import type { MediaStore } from './media-store.ts'
import type { Endpoint, KeyBundle } from './phone/endpoint.ts'
import type { Connection } from './wire/connection.ts'

/** What a client linked to an account: one Signal identity, and the post that waits for it. */
export interface Device {
  readonly id: number
  /** Base64 of the static key with which it shakes hands; another key is another device. */
  readonly noiseKey: string
  registrationId: number
  identity: Uint8Array
  signedPreKey: KeyBundle['signedPreKey']
  readonly preKeys: { keyId: number; publicKey: Uint8Array }[]
  /** Whether the account's phone has already sent it the (empty) history. */
  historySent: boolean
  /** Stanzas that the client has not acknowledged yet, oldest first. */
  mailbox: BinaryNode[]
}

/** A phone number that clients may link to. Its own phone, device 0, is played by the server. */
export interface Account extends Named {
  readonly primary: Endpoint
  nextDeviceId: number
  readonly devices: Map<number, Device>
}

/** A client that is logged in. */
export interface Session {
  readonly account: Account
  readonly device: Device
  readonly connection: Connection
  /** False until the post that waited has been handed over. */
  ready: boolean
}

export interface Group {
  readonly id: string
  readonly subject: string
  readonly createdAt: number
  /** Numbers of phones and accounts. */
  readonly members: Set<string>
}

/** A message on its way from a client to a phone. */
export interface Parcel {
  readonly id: string
  /** The group, or the jid by which the sender named this phone. */
  readonly to: string
  readonly from: { readonly account: Account; readonly device: Device }
  readonly encrypted: readonly { readonly type: string; readonly data: Buffer }[]
}

/** A client's word on messages that it received from a phone. */
export interface Receipt {
  readonly ids: readonly string[]
  readonly type: string
  readonly chat: string
  readonly from: { readonly account: Account; readonly device: Device }
  readonly node: BinaryNode
}

/** What the server needs of a scripted phone. */
export interface Subscriber extends Named {
  readonly name: string
  readonly endpoint: Endpoint
  receive(parcel: Parcel): void
  receipt(receipt: Receipt): void
  typing(account: Account, chat: string): void
  /** A message of another phone in a group: what phones say to each other does not cross the client's wire. */
  overhear(said: Overheard): void
}

/** What somebody said in a group. */
export interface Overheard {
  readonly id: string
  readonly chat: string
  readonly senderName: string
  readonly content: proto.IMessage
}

export interface World {
  readonly now: () => number
  readonly accounts: Map<string, Account>
  readonly phones: Map<string, Subscriber>
  /** From the digits of a LID to the number of the same person. */
  readonly numbers: Map<string, string>
  readonly groups: Map<string, Group>
  /** By `number:device`. */
  readonly sessions: Map<string, Session>
  readonly media: MediaStore
  readonly faults: Faults
  /** Whether clients are spared the upload of hundreds of keys at their first login. */
  readonly fastPrekeys: boolean
  /** Where clients upload, as `host:port`; known once the servers listen. */
  mediaHost: string
  /** Where everybody downloads, as `http://host:port`; known once the servers listen. */
  mediaUrl: string
  /** To be called after whatever a restart must remember. */
  changed(): void
  /** Takes a mistake of the server's own, which nobody else would hear of. */
  failed(error: unknown): void
}

export type Party = { kind: 'phone'; who: Subscriber } | { kind: 'account'; who: Account }

/** Who is meant by `jid`, whichever of their names it uses. */
export function partyOf(world: World, jid: string): Party | undefined {
  const { user = '', server } = jidDecode(jid) ?? {}
  const number = (server === 'lid' ? world.numbers.get(user) : user) ?? ''
  const phone = world.phones.get(number)
  if (phone) return { kind: 'phone', who: phone }
  const account = world.accounts.get(number)
  return account && { kind: 'account', who: account }
}

/** The key of a device's session in `World.sessions`. */
export function sessionKey(account: Account, device: Pick<Device, 'id'>): string {
  return `${account.number}:${device.id}`
}
