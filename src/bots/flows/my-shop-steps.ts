/** The steps of a shop's own desk and what its choices carry, as data: a stored one is parsed, not trusted. */
import { z } from 'zod'

const HourText = z.string().regex(/^\d\d:\d\d$/)

/** Which of the person's shops a change is about; all of them when left out. */
const Whose = { vendorIds: z.array(z.number()).exactOptional() }

/** A change as it waits for its "ya". */
export const Change = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('stock'),
    productIds: z.array(z.number()),
    left: z.number().int().nonnegative().nullable(),
    /** "tambah 20": added to what is left when it is kept, whoever else changed that meanwhile. */
    by: z.number().int().exactOptional(),
  }),
  z.object({ what: z.literal('price'), productId: z.number(), price: z.number().int().positive() }),
  z.object({ what: z.literal('closed'), from: z.string(), to: z.string(), ...Whose }),
  z.object({ what: z.literal('open'), from: z.string(), ...Whose }),
  z.object({ what: z.literal('weekday'), weekday: z.number().int(), closed: z.boolean(), ...Whose }),
  z.object({ what: z.literal('hours'), hours: z.object({ opens: HourText, closes: HourText }).nullable(), ...Whose }),
])
export type Change = z.infer<typeof Change>

/** What was said about goods that are not clear yet. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stock'), left: z.number().nullable() }),
  z.object({ kind: z.literal('stock-by'), by: z.number() }),
  z.object({ kind: z.literal('price'), price: z.number().exactOptional() }),
  z.object({ kind: z.literal('price-by'), by: z.number() }),
  z.object({ kind: z.literal('ask-stock') }),
])
export type Said = z.infer<typeof Said>

/** What a choice of this conversation carries. */
export const Act = z.union([
  z.object({
    do: z.enum(['open', 'stock', 'price', 'closed', 'hours', 'goods', 'add', 'drop', 'openAgain', 'noHours']),
  }),
  z.object({ do: z.literal('good'), productId: z.number() }),
  z.object({ do: z.literal('shelf'), productId: z.number(), shown: z.boolean() }),
  z.object({ do: z.literal('pick'), productIds: z.array(z.number()), said: Said }),
  z.object({ do: z.enum(['save', 'for']), change: Change }),
])
export type Act = z.infer<typeof Act>

/** Where the desk stands. */
export const State = z.discriminatedUnion('step', [
  z.object({ step: z.literal('which'), said: Said }),
  z.object({ step: z.literal('stock'), productIds: z.array(z.number()) }),
  z.object({ step: z.literal('price'), productId: z.number() }),
  z.object({ step: z.literal('closed'), days: z.number().exactOptional() }),
  z.object({ step: z.literal('hours') }),
  z.object({ step: z.literal('confirm'), change: Change }),
])
export type State = z.infer<typeof State>
