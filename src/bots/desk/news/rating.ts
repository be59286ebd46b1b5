/** What the vendor hears of its stars. */
import type { Happened, News } from './news.ts'

/** News of a rating. */
export function ratingNews({ event, facts }: Happened): News | undefined {
  if (event.act !== 'rate') return undefined
  const { stars, words } = event.data
  return { vendor: (t) => ({ text: t.rating.toVendor(facts, stars, words) }) }
}
