/**
 * The account's credentials and Signal keys in PostgreSQL, sealed. A step of the ratchet is written in one transaction,
 * together with the plaintext that it made readable, so that a kill can never leave one without the other.
 */
import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  type LIDMapping,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import {
  type KeyChanges,
  readPlaintexts,
  readWhatsAppKeys,
  type SealedKey,
  wipeWhatsAppKeys,
  writeWhatsAppKeys,
} from '#db/whatsapp.ts'
import { pairOf } from './jids.ts'
import type { Vault } from './vault.ts'

/** A key type of ours beside WhatsApp's ten: plaintexts ride in the transaction that made them readable. */
export const PLAINTEXT = 'pesan-plaintext'

export interface AuthState {
  /** Changed in place by Baileys, then saved on `creds.update`. */
  readonly creds: AuthenticationCreds
  readonly keys: SignalKeyStore
  /** Saves the credentials; calls while one is under way are covered by one more. Rejects when it failed. */
  save(): Promise<void>
}

export interface AuthOptions {
  readonly db: Db
  readonly account: string
  readonly vault: Vault
  readonly clock: () => Instant
  /** Called for phone numbers and LIDs that turn out to be the same person. */
  readonly onPairs: (pairs: readonly LIDMapping[]) => void
  /** A write failed: the library's cache is ahead of the database, and the socket must not go on. */
  readonly onWriteFailed: (error: unknown) => void
}

/**
 * Opens the stored account, or makes a fresh one that is not paired yet. An attempt at pairing that was broken off
 * (a name is set, but WhatsApp never confirmed it) is forgotten, or the next start would log in as nobody.
 */
export async function openAuthState(options: AuthOptions): Promise<AuthState> {
  const stored = await readCreds(options)
  const halfPaired = stored?.me !== undefined && stored.account === undefined
  if (halfPaired) await wipeWhatsAppKeys(options.db, options.account)
  const creds = stored && !halfPaired ? stored : initAuthCreds()
  const write = () => writeKeys(options, { creds: { creds } as Record<string, unknown> })
  return { creds, keys: keyStore(options), save: covered(write) }
}

/** Runs `work` one at a time; whoever calls while it runs shares the one run that comes after it. */
export function covered(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  return () => {
    if (next) return next
    const before = running?.catch(() => undefined /* told to whoever called for that run */) ?? Promise.resolve()
    next = before.then(() => {
      running = next
      next = undefined
      return work()
    })
    return next
  }
}

async function readCreds(options: AuthOptions): Promise<AuthenticationCreds | undefined> {
  const found = await readKeys(options, 'creds', ['creds'])
  return found.creds as AuthenticationCreds | undefined
}

function keyStore(options: AuthOptions): SignalKeyStore {
  return {
    get: async <Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) => {
      const read = (type as string) === PLAINTEXT ? readPlain : readKeys
      return (await read(options, type, ids)) as Record<string, SignalDataTypeMap[Type]>
    },
    set: async (data: SignalDataSet) => {
      try {
        await writeKeys(options, data as Record<string, Record<string, unknown>>)
      } catch (error) {
        options.onWriteFailed(error)
        throw error
      }
      const pairs = pairsIn(data['lid-mapping'] ?? {})
      if (pairs.length > 0) options.onPairs(pairs)
    },
  }
}

async function readKeys({ db, account, vault }: AuthOptions, type: string, ids: string[]) {
  const sealed = await readWhatsAppKeys(db, account, type, ids)
  const found: Record<string, unknown> = {}
  for (const [id, value] of sealed) {
    const text = Buffer.from(vault.open(value, `${type}/${id}`)).toString()
    const revived: unknown = JSON.parse(text, BufferJSON.reviver)
    found[id] =
      type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(revived as object) : revived
  }
  return found
}

async function readPlain({ db, account, vault }: AuthOptions, _type: string, hashes: string[]) {
  const sealed = await readPlaintexts(db, account, hashes)
  return Object.fromEntries([...sealed].map(([hash, value]) => [hash, vault.open(value, `${PLAINTEXT}/${hash}`)]))
}

async function writeKeys({ db, account, vault, clock }: AuthOptions, data: Record<string, Record<string, unknown>>) {
  await writeWhatsAppKeys(db, account, changesOf(data, vault), clock())
}

/** What a set of keys means for the tables: a value of null deletes. */
function changesOf(data: Readonly<Record<string, Readonly<Record<string, unknown>>>>, vault: Vault): KeyChanges {
  const { [PLAINTEXT]: plain = {}, ...keys } = data
  const entries = Object.entries(keys).flatMap(([type, byId]) =>
    Object.entries(byId).map(([keyId, value]) => ({ type, keyId, value })),
  )
  const sealed = ({ type, keyId, value }: (typeof entries)[number]): SealedKey => {
    const json = JSON.stringify(value, BufferJSON.replacer)
    return { type, keyId, value: vault.seal(Buffer.from(json), `${type}/${keyId}`) }
  }
  return {
    put: entries.filter(({ value }) => value != null).map(sealed),
    drop: entries.filter(({ value }) => value == null).map(({ type, keyId }) => ({ type, keyId })),
    plaintexts: Object.entries(plain).map(([ciphertextHash, plaintext]) => ({
      ciphertextHash,
      plaintext: vault.seal(plaintext as Uint8Array, `${PLAINTEXT}/${ciphertextHash}`),
    })),
  }
}

/** Baileys keeps `number → lid` and `lid_reverse → number` under one type; the first of the two tells it all. */
function pairsIn(mapping: Readonly<Record<string, string | null>>): LIDMapping[] {
  return Object.entries(mapping).flatMap(([number, lid]) => {
    const pair = number.endsWith('_reverse') || !lid ? undefined : pairOf(`${number}@s.whatsapp.net`, `${lid}@lid`)
    return pair ? [pair] : []
  })
}
