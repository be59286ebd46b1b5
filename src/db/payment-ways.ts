/** In which ways a unit pays: a row of the `rules` table for all units, and one for a unit that differs. */
import { z } from 'zod'
import { PAYMENT_WAYS, type PaymentWay } from '#core/order/index.ts'

const KEY = 'payment.ways'
const Ways = z.array(z.enum(PAYMENT_WAYS)).min(1)

/** The ways of a unit on the day of the values; both where the table says nothing. Source: docs/rules.md#R-29. */
export function paymentWaysOf(values: ReadonlyMap<string, unknown>, unitCode: string): readonly PaymentWay[] {
  return Ways.parse(values.get(`${KEY}.${unitCode}`) ?? values.get(KEY) ?? PAYMENT_WAYS)
}
