/** What an event makes of an order: the one place where orders change, so that replaying the ledger gives them back. */
import type { EventOf, OrderEvent, Reason, Times } from './events.ts'
import { type OrderStatus, orderLifecycle } from './lifecycle.ts'
import {
  agreedLines,
  agreedPart,
  type Change,
  changed,
  changedLines,
  type Evidence,
  type Explanation,
  type Inspection,
  noticedOfOffer,
  type Order,
  type Payment,
  type PaymentWay,
  type Redelivery,
  type Request,
  reasoned,
  staysAsked,
  totals,
  withLines,
} from './order.ts'
import { bringsBill, withoutBill } from './promise.ts'
import { questionOf } from './turn.ts'

type Later = Exclude<OrderEvent, { act: 'place' }>

/** The order after one more event. `order` is undefined for `place` alone. */
export function evolve(order: Order | undefined, event: OrderEvent): Order {
  if (event.act === 'place') return placed(event)
  if (!order) throw new Error(`an order begins with place, not ${event.act}`)
  const rows: Record<string, { to: OrderStatus } | undefined> = orderLifecycle[order.status]
  const to = rows[event.act]?.to
  if (!to) throw new Error(`${event.act} cannot follow ${order.status}`)
  const arrived = settled(order, to, event.at)
  return timed(consequence(arrived, order, event), event)
}

function placed(event: EventOf<'place'>): Order {
  const { to, ...facts } = event.data
  return {
    ...facts,
    ...totals(facts.lines, facts.deliveryFee, facts.taxRate),
    status: to,
    placedAt: event.at,
    statusAt: event.at,
    remindersSent: 0,
  }
}

/** Arriving in a state ends the waiting that belonged to the one before. */
function settled(order: Order, to: OrderStatus, at: number): Order {
  if (to === order.status) return order
  const { answerDueAt: _due, alarmAt: _alarm, heldUntil: _held, proposal: _proposal, request, ...rest } = order
  const asked = request && staysAsked(order, to) ? { request } : {}
  return { ...rest, ...asked, status: to, statusAt: at, remindersSent: 0 }
}

/** A new deadline begins a waiting of its own, except that more time is only that. */
function timed(order: Order, event: Later): Order {
  const { answerDueAt, alarmAt, heldUntil, payBy }: Times = event.data
  const isFresh = answerDueAt !== undefined && event.act !== 'extend'
  return {
    ...order,
    ...(isFresh ? { remindersSent: 0, statusAt: event.at } : {}),
    ...(answerDueAt === undefined ? {} : { answerDueAt }),
    ...(alarmAt === undefined ? {} : { alarmAt }),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    ...(payBy === undefined ? {} : { payBy }),
  }
}

/** `order` stands in its new state already; `before` is as it was. */
function consequence(order: Order, before: Order, event: Later): Order {
  switch (event.act) {
    case 'remind':
    case 'escalate':
      return { ...order, remindersSent: order.remindersSent + 1 }
    case 'approve':
      return { ...order, ...personAs('approverId', event) }
    case 'undoApproval':
      return without(order, 'approverId')
    case 'release':
      return without(order, 'heldUntil')
    case 'askExplanation':
      return explained(order, { asked: event.data.words })
    case 'explain':
      return explained(order, { asked: questionOf(order)?.asked ?? '', answer: event.data.words })
    case 'amend':
    case 'amendUp':
      return changed(order, event.data)
    case 'propose':
      return { ...order, proposal: spoken(event.data) }
    case 'accept':
      return numbered(order, event)
    case 'acceptProposal':
      return numbered(agreed(order, before, event.data), event)
    case 'askChange':
    case 'askCancel':
    case 'approveChange':
    case 'rejectChange':
    case 'agreeChange':
    case 'refuseChange':
    case 'refuseCancel':
    case 'lapseRequest':
      return requested(order, before, event)
    default:
      return handedOver(order, before, event)
  }
}

function withoutApproval({ explanation: _answered, ...request }: Request): Request {
  return { ...request, needsApproval: false }
}

