/** What officers and shops wrote to each other through the bot, kept with the order or product that it was about. */
import { desc, eq } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import type { Db } from './client.ts'
import { correspondence, people } from './schema.ts'

export interface Letter {
  readonly orderId?: number | undefined
  readonly productId?: number | undefined
  readonly vendorId: number
  /** The person of the office, whichever side wrote. */
  readonly officerId: number
  readonly fromVendor: boolean
  readonly writerId: number
  readonly words: string
  readonly files?: readonly Evidence[]
}

export interface KeptLetter extends Pick<Letter, 'fromVendor' | 'words'> {
  readonly files: readonly Evidence[]
  readonly at: Instant
  readonly writer: string
}

/** Keeps what one side wrote to the other. */
export async function keepLetter(tx: Db, letter: Letter, at: Instant): Promise<void> {
  await tx.insert(correspondence).values({ ...letter, at })
}

/** The last letters about an order, oldest first. */
export async function lettersOf(db: Db, orderId: number, count: number): Promise<KeptLetter[]> {
  const { fromVendor, words, files, at, writerId } = correspondence
  const newest = await db
    .select({ fromVendor, words, files, at, writer: people.name })
    .from(correspondence)
    .innerJoin(people, eq(people.id, writerId))
    .where(eq(correspondence.orderId, orderId))
    .orderBy(desc(correspondence.id))
    .limit(count)
  return newest.toReversed()
}
