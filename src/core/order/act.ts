/**
 * What may happen to a placed order: one pure decision for all acts, (order, act, what was said, by whom, facts). It
 * answers with the event that then goes to the ledger, or with a refusal that carries what its sentence needs.
 */
import type { Instant } from '../calendar.ts'
import { step } from '../lifecycle.ts'
import type { Rupiah } from '../money.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { ActRefusal } from './act-refusal.ts'
import { type ClockFacts, deadlineIn, isEscalated, received } from './clock.ts'
import { keptBack, needsApproval } from './decide.ts'
import type { EventOf, Said, Times } from './events.ts'
import { type Capacity, type OrderAct, type OrderStatus, orderLifecycle } from './lifecycle.ts'
import {
  type Actor,
  agreedLines,
  agreedPart,
  type Change,
  changed,
  changedLines,
  type Inspection,
  noticedOfOffer,
  type Order,
  type PaymentWay,
  PHOTO_FINDINGS,
  type Proposal,
  type Quantities,
  type Substitution,
  staysAsked,
} from './order.ts'
import { type ChangeFacts, changeUnfit } from './policy.ts'
import { awaitsBill, bringsBill, withoutBill } from './promise.ts'
import { isChangeable } from './rules.ts'
import { isForApproval, questionOf } from './turn.ts'

export interface ActFacts extends ClockFacts {
  /** What is left on the order's budget line besides what the order itself holds; none: not asked. */
  readonly budget?: { readonly left: Rupiah; readonly rupCode: string }
  /** The shop, its goods and the budget line, for a change that the office asks for; none: not asked. */
  readonly shop?: Pick<ChangeFacts, 'vendor' | 'products' | 'budgetLine'>
  /** The ways in which the order's unit pays; none: not asked. */
  readonly ways?: readonly PaymentWay[]
}

/** Acts that somebody does; the clock's own are in clock.ts. */
export type PersonAct = Exclude<
  OrderAct,
  'release' | 'extend' | 'remind' | 'escalate' | 'lapse' | 'lapseRequest' | 'assumeCount'
>

/** May `by` do `act` on this order now? The event, or why not. */
export function decideAct<Act extends PersonAct>(
  order: Order,
  act: Act,
  said: Said[Act],
  by: Actor,
  facts: ActFacts,
): Result<EventOf<Act>, ActRefusal> {
  const check = CHECKS[act] as Check<Act> | undefined
  const refusal = notAllowed(order, act, by) ?? check?.(order, said, facts, by)
  if (refusal) return refuse(refusal)
  const known = act === 'returnBill' ? withoutBill(order) : order
  const after = act === 'redeliver' ? promisedAgain(known, said as Said['redeliver']) : known
  const data = { ...said, ...weighed(order, act, said, facts), ...timesOf(after, act, said, facts) }
  return accept({ act, orderId: order.id, at: facts.now, by, data } as unknown as EventOf<Act>)
}

/** Why somebody may not do `act` at all now, whatever they would say with it: the state, their part, or another duty. */
export function notAllowed(
  order: Order,
  act: OrderAct,
  by: Pick<Actor, 'capacity' | 'personId'>,
): ActRefusal | undefined {
  const allowed = step<OrderStatus, Capacity>(orderLifecycle, order.status, act, by.capacity)
  const where = { orderId: order.id, status: order.status }
  // Whoever has not been asked yet cannot answer.
  if (order.heldUntil !== undefined && by.capacity === 'vendor') return { code: 'not-now', ...where, possible: [] }
  if (allowed.ok) return samePerson(order, by)
  return allowed.because === 'not-now'
    ? { code: 'not-now', ...where, possible: allowed.possible }
    : { code: 'not-your-role', ...where, by: allowed.by }
}

