/** Everything one can do in chat, in the order in which flows listen to free words. */
import type { AnyFlow } from '../dialog/flow.ts'
import { answerOrderFlow, listShopOrders } from './answer-order.ts'
import { basketFlow, openBaskets } from './basket.ts'
import { browseFlow, openEtalase } from './browse.ts'
import { checkoutFlow } from './checkout.ts'
import { helpFlow, openHelp } from './help.ts'
import { inviteFlow, openInvite } from './invite.ts'
import { languageFlow, switchLanguage } from './language.ts'
import { menuFlow } from './menu.ts'
import { listOrders, ordersFlow } from './orders.ts'
import { reorderFlow } from './reorder.ts'

const menu = menuFlow(() => ({
  browse: openEtalase,
  basket: openBaskets,
  orders: listOrders,
  vendorOrders: listShopOrders,
  summary: openHelp,
  invite: openInvite,
  help: openHelp,
  language: switchLanguage,
}))

export const FLOWS: readonly AnyFlow[] = [
  menu,
  helpFlow,
  languageFlow,
  inviteFlow,
  basketFlow,
  checkoutFlow,
  ordersFlow,
  reorderFlow,
  answerOrderFlow,
  browseFlow,
]
