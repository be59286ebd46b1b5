import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  hkdf,
} from '@whiskeysockets/baileys'
import { jidOf } from '../jids.ts'
import { bytesIn, child, node, result, SERVER } from '../wire/nodes.ts'
import type { Account } from '../world.ts'
import type { WaitingClient } from './pairing.ts'

/** Linking by a code that the client shows and the account's phone types, instead of a QR that it scans. */
export interface CodeLinks {
  /** Takes the client's part of the exchange; other stanzas pass by. */
  take(client: WaitingClient, stanza: BinaryNode): void
  /** Plays the account's phone: proves the code to the client and returns the secret that both derive from it. */
  enter(code: string, account: Account): Promise<{ client: WaitingClient; advSecret: Uint8Array }>
}

interface CodeLink {
  readonly client: WaitingClient
  readonly jid: string
  readonly ref: Buffer
  /** Salt, initial vector and the client's public key, sealed with the code. */
  readonly wrappedKey: Buffer
  finish?: (stanza: BinaryNode) => void
}

/** A person types the code seconds after the client asked for it; a test does so before the client's stanza is here. */
const PATIENCE_MS = 2000

/** No exchange is under way at first. */
export function createCodeLinks(): CodeLinks {
  const links = new Set<CodeLink>()
  const arrivals = new EventEmitter()
  return {
    take(client, stanza) {
      const exchange = child(stanza, 'link_code_companion_reg')
      if (!exchange) return
      if (exchange.attrs.stage === 'companion_finish') {
        for (const link of links) if (link.client === client) link.finish?.(exchange)
        client.connection.send(result(stanza))
        return
      }
      const wrappedKey = bytesIn(exchange, 'link_code_pairing_wrapped_companion_ephemeral_pub')
      if (!wrappedKey) return
      const link = { client, jid: exchange.attrs.jid ?? '', ref: randomBytes(16), wrappedKey }
      links.add(link)
      arrivals.emit(link.jid)
      client.connection.onClose(() => links.delete(link))
      const ref = node('link_code_pairing_ref', {}, link.ref)
      client.connection.send(result(stanza, [node('link_code_companion_reg', {}, [ref])]))
    },
    async enter(code, account) {
      const jid = jidOf(account, 'pn')
      const find = () => [...links].findLast((link) => link.jid === jid)
      // Running out of patience is the same as nobody having asked.
      if (!find()) await once(arrivals, jid, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
      const link = find()
      if (!link) throw new Error('no client asked for a pairing code for this number')
      return { client: link.client, advSecret: await proveCode(link, code.replace('-', ''), account) }
    },
  }
}

async function proveCode(link: CodeLink, code: string, account: Account): Promise<Uint8Array> {
  const { wrappedKey } = link
  const codeKey = await derivePairingCodeKey(code, wrappedKey.subarray(0, 32))
  const companionKey = aesDecryptCTR(wrappedKey.subarray(48, 80), codeKey, wrappedKey.subarray(32, 48))
  const ephemeral = Curve.generateKeyPair()
  const sharedKey = Curve.sharedKey(ephemeral.private, companionKey)
  const finish = new Promise<BinaryNode>((resolve, reject) => {
    link.finish = resolve
    link.client.connection.onClose(() => reject(new Error('the client went away before the code was proved')))
  })
  link.client.connection.send(await primaryHello(link, code, ephemeral.public, account))

  const bundle = bytesIn(await finish, 'link_code_pairing_wrapped_key_bundle')
  if (!bundle) throw new Error('the client sent no keys')
  const info = 'link_code_pairing_key_bundle_encryption_key'
  const bundleKey = hkdf(sharedKey, 32, { salt: bundle.subarray(0, 32), info })
  const opened = aesDecryptGCM(bundle.subarray(44), bundleKey, bundle.subarray(32, 44), Buffer.alloc(0))
  const companionIdentity = opened.subarray(0, 32)
  const random = opened.subarray(64, 96)
  const identityShared = Curve.sharedKey(account.primary.identityKey.private, companionIdentity)
  return hkdf(Buffer.concat([sharedKey, identityShared, random]), 32, { info: 'adv_secret' })
}

async function primaryHello(link: CodeLink, code: string, publicKey: Uint8Array, account: Account) {
  const [salt, iv] = [randomBytes(32), randomBytes(16)]
  const sealed = aesEncryptCTR(publicKey, await derivePairingCodeKey(code, salt), iv)
  const exchange = node('link_code_companion_reg', { stage: 'primary_hello' }, [
    node('link_code_pairing_ref', {}, link.ref),
    node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, Buffer.concat([salt, iv, sealed])),
    node('primary_identity_pub', {}, account.primary.identityKey.public),
  ])
  const id = randomBytes(4).toString('hex')
  return node('notification', { from: SERVER, type: 'link_code_companion_reg', id }, [exchange])
}
