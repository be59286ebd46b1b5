/**
 * The unit of work of one batch of messages. Reads are gathered and asked together; what is about to change is locked
 * and then exists once, so that a later decision in the batch sees an earlier one; everything is written by one flush.
 *
 * Between reading the current state and recording an event nothing may be awaited: that is what makes two officers
 * after the last of a budget, in one batch, come out as exactly one order.
 */
import { randomBytes } from 'node:crypto'
import { type BudgetLine, rebooked } from '#core/budget/budget.ts'
import type { Instant } from '#core/calendar.ts'
import {
  EMPTY_CHAIN,
  evolve,
  held,
  type LedgerLink,
  linkTo,
  type Order,
  type OrderEvent,
  type PaperNumber,
} from '#core/order/index.ts'
import { issuesPaper } from '#core/papers/issued.ts'
import { budgetLinesById, committedWrite } from '#db/budgets.ts'
import type { Db } from '#db/client.ts'
import {
  type ChainedOrder,
  ordersById,
  ordersOfBaskets,
  orderWrites,
  type PlaceInTheBooks,
  placesOf,
} from '#db/orders.ts'
import { newestIn, type OutboxEntry, post, postWrite, spendWrite, type Tappable, tappables } from '#db/outbox.ts'
import { lockPaperCounters, type PaperCounter, writePaperCounters } from '#db/paper-numbers.ts'
import { askForPapers, type PaperOrder } from '#db/papers.ts'
import { addRatings, type RatingChange, ratingChanges } from '#db/ratings.ts'
import { sessionWrite } from '#db/sessions.ts'
import { runTogether, type Statement } from '#db/statements.ts'
import { createLoader, type Loader, rememberAnswers } from '#db/together.ts'
import type { Say } from './channel.ts'
import { isAftermath } from './failure.ts'

/** What a post may carry besides its words. */
export interface PostOptions {
  readonly orderId?: number
  readonly edits?: { readonly messageId: string; readonly hadPicture: boolean }
  readonly quotes?: string
}

/** Who sends what is posted, when it is of this process. */
export interface PostTaker {
  readonly name: string
  takeOn(chatIds: readonly number[]): Promise<unknown>
}

export interface Work {
  /** The transaction, for named questions about what this batch does not change. */
  readonly db: Db
  readonly now: Instant
  /** The order as it is now, earlier events of this batch included; its row is locked. */
  order(id: number): Promise<Order | undefined>
  /** The budget line as it is now, likewise locked. */
  budgetLine(id: number): Promise<BudgetLine | undefined>
  /** The same as `order` and `budgetLine`, without waiting: what has been loaded before. */
  currentOrder(id: number): Order | undefined
  currentBudgetLine(id: number): BudgetLine | undefined
  /** Locks the counter that this unit's papers of the year are numbered by. */
  paperCounter(unitId: number, year: number): Promise<unknown>
  /** The number that the next bound order of the unit gets; recording an event that carries it takes it. */
  nextPaperNumber(unitId: number, year: number): PaperNumber
  /** The order that this basket has become, be it earlier in this very batch. */
  orderOfBasket(basketId: string): Promise<number | undefined>
  /** The same, and the number that an order of it would have. Numbers of refused orders are not used again. */
  orderFor(basketId: string): Promise<{ readonly earlier: number | undefined; readonly next: number }>
  /** Makes an event happen: the order evolves, its budget line follows, its ledger grows by one link. */
  record(event: OrderEvent): Order
  /** Adds a message to a chat's outbox. Returns the token under which its choices come back, if it has any. */
  post(chatId: number, say: Say, options?: PostOptions): string | undefined
  /** The message of ours that carries this token. */
  shown(token: string): Promise<Tappable | undefined>
  /** The newest message of ours in these chats, be it posted in this very batch; its token is empty without choices. */
  newest(chatIds: readonly number[]): Promise<Tappable | undefined>
  spend(token: string): void
  saveSession(key: string, state: unknown): void
  /** A rare write, run at the flush in the order given; hot ones have a set of their own above. */
  later(write: (tx: Db) => Promise<void>): void
  /** Something rare was written, which may have made a message wait again. */
  readonly wroteLater: boolean
  /** Has anything been decided that a failing handler would leave half done? */
  readonly dirty: boolean
  /**
   * Writes everything, and `also` what the batch itself has to write. Posts are told to `sender`, in this transaction,
   * with the chats that they are for.
   */
  flush(also?: readonly (Statement | undefined)[], sender?: PostTaker): Promise<void>
  /**
   * The same, resolving when everything is on its way, with when it is written: for whoever commits at once. Then all
   * that may be lost is one statement, so a commit that follows it commits everything or nothing.
   */
  send(also?: readonly (Statement | undefined)[], sender?: PostTaker): Promise<{ readonly written: Promise<void> }>
}

