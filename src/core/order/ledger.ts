/**
 * The ledger: every event of an order, chained by hashes, so that no link can be changed, dropped or slipped in without
 * all that follow it changing too.
 */
import { hash } from 'node:crypto'
import { remembered } from '../remembered.ts'
import { isStorableJson, storable } from '../storable.ts'
import type { OrderEvent } from './events.ts'

export interface LedgerLink {
  readonly orderId: number
  /** 1 for the placing, then without a gap. */
  readonly link: number
  readonly at: number
  readonly act: string
  readonly personId?: number
  readonly role: string
  readonly channel: string
  readonly inboxId?: number
  readonly data: unknown
  readonly previous: string
  readonly hash: string
}

/** What a chain hangs from before its first link. */
export interface ChainHead {
  readonly links: number
  readonly head: string
}
export const EMPTY_CHAIN: ChainHead = { links: 0, head: '' }

/** The next link of a chain. */
export function linkTo(chain: ChainHead, event: OrderEvent): LedgerLink {
  const { personId, capacity, channel, inboxId } = event.by
  const unsigned = {
    orderId: event.orderId,
    link: chain.links + 1,
    at: event.at,
    act: event.act,
    ...(personId === undefined ? {} : { personId }),
    role: capacity,
    channel,
    ...(inboxId === undefined ? {} : { inboxId }),
    data: event.data as unknown,
    previous: chain.head,
  }
  // The hash must be that of what the table will hold.
  const text = canonical(unsigned)
  if (isStorableJson(text)) return { ...unsigned, hash: sha256(text) }
  const stored = { ...unsigned, data: storable(event.data) }
  return { ...stored, hash: fingerprint(stored) }
}

/** The first link that does not fit, or `undefined` when the chain is whole. */
export function brokenLink(links: readonly LedgerLink[]): LedgerLink | undefined {
  let chain = EMPTY_CHAIN
  for (const link of links) {
    const { hash, ...unsigned } = link
    if (link.link !== chain.links + 1 || link.previous !== chain.head || hash !== fingerprint(unsigned)) return link
    chain = { links: link.link, head: hash }
  }
  return undefined
}

/** SHA-256 over JSON with sorted keys: the same facts give the same hash wherever they were stored in between. */
function fingerprint(link: Omit<LedgerLink, 'hash'>): string {
  return sha256(canonical(link))
}

const sha256 = (text: string): string => hash('sha256', text)

/** As `JSON.stringify`, but for the order of keys. It is asked for every event, and takes a fifth of the plainest way. */
function canonical(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
  if (typeof value === 'string') return NEEDS_NO_ESCAPE.test(value) ? `"${value}"` : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  let fields = ''
  for (const key of sorted(Object.keys(value))) {
    const field = (value as Readonly<Record<string, unknown>>)[key]
    if (field !== undefined) fields += `${fields && ','}${nameOf(key)}:${canonical(field)}`
  }
  return `{${fields}}`
}

const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/
/** The names of facts as JSON has them: few, and the same in every event. */
const nameOf = remembered((key: string) => JSON.stringify(key))

/** In place, by inserting: of as few as an object has keys that is several times quicker than an array's own `sort`. */
function sorted(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] ?? ''
    let to = at
    for (; to > 0 && (keys[to - 1] ?? '') > key; to--) keys[to] = keys[to - 1] ?? ''
    keys[to] = key
  }
  return keys
}