/** Duties that two people must bear; approving and receiving is one duty in two acts. Source: docs/rules.md#R-05. */
export function samePerson(
  order: Order,
  { capacity, personId }: Pick<Actor, 'capacity' | 'personId'>,
): ActRefusal | undefined {
  const { requesterId, approverId, receiverId, payerId } = order
  const others: Partial<Record<Capacity, Partial<Record<Capacity, number | undefined>>>> = {
    approver: { requester: requesterId, treasurer: payerId },
    receiver: { requester: requesterId, treasurer: payerId },
    treasurer: { requester: requesterId, approver: approverId, receiver: receiverId },
    // A head may well be the PPK of a small unit; but nobody confirms a payment that is their own.
    head: { requester: requesterId, treasurer: payerId },
  }
  const clash = Object.entries(others[capacity] ?? {}).find(([, other]) => other !== undefined && other === personId)
  return clash && { code: 'same-person', orderId: order.id, already: clash[0] as Capacity, as: capacity }
}

/** Where the act leads, and whose turn then ends when. An act that stays where it is begins a waiting only if it asks. */
function timesOf<Act extends PersonAct>(order: Order, act: Act, said: Said[Act], facts: ActFacts): Times {
  const rows: Record<string, { to: OrderStatus } | undefined> = orderLifecycle[order.status]
  const to = rows[act]?.to ?? order.status
  const { request: _settled, ...rest } = order
  if (ASKING.has(act)) return { ...deadlineIn({ ...order, request: PENDING }, facts) }
  if (act === 'attach') return bringsBill((said as Said['attach']).files) ? promiseFrom(order, facts) : {}
  if (to === order.status && !BEGINNING.has(act)) return {}
  // A promise that began with the receipt stands, whatever the bill.
  if (act === 'returnBill' && facts.rules.paymentStarts !== 'bill') return {}
  const deadline = deadlineIn({ ...(staysAsked(order, to) ? order : rest), status: to }, facts)
  if (!deadline) return {}
  if (to === 'received' && order.payBy === undefined) return received(order, deadline, facts)
  const isHeld = act === 'approve' || (order.heldUntil !== undefined && to === order.status)
  return isHeld ? keptBack(deadline, facts.rules, facts.now) : deadline
}

/** The bill that was waited for begins the promise. */
function promiseFrom(order: Order, facts: ActFacts): Times {
  const deadline = awaitsBill(order) ? deadlineIn(order, facts) : undefined
  return deadline ? { ...deadline, payBy: deadline.answerDueAt } : {}
}

/** When the goods should come again: what the waiting for them is counted by. */
function promisedAgain(order: Order, { deliverAt = order.deliverAt }: Said['redeliver']): Order {
  return { ...order, redelivery: { good: [], deliverAt } }
}

/** Acts after which the other side's time begins, and those that end a request or begin the waiting anew. */
const ASKING: ReadonlySet<PersonAct> = new Set(['askChange', 'askCancel', 'approveChange'])
const BEGINNING: ReadonlySet<PersonAct> = new Set([
  'amend',
  'propose',
  'count',
  'answerFinding',
  'agreeChange',
  'refuseChange',
  'rejectChange',
  'refuseCancel',
  'returnBill',
])
const PENDING = { kind: 'change', by: 'requester', reason: '', words: '', needsApproval: false } as const

/** A change that raises the value needs the PPK again. Source: docs/rules.md#R-08. */
function weighed<Act extends PersonAct>(order: Order, act: Act, said: Said[Act], { rules }: ActFacts) {
  if (act !== 'askChange') return {}
  const { change } = said as Said['askChange']
  return { needsApproval: raises(order, change) && needsApproval(changed(order, change), rules) }
}

/** Does this change make the order dearer? */
export function raises(order: Order, change: Change): boolean {
  return changed(order, change).total > order.total
}

type Check<Act extends PersonAct> = (
  order: Order,
  said: Said[Act],
  facts: ActFacts,
  by: Actor,
) => ActRefusal | undefined