/** Opens a unit of work on a transaction. */
export function openWork(db: Db, now: Instant): Work {
  rememberAnswers(db)
  const orders = new Map<number, ChainedOrder>()
  const budgetLines = new Map<number, BudgetLine>()
  const counters = new Map<string, PaperCounter>()
  const touched = { orders: new Set<number>(), budgetLines: new Set<number>(), counters: new Set<string>() }
  const links: LedgerLink[] = []
  const ratings: RatingChange[] = []
  const posts: OutboxEntry[] = []
  const spent = new Set<string>()
  const states = new Map<string, unknown>()
  const writes: ((tx: Db) => Promise<void>)[] = []

  const orderLoader = keeping(orders, (ids) => ordersById(db, ids, { lock: true }), { first: true })
  const budgetLoader = keeping(budgetLines, (ids) => budgetLinesById(db, ids, { lock: true }), { first: true })
  const counterLoader = createLoader<string, PaperCounter>(async (keys) => {
    const wanted = keys.filter((key) => !counters.has(key)).map(counterOf)
    for (const counter of await lockPaperCounters(db, wanted)) counters.set(counterKey(counter), counter)
    return counters
  })

  function takeNumber({ unitId, number }: Order, before: Order | undefined): void {
    if (number === undefined || before?.number !== undefined) return
    const key = counterKey({ unitId, year: number.year })
    counters.set(key, { unitId, year: number.year, last: number.sequence })
    touched.counters.add(key)
  }

  const basketLoader = createLoader<string, number>((basketIds) => ordersOfBaskets(db, basketIds))
  const placeLoader = createLoader<string, PlaceInTheBooks>((basketIds) => placesOf(db, basketIds))
  const placedHere = (basketId: string) => [...touched.orders].find((id) => orders.get(id)?.order.basketId === basketId)
  const shownLoader = keeping<string, Tappable>(
    new Map(),
    async (tokens) => new Map((await tappables(db, tokens)).map((shown) => [shown.token, shown])),
  )

  function pending(test: (entry: OutboxEntry) => boolean): Tappable | undefined {
    const { chatId, say, token, orderId } = posts.findLast(test) ?? {}
    if (chatId === undefined) return undefined
    const spentNow = spent.has(token ?? '')
    return { chatId, say, token: token ?? '', orderId: orderId ?? undefined, spent: spentNow, messageIds: [] }
  }

  function rebook(order: Order, before: Order | undefined): void {
    if (held(before) === held(order)) return
    const line = budgetLines.get(order.budgetLineId)
    if (!line) throw new Error('an order changed what it holds before its budget line was locked')
    budgetLines.set(line.id, rebooked(line, held(before), held(order)))
    touched.budgetLines.add(line.id)
  }

  async function send(also: readonly (Statement | undefined)[] = [], sender?: PostTaker) {
    const newCounters = [...touched.counters].flatMap((key) => counters.get(key) ?? [])
    const papers = duePapers(links)
    const chatIds = [...new Set(posts.map(({ chatId }) => chatId))]
    const takeOn = () => (sender && chatIds.length > 0 ? sender.takeOn(chatIds) : undefined)
    const told = sender ? { toldBy: sender.name } : {}
    const changes = [
      committedWrite(pick(budgetLines, touched.budgetLines)),
      ...orderWrites(pick(orders, touched.orders), links),
      sessionWrite(
        [...states].map(([key, state]) => ({ key, state })),
        now,
      ),
      spendWrite([...spent], now),
      ...also,
    ]
    const isPlain = writes.length + newCounters.length + papers.length + ratings.length === 0
    // Sent one behind the other without waiting for the answers in between.
    if (isPlain) return { written: allDone([runTogether(db, [...changes, postWrite(posts, told)]), takeOn()]) }
    const sent = [
      runTogether(db, changes),
      writePaperCounters(db, newCounters),
      askForPapers(db, papers, now),
      addRatings(db, ratings),
    ]
    for (const write of writes) {
      await allDone(sent)
      await write(db)
    }
    await allDone([...sent, post(db, posts, told), takeOn()])
    return { written: Promise.resolve() }
  }

  return {
    db,
    now,
    order: async (id) => (await orderLoader.load(id))?.order,
    budgetLine: (id) => budgetLoader.load(id),
    currentOrder: (id) => orders.get(id)?.order,
    currentBudgetLine: (id) => budgetLines.get(id),
    paperCounter: async (unitId, year) => {
      const key = counterKey({ unitId, year })
      return counters.get(key) ?? counterLoader.load(key)
    },
    nextPaperNumber: (unitId, year) => {
      const counter = counters.get(counterKey({ unitId, year }))
      if (!counter) throw new Error('a paper is numbered before its counter was locked')
      return { sequence: counter.last + 1, year }
    },
    orderOfBasket: async (basketId) => (await basketLoader.load(basketId)) ?? placedHere(basketId),
    orderFor: async (basketId) => {
      const place = await placeLoader.load(basketId)
      if (!place) throw new Error('every basket has a place, taken or free')
      return { earlier: place.made ?? placedHere(basketId), next: place.next }
    },
    record: (event) => {
      const before = orders.get(event.orderId)
      const order = evolve(before?.order, event)
      rebook(order, before?.order)
      takeNumber(order, before?.order)
      ratings.push(...ratingChanges(before?.order, order))
      const link = linkTo(before?.chain ?? EMPTY_CHAIN, event)
      links.push(link)
      orders.set(order.id, { order, chain: { links: link.link, head: link.hash } })
      touched.orders.add(order.id)
      return order
    },
    post: (chatId, say, options = {}) => {
      const { orderId = null } = options
      const token = say.choices?.some((row) => row.length > 0) ? newToken() : undefined
      posts.push({
        chatId,
        say,
        token: token ?? null,
        orderId,
        edits: options.edits ?? null,
        quotes: options.quotes ?? null,
        createdAt: now,
      })
      return token
    },
    shown: async (token) => {
      const shown = pending((entry) => entry.token === token) ?? (await shownLoader.load(token))
      return shown && { ...shown, spent: shown.spent || spent.has(token) }
    },
    newest: async (chatIds) =>
      pending((entry) => chatIds.includes(entry.chatId) && !isMerePaper(entry)) ?? (await newestIn(db, chatIds)),
    spend: (token) => void spent.add(token),
    saveSession: (key, state) => void states.set(key, state),
    later: (write) => void writes.push(write),
    get wroteLater() {
      return writes.length > 0
    },
    get dirty() {
      return links.length > 0 || writes.length > 0 || posts.length > 0 || states.size > 0
    },
    send,
    flush: async (also, sender) => (await send(also, sender)).written,
  }
}

