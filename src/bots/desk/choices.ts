/** The choices that a message to somebody else carries: they come back to the flow that answers them. */
import { type Instant, MINUTE } from '#core/calendar.ts'
import type { ProductCard } from '#core/catalogue/product-card.ts'
import { type Order, totals } from '#core/order/index.ts'
import type { Choice, Say } from '../channel.ts'
import { choice } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { lines } from '../markup.ts'

/** The flows that these choices lead to. */
export const ANSWER_ORDER = { name: 'answer-order' } as const
export const ANSWER_REQUEST = { name: 'answer-request' } as const
export const ASK = { name: 'ask' } as const
export const APPROVE_ORDER = { name: 'approve-order' } as const
export const BANK_ACCOUNT = { name: 'bank-account' } as const
export const CHECK_ACCOUNT = { name: 'check-account' } as const
export const CHANGE_ORDER = { name: 'change-order' } as const
export const CONFIRM_PAYMENT = { name: 'confirm-payment' } as const
export const ATTACH = { name: 'attach' } as const
export const FINDING = { name: 'finding' } as const
export const SOLVE_FINDING = { name: 'solve-finding' } as const
export const EXPLAIN_ORDER = { name: 'explain-order' } as const
export const LATE_PAYERS = { name: 'late-payers' } as const
export const ORDERS = { name: 'orders' } as const
export const PAPERS = { name: 'papers' } as const
export const ENCLOSURES = { name: 'enclosures' } as const
export const PAY_ORDER = { name: 'pay-order' } as const
export const RATE_ORDER = { name: 'rate-order' } as const
export const RECEIPT_WORDS = { name: 'receipt-words' } as const
export const RECEIVE_ORDER = { name: 'receive-order' } as const
export const FORCE_CANCEL = { name: 'force-cancel' } as const
export const REORDER = { name: 'reorder' } as const
export const SHOP_CONFIRMS = { name: 'shop-confirms' } as const
export const TASKS = { name: 'tasks' } as const
export const UNDO = { name: 'undo' } as const
export const WEIGH_PROPOSAL = { name: 'weigh-proposal' } as const

/** Under a new order, for the vendor: terima, sebagian, waktu lain, tolak. */
export function answerChoices(t: Messages, order: Pick<Order, 'id' | 'statusAt'>): NonNullable<Say['choices']> {
  const { id: orderId, statusAt: since } = order
  const { accept, partial, reschedule, decline } = t.vendor
  return [
    [
      choice(ANSWER_ORDER, accept, { do: 'accept', orderId, since }, { once: true }),
      choice(ANSWER_ORDER, partial, { do: 'partial', orderId }),
    ],
    [
      choice(ANSWER_ORDER, reschedule, { do: 'reschedule', orderId }),
      choice(ANSWER_ORDER, decline, { do: 'decline', orderId }),
    ],
  ]
}

/** Under an order, or a change of one, that needs approval, for the PPK: setujui, minta penjelasan, tolak. */
export function approvalChoices(
  t: Messages,
  { id: orderId, statusAt: since, request }: Pick<Order, 'id' | 'statusAt' | 'request'>,
): NonNullable<Say['choices']> {
  const { approve, reject } = request?.needsApproval ? t.changes.approver : t.approval
  const { askExplanation } = t.approval
  return [
    [choice(APPROVE_ORDER, approve, { do: 'approve', orderId, since }, { once: true })],
    [
      choice(APPROVE_ORDER, askExplanation, { do: 'askExplanation', orderId }),
      choice(APPROVE_ORDER, reject, { do: 'reject', orderId }),
    ],
  ]
}

/** Under the news that the goods are there, for the PPK: all of it, or a part. */
export function receiptChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  const { all, part } = t.receipt.office
  return [
    [
      choice(RECEIVE_ORDER, all, { do: 'all', orderId }, { once: true }),
      choice(RECEIVE_ORDER, part, { do: 'part', orderId }),
    ],
    [choice(FINDING, t.findings.office.problem, { do: 'ask', orderId })],
  ]
}

/** Under what is owed, for the treasurer. */
export function payChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(PAY_ORDER, t.receipt.treasurer.pay, { do: 'pay', orderId })]]
}

/** Under what a vendor sent as its bill, for the treasurer: it is none. */
export function notBillChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(PAY_ORDER, t.money.bill.notOne, { do: 'notBill', orderId })]]
}

/** Under a vendor's new account, for the admins. */
export function checkAccountChoices(t: Messages, accountId: number): NonNullable<Say['choices']> {
  return [
    [
      choice(CHECK_ACCOUNT, t.account.check, { do: 'check', accountId }),
      choice(CHECK_ACCOUNT, t.account.refuse, { do: 'refuse', accountId }, { once: true }),
    ],
  ]
}

/** Under what a treasurer submitted, for the head. */
export function confirmPaymentChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  const { confirm, giveBack } = t.money.autodebet
  return [
    [choice(CONFIRM_PAYMENT, confirm, { do: 'confirm', orderId }, { once: true })],
    [choice(CONFIRM_PAYMENT, giveBack, { do: 'return', orderId })],
  ]
}

/** Under a payment of which the vendor says nothing, for the head. */
export function settleChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(CONFIRM_PAYMENT, t.money.silent.button, { do: 'settle', orderId })]]
}

