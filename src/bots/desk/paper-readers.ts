/** Who is sent an order's papers, without asking: whoever signed them, and whoever needs them for what comes next. */
import type { Order } from '#core/order/index.ts'
import type { PaperKind } from '#core/papers/number.ts'
import type { Db } from '#db/client.ts'
import { shopPeople } from '#db/people.ts'
import { bearers } from './announce.ts'
import { type Duty, dutiesOf } from './duties.ts'

const READERS: Readonly<Record<PaperKind, readonly (Duty | 'requester' | 'vendor')[]>> = {
  'order-letter': ['requester', 'approver', 'vendor'],
  bast: ['requester', 'receiver', 'treasurer', 'vendor'],
  'tax-computation': ['treasurer'],
  'purchase-proof': ['requester', 'receiver', 'treasurer', 'vendor'],
  kuitansi: ['requester', 'receiver', 'treasurer', 'vendor'],
}

/** The people who are sent each of these kinds, each once. */
export async function paperReaders(
  db: Db,
  order: Order,
  kinds: readonly PaperKind[],
): Promise<Map<PaperKind, readonly number[]>> {
  const [duties, shops] = await Promise.all([dutiesOf(db, order), shopPeople(db, [order.vendorId])])
  const people = (reader: Duty | 'requester' | 'vendor'): readonly number[] => {
    if (reader === 'requester') return [order.requesterId]
    return reader === 'vendor' ? (shops.get(order.vendorId) ?? []) : bearers(reader, order, duties)
  }
  return new Map(kinds.map((kind) => [kind, [...new Set(READERS[kind].flatMap(people))]]))
}