/** Resolves when all are. Whichever failed first takes the others with it, and its reason is the one that counts. */
async function allDone(sent: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  const failed = (await Promise.allSettled(sent)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (failed.length > 0) throw failed.find((error) => !isAftermath(error)) ?? failed[0]
}

/** What the batch makes due: it is issued and sent after the commit, so that no turn waits for it. */
function duePapers(links: readonly LedgerLink[]): PaperOrder[] {
  const orderIds = new Set(links.flatMap(({ act, orderId }) => (issuesPaper(act) ? [orderId] : [])))
  return [...orderIds].map((orderId) => ({ orderId, what: 'issue', chatId: null }))
}

function isMerePaper({ say, token, orderId }: OutboxEntry): boolean {
  const { document, picture, answers } = say as Say
  const isPaper = document !== undefined || (picture !== undefined && orderId !== undefined)
  return token === null && isPaper && answers === undefined
}

const counterKey = ({ unitId, year }: Pick<PaperCounter, 'unitId' | 'year'>) => `${unitId}/${year}`

function counterOf(key: string): Pick<PaperCounter, 'unitId' | 'year'> {
  const [unitId, year] = key.split('/').map(Number)
  return { unitId: unitId ?? 0, year: year ?? 0 }
}

/** A loader that fills `known` and never asks again for what is in it. */
function keeping<Key, Value>(
  known: Map<Key, Value>,
  fetch: (keys: readonly Key[]) => Promise<Map<Key, Value>>,
  when: { readonly first?: boolean } = {},
): Loader<Key, Value> {
  const loader = createLoader<Key, Value>(async (keys) => {
    for (const [key, value] of await fetch(keys)) if (!known.has(key)) known.set(key, value)
    return known
  }, when)
  return { load: async (key) => known.get(key) ?? (await loader.load(key)) }
}

function pick<Value>(all: ReadonlyMap<number, Value>, ids: ReadonlySet<number>): Value[] {
  return [...ids].sort((a, b) => a - b).flatMap((id) => all.get(id) ?? [])
}

const TOKEN_BYTES = 12
/** To ask for random bytes takes as long for one token as for a hundred. */
let randomness = Buffer.alloc(0)

/** 96 random bits: short enough for Telegram's 64 bytes of callback data, too long to guess. Each is used once. */
function newToken(): string {
  if (randomness.length < TOKEN_BYTES) randomness = randomBytes(TOKEN_BYTES * 100)
  const token = randomness.toString('base64url', 0, TOKEN_BYTES)
  randomness = randomness.subarray(TOKEN_BYTES)
  return token
}