/** What an act asks besides the right state and capacity. */
const CHECKS: { readonly [Act in PersonAct]?: Check<Act> } = {
  propose: (order, said, { now }) => unfitProposal(order, said, now),
  amend: (order, said, facts) =>
    closed(order, facts) ?? unoffered(order, said) ?? unfitChange(order, said, facts) ?? overtaking(order, said, facts),
  amendUp: (order, said, facts) => closed(order, facts) ?? unoffered(order, said) ?? unfitChange(order, said, facts),
  acceptProposal: (order, said, facts) => stillThere(order, said, facts) ?? unreasoned(order, said.leftOut, said.why),
  askChange: (order, said, facts, by) =>
    busy(order) ??
    (by.capacity === 'vendor'
      ? wrongQuantity(order, said.change.quantities)
      : (closed(order, facts) ?? unoffered(order, said.change))) ??
    dearer(order, said.change.substitutions) ??
    unfitChange(order, said.change, facts),
  askCancel: (order, said) => busy(order) ?? wordless(order, said),
  approveChange: (order, _, facts) => (order.request?.needsApproval ? unfitRequest(order, facts) : nothingAsked(order)),
  askExplanation: (order) => (isForApproval(order) ? undefined : nothingAsked(order)),
  explain: (order) => (isForApproval(order) && questionOf(order) ? undefined : nothingAsked(order)),
  rejectChange: (order) => (order.request?.needsApproval ? undefined : nothingAsked(order)),
  agreeChange: (order, said, facts, by) =>
    unansweredBy(order, 'change', by) ??
    unfitRequest(order, facts, said.asWas) ??
    unreasoned(order, said.asWas, said.why),
  refuseChange: (order, _, __, by) => unansweredBy(order, 'change', by),
  agreeCancel: (order, said, _, by) =>
    unansweredBy(order, 'cancel', by) ?? (order.status === 'on-the-way' ? wordless(order, said) : undefined),
  refuseCancel: (order, _, __, by) => unansweredBy(order, 'cancel', by),
  undo: stillHere,
  undoApproval: stillHere,
  receive: (order, said) => unfitQuantities(order, said.quantities) ?? waivedUnsaid(order, said),
  count: (order, said) => unfitQuantities(order, said.quantities) ?? waivedUnsaid(order, said),
  confirmCount: (order) =>
    order.inspection ? unfitQuantities(order, order.inspection.quantities) : nothingAsked(order),
  dispute: (order, said, facts) =>
    wrongQuantity(order, said.quantities) ??
    unshown(order, said) ??
    early(order, said, facts) ??
    waivedUnsaid(order, said),
  redeliver: (_, { deliverAt }, { now }) =>
    deliverAt !== undefined && deliverAt <= now ? { code: 'delivery-past', asked: deliverAt } : undefined,
  answerFinding: ({ id }, { words, files = [] }) =>
    words.trim() === '' && files.length === 0 ? { code: 'reason-needed', orderId: id } : undefined,
  attach: (order, { files }) => (files.length > 0 ? undefined : { code: 'photo-needed', orderId: order.id }),
  pay: (order, said, facts) => closedWay(order, 'manual', facts) ?? unfitAmount(order, said) ?? unproved(order, said),
  submitPayment: (order, said, facts) => closedWay(order, 'autodebet', facts) ?? unfitAmount(order, said),
  returnPayment: wordless,
  returnBill: (order, said) => (order.billed ? wordless(order, said) : nothingAsked(order)),
  settleMoney: (order, said) => notEscalated(order) ?? wordless(order, said),
  rate: (order, { stars, words }, { rules }) =>
    stars <= rules.ratingReasonAt && words.trim() === '' ? { code: 'reason-needed', orderId: order.id } : undefined,
  refuse: (order, said) => notBroughtAgain(order) ?? wordless(order, said),
  forceCancel: (order, said, _, { personId }) =>
    said.secondId === personId ? { code: 'second-person-needed', orderId: order.id } : wordless(order, said),
}

function busy({ id, request }: Order): ActRefusal | undefined {
  return request && { code: 'request-open', orderId: id, by: request.by }
}

function wordless({ id }: Order, { reason, words }: { reason: string; words: string }): ActRefusal | undefined {
  const said = words.trim() !== '' || (reason !== '' && reason !== 'unspecified')
  return said ? undefined : { code: 'reason-needed', orderId: id }
}

function nothingAsked({ id }: Order): ActRefusal {
  return { code: 'nothing-asked', orderId: id }
}

function unansweredBy(order: Order, kind: 'change' | 'cancel', { capacity }: Actor): ActRefusal | undefined {
  const { request } = order
  if (request?.kind !== kind || request.by === capacity) return nothingAsked(order)
  return request.needsApproval ? { code: 'approval-first', orderId: order.id } : undefined
}

