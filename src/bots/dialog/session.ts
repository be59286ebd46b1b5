/**
 * Where a person stands, whichever messenger they use. Stored as JSON and parsed, never trusted: a session saved by an
 * older version that no longer fits is reset kindly, and the baskets in it survive.
 */
import { z } from 'zod'
import { Basket } from '#core/order/basket.ts'

/** Choices shown last in a chat: what a number or a label answers where there are no buttons. */
const Options = z.object({
  chatId: z.number(),
  token: z.string(),
  labels: z.array(z.string()),
})

const Under = z.object({ name: z.string(), state: z.unknown() })

const Session = z.object({
  version: z.literal(1),
  /** The conversation that is under way; its state is parsed by the flow itself. */
  flow: Under.nullable(),
  /** Where it stood before the last answer: what "eh salah, maksudnya 80" is about. */
  before: Under.optional(),
  /** When it was last written to. */
  at: z.number().optional(),
  options: Options.nullable(),
  /** One per vendor, by vendor id. */
  baskets: z.record(z.string(), Basket),
  /** The vendor whose basket was changed last: "tambah 20 lagi" means that one. */
  lately: z.number().optional(),
  /** What was said last and how often in a row: a bot that repeats itself has failed. */
  said: z.object({ text: z.string(), times: z.number().int() }).nullable(),
  /** Handed over to an admin, unless that has ended meanwhile: see dialog/handover.ts. */
  human: z.literal(true).optional(),
  /** The last outage that was spoken of: nobody hears twice of one. */
  outage: z.number().optional(),
})
export type Session = z.infer<typeof Session>

export const EMPTY_SESSION: Session = { version: 1, flow: null, options: null, baskets: {}, said: null }

/** The stored state as a session. `reset` tells that it no longer fitted and that what could be kept was kept. */
export function readSession(stored: unknown): { readonly session: Session; readonly reset: boolean } {
  if (stored === undefined) return { session: EMPTY_SESSION, reset: false }
  const parsed = Session.safeParse(stored)
  if (parsed.success) return { session: parsed.data, reset: false }
  const rescued = z.object({ baskets: z.record(z.string(), z.unknown()) }).safeParse(stored)
  const baskets = Object.entries(rescued.success ? rescued.data.baskets : {}).flatMap(([vendor, basket]) => {
    const kept = Basket.safeParse(basket)
    return kept.success ? [[vendor, kept.data] as const] : []
  })
  return { session: { ...EMPTY_SESSION, baskets: Object.fromEntries(baskets) }, reset: true }
}