function agreedTo(order: Order, before: Order, change: Change, { asWas, why }: EventOf<'agreeChange'>['data']): Order {
  if (before.request?.by !== 'vendor') return changed(order, agreedPart(change, asWas))
  // What was noticed of the goods in an offer is added to what was noticed of the order, and takes no place of it.
  const { notices: _ofOffer, ...offered } = agreedPart(change, asWas)
  return noticing(changed(order, offered), before, asWas ?? [], why)
}

/** What the PPK asks is kept with what it is about: the order, or a change of one that binds both sides. */
function explained(order: Order, explanation: Explanation): Order {
  const { request } = order
  return request?.needsApproval ? { ...order, request: { ...request, explanation } } : { ...order, explanation }
}

type RequestAct = 'askChange' | 'askCancel' | 'approveChange' | 'rejectChange' | 'agreeChange'
type RequestEvent = EventOf<RequestAct | 'refuseChange' | 'refuseCancel' | 'lapseRequest'>

function requested(order: Order, before: Order, event: RequestEvent): Order {
  const { request } = before
  const { request: _settled, ...rest } = order
  const by = event.by.capacity === 'vendor' ? 'vendor' : 'requester'
  switch (event.act) {
    case 'askChange': {
      const { change, reason, words, needsApproval = false } = event.data
      return { ...order, request: { kind: 'change', by, change, reason, words, needsApproval } }
    }
    case 'askCancel': {
      const { reason, words } = event.data
      return { ...order, request: { kind: 'cancel', by, reason, words, needsApproval: false } }
    }
    case 'approveChange':
      // Whoever approved a part of it approved it: they do not pay for it.
      return request ? { ...order, ...personAs('approverId', event), request: withoutApproval(request) } : order
    case 'agreeChange':
      return request?.change ? agreedTo(rest, before, request.change, event.data) : rest
    default:
      return rest
  }
}

function handedOver(order: Order, before: Order, event: Later): Order {
  switch (event.act) {
    case 'deliver':
      return { ...order, deliveredAt: event.at }
    case 'count':
    case 'dispute':
      return { ...order, inspection: found(event.data), ...seenThere(order, event), ...personAs('receiverId', event) }
    case 'redeliver': {
      const { deliveredAt: _first, ...rest } = order
      return { ...rest, redelivery: redelivered(before, event) }
    }
    case 'answerFinding':
      return answered(order, event.data.words)
    case 'receive':
      return received(
        { ...order, ...seenThere(order, event), ...personAs('receiverId', event) },
        found(event.data),
        event.at,
      )
    case 'confirmCount':
    case 'assumeCount':
      return before.inspection ? received(order, before.inspection, event.at) : order
    default:
      return closing(order, before, event)
  }
}

function closing(order: Order, before: Order, event: Later): Order {
  switch (event.act) {
    case 'submitPayment':
      return { ...order, payment: paidBy('autodebet', order, event.data), ...personAs('payerId', event) }
    case 'pay':
      return { ...order, payment: paidBy('manual', order, event.data), ...personAs('payerId', event) }
    case 'attach': {
      const { files } = event.data
      const after: Order = bringsBill(files) ? { ...order, billed: true } : order
      return event.by.capacity === 'treasurer' ? proved(after, files) : after
    }
    case 'returnPayment':
      return without(order, 'payment')
    case 'returnBill':
      // A new time to wait is given only where the promise began with the bill.
      return event.data.answerDueAt === undefined ? without(order, 'billed') : withoutBill(order)
    case 'questionMoney':
      return { ...order, moneyQuestion: spoken(event.data) }
    case 'answerMoney':
    case 'confirmMoney':
    case 'settleMoney':
      return without(order, 'moneyQuestion')
    case 'rate':
      return { ...order, rating: { stars: event.data.stars, words: event.data.words } }
    case 'reject':
    case 'decline':
    case 'cancel':
    case 'refuse':
    case 'forceCancel':
      return { ...order, refusal: reasonOf(event.data) }
    case 'agreeCancel':
      return { ...order, refusal: reasonOf(before.request ?? event.data) }
    case 'lapse':
      return { ...order, refusal: { reason: silenceOf(before, event), words: '' } }
    case 'undo':
      return { ...order, refusal: { reason: 'undone', words: '' } }
    case 'declineProposal':
      return { ...order, refusal: { reason: 'proposal-declined', words: '' } }
    default:
      return order
  }
}