/** What is said to be unfit is shown, in this message or in an earlier one about the same finding. */
function unshown({ id }: Order, { finding, files }: Said['dispute']): ActRefusal | undefined {
  return PHOTO_FINDINGS.has(finding) && files.length === 0 ? { code: 'photo-needed', orderId: id } : undefined
}

/** A penalty is waived with a reason, or charged. Source: docs/rules.md#R-22. */
function waivedUnsaid({ id }: Order, { lateness }: Inspection): ActRefusal | undefined {
  return lateness?.waived?.trim() === '' ? { code: 'reason-needed', orderId: id } : undefined
}

function early(order: Order, { finding }: Said['dispute'], { now }: ActFacts): ActRefusal | undefined {
  const { id, status, deliverAt, redelivery } = order
  const due = redelivery?.deliverAt ?? deliverAt
  const isMissed = finding !== 'absent' || status === 'arrived' || now >= due
  return isMissed ? undefined : { code: 'not-due', orderId: id, deliverAt: due }
}

function notBroughtAgain({ id, status, redelivery }: Order): ActRefusal | undefined {
  const isFirst = status === 'on-the-way' && !redelivery
  return isFirst ? { code: 'not-now', orderId: id, status, possible: [] } : undefined
}

/** Nobody speaks in the vendor's place while the vendor has time to speak. Source: docs/rules.md#R-48. */
function notEscalated(order: Order): ActRefusal | undefined {
  const { id, status } = order
  return isEscalated(order) ? undefined : { code: 'not-now', orderId: id, status, possible: [] }
}

function stillHere({ id, heldUntil }: Order, _: unknown, { now }: ActFacts): ActRefusal | undefined {
  return heldUntil !== undefined && now < heldUntil ? undefined : { code: 'too-late-to-undo', orderId: id }
}

/** The treasurer pays what the bill says. */
function unfitAmount({ id, inspection }: Order, { amount }: Said['pay']): ActRefusal | undefined {
  const due = inspection?.bill?.net
  return due !== undefined && due !== amount ? { code: 'amount-differs', orderId: id, due, said: amount } : undefined
}

/** A transfer by hand is shown; what the bank debits by itself is confirmed by the head. */
function unproved({ id }: Order, { files }: Said['pay']): ActRefusal | undefined {
  return files.length > 0 ? undefined : { code: 'proof-needed', orderId: id }
}

/** Source: docs/rules.md#R-29. */
function closedWay({ id }: Order, way: PaymentWay, { ways }: ActFacts): ActRefusal | undefined {
  return ways && !ways.includes(way) ? { code: 'way-closed', orderId: id, way, open: ways } : undefined
}

/** Neither what is offered nor what arrives may be more than was asked and paid for. */
function wrongQuantity(order: Order, quantities: Quantities): ActRefusal | undefined {
  for (const { line, quantity } of quantities) {
    const asked = order.lines.find((candidate) => candidate.line === line)
    if (asked && quantity > asked.quantity)
      return {
        code: 'more-than-asked',
        orderId: order.id,
        line,
        name: asked.name,
        asked: asked.quantity,
        offered: quantity,
      }
  }
  return undefined
}

function unfitQuantities(order: Order, quantities: Quantities): ActRefusal | undefined {
  const none = changedLines(order, quantities).length === 0
  return wrongQuantity(order, quantities) ?? (none ? { code: 'nothing-left', orderId: order.id } : undefined)
}

/** Another product comes for the price of the one that was ordered, or for less. Source: docs/rules.md#R-20. */
function dearer(order: Order, substitutions: readonly Substitution[] = []): ActRefusal | undefined {
  for (const other of substitutions) {
    const line = order.lines.find((candidate) => candidate.line === other.line)
    const most = line ? line.price * line.quantity : 0
    if (other.price * other.quantity > most)
      return { code: 'dearer-substitute', orderId: order.id, name: other.name, most }
  }
  return undefined
}

/** How long the office changes an order is a setting; what a vendor cannot bring it may say as long as it brings. */
function closed({ id, status }: Order, { rules }: ActFacts): ActRefusal | undefined {
  const until = rules.changeUntil
  return isChangeable(status, rules) ? undefined : { code: 'change-closed', orderId: id, status, until }
}

