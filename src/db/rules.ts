/** Rules and rates as data, and the calendar of closed days: read together, cached by whoever asks for a minute. */
import { and, gte, isNull, lte, or } from 'drizzle-orm'
import type { Calendar, Day } from '#core/calendar.ts'
import { DEFAULT_ORDER_RULES, type OrderRules } from '#core/order/rules.ts'
import type { Db } from './client.ts'
import { holidays, rules } from './schema.ts'

/** All rule values that hold on a day, by key. */
export async function rulesOn(db: Db, day: Day): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .select()
    .from(rules)
    .where(and(lte(rules.validFrom, day), or(isNull(rules.validTo), gte(rules.validTo, day))))
    .orderBy(rules.validFrom)
  return new Map(rows.map((row) => [row.key, row.value]))
}

/** The numbers that orders are held to on a day; what the table leaves out has its stated default. */
export function orderRulesFrom(values: ReadonlyMap<string, unknown>): OrderRules {
  const ruled = <Name extends keyof OrderRules>(name: Name): [Name, OrderRules[Name]] => {
    const key = RULE_KEYS[name]
    return [name, values.has(key) ? (values.get(key) as OrderRules[Name]) : DEFAULT_ORDER_RULES[name]]
  }
  const names = Object.keys(RULE_KEYS) as (keyof OrderRules)[]
  return Object.fromEntries(names.map((name) => ruled(name))) as unknown as OrderRules
}

/** Under which key each number stands in the table. */
const RULE_KEYS: { readonly [Name in keyof OrderRules]: string } = {
  ceiling: 'order.ceiling',
  approvalFrom: 'order.approval-from',
  approvalWhenHeld: 'order.approval-when-held',
  approvalDays: 'approval.working-days',
  vendorAnswerDays: 'vendor.answer-working-days',
  requesterAnswerDays: 'requester.answer-working-days',
  receiptDays: 'receipt.working-days',
  countDays: 'count.working-days',
  paymentDays: 'payment.working-days',
  paymentStarts: 'payment.starts',
  moneyDays: 'money.working-days',
  graceMinutes: 'outage.grace-office-minutes',
  deliveryGraceMinutes: 'delivery.grace-minutes',
  undoMinutes: 'undo.minutes',
  changeUntil: 'order.change-until',
  ratingReasonAt: 'rating.reason-at',
  vat: 'tax.vat',
}

/** The office's calendar: its holidays from the table, its hours from the rules. */
export async function calendarFrom(db: Db, values: ReadonlyMap<string, unknown>, zone: string): Promise<Calendar> {
  const days = await db.select({ day: holidays.day }).from(holidays)
  return {
    zone,
    holidays: new Set(days.map((row) => row.day)),
    opens: (values.get('office.opens') as string | undefined) ?? '08:00',
    closes: (values.get('office.closes') as string | undefined) ?? '16:00',
  }
}
