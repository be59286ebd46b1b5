import {
  addTransactionCapability,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeWAMessage,
  generateRegistrationId,
  generateSignalPubKey,
  proto,
  type SignalCreds,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
  signedKeyPair,
  unpadRandomMax16,
} from '@whiskeysockets/baileys'
import { silentLogger } from '../silence.ts'

/** Public keys with which somebody else opens a Signal session. Keys are 32 bytes, without the type byte. */
export interface KeyBundle {
  readonly registrationId: number
  readonly identity: Uint8Array
  readonly signedPreKey: { readonly keyId: number; readonly publicKey: Uint8Array; readonly signature: Uint8Array }
  readonly preKey?: { readonly keyId: number; readonly publicKey: Uint8Array } | undefined
}

export interface Encrypted {
  readonly type: 'pkmsg' | 'msg' | 'skmsg'
  readonly ciphertext: Uint8Array
}

/** A person's end of the Signal protocol: keys and sessions, no socket. Peers are named by their LID jid. */
export interface Endpoint {
  readonly bundle: KeyBundle
  readonly identityKey: { readonly public: Uint8Array; readonly private: Uint8Array }
  hasSession(peer: string): Promise<boolean>
  openSession(peer: string, bundle: KeyBundle): Promise<void>
  encrypt(peer: string, message: proto.IMessage): Promise<Encrypted>
  /** Encrypts for a group; `distribution` must reach each device once before it can read. */
  encryptForGroup(group: string, me: string, message: proto.IMessage): Promise<Encrypted & { distribution: Uint8Array }>
  /** Throws when the session does not fit; sender keys found inside are kept. */
  decrypt(peer: string, group: string, encrypted: { type: string; data: Uint8Array }): Promise<proto.IMessage>
  /** Everything a restart must bring back; opaque. */
  save(): SavedEndpoint
}

export interface SavedEndpoint {
  readonly creds: SignalCreds
  readonly keys: Record<string, Record<string, unknown>>
}

/** Makes an endpoint with fresh keys, or the one that was saved. The ciphers are those of the client library itself. */
export function createEndpoint(saved?: SavedEndpoint): Endpoint {
  const creds = saved?.creds ?? createKeys()
  const { store, keys } = createKeyStore(saved?.keys)
  const transactional = addTransactionCapability(store, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 10 })
  const signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys: transactional }, silentLogger)
  const { signedPreKey } = creds

  const read = async (peer: string, group: string, type: string, data: Uint8Array): Promise<Uint8Array> => {
    if (type === 'skmsg') return signal.decryptGroupMessage({ group, authorJid: peer, msg: data })
    if (type === 'pkmsg' || type === 'msg') return signal.decryptMessage({ jid: peer, type, ciphertext: data })
    throw new Error(`no cipher is called ${type}`)
  }
  return {
    identityKey: creds.signedIdentityKey,
    bundle: {
      registrationId: creds.registrationId,
      identity: creds.signedIdentityKey.public,
      signedPreKey: {
        keyId: signedPreKey.keyId,
        publicKey: signedPreKey.keyPair.public,
        signature: signedPreKey.signature,
      },
    },
    hasSession: async (peer) => (await signal.validateSession(peer)).exists,
    openSession: (jid, bundle) => signal.injectE2ESession({ jid, session: toSession(bundle) }),
    encrypt: (jid, message) => signal.encryptMessage({ jid, data: encodeWAMessage(message) }),
    async encryptForGroup(group, meId, message) {
      const sealed = await signal.encryptGroupMessage({ group, meId, data: encodeWAMessage(message) })
      return { type: 'skmsg', ciphertext: sealed.ciphertext, distribution: sealed.senderKeyDistributionMessage }
    },
    async decrypt(peer, group, { type, data }) {
      const message = proto.Message.decode(unpadRandomMax16(await read(peer, group, type, data)))
      const item = message.senderKeyDistributionMessage
      if (item) await signal.processSenderKeyDistributionMessage({ authorJid: peer, item })
      return message
    },
    save: () => ({ creds, keys }),
  }
}

function createKeys(): SignalCreds {
  const signedIdentityKey = Curve.generateKeyPair()
  const signedPreKey = signedKeyPair(signedIdentityKey, 1)
  return { signedIdentityKey, signedPreKey, registrationId: generateRegistrationId() }
}

function toSession({ registrationId, identity, signedPreKey, preKey }: KeyBundle) {
  const session = {
    registrationId,
    identityKey: generateSignalPubKey(identity),
    signedPreKey: { ...signedPreKey, publicKey: generateSignalPubKey(signedPreKey.publicKey) },
  }
  return preKey ? { ...session, preKey: { ...preKey, publicKey: generateSignalPubKey(preKey.publicKey) } } : session
}

function createKeyStore(saved: SavedEndpoint['keys'] = {}) {
  const keys: Record<string, Record<string, unknown>> = saved
  const store: SignalKeyStore = {
    get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found = ids.flatMap((id) => (keys[type]?.[id] === undefined ? [] : [[id, keys[type][id]]]))
      return Object.fromEntries(found) as { [id: string]: SignalDataTypeMap[Type] }
    },
    set(data: SignalDataSet) {
      for (const [type, entries] of Object.entries(data)) {
        keys[type] ??= {}
        for (const [id, value] of Object.entries(entries)) {
          if (value === null) delete keys[type][id]
          else keys[type][id] = value
        }
      }
    },
  }
  return { store, keys }
}
