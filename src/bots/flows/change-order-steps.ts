/** The steps of changing an order and what its choices carry, as data: a stored one is parsed, not trusted. */
import { z } from 'zod'

const PlaceFields = z.object({
  label: z.string(),
  address: z.string(),
  district: z.string(),
  city: z.string(),
})

/** Another product in the place of a line. */
export const SubstitutionFields = z.object({
  line: z.number().int(),
  productId: z.number(),
  name: z.string(),
  unit: z.string(),
  price: z.number().int(),
  quantity: z.number().int().positive(),
})

/** A change as it is kept in a session and carried by a choice. */
export const ChangeFields = z.object({
  quantities: z.array(z.object({ line: z.number().int(), quantity: z.number().int().nonnegative() })),
  substitutions: z.array(SubstitutionFields).exactOptional(),
  deliverAt: z.number().exactOptional(),
  place: PlaceFields.exactOptional(),
  note: z.string().exactOptional(),
})
export type ChangeFields = z.infer<typeof ChangeFields>

/** What a choice of this conversation carries. */
export const Act = z.union([
  z.object({ do: z.literal('open'), orderId: z.number() }),
  /** `amount`: how many were said already, when only the line was not clear. */
  z.object({
    do: z.literal('line'),
    orderId: z.number(),
    line: z.number(),
    change: ChangeFields,
    amount: z.object({ change: z.string(), value: z.number() }).exactOptional(),
  }),
  z.object({ do: z.enum(['when', 'where', 'note', 'more', 'send']), orderId: z.number(), change: ChangeFields }),
  z.object({ do: z.literal('place'), orderId: z.number(), label: z.string(), change: ChangeFields }),
])
export type Act = z.infer<typeof Act>

/** What is asked, with what is to change so far. */
export const State = z.object({
  step: z.enum(['pick', 'quantity', 'when', 'where', 'note', 'confirm', 'reason']),
  orderId: z.number(),
  change: ChangeFields,
  line: z.number().exactOptional(),
})
export type State = z.infer<typeof State>
