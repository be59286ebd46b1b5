/** The summary of check-out. */
import { unanswered } from '#core/guards/index.ts'
import type { Basket } from '#core/order/index.ts'
import { unitsById } from '#db/people.ts'
import type { Say } from '../channel.ts'
import { estimateFor } from '../desk/bill.ts'
import type { Talk } from '../dialog/flow.ts'
import { lines } from '../markup.ts'
import { budgetOf, pricedBasket } from './basket.ts'
import { answerable, findingsOn, findingsText, isForMeeting, purposeOf } from './checkout-guards.ts'
import { Act, edits, to } from './checkout-questions.ts'

/**
 * Everything as it would be ordered, what was noticed, and the confirm button unless a reason is missing (`isOpen`);
 * `undefined` while something is not known yet.
 */
export async function summaryOf(
  talk: Talk,
  basket: Basket,
  first?: Say['text'],
): Promise<{ readonly say: Say; readonly isOpen: boolean } | undefined> {
  const { t } = talk
  const [goods, line] = await Promise.all([pricedBasket(talk, basket), budgetOf(talk, basket)])
  const { vendorId, deliverAt, place: where } = basket
  if (!line || deliverAt === undefined || !where) return undefined
  const [units, findings, meeting] = await Promise.all([
    unitsById(talk.db, [line.unitId]),
    findingsOn(talk, { ...basket, deliverAt }, goods, line),
    isForMeeting(talk, basket, line, goods),
  ])
  const unit = units.get(line.unitId)?.name ?? ''
  const { vendor, lines: items, sums, taxRate } = goods
  const estimate = await estimateFor(talk.db, { vendorId, lines: items, ...sums, taxRate }, talk)
  const facts = { ...sums, estimate, unit, vendor, lines: items, deliverAt, place: where, note: basket.note ?? '' }
  // What the law refuses outright needs no reason: that is said instead, when it is confirmed.
  const isPossible = sums.total <= Math.min(talk.office.rules.ceiling, line.left)
  const isOpen = isPossible && unanswered(findings, basket.reasons).length > 0
  const noticed = isPossible && findingsText(talk, basket, findings)
  const say: Say = {
    text: lines(
      ...(first ? [first, '' as const] : []),
      t.checkout.summary(facts, line),
      meeting && t.purpose.line(purposeOf(basket)),
      ...(noticed ? ['' as const, noticed] : []),
      ...(isOpen ? [] : ['' as const, t.checkout.right]),
    ),
    choices: [
      ...(isOpen ? [] : [[to(t.checkout.confirm, { do: 'confirm', vendorId, basketId: basket.id }, { once: true })]]),
      ...(!isOpen && isPossible && answerable(basket, findings).length > 0
        ? [[to(t.guards.explain, { do: 'explain', vendorId })]]
        : []),
      ...edits(t, vendorId, meeting),
    ],
    inPlace: first === undefined,
  }
  return { say, isOpen }
}

/**
 * Is this basket's summary the last that the chat was shown? "Betul" after news that came in between answers the news, and
 * so does what quotes another message.
 */
export async function isShownLast({ work, chat, aboutOrder }: Talk, { id }: Basket): Promise<boolean> {
  if (aboutOrder !== undefined) return false
  const shown = (await work.newest([chat.id]))?.say as Say | undefined
  const acts = shown?.choices?.flat().flatMap((one) => ('act' in one ? [Act.safeParse(one.act).data] : [])) ?? []
  return acts.some((act) => act?.do === 'confirm' && act.basketId === id)
}
