/**
 * The ledger: every event of an order, chained by hashes, so that no link can be changed, dropped or slipped in without
 * all that follow it changing too.
 */
import { createHash } from 'node:crypto'
import { storable } from '../storable.ts'
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
    // The hash must be that of what the table will hold.
    data: storable(event.data),
    previous: chain.head,
  }
  return { ...unsigned, hash: fingerprint(unsigned) }
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
  return createHash('sha256').update(canonical(link)).digest('hex')
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[key]
    if (field !== undefined) fields += `${fields && ','}${JSON.stringify(key)}:${canonical(field)}`
  }
  return `{${fields}}`
}
