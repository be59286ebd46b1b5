/**
 * The clerk: issues papers when an order's ledger makes them due, has them and evidence packs made at the paper desk, and
 * sends them through the outbox. What is to be made is written by the event's own transaction, and is gone with the
 * sending, in one commit: a kill in between loses no paper and sends none twice. No conversation waits for a page.
 */
import { createHash } from 'node:crypto'
import type { Instant } from '#core/calendar.ts'
import { attachmentsOf } from '#core/papers/compose.ts'
import type { Database, Db } from '#db/client.ts'
import { lettersOf } from '#db/correspondence.ts'
import { fileOf, keepFile, type StoredFile } from '#db/files.ts'
import { hasOpenIncident, noteIncident } from '#db/incidents.ts'
import { type FileFrame, orderFileOf } from '#db/order-files.ts'
import { paperSettingsFrom } from '#db/paper-settings.ts'
import {
  claimPaperTasks,
  claimUnsent,
  finishPaperTask,
  issuePapers,
  keptFacts,
  notePdf,
  PAPERS_TOPIC,
  type PaperEntry,
  type PaperTask,
  paperBySha256,
  papersOfOrder,
  retryPaperTask,
} from '#db/papers.ts'
import { holderOfChat, personsById } from '#db/people.ts'
import type { NpwpSafe } from '#db/sealed-npwp.ts'
import type { PaperDesk } from '#papers/desk.ts'
import { packFactsOf } from '#papers/pack/index.ts'
import type { Say } from './channel.ts'
import { paperReaders } from './desk/paper-readers.ts'
import type { Office } from './dialog/flow.ts'
import { tell } from './dialog/tell.ts'
import { isTransient, kindOf } from './failure.ts'
import { type Messages, messagesFor } from './language/messages/index.ts'
import { type Rounds, startRounds } from './rounds.ts'
import { openWork, type Work } from './work.ts'

export interface ClerkOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly desk: PaperDesk
  readonly office: (db: Db) => Promise<Office>
  readonly onFault: (fault: { what: string; error: unknown }) => void
  /** There is something to send. */
  readonly onPosted: () => void
}

/** Tasks under way at once: the desk is one thread. */
const AT_ONCE = 4
const LOOK_EVERY_MS = 5_000
/** Pauses before a task is tried again; the last one is repeated, and the admins hear of it. */
const PAUSES_MS = [1_000, 10_000, 60_000, 600_000]

/** Starts with whatever was left to do. */
export async function startClerk(options: ClerkOptions): Promise<Rounds> {
  const { database, clock, onFault } = options
  const round = async () => {
    const office = await options.office(database.db)
    // Papers carry the address at which they are checked; until the house has one nothing is issued.
    if (office.links.web === '') return 0
    const tasks = await claimPaperTasks(database.db, AT_ONCE, clock())
    await Promise.all(tasks.map((task) => serve(options, office, task)))
    return tasks.length
  }
  return startRounds({ database, topic: PAPERS_TOPIC, everyMs: LOOK_EVERY_MS, round, what: 'papers', onFault })
}

async function serve(options: ClerkOptions, office: Office, task: PaperTask): Promise<void> {
  const { database, clock, onFault, onPosted } = options
  try {
    if (task.what === 'issue') await issued(options, office, task)
    else await packed(options, office, task)
    onPosted()
  } catch (error) {
    onFault({ what: `papers: ${task.what}`, error })
    const pause = PAUSES_MS[Math.min(task.tries, PAUSES_MS.length) - 1] ?? 0
    await retryPaperTask(database.db, task.id, clock() + pause)
    if (task.tries >= PAUSES_MS.length && !isTransient(error)) await noteTrouble(options, task, error)
  }
}

async function noteTrouble({ database: { db }, clock }: ClerkOptions, { orderId }: PaperTask, error: unknown) {
  if (await hasOpenIncident(db, 'order-papers', orderId)) return
  await noteIncident(db, { kind: 'order-papers', facts: { orderId, error: kindOf(error) } }, clock())
}

function frameOf({ calendar, ruleValues, links }: Office): FileFrame {
  return { ...paperSettingsFrom(ruleValues), zone: calendar.zone, publicUrl: links.web }
}

/** Issues what is due, makes what was never made, and sends it to whoever asked or, once, to whoever it concerns. */
async function issued({ database, clock, desk }: ClerkOptions, office: Office, task: PaperTask): Promise<void> {
  const { db } = database
  const read = await orderFileOf(db, task.orderId, frameOf(office))
  if (!read) return dropped(db, task)
  await issuePapers(db, task.orderId, read.file)
  const papers = await madePapers(db, { desk, safe: office.safe.npwp }, task.orderId, clock())
  await inOneGo(db, task, clock(), async (work) => {
    const codes = papers.map(({ code }) => code)
    if (task.chatId !== null) {
      const t = await languageOf(work.db, task.chatId)
      for (const paper of papers) work.post(task.chatId, paperSay(t, paper), { orderId: task.orderId })
      if (papers.length === 0) work.post(task.chatId, { text: t.papers.none(task.orderId) })
      return
    }
    const unsent = await claimUnsent(work.db, codes, work.now)
    const fresh = papers.filter(({ code }) => unsent.has(code))
    const kinds = fresh.map(({ kind }) => kind)
    const readers = await paperReaders(work.db, read.order, kinds)
    for (const paper of fresh) {
      for (const personId of readers.get(paper.kind) ?? [])
        await tell(work, personId, (t) => paperSay(t, paper), { orderId: task.orderId })
    }
  })
}

