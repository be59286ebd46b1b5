/** The steps of answering an order and what its choices carry, as data: a stored one is parsed, not trusted. */
import { z } from 'zod'
import { InsteadFields } from './answer-substitute.ts'
import { SubstitutionFields } from './change-order-steps.ts'

/** A proposal as it is kept in a session and carried by a choice. */
export const ProposalFields = z.object({
  quantities: z.array(z.object({ line: z.number().int(), quantity: z.number().int().nonnegative() })).readonly(),
  deliverAt: z.number().exactOptional(),
  substitutions: z.array(SubstitutionFields).readonly().exactOptional(),
  words: z.string(),
})

/** "jam 1 ya kak": so few that a time in them is what they are about. */
export const FEW_WORDS = 5
/** "ya", "siap kak"; "siap kak, saya ambil" says what it is a yes to. */
export const MERE_WORDS = 2

/** A yes that leaves a way out. */
export const SOFT = /ins?ya\s*'?\s*al+ah?|insha\s*allah|in sya|kayaknya|mudah-?mudahan|semoga|diusahakan|usahain/i
/** A soft yes to more than this is asked for firmly once. Source: phrases of domain.md 7. */
export const FIRM_ABOVE = 10_000_000

/** “kamis jumat tutup” names the day of the order, and is no yes to it. */
export const CLOSING = /\b(tutup|libur|cuti)\b/i

/** Meanings that are about one running order, though nothing waits for an answer. */
export const ABOUT_ONE: ReadonlySet<string> = new Set(
  'SHIP DELIVERED QUESTION CANCEL REJECT RESCHEDULE PARTIAL'.split(' '),
)

/** Why a vendor says no, as offered. */
export const REASONS = ['capacity', 'lead_time', 'schedule_full', 'closed', 'area', 'stock'] as const

/** What a choice of this conversation carries. */
export const Act = z.union([
  /** `since`: when the order came to where it was shown; a yes to an older one is asked for again. */
  z.object({ do: z.enum(['accept', 'sure']), orderId: z.number(), since: z.number().optional() }),
  z.object({ do: z.enum(['notSure', 'partial', 'reschedule', 'decline', 'pick']), orderId: z.number() }),
  z.object({ do: z.literal('reason'), orderId: z.number(), reason: z.string() }),
  z.object({ do: z.literal('propose'), orderId: z.number(), proposal: ProposalFields }),
  z.object({ do: z.literal('instead'), orderId: z.number(), instead: InsteadFields }),
  z.object({ do: z.literal('list') }),
])
export type Act = z.infer<typeof Act>

/** Where an answer stands. */
export const State = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('quantity'),
    orderId: z.number(),
    line: z.number(),
    quantities: ProposalFields.shape.quantities,
  }),
  z.object({ step: z.literal('when'), orderId: z.number() }),
  z.object({ step: z.literal('reason'), orderId: z.number() }),
  /** Several wait and it was not clear which: the words are kept until one is picked. */
  z.object({ step: z.literal('which'), words: z.string() }),
  /** What was said could be more than one thing: a mere yes to that is no answer yet. */
  z.object({ step: z.literal('unsure'), orderId: z.number() }),
  z.object({ step: z.literal('sure'), orderId: z.number(), since: z.number().optional() }),
  z.object({ step: z.literal('proposal'), orderId: z.number(), proposal: ProposalFields }),
])
export type State = z.infer<typeof State>