/** Which goods a shop has instead is for the shop to say. */
function unoffered({ id }: Order, { substitutions = [] }: Change): ActRefusal | undefined {
  return substitutions.length > 0 ? { code: 'nothing-asked', orderId: id } : undefined
}

function unfitProposal(order: Order, proposal: Proposal, now: Instant): ActRefusal | undefined {
  const { deliverAt, quantities, substitutions = [] } = proposal
  if (deliverAt !== undefined && deliverAt <= now) return { code: 'delivery-past', asked: deliverAt }
  const unfit = dearer(order, substitutions) ?? unfitQuantities(order, quantities)
  return unfit ?? sameAs(order, { quantities, substitutions, ...(deliverAt === undefined ? {} : { deliverAt }) })
}

/** What was asked for may have become impossible while it waited: the budget went elsewhere, or the hour is past. */
function unfitRequest(order: Order, facts: ActFacts, asWas: readonly number[] = []): ActRefusal | undefined {
  const { request } = order
  if (!request?.change) return undefined
  // What the office asks for is agreed to as a whole; what a vendor asks for, line by line.
  if (asWas.length > 0 && request.by !== 'vendor') return nothingAsked(order)
  return unfitChange(order, agreedPart(request.change, asWas), facts)
}

/** Of a proposal whose lines were left out one by one something must remain, and its hour must be to come. */
function stillThere(order: Order, { leftOut = [] }: Said['acceptProposal'], { now }: ActFacts): ActRefusal | undefined {
  const { deliverAt } = order.proposal ?? {}
  if (deliverAt !== undefined && deliverAt <= now) return { code: 'delivery-past', asked: deliverAt }
  const after = agreedLines(order, leftOut)
  return after.length === 0 ? { code: 'nothing-left', orderId: order.id } : undefined
}

/** Goods that a guard holds come instead of others only with a reason in words. Source: docs/rules.md#R-27. */
function unreasoned(order: Order, leftOut: readonly number[] | undefined, why = ''): ActRefusal | undefined {
  const isHeld = noticedOfOffer(order, leftOut).some(({ severity }) => severity === 'hold')
  return isHeld && why.trim() === '' ? { code: 'reason-needed', orderId: order.id } : undefined
}

function unfitChange(
  order: Order,
  change: Change,
  { now, calendar, rules, budget, shop }: ActFacts,
): ActRefusal | undefined {
  const { deliverAt } = change
  if (deliverAt !== undefined && deliverAt <= now) return { code: 'delivery-past', asked: deliverAt }
  const after = changed(order, change)
  if (after.lines.length === 0) return { code: 'nothing-left', orderId: order.id }
  if (after.total > rules.ceiling) return { code: 'over-ceiling', total: after.total, ceiling: rules.ceiling }
  if (budget && after.total - order.total > budget.left) return { code: 'over-budget', total: after.total, ...budget }
  const isBound = BOUND.has(order.status)
  const refusal = shop && changeUnfit(order, after, { ...shop, now, calendar }, { isBound })
  return refusal ? { code: 'unfit-change', orderId: order.id, refusal } : sameAs(order, change)
}

const BOUND: ReadonlySet<OrderStatus> = new Set(['in-progress', 'on-the-way'])

/** A dearer order does not reach the vendor past the PPK: that is another act. */
function overtaking(order: Order, change: Change, { rules }: ActFacts): ActRefusal | undefined {
  const skips =
    order.status === 'awaiting-vendor' && raises(order, change) && needsApproval(changed(order, change), rules)
  return skips ? { code: 'approval-first', orderId: order.id } : undefined
}

function sameAs(order: Order, change: Change): ActRefusal | undefined {
  const after = changed(order, change)
  const same =
    after.deliverAt === order.deliverAt &&
    after.note === order.note &&
    after.place === order.place &&
    after.lines.length === order.lines.length &&
    after.lines.every(
      ({ quantity, productId }, index) =>
        quantity === order.lines[index]?.quantity && productId === order.lines[index]?.productId,
    )
  return same ? { code: 'nothing-changed', orderId: order.id } : undefined
}
