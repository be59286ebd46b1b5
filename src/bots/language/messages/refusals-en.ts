/** Why something cannot happen to an order now, in English. */
import type { ActRefusal, OrderStatus } from '#core/order/index.ts'
import { type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

interface Names {
  readonly number: (orderId: number) => string
  readonly statusName: (status: OrderStatus) => string
}

/** The names of those who may, where there are any. */
function named(who: readonly string[] | undefined): Markup {
  return who && who.length > 0 ? say` Who can: *${who.join(', ')}*.` : say``
}

/** One sentence for each refusal; `who` are the names of those who may. */
export function actRefusedEnglish(f: Formats, { number, statusName }: Names) {
  return (refusal: Exclude<ActRefusal, { code: 'unfit-change' }> & { readonly who?: readonly string[] }): Markup => {
    switch (refusal.code) {
      case 'not-now':
        return say`Order ${number(refusal.orderId)} is *${statusName(refusal.status)}* now, so that step is no longer possible.`
      case 'not-your-role':
        return say`That step is not for your role on order ${number(refusal.orderId)} (${statusName(refusal.status)}).${named(refusal.who)}`
      case 'same-person':
        return refusal.as === 'head'
          ? say`Whoever ordered or submitted the payment of ${number(refusal.orderId)} cannot confirm it. Another PA/KPA has to.${named(refusal.who)}`
          : say`Who orders, receives and pays ${number(refusal.orderId)} must be three different people.${named(refusal.who)}`
      case 'more-than-asked':
        return say`${f.number(refusal.asked)} ${refusal.name} were ordered; ${f.number(refusal.offered)} is more than that. Give the same number or fewer.`
      case 'nothing-left':
        return say`If nothing is left of it, it is better to decline the order.`
      case 'nothing-changed':
        return say`That is the same as the order.`
      case 'delivery-past':
        return say`${f.moment(refusal.asked)} has passed. Give a time to come.`
      case 'dearer-substitute':
        return say`A substitute may not cost more than what it replaces: ${refusal.name} at most *${f.rupiah(refusal.most)}*.`
      case 'over-ceiling':
        return say`The total would be ${f.rupiah(refusal.total)}. Direct purchases end at *${f.rupiah(refusal.ceiling)}*, delivery and tax included.`
      case 'over-budget':
        return say`The total would be ${f.rupiah(refusal.total)}, but *${f.rupiah(refusal.left)}* is left on RUP ${refusal.rupCode}.`
      case 'too-late-to-undo':
        return say`Order ${number(refusal.orderId)} has been sent and cannot be undone. It can still be cancelled with a reason.`
      case 'request-open':
        return say`A request on ${number(refusal.orderId)} still waits for the ${refusal.by === 'vendor' ? 'officer' : 'vendor'}. One at a time, please.`
      case 'change-closed':
        return say`Order ${number(refusal.orderId)} is now *${statusName(refusal.status)}*. By the rules of this office an order can be changed until *${statusName(refusal.until)}* only. You can still write to the vendor.`
      case 'nothing-asked':
        return say`Nothing on order ${number(refusal.orderId)} waits for an answer.`
      case 'approval-first':
        return say`The value rises, so order ${number(refusal.orderId)} needs the PPK's approval first.`
      case 'reason-needed':
        return say`This step needs a reason. A few words will do.`
      case 'photo-needed':
        return say`Please send the photo first.`
      case 'not-due':
        return say`Order ${number(refusal.orderId)} is due *${f.moment(refusal.deliverAt)}*, so it is too soon to ask. Once that has passed, I do.`
      case 'proof-needed':
        return say`Please send the proof of payment first (photo or PDF).`
      case 'amount-differs':
        return say`*${f.rupiah(refusal.due)}* is to be paid for ${number(refusal.orderId)}; you said ${f.rupiah(refusal.said)}.`
      case 'way-closed':
        return say`This unit does not pay by *${refusal.way}*. It pays by *${refusal.open.join(', ')}*.`
      case 'second-person-needed':
        return say`This step needs another admin's agreement; one person cannot do it alone.`
    }
  }
}
