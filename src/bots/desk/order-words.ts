/** What a vendor's words say about an order: how many of which line, and when. Pure; what is unclear is `undefined`. */
import { addDays, type Calendar, type Instant, instantAt, MINUTE, wallClock } from '#core/calendar.ts'
import { changed, type Order, type Proposal, type Quantities } from '#core/order/index.ts'
import { readWhen, type Understanding } from '../language/understanding/index.ts'

const NAMED = /\beo[\s-]*(\d{1,12})\b/i

/** The order that is named: "EO-0231", "eo 231". */
export function orderNamed(text: string): number | undefined {
  const number = NAMED.exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** What is said besides the name of an order. */
export function withoutOrderName(text: string): string {
  return text.replace(NAMED, ' ')
}

/** The quantity that is meant, given the one that stands: "kurang 10" takes off, "setengahnya" halves. */
export function quantityFrom(asked: number, read: { change: string; value: number }): number {
  if (read.change === 'add') return asked + Math.abs(read.value)
  if (read.change === 'take') return asked - Math.abs(read.value)
  return read.change === 'scale' ? Math.floor(asked * read.value) : read.value
}

/** The moment that a vendor means: what is not said stays as ordered; "molor sejam" moves it. */
export function momentSaid(order: Order, text: string, now: Instant, { zone }: Calendar): Instant | undefined {
  const when = readWhen(text, { now, zone })
  if (!when || when.impossible || when.ambiguous) return undefined
  if (when.shiftMinutes !== undefined) return order.deliverAt + when.shiftMinutes * MINUTE
  if (when.day === undefined && when.hour === undefined) return undefined
  const ordered = wallClock(order.deliverAt, zone)
  return instantAt(when.day ?? ordered.day, when.hour ?? ordered.hour, zone)
}

/** The next moment that these words can mean: "1 jam lagi", "jam 2", "besok pagi jam 8"; none that has passed. */
export function momentAhead(text: string, now: Instant, { zone }: Calendar): Instant | undefined {
  const soon = /(\d+|se|setengah )\s*(jam|menit|mnt)\s*(lagi|an lagi)/i.exec(text)
  if (soon) return now + shareOf(soon[1] ?? '') * (soon[2]?.toLowerCase() === 'jam' ? 60 : 1) * MINUTE
  const when = readWhen(text, { now, zone })
  if (!when || when.impossible || when.hour === undefined) return undefined
  const today = wallClock(now, zone).day
  const at = instantAt(when.day ?? today, when.hour, zone)
  if (at > now) return at
  return when.day === undefined ? instantAt(addDays(today, 1), when.hour, zone) : undefined
}

function shareOf(amount: string): number {
  if (amount.trim() === 'setengah') return 0.5
  return amount === 'se' ? 1 : Number(amount)
}

/** Quantities by line; `undefined` when it is not clear which line is meant. */
export function quantitiesSaid(order: Order, slots: Understanding['slots']): Proposal['quantities'] | undefined {
  const [line, ...others] = order.lines
  if (!line) return undefined
  const reads = (slots.quantities ?? []).filter((read) => !read.bonus)
  if (others.length === 0) {
    const [read] = reads
    if (slots.share !== undefined) return [{ line: line.line, quantity: Math.floor(line.quantity * slots.share) }]
    if (!read) return undefined
    const quantity = quantityFrom(line.quantity, read)
    return Number.isInteger(quantity) && quantity >= 0 ? [{ line: line.line, quantity }] : undefined
  }
  const byName = reads.flatMap((read) => {
    const matches = order.lines.filter((one) => read.item !== undefined && sharesAWord(one.name, read.item))
    return matches.length === 1 && matches[0]
      ? [{ line: matches[0].line, quantity: quantityFrom(matches[0].quantity, read) }]
      : []
  })
  return byName.length === reads.length && reads.length > 0 ? byName : undefined
}

/** Do the name of a product and what people call it have a word in common? */
export function sharesAWord(name: string, item: string): boolean {
  const words = new Set(name.toLowerCase().split(/\W+/))
  return item
    .toLowerCase()
    .split(/\W+/)
    .some((word) => word.length > 2 && words.has(word))
}

/** Is this what was ordered already, in number and hour? */
export function isAsOrdered(order: Order, quantities: Quantities, deliverAt = order.deliverAt): boolean {
  const { lines } = changed(order, { quantities })
  const isSame =
    lines.length === order.lines.length && lines.every((line, at) => line.quantity === order.lines[at]?.quantity)
  return isSame && deliverAt === order.deliverAt
}

/** Is more offered of something than was asked for? */
export function overAsked(order: Order, quantities: Quantities): boolean {
  return quantities.some(
    ({ line, quantity }) => quantity > (order.lines.find((one) => one.line === line)?.quantity ?? 0),
  )
}
