/** From an order's file to the facts of its evidence pack. */
import { brokenLink } from '#core/order/index.ts'
import { orderAsOf } from '#core/papers/as-of.ts'
import { attachmentsOf, eventsOf, type OrderFile, paperFactsOf, papersOf } from '#core/papers/compose.ts'
import type { PaperFacts } from '#core/papers/facts.ts'
import { missingEvidence } from '#core/papers/missing.ts'
import type { PackFacts, PackLetter } from './facts.ts'

export interface PackInputs {
  /** Bytes by SHA-256. What the ledger names and this lacks is not in the pack, and counts as missing. */
  readonly contents: ReadonlyMap<string, Uint8Array>
  readonly isForMeeting: boolean
  /** What office and vendor wrote to each other about the order. */
  readonly letters?: readonly PackLetter[]
  /** The papers as they were issued; without them, as they would be issued now. */
  readonly papers?: readonly PaperFacts[]
  /** Their files as they were sent, by check code. */
  readonly pdfs?: ReadonlyMap<string, Uint8Array>
}

/** The pack of an order as its ledger stands now, whether or not the chain holds. */
export function packFactsOf(file: OrderFile, { contents, isForMeeting, letters = [], ...kept }: PackInputs): PackFacts {
  const order = orderAsOf(file.links, file.links.length)
  if (!order) throw new Error('an order without a ledger has no pack')
  const papers = kept.papers ?? papersOf(file).map((paper) => paperFactsOf(file, paper))
  const issued = papers.map(({ paper }) => paper)
  const events = eventsOf(file)
  const attachments = attachmentsOf(file).flatMap((each) => {
    const content = contents.get(each.sha256)
    return content ? [{ ...each, content }] : []
  })
  const known = new Set(attachments.map(({ sha256 }) => sha256))
  const enclosed = letters.flatMap(({ files, at, writer }) =>
    files.flatMap(({ sha256, mimeType }): PackFacts['attachments'] => {
      const content = known.has(sha256) ? undefined : contents.get(sha256)
      if (!content) return []
      known.add(sha256)
      const kind = mimeType.startsWith('image/') ? 'foto' : 'lainnya'
      return [{ kind, at, personName: writer, channel: '', mimeType, sha256, content }]
    }),
  )
  const { agency, zone, unit, vendor, budget, links, bill } = file
  const { deliverAt } = order
  return {
    ...{ agency, zone, unit, vendor, budget, order, links, events, letters },
    attachments: [...attachments, ...enclosed],
    papers,
    pdfs: kept.pdfs ?? new Map(),
    isWhole: brokenLink(links) === undefined,
    missing: missingEvidence({
      ...{ isForMeeting, deliverAt, events, attachments },
      papers: issued,
      ...(bill ? { bill } : {}),
    }),
  }
}
