/** From the road to the receipt: what the office hears of goods on their way, and the vendor of their receipt. */
import type { OrderEvent } from '#core/order/index.ts'
import { lines } from '../../markup.ts'
import { receiptChoices } from '../choices.ts'
import { shownWith } from '../evidence.ts'
import { latenessText } from '../findings.ts'
import { toldBefore } from './again.ts'
import type { Happened, News, Words } from './news.ts'

/** News of delivery. */
export function deliveryNews(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  switch (event.act) {
    case 'ship':
      return toBuyers((t) => ({ text: t.orders.shipped(facts, event.data.words), ...shownWith(event.data.files) }))
    case 'deliver':
      return arrived(event, happened)
    case 'attach':
      if (event.data.told || event.data.payBy !== undefined) return undefined
      return event.by.capacity === 'vendor' ? toBuyers(photo(event, facts)) : fromOffice(event, facts)
    case 'escalate':
      if (order.status !== 'in-progress' && order.status !== 'on-the-way') return undefined
      return late(happened)
    default:
      return undefined
  }
}

/** Who ordered hears of it; who will receive is asked whether all of it is there. */
function arrived({ data, orderId }: Extract<OrderEvent, { act: 'deliver' }>, happened: Happened): News {
  const { words, files } = data
  const { event, order, facts, office } = happened
  return {
    requester: (t) => ({ text: t.orders.delivered(facts, words), ...shownWith(files) }),
    receiver: (t) => ({
      text: lines(t.receipt.office.arrived(facts, words), latenessText(t, order, { office, now: event.at })),
      choices: receiptChoices(t, orderId),
      ...shownWith(files),
    }),
  }
}

/** The day after the first time, and every day after that, in other words. */
function late(happened: Happened): News {
  const { facts } = happened
  const told = toldBefore(happened, 'unasked')
  const isNew = told.times === 0
  return {
    vendor: (t) => ({
      text: isNew ? t.delivery.vendor.lateNow(facts) : t.again.vendor.late(facts, told),
    }),
    ...toBuyers((t) => ({
      text: isNew ? t.delivery.office.late(facts) : t.again.office.late(facts, told),
    })),
  }
}

/** Who ordered, and who will receive. */
function toBuyers(words: Words): News {
  return { requester: words, receiver: words }
}

function photo({ data }: Extract<OrderEvent, { act: 'attach' }>, facts: Happened['facts']): Words {
  return (t) => ({ text: t.delivery.office.photo(facts, data.words), ...shownWith(data.files) })
}

/** What the office only adds to the file stays there; what it shows about the order, the vendor sees. */
function fromOffice({ data }: Extract<OrderEvent, { act: 'attach' }>, facts: Happened['facts']): News | undefined {
  if (data.files.some(({ kind }) => kind !== undefined)) return undefined
  return { vendor: (t) => ({ text: t.delivery.vendor.fromOffice(facts, data.words), ...shownWith(data.files) }) }
}
