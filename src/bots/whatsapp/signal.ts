/**
 * Baileys' Signal repository with a memory. What a ratchet step makes readable is committed together with the step; a
 * ciphertext that comes again (after a kill, from the journal or from WhatsApp) is read from there, since the ratchet
 * has moved on and would refuse it.
 */
import { createHash } from 'node:crypto'
import {
  DEFAULT_CONNECTION_CONFIG,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from '@whiskeysockets/baileys'
import { PLAINTEXT } from './auth-state.ts'

type MakeRepository = SocketConfig['makeSignalRepository']

/** The extra key type is ours alone, so Baileys' own types do not know it. */
type RememberingKeys = SignalKeyStoreWithTransaction & {
  get(type: typeof PLAINTEXT, ids: string[]): Promise<Record<string, Uint8Array>>
  set(data: { [PLAINTEXT]: Record<string, Uint8Array> }): Promise<void>
}

/** Makes the repository of one socket. */
export const makeRememberingRepository: MakeRepository = (auth, logger, pnToLid) => {
  const keys = auth.keys as RememberingKeys
  serialiseSessions(keys)
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid)
  return {
    ...repository,
    decryptMessage: (given) => remember(keys, given.ciphertext, given.jid, () => repository.decryptMessage(given)),
    decryptGroupMessage: (given) => remember(keys, given.msg, given.group, () => repository.decryptGroupMessage(given)),
  }
}

/** Decrypts and keeps the plaintext in the same transaction; falls back to what was kept before. */
async function remember(
  keys: RememberingKeys,
  ciphertext: Uint8Array,
  scope: string,
  decrypt: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const hash = createHash('sha256').update(ciphertext).digest('hex')
  try {
    return await keys.transaction(async () => {
      const plaintext = await decrypt()
      await keys.set({ [PLAINTEXT]: { [hash]: plaintext } })
      return plaintext
    }, scope)
  } catch (error) {
    const known = (await keys.get(PLAINTEXT, [hash]))[hash]
    if (known) return known
    throw error
  }
}

/**
 * Sending and receiving change the same session rows, but Baileys guards them by different locks (our own jid and the
 * other's): a reply sent while the next message is decrypted can undo a ratchet step. Everything that is locked by a
 * person's jid shares one lock here. Locks by other names stay apart: some are taken while waiting for such a one.
 */
function serialiseSessions(keys: SignalKeyStoreWithTransaction): void {
  const transaction = keys.transaction.bind(keys)
  keys.transaction = (work, key) => transaction(work, /@(s\.whatsapp\.net|lid|hosted)/.test(key) ? 'sessions' : key)
}

/** Resolves when no session is being changed: what must be awaited before another socket opens the same keys. */
export async function sessionsIdle(keys: SignalKeyStoreWithTransaction): Promise<void> {
  await keys.transaction(async () => undefined, 'idle@lid')
}