/** The order's papers with their PDFs, those made now that had none. */
async function madePapers(db: Db, { desk, safe }: Maker, orderId: number, now: Instant): Promise<PaperEntry[]> {
  const without = (await papersOfOrder(db, orderId)).filter(({ pdf }) => !pdf)
  for (const [index, facts] of (await keptFacts(db, without, safe)).entries()) {
    const { bytes, mimeType, fileName, form } = await desk.paper(facts)
    const sha256 = await keepFile(db, { bytes, mimeType }, now)
    await notePdf(db, without[index]?.code ?? '', { sha256, fileName, form })
  }
  return papersOfOrder(db, orderId)
}

/** A paper as it travels. */
export function paperSay(t: Messages, { kind, number, orderId, pdf }: PaperEntry): Say {
  const text = t.papers.sent(kind, number, orderId)
  return pdf ? { text, document: { file: pdf.sha256, fileName: pdf.fileName } } : { text }
}

/** More letters than anybody writes about one order. */
const LETTERS_MAX = 500

/** Everything about an order in one file, for whoever asked. */
async function packed({ database, clock, desk }: ClerkOptions, office: Office, task: PaperTask): Promise<void> {
  const { db } = database
  const { orderId, chatId } = task
  const read = await orderFileOf(db, orderId, frameOf(office))
  if (!read || chatId === null) return dropped(db, task)
  await issuePapers(db, orderId, read.file)
  const entries = await papersOfOrder(db, orderId)
  const papers = await keptFacts(db, entries, office.safe.npwp)
  const sent = await bytesOf(
    db,
    entries.flatMap(({ pdf }) => pdf?.sha256 ?? []),
  )
  const pdfs = new Map(
    entries.flatMap(({ code, pdf }) => {
      const bytes = sent.get(pdf?.sha256 ?? '')
      return bytes ? [[code, bytes] as const] : []
    }),
  )
  const letters = await lettersOf(db, orderId, LETTERS_MAX)
  const files = [...attachmentsOf(read.file), ...letters.flatMap((letter) => letter.files)]
  const contents = await bytesOf(
    db,
    files.map(({ sha256 }) => sha256),
  )
  const meeting = isForMeeting(read.order.purpose)
  const facts = packFactsOf(read.file, { contents, papers, pdfs, letters, isForMeeting: meeting })
  const { bytes, mimeType, fileName } = await desk.pack(facts)
  const file = await keepFile(db, { bytes, mimeType }, clock())
  await inOneGo(db, task, clock(), async (work) => {
    const t = await languageOf(work.db, chatId)
    const count = { papers: facts.papers.length, attachments: facts.attachments.length }
    work.post(chatId, { text: t.papers.pack(orderId, count, facts.missing), document: { file, fileName } }, { orderId })
  })
}

/** Food for people of several units, or at least for counted ones: a meeting. docs/rules.md#R-17 */
function isForMeeting(purpose: { readonly participants?: number; readonly otherUnits?: boolean } | undefined): boolean {
  return purpose?.participants !== undefined || purpose?.otherUnits !== undefined
}

async function bytesOf(db: Db, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const sha256 of hashes) {
    const file = await fileOf(db, sha256)
    if (file) found.set(sha256, file.bytes)
  }
  return found
}

/** What is said and that the task is done are one commit; whoever comes second says nothing. */
async function inOneGo(db: Db, task: PaperTask, now: Instant, tellOf: (work: Work) => Promise<void>): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    if (!(await finishPaperTask(tx, task.id))) return
    const work = openWork(tx, now)
    await tellOf(work)
    await work.flush()
  })
}

async function dropped(db: Db, { id }: PaperTask): Promise<void> {
  await finishPaperTask(db, id)
}

async function languageOf(db: Db, chatId: number): Promise<Messages> {
  const personId = await holderOfChat(db, chatId)
  const person = personId === undefined ? undefined : (await personsById(db, [personId])).get(personId)
  return messagesFor(person?.language ?? 'id', person)
}

/** Who makes a paper, and what opens the vendor's NPWP for it. */
export interface Maker {
  readonly desk: PaperDesk
  readonly safe: NpwpSafe
}

/**
 * A stored file; a paper whose PDF is not stored any more is made anew: to the same bytes, or, when the forms have changed
 * since, as a copy that says so and names the SHA-256 of what is lost.
 */
export async function storedOrRemade(
  db: Db,
  { desk, safe }: Maker,
  sha256: string,
  now: Instant,
): Promise<StoredFile | undefined> {
  const stored = await fileOf(db, sha256)
  const paper = stored ? undefined : await paperBySha256(db, sha256)
  const [facts] = paper ? await keptFacts(db, [paper], safe) : []
  if (!facts) return stored
  const { bytes, mimeType } = await desk.paper(facts)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return desk.paper(facts, sha256)
  await keepFile(db, { bytes, mimeType }, now)
  return { bytes, mimeType }
}