/** Under whatever lacks the slip of a tax that was withheld, for the treasurer. */
export function slipChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(PAY_ORDER, t.money.slip.add, { do: 'slip', orderId })]]
}

/** Under an autodebet whose proof the bank has given since, for the treasurer. */
export function debitChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(PAY_ORDER, t.money.slip.addDebit, { do: 'debit', orderId })]]
}

/** Under a vendor's question about its money, for the treasurer. */
export function answerMoneyChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [[choice(PAY_ORDER, t.receipt.treasurer.answer, { do: 'answer', orderId })]]
}

/** One order whose money may have come, for the vendor who has several. */
export function moneyCameChoice(label: string, orderId: number): Choice {
  return choice(SHOP_CONFIRMS, label, { do: 'confirmMoney', orderId }, { once: true })
}

/** Under the PPK's count and under the treasurer's payment, for the vendor: so it is, or it is not. */
export function confirmChoices(t: Messages, about: 'count' | 'money', orderId: number): NonNullable<Say['choices']> {
  const { countRight, countWrong, moneyCame, moneyMissing, moneyDiffers } = t.receipt.vendor
  const to = (label: string, what: string) => choice(SHOP_CONFIRMS, label, { do: what, orderId }, { once: true })
  return about === 'count'
    ? [
        [to(countRight, 'confirmCount'), to(countWrong, 'contestCount')],
        [choice(SOLVE_FINDING, t.findings.vendor.again.short, { do: 'redeliver', orderId })],
      ]
    : [
        [to(moneyCame, 'confirmMoney'), to(moneyMissing, 'questionMoney')],
        [choice(SHOP_CONFIRMS, moneyDiffers, { do: 'differs', orderId })],
      ]
}

/** Under an order that has papers: to see them, to have its whole file, to add to it. */
export function fileChoices(
  t: Messages,
  orderId: number,
  { pack, attach }: { readonly pack: boolean; readonly attach: boolean },
): NonNullable<Say['choices']> {
  const { button, packButton, attachButton } = t.papers
  return [
    [
      choice(PAPERS, button, { do: 'list', orderId }),
      ...(pack ? [choice(PAPERS, packButton, { do: 'pack', orderId })] : []),
      ...(attach ? [choice(ATTACH, attachButton, { orderId })] : []),
    ],
  ]
}

/** Under what one side asks of the other on an order that binds both: yes, or no. */
export function answerRequestChoices(
  t: Messages,
  { id: orderId, statusAt: since, lines: all, request }: Pick<Order, 'id' | 'statusAt' | 'lines' | 'request'>,
  of: 'vendor' | 'office',
): NonNullable<Say['choices']> {
  const { agree, refuse } = t.changes[of]
  const { quantities = [], substitutions = [] } = request?.change ?? {}
  const isOfLines = of === 'office' && all.length > 1 && quantities.length + substitutions.length > 0
  return [
    [
      choice(ANSWER_REQUEST, agree, { do: 'agree', orderId, since }, { once: true }),
      choice(ANSWER_REQUEST, refuse, { do: 'refuse', orderId }, { once: true }),
    ],
    ...(isOfLines ? [[choice(WEIGH_PROPOSAL, t.proposals.open, { do: 'weigh', orderId, since })]] : []),
  ]
}

/** Under a vendor's proposal, for the officer: as a whole, or of several lines one by one. */
export function proposalChoices(t: Messages, order: Order): NonNullable<Say['choices']> {
  const { id: orderId, statusAt: since, lines: all } = order
  const to = (label: string, what: string, once: boolean) =>
    choice(WEIGH_PROPOSAL, label, { do: what, orderId, since }, once ? { once } : {})
  const both = [to(t.orders.acceptProposal, 'accept', true), to(t.orders.declineProposal, 'decline', true)]
  return all.length > 1 ? [both, [to(t.proposals.open, 'weigh', false)]] : [both]
}

/** Under what was just decided and is not sent yet: to take it back. None where it is sent at once. */
export function undoChoices(
  t: Messages,
  { id: orderId, heldUntil }: Pick<Order, 'id' | 'heldUntil'>,
  now: Instant,
  what: 'order' | 'approval',
): NonNullable<Say['choices']> {
  if (heldUntil === undefined) return []
  const minutes = Math.max(1, Math.ceil((heldUntil - now) / MINUTE))
  return [[choice(UNDO, t.overrides.undo.button(minutes), { what, orderId }, { once: true })]]
}

/** Like offers of other vendors for an order that fell through, each one tap from being ordered. */
export function alternativesSay(t: Messages, order: Order, offers: readonly ProductCard[]): Say {
  const [first] = order.lines
  if (!first) return { text: t.orders.noAlternatives }
  const priced = offers.map((card) => ({
    card,
    total: totals([{ price: card.price, quantity: first.quantity }], card.deliveryFee, order.taxRate).total,
  }))
  return {
    text: lines(
      t.orders.alternatives(first.name),
      ...priced.map(({ card, total }, index) => t.orders.alternativeLine(index + 1, card, total)),
    ),
    choices: priced.map(({ card, total }, index) => [
      choice(
        REORDER,
        t.orders.alternativeButton(index + 1, card.vendor.name, total),
        { orderId: order.id, productId: card.id, quantity: first.quantity, price: card.price },
        { once: true },
      ),
    ]),
  }
}
