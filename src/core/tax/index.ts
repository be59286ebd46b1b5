/** Taxes: what a bill comes to, and why. */
export type { Bill, BillFacts, BillFlag, OtherBill, TaxClass, Withheld, WithheldKind, WithheldWhy } from './bill.ts'
export { billOf } from './bill-of.ts'
export { DEFAULT_TAX_RULES, type Fraction, type TaxRules } from './rules.ts'