/** Whose silence it was: of those who were asked, or of the office itself, to which the vendor had answered. */
function silenceOf({ status }: Order, { data }: EventOf<'lapse'>): string {
  if (data.away) return 'away'
  return status === 'awaiting-requester' ? 'proposal-unanswered' : 'no-answer'
}

function personAs(field: 'approverId' | 'receiverId' | 'payerId', event: Later): Partial<Order> {
  return event.by.personId === undefined ? {} : { [field]: event.by.personId }
}

function without<Part extends 'approverId' | 'heldUntil' | 'payment' | 'moneyQuestion' | 'billed'>(
  order: Order,
  part: Part,
): Order {
  const { [part]: _gone, ...rest } = order
  return rest as Order
}

function numbered(order: Order, { data }: EventOf<'accept' | 'acceptProposal'>): Order {
  return data.number === undefined ? order : { ...order, number: data.number }
}

function agreed(order: Order, before: Order, { leftOut = [], why }: EventOf<'acceptProposal'>['data']): Order {
  const { proposal } = before
  if (!proposal) return order
  const after = { ...withLines(order, agreedLines(before, leftOut)), deliverAt: proposal.deliverAt ?? order.deliverAt }
  return noticing(after, before, leftOut, why)
}

/** What was noticed of goods that come instead stands with the order, beside what was noticed when it was placed. */
function noticing(order: Order, before: Order, leftOut: readonly number[], why: string | undefined): Order {
  const more = reasoned(noticedOfOffer(before, leftOut), why)
  return more.length > 0 ? { ...order, notices: [...(before.notices ?? []), ...more] } : order
}

function received(order: Order, inspection: Inspection, at: number): Order {
  return { ...withLines(order, changedLines(order, inspection.quantities)), inspection, receivedAt: at }
}

/** What was counted as good stays where it is; the rest comes again. */
function redelivered(order: Order, { data }: EventOf<'redeliver'>): Redelivery {
  const found = order.inspection?.quantities ?? []
  const good = order.lines.map(({ line, quantity }) => found.find((one) => one.line === line) ?? { line, quantity })
  const firstAt = order.redelivery?.firstAt ?? order.deliveredAt
  return {
    good,
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(data.deliverAt === undefined ? {} : { deliverAt: data.deliverAt }),
  }
}

/** Goods that nobody said were there, and that the receiver looks at, are there by then. */
function seenThere(order: Order, { data, at }: EventOf<'count' | 'dispute' | 'receive'>): Partial<Order> {
  const isThere = changedLines(order, data.quantities).length > 0
  return order.deliveredAt === undefined && isThere ? { deliveredAt: at } : {}
}

function answered(order: Order, words: string): Order {
  return order.inspection ? { ...order, inspection: { ...order.inspection, answer: { words } } } : order
}

/** The person's part of an event's data, without the times that were added to it. */
function spoken<Facts extends Times>(data: Facts): Omit<Facts, keyof Times> {
  const { answerDueAt: _due, alarmAt: _alarm, heldUntil: _held, payBy: _pay, ...said } = data
  return said
}

const found = (data: Inspection & Times): Inspection => spoken(data)

function reasonOf({ reason, words }: Reason): Reason {
  return { reason, words }
}

function paidBy(way: PaymentWay, { inspection }: Order, { amount, files }: EventOf<'pay'>['data']): Payment {
  const isWithheld = (inspection?.bill?.withheld?.length ?? 0) > 0
  return { way, amount, files, ...(isWithheld ? { slip: files.some(isSlip) ? 'there' : 'due' } : {}) }
}

/** What a treasurer adds later belongs to the payment. */
function proved(order: Order, files: readonly Evidence[]): Order {
  const { payment } = order
  if (!payment) return order
  const slip = payment.slip === 'due' && files.some(isSlip) ? ({ slip: 'there' } as const) : {}
  return { ...order, payment: { ...payment, files: [...payment.files, ...files], ...slip } }
}

/** The proof that tax was withheld and paid in. */
const isSlip = ({ kind }: Evidence): boolean => kind === 'bukti-potong'
