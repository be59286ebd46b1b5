/**
 * Encryption at rest for the WhatsApp tables: whoever holds their contents holds the account, and the journal holds what
 * people wrote. AES-256-GCM under a key derived from SECRET_KEY; each value is bound to its place, so that values cannot
 * be swapped between rows.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

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

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** A vault for one account's rows. */
export function createVault(secretKey: string, account: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secretKey, account, 'pesan whatsapp vault', 32))
  return {
    seal(bytes, place) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const box = Buffer.from(sealed)
      const iv = box.subarray(1, 1 + IV_BYTES)
      const tag = box.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
      if (box[0] !== VERSION || tag.length < TAG_BYTES) throw new VaultLocked()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
        return Buffer.concat([decipher.update(box.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
      } catch {
        // Node says only that authentication failed; what it means to the operator is ours to say.
        throw new VaultLocked()
      }
    },
  }
}
