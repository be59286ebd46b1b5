/** What a change of a shop is told with: the old beside the new. */
import type { Day, Hour } from '#core/calendar.ts'
import type { Good } from '#db/shop-desk.ts'

interface Hours {
  readonly opens: Hour
  readonly closes: Hour
}

/** `shops` are named where the person has several. */
export type ShopChangeFacts =
  | { readonly what: 'stock'; readonly goods: readonly Good[]; readonly left: number | null }
  | { readonly what: 'price'; readonly good: Good; readonly price: number }
  | { readonly what: 'closed'; readonly from: Day; readonly to: Day; readonly shops: readonly string[] }
  | { readonly what: 'open'; readonly from: Day; readonly shops: readonly string[] }
  | { readonly what: 'weekday'; readonly weekday: number; readonly closed: boolean; readonly shops: readonly string[] }
  | {
      readonly what: 'hours'
      readonly hours: Hours | null
      /** Until now; of the first shop where there are several. */
      readonly before?: Hours
      readonly shops: readonly string[]
    }
