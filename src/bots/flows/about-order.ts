/**
 * Words of the office about an order that is there: named by its number, or as the one of just now. Wishes to change or
 * cancel it open just that; whatever else is said shows its card, with what this person can do on it. Nothing binds here.
 */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import type { Input } from '../channel.ts'
import { orderNamed, withoutOrderName } from '../desk/order-words.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { changeOfSpoken } from './change-order.ts'
import { orderSpokenOf } from './change-said.ts'
import { orderCard } from './order-card.ts'
import { askCancel } from './orders.ts'

/** "pesanan tadi", "order yang barusan". */
const LATELY = /\b(?:pesanan|order|orderan)(?:nya|ku)?(?: saya| kami)?(?: yang)? (?:tadi|barusan|terakhir|itu|ini)\b/i
/** What can only be meant of an order that is there: where, when, and how many. */
const PARTS =
  /\b(?:ganti|ubah|pindah\w*|geser|undur\w*|majukan|majuin)\s+(?:tempat|lokasi|alamat|waktu|jam|hari|jumlah)/i
const CANCELS = /\b(?:di)?batal(?:kan|in|in aja)?\b|\bcancel\b|\b(?:ga|gak|nggak|tidak) jadi (?:pesan|order)/i
const MERELY_CANCELS = /^\W*(?:batal|batalkan|batalin|cancel)(?: aja| saja| ya| dong)*\W*$/i

export const aboutOrderFlow: Flow = {
  name: 'about-order',
  acts: z.never(),
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: async ({ t }) => ({ say: [{ text: t.oldButton }] }),
  hear: heard,
}

async function heard(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  if (input.kind !== 'text' || talk.chat.group) return undefined
  const { text } = input
  const named = orderNamed(text)
  const order = named === undefined ? await lately(talk, text) : await talk.work.order(named)
  if (!order) return undefined
  const isMine = order.requesterId === talk.person.id
  const rest = withoutOrderName(text).replace(LATELY, ' ').replace(/\s+/g, ' ').trim()
  if (isMine && CANCELS.test(rest) && !MERELY_CANCELS.test(text)) {
    const asked = await askCancel(talk, order.id)
    return { ...asked, flow: 'orders' } as Turn<never>
  }
  const changed = isMine ? await changeOfSpoken(talk, rest, order) : undefined
  // A stranger to the order learns nothing of it: their words are searched for like any others.
  return (changed as Turn<never> | undefined) ?? (await orderCard(talk, order.id))
}

/** The order that was spoken of last, where the words can be about no other. */
async function lately(talk: Talk, text: string): Promise<Order | undefined> {
  const isMeant = LATELY.test(text) || PARTS.test(text) || MERELY_CANCELS.test(text)
  return isMeant ? orderSpokenOf(talk) : undefined
}
