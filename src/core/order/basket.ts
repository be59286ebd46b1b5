/** One thing that was asked for in words, with how much of it. */
const Thing = z.object({
  words: z.array(z.string()),
  quantity: z.number().optional(),
  unit: z.string().optional(),
  /** The line of the basket that it became. */
  productId: z.number().int().optional(),
})
export type Thing = z.infer<typeof Thing>

/** What a sentence asked for: kept with the basket that it filled, so that "yang lebih murah" knows what of. */
export const Wish = z.object({
  things: z.array(Thing),
  halal: z.boolean().optional(),
  priceMin: z.number().optional(),
  priceMax: z.number().optional(),
  about: z.number().optional(),
  /** Where the shop is to be: "yang di jaksel aja", "deket gambir". */
  near: z.string().optional(),
  sort: z.enum(['price', 'lead-time', 'popular']).optional(),
  /** Vendors that are not wanted: "cari vendor lain". */
  without: z.array(z.number()).optional(),
})
export type Wish = z.infer<typeof Wish>

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
  /** A day that was said without its hour; the hour is still asked. */
  day: z.string().optional(),
  place: z.object({ label: z.string(), address: z.string(), district: z.string(), city: z.string() }).optional(),
  /** An address whose kota is still asked. */
  address: z.string().optional(),
  /** The kota alone: nothing to deliver to, but it tells who delivers there. */
  city: z.string().optional(),
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
  wish: Wish.optional(),
  /** The sentence that filled it, while nobody has chosen it: the next sentence takes its place. */
  fresh: z.string().optional(),
})
export type Basket = z.infer<typeof Basket>

/** What a draft knows besides its goods: enough to fill a basket of whichever vendor. */
export const Brief = Basket.omit({ id: true, vendorId: true, lines: true, fresh: true }).extend({ wish: Wish })
export type Brief = z.infer<typeof Brief>

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
