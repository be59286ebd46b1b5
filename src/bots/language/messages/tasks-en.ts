/** The list of what waits for a person, in English. */
import { type Capacity, orderNumber } from '#core/order/index.ts'
import { say } from '../../markup.ts'
import type { tasksIndonesian } from './tasks-id.ts'

const STEPS: Readonly<Partial<Record<Capacity, string>>> = {
  approver: 'approve it',
  receiver: 'receive the goods',
  treasurer: 'pay',
  head: 'confirm the payment',
}

export const tasksEnglish: typeof tasksIndonesian = {
  none: say`Nothing waits for you at the moment. 👍`,
  title: (count, shown) =>
    count > shown
      ? say`📌 *Waiting for you*: ${count} orders; these are the ${shown} most urgent.`
      : say`📌 *Waiting for you*: ${count === 1 ? '1 order' : `${count} orders`}, the most urgent at the top.`,
  nobodyElse: (orderId) => say`⚠️ Order *${orderNumber(orderId)}* is stuck here.`,
  ofOthers: (capacity, who) =>
    who.length > 0
      ? say`🤝 Whoever orders, receives and pays must be different people. Who can ${STEPS[capacity] ?? 'go on'}: *${who.join(', ')}*.`
      : say`🤝 Whoever orders, receives and pays must be different people, and nobody else can ${STEPS[capacity] ?? 'go on'} yet. The PA/KPA can name another PPK with /disposition; for a treasurer, ask an admin.`,
}
