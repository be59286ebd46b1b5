/** A basket: what an officer means to order from one vendor, and what check-out has learnt so far. One makes one order. */
import { z } from 'zod'

export const Basket = z.object({
  /** Becomes the order's `basketId`: however often it is confirmed, one order. */
  id: z.string(),
  vendorId: z.number().int(),
  lines: z.array(
    z.object({
      productId: z.number().int(),
      quantity: z.number().int().positive(),
      /** The price that was on the card, so that a change is noticed and said. */
      shownPrice: z.number().int().nonnegative(),
    }),
  ),
  unitId: z.number().int().optional(),
  budgetLineId: z.number().int().optional(),
  deliverAt: z.number().int().optional(),
  place: z.object({ label: z.string(), address: z.string(), district: z.string(), city: z.string() }).optional(),
  note: z.string().optional(),
  /** What meeting food is for, as far as it was said. */
  purpose: z
    .object({
      participants: z.number().int().positive().optional(),
      otherUnits: z.boolean().optional(),
      hours: z.number().positive().optional(),
      endsAt: z.number().int().optional(),
      words: z.string().optional(),
    })
    .optional(),
  /** Why it is right all the same, for each finding as it was shown. */
  reasons: z.array(z.object({ about: z.string(), words: z.string() })).optional(),
})
export type Basket = z.infer<typeof Basket>

/** More lines than this no person oversees in one chat message. */
export const LINES_MAX = 20

/** The basket with this quantity of a product: set, not added, at the price that was shown. Zero takes it out. */
export function withQuantity(basket: Basket, line: Basket['lines'][number]): Basket {
  if (line.quantity === 0)
    return { ...basket, lines: basket.lines.filter(({ productId }) => productId !== line.productId) }
  const at = basket.lines.findIndex(({ productId }) => productId === line.productId)
  return { ...basket, lines: at < 0 ? [...basket.lines, line] : basket.lines.with(at, line) }
}

/** The basket of what replaces an order that fell through: one replacement per order, however often it is asked for. */
export function replacementBasket(orderId: number): string {
  return `instead-of-${orderId}`
}

/** The order that this basket replaces, if it replaces one. */
export function replacedBy(basketId: string): number | undefined {
  const id = /^instead-of-(\d+)$/.exec(basketId)?.[1]
  return id === undefined ? undefined : Number(id)
}
