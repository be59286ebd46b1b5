/** Inline mode: typing the bot's name and some words in any chat offers products to share there. For people we know. */
import { type Instant, wallClock } from '#core/calendar.ts'
import { productCards } from '#db/catalogue.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import type { Db } from '#db/client.ts'
import { aliasHolders, personsById } from '#db/people.ts'
import type { Office } from './dialog/flow.ts'
import { messagesFor } from './language/messages/index.ts'
import { readSearch } from './language/understanding/index.ts'
import { productLink } from './product-link.ts'
import type { InlineAnswer, InlineRequest } from './telegram/inline.ts'

const PAGE_SIZE = 10

/** Products for an inline query. Somebody we do not know gets none. */
export async function shareable(
  db: Db,
  request: InlineRequest,
  { now, zone, links }: { now: Instant; zone: string; links: Office['links'] },
): Promise<InlineAnswer> {
  const holder = (await aliasHolders(db, 'telegram', [request.senderId])).get(request.senderId)
  const person = holder === undefined ? undefined : (await personsById(db, [holder])).get(holder)
  if (!person?.active) return { results: [] }
  const t = messagesFor(person.language, person)
  const page = Number(request.offset) || 0
  const today = wallClock(now, zone).day
  const found = await searchProducts(db, readSearch(request.text), { page, pageSize: PAGE_SIZE, today })
  const cards = await productCards(db, found.products, today)
  const results = found.products.flatMap((id) => {
    const card = cards.get(id)
    if (!card) return []
    const link = links.telegram ? { link: { label: t.browse.open, url: productLink(links.telegram, id) } } : {}
    return [
      { id: String(id), title: card.name, description: t.browse.inlineHint(card), text: t.browse.card(card), ...link },
    ]
  })
  const more = (page + 1) * PAGE_SIZE < found.total
  return { results, ...(more ? { nextOffset: String(page + 1) } : {}) }
}
