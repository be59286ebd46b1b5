/** Everyday Indonesian in, meanings out. Pure, without a language model; see `understand` for how. */
export { isNoAddress, readsAsAddress } from './address.ts'
export { type AccountRead, bankIn, nameIn, readAccount, withoutNumbers } from './bank-account.ts'
export { type LineOptions, type UnderstoodLine, understandLine } from './command.ts'
export { type Clock, type Part, readWhen, type When } from './dates.ts'
export { type DeskTopic, deskTopic } from './desk-topics.ts'
export {
  BINDING,
  type Context,
  type Intent,
  type Meaning,
  type Question,
  type QuestionTopic,
  type RejectReason,
  type RiskKind,
  type Slots,
  type Understanding,
} from './intents.ts'
export { type MoneyOptions, type MoneyRead, readMoney } from './money.ts'
export { clean, standard } from './normalise.ts'
export { type Change, type QuantityRead, readNumbers } from './numbers.ts'
export { endMoved, readPurpose, saysOfMeeting } from './purpose.ts'
export { type CountSaid, type ReceiptSaid, readReceipt } from './receipt.ts'
export { type OrderRequest, type RequestItem, type RequestKind, readRequest } from './request.ts'
export { readSearch, type SearchQuery, type SearchSort } from './search-query.ts'
export { readShopNews, type ShopNews } from './shop-news.ts'
export { isNoNote, readSummaryAnswer, type SummaryAnswer } from './summary-answer.ts'
export { understand } from './understand.ts'
