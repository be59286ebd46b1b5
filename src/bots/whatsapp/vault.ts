/**
 * Encryption at rest for the WhatsApp tables: whoever holds their contents holds the account, and the journal holds what
 * people wrote.
 */
import { createSealer } from '#db/sealing.ts'

/** The stored value was not sealed with this SECRET_KEY, or somebody changed it. */
export class VaultLocked extends Error {
  constructor() {
    super('The stored WhatsApp credentials do not open with this SECRET_KEY: put the former key back, or pair anew.')
    this.name = 'VaultLocked'
  }
}

export interface Vault {
  /** `place` must be given again to open: say the table and the row's key. */
  seal(bytes: Uint8Array, place: string): Uint8Array
  /** Throws `VaultLocked`. */
  open(sealed: Uint8Array, place: string): Uint8Array
}

/** A vault for one account's rows. */
export function createVault(secretKey: string, account: string): Vault {
  const sealer = createSealer(secretKey, { purpose: 'pesan whatsapp vault', salt: account })
  return {
    seal: sealer.seal,
    open(sealed, place) {
      const opened = sealer.open(sealed, place)
      if (!opened) throw new VaultLocked()
      return opened
    },
  }
}
