/**
 * Seals of the ledger: once a day the ends of all chains that grew become one number, which leaves the house (the admins'
 * summary, the public page). Whoever rewrites an order afterwards, with all its hashes, cannot rewrite what others hold.
 * Source: docs/rules.md#R-46.
 *
 * The number is the root of a Merkle tree as RFC 6962 has it (SHA-256; leaves begin with 0, nodes with 1; of n leaves the
 * largest power of two below n stand on the left). The first leaf is `seal NUMBER DAY PREVIOUS-ROOT`, so that seals are a
 * chain; each other one is `ORDER LINKS HEAD`, by the order's number.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../calendar.ts'
import type { ChainHead } from '../order/index.ts'

export interface SealedHead extends ChainHead {
  readonly orderId: number
}

export interface Seal {
  /** 1 for the first, then without a gap. */
  readonly number: number
  /** The day that it closes. */
  readonly day: Day
  /** The root of the seal before it; '' for the first. */
  readonly previous: string
  /** How many orders it covers: those that changed since the one before. */
  readonly orders: number
  readonly root: string
}

/** What a seal hangs from: the one before it. */
export type SealBefore = Pick<Seal, 'number' | 'root'>
export const NO_SEAL: SealBefore = { number: 0, root: '' }

/** The next seal, over the heads of the orders that changed. */
export function sealOver(before: SealBefore, day: Day, heads: readonly SealedHead[]): Seal {
  const unsealed = { number: before.number + 1, day, previous: before.root, orders: heads.length }
  return { ...unsealed, root: rootOf(leavesOf(unsealed, heads)).toString('hex') }
}

/** A sealed head and the hash that the order's chain has at that link now; none when there is no such link any more. */
export interface HeadNow extends SealedHead {
  readonly now?: string
}

export interface SealFault {
  readonly seal: number
  readonly day: Day
  /** The order that is not what it was when it was sealed; none when the seal itself does not fit. */
  readonly orderId?: number
}

/** What of a seal no longer holds. That each chain is whole in itself is `brokenLink`'s to say. */
export function sealFaults(seal: Seal, before: SealBefore, heads: readonly HeadNow[]): SealFault[] {
  const { number, day } = seal
  const again = sealOver(before, day, heads)
  const fits =
    again.number === number &&
    again.previous === seal.previous &&
    again.orders === seal.orders &&
    again.root === seal.root
  return [
    ...(fits ? [] : [{ seal: number, day }]),
    ...heads.flatMap(({ orderId, head, now }) => (now === head ? [] : [{ seal: number, day, orderId }])),
  ]
}

/** The nodes beside the way from a leaf to the root, from below. */
export type Proof = readonly { readonly side: 'left' | 'right'; readonly hash: string }[]

/** Shows that a seal covers an order, without the other orders; `undefined` when it does not. */
export function proofOf(seal: Omit<Seal, 'root'>, heads: readonly SealedHead[], orderId: number): Proof | undefined {
  const sorted = inOrder(heads)
  const index = sorted.findIndex((head) => head.orderId === orderId)
  return index < 0 ? undefined : pathTo(leavesOf(seal, sorted), index + 1)
}

/** The root to which a head and its proof lead. */
export function rootBy({ orderId, links, head }: SealedHead, proof: Proof): string {
  let hash = leaf(`${orderId} ${links} ${head}`)
  for (const { side, hash: hex } of proof) {
    const other = Buffer.from(hex, 'hex')
    hash = side === 'left' ? node(other, hash) : node(hash, other)
  }
  return hash.toString('hex')
}

/** A root as people compare it: its first 16 digits in fours. */
export function shortRoot(root: string): string {
  return (
    root
      .slice(0, 16)
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  )
}

const inOrder = (heads: readonly SealedHead[]) => heads.toSorted((a, b) => a.orderId - b.orderId)

function leavesOf({ number, day, previous }: Omit<Seal, 'root'>, heads: readonly SealedHead[]): Buffer[] {
  const words = inOrder(heads).map(({ orderId, links, head }) => `${orderId} ${links} ${head}`)
  return [`seal ${number} ${day} ${previous}`, ...words].map(leaf)
}

function leaf(words: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(words).digest()
}

function node(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

/** How many of so many leaves stand on the left: the largest power of two below their number. */
function leftOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only && leaves.length === 1) return only
  const left = leftOf(leaves.length)
  return node(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}

function pathTo(leaves: readonly Buffer[], index: number): Proof {
  if (leaves.length === 1) return []
  const left = leftOf(leaves.length)
  const [lower, upper] = [leaves.slice(0, left), leaves.slice(left)]
  return index < left
    ? [...pathTo(lower, index), { side: 'right', hash: rootOf(upper).toString('hex') }]
    : [...pathTo(upper, index - left), { side: 'left', hash: rootOf(lower).toString('hex') }]
}
