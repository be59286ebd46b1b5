/** "eh salah, maksudnya 80" once an order is placed: which order is meant, and what of it, in an officer's words. */
import { HOUR } from '#core/calendar.ts'
import type { Order } from '#core/order/index.ts'
import { recentOrders } from '#db/orders.ts'
import type { Say } from '../channel.ts'
import { momentOf, placeSaid } from '../desk/circumstances.ts'
import { quantityFrom, sharesAWord } from '../desk/order-words.ts'
import type { Talk } from '../dialog/flow.ts'
import { gist } from '../dialog/repair.ts'
import { readRequest } from '../language/understanding/index.ts'
import type { ChangeFields } from './change-order-steps.ts'
import { currentDraft } from './draft.ts'

/** For so long after ordering whoever corrects themselves means that order. */
const LATELY = HOUR

/** What was read: a change, an amount of which the line is not clear, or neither. */
export interface Said {
  readonly change?: ChangeFields
  readonly amount?: { readonly change: string; readonly value: number }
}

/**
 * The own order that was spoken of last in this chat, when nothing else is under way. While there is a draft, only when
 * this conversation itself spoke of the order: news of one that comes meanwhile takes no words away from the draft.
 */
export async function orderSpokenOf(talk: Talk): Promise<Order | undefined> {
  const { session, work, chat, person } = talk
  if (session.flow || chat.group) return undefined
  const shown = await work.newest([chat.id])
  const isNews = shown !== undefined && gist((shown.say as Say).text) !== session.said?.text
  const hasDraft = currentDraft(talk) !== undefined
  if (shown?.orderId !== undefined && !(isNews && hasDraft)) return ownOrder(talk, shown.orderId)
  const [lately] = hasDraft ? [] : await recentOrders(talk.db, { requesterId: person.id }, 1)
  const order = lately === undefined ? undefined : await ownOrder(talk, lately)
  return order && talk.now - order.placedAt < LATELY ? order : undefined
}

async function ownOrder({ work, person }: Talk, orderId: number): Promise<Order | undefined> {
  const order = await work.order(orderId)
  return order?.requesterId === person.id ? order : undefined
}

/** "ganti tempatnya ke balaikota" → "di balaikota", "ubah jumlahnya jadi 80" → "jadi 80", "ubah jadi 80" likewise. */
function plainly(text: string): string {
  return text
    .replace(
      /^\W*(?:tolong |mau |bisa )?(?:ganti|ubah|pindah\w*)\s+(?:tempat|lokasi|alamat)\w*\s+(?:ke|jadi|di)\s+/i,
      'di ',
    )
    .replace(
      /^\W*(?:tolong |mau |bisa )?(?:ganti|ubah|geser|undur\w*|maju\w+)\s+(?:(?:waktu|jam|hari)\w*\s+)?(?:ke\s+)?/i,
      '',
    )
    .replace(/^jumlah\w*\s+/i, '')
}

/** What these words would have otherwise about the order; `undefined` when they are about something else. */
export async function changeSaid(talk: Talk, order: Order, text: string): Promise<Said | undefined> {
  const { now, office } = talk
  const { zone } = office.calendar
  const { kind, items, when, place, note } = readRequest(plainly(text), { now, zone })
  if (!['change', 'order', 'note'].includes(kind)) return undefined
  const amounts = items.filter(({ quantity }) => quantity !== undefined)
  const meant = amounts.map(({ words, change, quantity: value = 0 }) => {
    const named = order.lines.filter(({ name }) => words.some((word) => sharesAWord(name, word)))
    return { lines: words.length > 0 ? named : order.lines, read: { change, value } }
  })
  // Goods that the order does not have are news, and no change of it.
  if (meant.some(({ lines }) => lines.length === 0)) return undefined
  const [unclear] = meant.filter(({ lines }) => lines.length > 1)
  if (unclear) return { amount: unclear.read }
  const quantities = meant.flatMap(({ lines: [line], read }) =>
    line ? [{ line: line.line, quantity: quantityFrom(line.quantity, read) }] : [],
  )
  if (quantities.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 0)) return undefined
  const said = when && momentOf(talk, when, { deliverAt: order.deliverAt })
  const moments = said && 'moments' in said ? said.moments : []
  const where = place === undefined ? undefined : await placeSaid(talk, place, [order.unitId])
  const change = {
    quantities,
    ...(moments.length === 1 && moments[0] !== undefined ? { deliverAt: moments[0] } : {}),
    ...(where && 'place' in where ? { place: where.place } : {}),
    ...(note === undefined ? {} : { note }),
  }
  return quantities.length > 0 || Object.keys(change).length > 1 ? { change } : {}
}
