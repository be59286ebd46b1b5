/** From an order's ledger and the names that belong to its numbers to the facts of its papers. */
import type { Evidence, LedgerLink, Order } from '../order/index.ts'
import { orderAsOf } from './as-of.ts'
import type { AttachmentFacts, AttachmentKind, BillFacts, EventFacts, IssuedPaper, PaperFacts } from './facts.ts'
import { ATTACHMENT_KINDS, type PersonFacts } from './facts.ts'
import type { PaperThresholds } from './form.ts'
import { issuedPapers, RECEIVING } from './issued.ts'

/** What the ledger does not hold: who is behind its numbers, and the settings of the day. */
export interface OrderFile
  extends Pick<PaperFacts, 'agency' | 'zone' | 'publicUrl' | 'unit' | 'vendor' | 'budget' | 'terms' | 'numberFormat'> {
  /** Whole, from the first link. */
  readonly links: readonly LedgerLink[]
  readonly people: ReadonlyMap<number, PersonFacts>
  /** Of what was received; none before. */
  readonly bill?: BillFacts
  readonly thresholds?: PaperThresholds
}

/** The papers that the order has by now; none before it is bound and numbered. */
export function papersOf(file: OrderFile): IssuedPaper[] {
  const order = orderAsOf(file.links, file.links.length)
  if (!order?.number) return []
  const { thresholds } = file
  const invoice = file.bill?.invoice ?? order.total
  const papers = issuedPapers(eventsOf(file), { ...order.number, invoice, ...(thresholds ? { thresholds } : {}) })
  // Orders of before there were bills: nothing was computed then, and nothing is made up now.
  return file.bill ? papers : papers.filter(({ kind }) => kind !== 'tax-computation')
}

/** The facts of one of them, as they stood at its link. */
export function paperFactsOf(file: OrderFile, paper: IssuedPaper): PaperFacts {
  const order = at(file, paper.link)
  const events = eventsOf(file).filter(({ link }) => link <= paper.link)
  const received = events.find(({ act }) => RECEIVING.has(act))
  const paid = events.findLast(({ act }) => act === 'pay' || act === 'submitPayment')
  const { agency, zone, publicUrl, unit, vendor, budget, terms, numberFormat, bill } = file
  return {
    ...{ paper, agency, zone, publicUrl, unit, vendor, budget, terms, order, events },
    agreedLines: received ? at(file, received.link - 1).lines : order.lines,
    people: actorsOf(file, paper.link),
    attachments: attachmentsOf(file).filter((each) => each.link <= paper.link),
    earlier: papersOf(file).filter((each) => each.link <= paper.link && !isSame(each, paper)),
    ...(paper.addendum ? { previous: at(file, paper.link - 1) } : {}),
    ...(order.inspection ? { inspection: order.inspection } : {}),
    ...(order.redelivery ? { redelivery: order.redelivery } : {}),
    ...(order.deliveredAt === undefined ? {} : { deliveredAt: order.deliveredAt }),
    ...(received && bill ? { bill } : {}),
    ...(order.payment && paid ? { payment: { way: order.payment.way, at: paid.at } } : {}),
    ...(numberFormat ? { numberFormat } : {}),
  }
}

/** The ledger's links with the names of who acted. */
export function eventsOf({ links, people }: Pick<OrderFile, 'links' | 'people'>): EventFacts[] {
  return links.map(({ link, act, at: when, role, personId, channel, hash, data }) => ({
    ...{ link, act, at: when, channel, hash, data },
    // Written by the capacity's own type; the ledger keeps it as text.
    capacity: role as EventFacts['capacity'],
    personName: nameOf(people, personId),
  }))
}

/** Every photo and document that the order's events carry, each once, with the link that brought it. */
export function attachmentsOf(
  file: Pick<OrderFile, 'links' | 'people'>,
): (AttachmentFacts & { readonly link: number })[] {
  const seen = new Set<string>()
  return file.links.flatMap(({ link, act, at: when, personId, channel, data }) =>
    filesOf(data).flatMap(({ sha256, mimeType, kind }) => {
      if (seen.has(sha256)) return []
      seen.add(sha256)
      const personName = nameOf(file.people, personId)
      return [{ link, kind: kindOf(kind, act, mimeType), at: when, personName, channel, mimeType, sha256 }]
    }),
  )
}

function filesOf(data: unknown): readonly Evidence[] {
  if (typeof data !== 'object' || data === null || !('files' in data)) return []
  // Written by `Evidence`'s own type; an event without files has none.
  return Array.isArray(data.files) ? (data.files as Evidence[]) : []
}

function kindOf(named: string | undefined, act: string, mimeType: string): AttachmentKind {
  const known = ATTACHMENT_KINDS.find((kind) => kind === named)
  if (known) return known
  if (act === 'pay' || act === 'submitPayment') return 'bukti-bayar'
  return mimeType.startsWith('image/') ? 'foto' : 'lainnya'
}

/** The last person who acted in each capacity, by then. */
function actorsOf({ links, people }: OrderFile, until: number): PaperFacts['people'] {
  const acted = links.flatMap(({ link, role, personId }) => {
    const person = personId === undefined ? undefined : people.get(personId)
    return person && link <= until && role !== 'clock' ? [[role, person] as const] : []
  })
  return Object.fromEntries(acted)
}

function nameOf(people: OrderFile['people'], personId: number | undefined): string {
  return (personId === undefined ? undefined : people.get(personId)?.name) ?? ''
}

function at({ links }: OrderFile, link: number): Order {
  const order = orderAsOf(links, link)
  if (!order) throw new Error(`the ledger has no link ${link}`)
  return order
}

function isSame(one: IssuedPaper, other: IssuedPaper): boolean {
  return one.kind === other.kind && one.link === other.link
}
