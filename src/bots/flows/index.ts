/** Everything one can do in chat, in the order in which flows listen to free words. */
import type { AnyFlow, Talk } from '../dialog/flow.ts'
import { aboutOrderFlow } from './about-order.ts'
import { answerOrderFlow } from './answer-order.ts'
import { answerRequestFlow } from './answer-request.ts'
import { approvalWordsFlow } from './approval-words.ts'
import { approveOrderFlow, explainOrderFlow } from './approve-order.ts'
import { askFlow } from './ask.ts'
import { askChangeFlow } from './ask-change.ts'
import { attachFlow } from './attach.ts'
import { bankAccountFlow } from './bank-account.ts'
import { basketFlow, openBaskets } from './basket.ts'
import { browseFlow, card, openEtalase } from './browse.ts'
import { callMeFlow } from './call-me.ts'
import { changeOrderFlow } from './change-order.ts'
import { changeProductFlow } from './change-product.ts'
import { checkAccountFlow } from './check-account.ts'
import { checkoutFlow } from './checkout.ts'
import { confirmPaymentFlow } from './confirm-payment.ts'
import { curateFlow, openCuration } from './curate.ts'
import { cutOffFlow } from './cut-off.ts'
import { deadLettersFlow } from './dead-letters.ts'
import { deliverFlow } from './deliver.ts'
import { disposeFlow, listLines } from './dispose.ts'
import { enclosuresFlow } from './enclosures.ts'
import { findingFlow } from './finding.ts'
import { forceCancelFlow } from './force-cancel.ts'
import { handoverFlow } from './handover.ts'
import { helpFlow, openHelp } from './help.ts'
import { inviteFlow, openInvite } from './invite.ts'
import { languageFlow, switchLanguage } from './language.ts'
import { latePayersFlow } from './late-payers.ts'
import { latenessFlow } from './lateness.ts'
import { mendFlow } from './mend.ts'
import { menuFlow } from './menu.ts'
import { moneyQuestionsFlow } from './money-questions.ts'
import { myShopFlow, openShop } from './my-shop.ts'
import { newProductFlow } from './new-product.ts'
import { officeTalkFlow } from './office-talk.ts'
import { listOrders, ordersFlow } from './orders.ts'
import { papersFlow } from './papers.ts'
import { payOrderFlow } from './pay-order.ts'
import { rateOrderFlow } from './rate-order.ts'
import { receiptWordsFlow } from './receipt-words.ts'
import { receiveOrderFlow } from './receive-order.ts'
import { registerShopFlow } from './register-shop.ts'
import { reorderFlow } from './reorder.ts'
import { riskFlow } from './risk.ts'
import { sentenceFlow } from './sentence.ts'
import { shopConfirmsFlow } from './shop-confirms.ts'
import { shopDeskFlow } from './shop-desk.ts'
import { shopGroupFlow } from './shop-group.ts'
import { shopLettersFlow } from './shop-letters.ts'
import { listShopOrders } from './shop-orders.ts'
import { shopStaffFlow } from './shop-staff.ts'
import { showVendorFlow } from './show-vendor.ts'
import { slipsFlow } from './slips.ts'
import { solveFindingFlow } from './solve-finding.ts'
import { stopFlow } from './stop.ts'
import { subscribeFlow, unsubscribeFlow } from './subscription.ts'
import { openSummary, summaryFlow } from './summary.ts'
import { listTasks, tasksFlow } from './tasks.ts'
import { undoFlow } from './undo.ts'
import { unitSummaryFlow } from './unit-summary.ts'
import { weighProposalFlow } from './weigh-proposal.ts'

const doors = () => ({
  browse: openEtalase,
  basket: openBaskets,
  tasks: listTasks,
  orders: listOrders,
  vendorOrders: listShopOrders,
  myShop: openShop,
  curation: openCuration,
  disposition: listLines,
  summary: openSummary,
  invite: openInvite,
  help: openHelp,
  language: switchLanguage,
})

/** A product that was shared opens as its card, whatever was under way. */
const openProduct = (talk: Talk, productId: number) => card(talk, { step: 'quantity', productId }, undefined, false)

const menu = menuFlow(doors, openProduct)

export const FLOWS: readonly AnyFlow[] = [
  menu,
  helpFlow,
  stopFlow,
  callMeFlow,
  handoverFlow,
  riskFlow,
  languageFlow,
  inviteFlow,
  summaryFlow,
  unitSummaryFlow,
  subscribeFlow,
  unsubscribeFlow,
  deadLettersFlow,
  cutOffFlow,
  basketFlow,
  checkoutFlow,
  tasksFlow,
  disposeFlow,
  ordersFlow,
  changeOrderFlow,
  undoFlow,
  forceCancelFlow,
  weighProposalFlow,
  reorderFlow,
  papersFlow,
  enclosuresFlow,
  attachFlow,
  askFlow,
  approveOrderFlow,
  explainOrderFlow,
  shopDeskFlow,
  bankAccountFlow,
  checkAccountFlow,
  moneyQuestionsFlow,
  registerShopFlow,
  shopStaffFlow,
  newProductFlow,
  changeProductFlow,
  shopLettersFlow,
  mendFlow,
  curateFlow,
  myShopFlow,
  shopGroupFlow,
  answerRequestFlow,
  askChangeFlow,
  answerOrderFlow,
  deliverFlow,
  receiveOrderFlow,
  receiptWordsFlow,
  showVendorFlow,
  findingFlow,
  latenessFlow,
  rateOrderFlow,
  solveFindingFlow,
  payOrderFlow,
  confirmPaymentFlow,
  slipsFlow,
  latePayersFlow,
  shopConfirmsFlow,
  approvalWordsFlow,
  aboutOrderFlow,
  officeTalkFlow,
  sentenceFlow,
  browseFlow,
]
