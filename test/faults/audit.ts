/** After the storm: what the people sent and saw, held against what the house has written down. */
import { asc, eq, gt, sql } from 'drizzle-orm'
import { brokenLink } from '#core/order/index.ts'
import { budgetMismatches } from '#db/budgets.ts'
import type { Database } from '#db/client.ts'
import { allChains, headsOf } from '#db/ledger.ts'
import { rowsOf } from '#db/rows.ts'
import { chats, inbox, ledger, orders, outbox } from '#db/schema.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { answered, type Worker } from './people.ts'
import type { Stage } from './stage.ts'

export interface Audit {
  /** Everything that is not as it must be; empty after a good run. */
  readonly faults: readonly string[]
  /** Bubbles on Telegram that were shown once more. */
  readonly telegramTwice: number
  readonly placed: number
  readonly messages: number
}

/** Looks at everybody's phone and at every book. */
export async function audit(stage: Stage, database: Database): Promise<Audit> {
  const { officers, vendors, probers } = stage
  const faults: string[] = []
  let telegramTwice = 0
  let messages = 0
  for (const worker of [...officers, ...vendors, ...probers]) {
    const books = await booksOf(database, worker)
    messages += books.received.length
    faults.push(...receivedOnce(worker, books), ...handledInOrder(worker, books), ...sentInOrder(worker, books))
    telegramTwice += worker.phone.channel === 'telegram' ? shownTwice(worker.phone, books).length : 0
  }
  for (const { phone, words } of probers) {
    const inOrder = answered(phone)
    const once = inOrder.filter((word, at) => inOrder.indexOf(word) === at)
    const wrong = words.findIndex((word, at) => word !== once[at])
    if (wrong >= 0) faults.push(`${phone.name} asked “${words[wrong]}”, and was answered “${once[wrong]}” in its place`)
    if (once.length > words.length) faults.push(`${phone.name} was answered what nobody asked`)
  }
  const placed = await placedOnce(stage, database)
  faults.push(...placed.faults, ...(await answeredOnce(stage, database)), ...(await booksWhole(database)))
  return { faults, telegramTwice, placed: placed.count, messages }
}

interface Books {
  readonly received: readonly { readonly messageId: string; readonly status: string; readonly doneAt: number | null }[]
  readonly sent: readonly {
    readonly status: string
    readonly messageIds: readonly string[]
    readonly isEdit: boolean
  }[]
}

async function booksOf({ db }: Database, { phone }: Worker): Promise<Books> {
  const address =
    phone.channel === 'telegram'
      ? eq(chats.chat, String(phone.owner.id))
      : sql`${chats.chat} in (${`${phone.number}@s.whatsapp.net`}, ${phone.lid})`
  const received = await db
    .select({ messageId: inbox.messageId, status: inbox.status, doneAt: inbox.doneAt })
    .from(inbox)
    .innerJoin(chats, eq(chats.id, inbox.chatId))
    .where(address)
    .orderBy(asc(inbox.id))
  const sent = await db
    .select({ status: outbox.status, messageIds: outbox.messageIds, edits: outbox.edits })
    .from(outbox)
    .innerJoin(chats, eq(chats.id, outbox.chatId))
    .where(address)
    .orderBy(asc(outbox.id))
  return {
    received,
    sent: sent.map(({ edits, messageIds, ...row }) => ({
      ...row,
      messageIds: messageIds ?? [],
      isEdit: edits !== null,
    })),
  }
}

/** No message lost, none handled twice. */
function receivedOnce({ phone, taps }: Worker, { received }: Books): string[] {
  const said = phone.messages().flatMap(({ from, id }) => (from === 'me' ? [id] : []))
  const words = received.map(({ messageId }) => messageId).filter((id) => /^[0-9A-F]+$/i.test(id))
  const tapped = received.filter(({ messageId }) => messageId.startsWith('cb:')).length
  return [
    ...(said.join() === words.join() ? [] : [`${phone.name} wrote ${said.length} messages, ${words.length} came so`]),
    ...(tapped === taps() ? [] : [`${phone.name} tapped ${taps()} times, ${tapped} came`]),
    ...received.flatMap(({ status }) => (status === 'done' ? [] : [`a message of ${phone.name} is ${status}`])),
  ]
}

/** What was written, and what was tapped: Telegram brings the two side by side, so neither comes before the other. */
function handledInOrder({ phone }: Worker, { received }: Books): string[] {
  const moments = Map.groupBy(received, ({ messageId }) => messageId.startsWith('cb:'))
  const isInOrder = [...moments.values()].every((alike) =>
    alike.every(({ doneAt }, index) => (doneAt ?? 0) >= (alike[index - 1]?.doneAt ?? 0)),
  )
  return isInOrder ? [] : [`messages of ${phone.name} were handled out of order`]
}

