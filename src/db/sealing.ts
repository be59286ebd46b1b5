/**
 * Encryption at rest: AES-256-GCM under a key derived from SECRET_KEY for one purpose. Each value is bound to its place, so
 * that values cannot be swapped between rows.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface Sealer {
  /** `place` must be given again to open: say the table and the row's key. */
  seal(bytes: Uint8Array, place: string): Uint8Array
  /** `undefined`: not sealed with this key at this place, or changed by somebody. */
  open(sealed: Uint8Array, place: string): Uint8Array | undefined
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** A sealer for one purpose; `salt` separates what is alike, such as several accounts. */
export function createSealer(secretKey: string, { purpose, salt = '' }: { purpose: string; salt?: string }): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secretKey, salt, purpose, 32))
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
      if (box[0] !== VERSION || tag.length < TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
        return Buffer.concat([decipher.update(box.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
      } catch {
        return undefined // Node says only that authentication failed.
      }
    },
  }
}
