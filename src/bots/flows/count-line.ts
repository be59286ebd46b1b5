/** One question while goods are counted: how many of a line are there and good. */
import type { Order, OrderLine } from '#core/order/index.ts'
import type { Talk } from '../dialog/flow.ts'
import { readNumbers } from '../language/understanding/index.ts'
import type { Markup } from '../markup.ts'

type Count = { readonly quantity: number; readonly instead?: never } | { readonly instead: Markup }

/** The number that was written for a line: as it is, or so many fewer than ordered; or what to say instead. */
export function countSaid(talk: Talk, order: Order, line: OrderLine, text: string): Count {
  const [read] = readNumbers(text)
  const quantity = read?.change === 'take' ? line.quantity - Math.abs(read.value) : read?.value
  if (quantity === undefined || !Number.isInteger(quantity) || quantity < 0)
    return { instead: talk.t.browse.notANumber(line.unit) }
  if (quantity <= line.quantity) return { quantity }
  const { name, quantity: asked } = line
  const which = { orderId: order.id, line: line.line, name, asked, offered: quantity }
  return { instead: talk.t.actRefused({ code: 'more-than-asked', ...which }) }
}
