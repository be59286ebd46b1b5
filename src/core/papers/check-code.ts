/**
 * The short code on a paper, by which anybody who holds the paper can ask whether it is genuine. It follows from the
 * ledger alone, and nobody who has not seen the paper can guess it: 60 bits of the hash of its link.
 */
import { createHash } from 'node:crypto'
import type { PaperKind } from './number.ts'

/** Digits and letters that are not mistaken for one another when read from paper: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

export interface CheckedLink {
  readonly kind: PaperKind
  readonly orderId: number
  /** Hash of the ledger's link with which the paper was issued. */
  readonly hash: string
}

/** `7K3M-9QXA-2D5F` */
export function checkCode({ kind, orderId, hash }: CheckedLink): string {
  const digest = createHash('sha256').update(`${kind} ${orderId} ${hash}`).digest()
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % 32])
  return grouped(letters.join(''))
}

/** The code as it is printed, from however somebody typed it; `undefined` when it cannot be one. */
export function readCheckCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const known = plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter))
  return known ? grouped(plain) : undefined
}

function grouped(letters: string): string {
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
