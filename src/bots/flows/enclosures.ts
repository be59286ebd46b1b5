/** What was sent with an order, once more: to the office from its card, to the shop by "kiriman EO-0042". */
import { z } from 'zod'
import type { Capacity } from '#core/order/index.ts'
import { enclosuresOf } from '#db/enclosures.ts'
import type { Input } from '../channel.ts'
import { capacitiesOn } from '../desk/acting.ts'
import { ENCLOSURES } from '../desk/choices.ts'
import { shownWith } from '../desk/evidence.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

/** Messages of so many senders at once; older ones are in the file of the order. */
const SHOWN = 6
/** An album holds ten. */
const FILES_SHOWN = 10

const Act = z.object({ orderId: z.number() })

export const enclosuresFlow: Flow<never, ActData & z.infer<typeof Act>> = {
  name: ENCLOSURES.name,
  acts: Act as z.ZodType<ActData & z.infer<typeof Act>>,
  tap: (talk, { orderId }) => send(talk, orderId),
  hear: async (talk, input) => {
    const orderId = wantedIn(input, talk.aboutOrder)
    return orderId === undefined ? undefined : send(talk, orderId)
  },
}

const WANTED =
  /^(?:(?:minta|kirim|lihat|liat|tampilkan|mana)\s+)?(?:kiriman|lampiran|foto-?foto)(?:nya)?(?:\s+(?:pesanan|order|orderan))?(?:\s+(?:eo-?)?(\d{1,9}))?[\s?.!]*$/i

/** "Kiriman EO-0042", or "kirimannya" in answer to a message about an order. */
function wantedIn(input: Input, about: number | undefined): number | undefined {
  const found = input.kind === 'text' ? WANTED.exec(input.text.trim()) : null
  if (!found) return undefined
  return found[1] === undefined ? about : Number(found[1])
}

async function send(talk: Talk, orderId: number): Promise<Turn<never>> {
  const { t, db, work } = talk
  const order = await work.order(orderId)
  const capacities = order ? await capacitiesOn(talk, order) : []
  if (!order || capacities.length === 0) return refusedTurn(talk, { code: 'no-such-order' })
  const all = await enclosuresOf(db, order.id, sideOf(capacities))
  const shown = all.slice(-SHOWN)
  if (shown.length === 0) return { say: [{ text: t.asking.enclosed.none(orderId) }], next: 'same', orderId }
  const say = shown.map(({ files, ...sent }) => ({
    text: t.asking.enclosed.one(orderId, sent),
    ...shownWith(files.slice(0, FILES_SHOWN)),
  }))
  const left = all.length - shown.length
  const first = { text: t.asking.enclosed.title(orderId, left) }
  return { say: [first, ...say], next: 'same', orderId }
}

const sideOf = (capacities: readonly Capacity[]) => (capacities.every((one) => one === 'vendor') ? 'shop' : 'office')