/** Every row delivered, and on the phone in the order in which it was said. */
function sentInOrder({ phone }: Worker, { sent }: Books): string[] {
  const unsent = sent.filter(({ status }) => !['sent', 'delivered', 'read'].includes(status))
  const ids = sent.flatMap(({ isEdit, messageIds }) => (isEdit ? [] : messageIds))
  const shown = bubblesOf(phone).filter((id) => ids.includes(id))
  return [
    ...unsent.map(({ status }) => `something for ${phone.name} is ${status}`),
    ...(shown.join() === ids.filter((id) => shown.includes(id)).join() ? [] : [`${phone.name} heard out of order`]),
    ...(phone.channel === 'whatsapp' ? exactlyThese(phone, ids) : []),
  ]
}

/** WhatsApp's messages have ids of ours, so not one may be there twice, or too many. */
function exactlyThese(phone: WhatsAppPhone, ids: readonly string[]): string[] {
  const shown = bubblesOf(phone)
  return shown.join() === ids.join() ? [] : [`${phone.name} was sent ${ids.length} messages and saw ${shown.length}`]
}

/** Bubbles that no row of the outbox knows: sent, and sent again because nobody had written it down. */
function shownTwice(phone: TelegramPhone, { sent }: Books): string[] {
  const known = new Set(sent.flatMap(({ messageIds }) => messageIds))
  return bubblesOf(phone).filter((id) => !known.has(id))
}

function bubblesOf(phone: TelegramPhone | WhatsAppPhone): string[] {
  return phone.messages().flatMap(({ from, id }) => (from === 'them' ? [id] : []))
}

/** No order lost, none doubled: what officers saw confirmed is what is in the books. */
async function placedOnce({ officers, lastSeeded }: Stage, { db }: Database) {
  const rows = await db.select({ id: orders.id }).from(orders).where(gt(orders.id, lastSeeded)).orderBy(asc(orders.id))
  const known = rows.map(({ id }) => id)
  const seen = officers.flatMap(({ placed }) => [...placed]).sort((a, b) => a - b)
  const faults =
    known.join() === seen.join() ? [] : [`officers saw orders ${seen.join()}, the books hold ${known.join()}`]
  return { faults, count: seen.length }
}

/** Every shop was asked once about each order, and its one answer is the one in the ledger. */
async function answeredOnce({ vendors }: Stage, { db }: Database): Promise<string[]> {
  const faults: string[] = []
  for (const { phone, answers } of vendors) {
    for (const [orderId, answer] of answers) {
      const number = `pesanan baru EO-${String(orderId).padStart(4, '0')}`
      const asked = phone.messages().filter(({ from, text }) => from === 'them' && text.includes(number)).length
      if (asked !== 1) faults.push(`${phone.name} was asked ${asked} times about order ${orderId}`)
      const acts = await db
        .select({ act: ledger.act })
        .from(ledger)
        .where(eq(ledger.orderId, orderId))
        .orderBy(asc(ledger.link))
      const told = acts.map(({ act }) => act).join()
      const wanted = answer === 'accepted' ? 'place,accept' : 'place,decline'
      if (told !== wanted) faults.push(`order ${orderId} was ${answer}, its ledger says ${told}`)
    }
  }
  return faults
}

async function booksWhole({ db }: Database): Promise<string[]> {
  const faults = (await budgetMismatches(db)).map(
    ({ id, committed, held }) => `line ${id}: ${committed} is not ${held}`,
  )
  for await (const chains of allChains(db)) {
    const heads = await headsOf(db, [...chains.keys()])
    for (const [orderId, chain] of chains) {
      if (brokenLink(chain) || heads.get(orderId)?.head !== chain.at(-1)?.hash)
        faults.push(`chain ${orderId} is broken`)
    }
  }
  return faults
}

/** What waits, where, and in which state: tells a message that was lost from one that only had no time yet. */
export async function leftOver({ db }: Database): Promise<unknown> {
  const found = await db.execute(sql`
    select chats.chat,
      (select count(*) from inbox where chat_id = chats.id and status = 'waiting') as waiting,
      (select count(*) from outbox where chat_id = chats.id and status = 'queued') as queued,
      (select count(*) from whatsapp_stanzas s where s.chat = chats.chat) as stanzas
    from chats where last_inbound_at is not null`)
  const rows = rowsOf<{ chat: string; waiting: string; queued: string; stanzas: string }>(found)
  return rows.filter(({ waiting, queued, stanzas }) => Number(waiting) + Number(queued) + Number(stanzas) > 0)
}
