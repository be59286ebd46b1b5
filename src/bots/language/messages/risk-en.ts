/** Talk that no bot should act on, in English. */
import { say } from '../../markup.ts'
import type { riskIndonesian } from './risk-id.ts'

const KINDS: Readonly<Record<string, string>> = {
  splitting: 'a split order',
  gratification: 'a gift or share for somebody',
  fictitious: 'an order without goods',
  backdating: 'an earlier date',
  'blank-receipt': 'a blank receipt',
  markup: 'a raised amount',
  'bank-account': 'another bank account',
  bypass: 'going round the system',
}

/** `number` writes an order's number. */
export function riskEnglish(number: (orderId: number) => string): ReturnType<typeof riskIndonesian> {
  return {
    notHere: say`I cannot help with that, and nothing has changed. It is noted for an admin to look at. If you meant something else, please write it in other words.`,
    told: (who, kind, orderId, words) =>
      say`⚠️ ${who}${orderId === undefined ? '' : `, order ${number(orderId)}`}: perhaps *${KINDS[kind] ?? kind}*.\n“${words}”\nNothing was changed. Please have a look.`,
    kind: (kind) => KINDS[kind] ?? kind,
  }
}
