/** What a change of a shop is told with: the old beside the new. */
import type { Day, Hour } from '#core/calendar.ts'
import type { Good } from '#db/shop-desk.ts'

export type ShopChangeFacts =
  | { readonly what: 'stock'; readonly goods: readonly Good[]; readonly left: number | null }
  | { readonly what: 'price'; readonly good: Good; readonly price: number }
  | { readonly what: 'closed'; readonly from: Day; readonly to: Day }
  | { readonly what: 'open'; readonly from: Day }
  | { readonly what: 'weekday'; readonly weekday: number; readonly closed: boolean }
  | { readonly what: 'hours'; readonly hours: { readonly opens: Hour; readonly closes: Hour } | null }
