/** The evidence pack: one ZIP with all that an auditor asks for, the same bytes as long as the ledger is the same. */

import { createHash } from 'node:crypto'
import { wallClock } from '#core/calendar.ts'
import { orderNumber } from '#core/order/index.ts'
import { checkCode } from '#core/papers/check-code.ts'
import type { AttachmentFacts } from '#core/papers/facts.ts'
import { pdfOf } from '../engine.ts'
import { EVIDENCE_NAMES } from '../evidence-names.ts'
import { makePaper, paperNames } from '../index.ts'
import type { Content } from '../page.ts'
import { momentText } from '../words.ts'
import { contents, type PackItem } from './contents.ts'
import type { PackFacts } from './facts.ts'
import { journal } from './journal.ts'
import { zipped } from './zip.ts'

export { type PackInputs, packFactsOf } from './compose.ts'
export type { PackFacts } from './facts.ts'

export interface EvidencePack {
  /** `berkas-EO-1042.zip` */
  readonly fileName: string
  readonly mimeType: 'application/zip'
  readonly bytes: Uint8Array
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
}

/**
 * Papers, photos and documents by time, the ledger to read and to check, and a first page that lists each with its
 * SHA-256 and says what is missing.
 */
export async function makeEvidencePack(facts: PackFacts): Promise<EvidencePack> {
  const last = facts.events.at(-1)
  const at = last?.at ?? facts.order.placedAt
  const items: PackItem[] = [
    ...(await paperItems(facts)),
    ...attachmentItems(facts),
    ...letterItems(facts),
    ...(await ledgerItems(facts, at)),
  ]
  const index = await pdfOf({
    title: `Daftar isi berkas pesanan ${orderNumber(facts.order.id)}`,
    at,
    content: contents(facts, items),
    footer: plainFooter(facts),
  })
  const sums = items.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')
  const files = [
    { path: '00-daftar-isi.pdf', content: index, at },
    ...items,
    { path: 'SHA256SUMS', content: Buffer.from(sums), at },
  ]
  return {
    fileName: `berkas-${orderNumber(facts.order.id)}.zip`,
    mimeType: 'application/zip',
    bytes: await zipped(files, facts.zone),
  }
}

/** The files that were sent, whatever the forms look like by now. */
async function paperItems({ papers, pdfs }: PackFacts): Promise<PackItem[]> {
  const items: PackItem[] = []
  for (const facts of papers) {
    const { fileName, title } = paperNames(facts)
    const { kind, hash } = facts.paper
    const sent = pdfs.get(checkCode({ kind, orderId: facts.order.id, hash }))
    const bytes = sent ?? (await makePaper(facts)).bytes
    const place = String(items.length + 1).padStart(2, '0')
    items.push(item(`${place}-${fileName}`, title, facts.paper.at, bytes))
  }
  return items
}

function attachmentItems({ attachments, zone }: PackFacts): PackItem[] {
  const byTime = [...attachments].sort((a, b) => a.at - b.at || (a.sha256 < b.sha256 ? -1 : 1))
  return byTime.map((each, index) => item(pathOf(each, index, zone), attachmentTitle(each), each.at, each.content))
}

/** `lampiran/03-foto-20261126-1047.jpg`: made by us, since names that people give may mean anything to a computer. */
function pathOf({ at, kind, mimeType }: AttachmentFacts, index: number, zone: string): string {
  const { day, hour } = wallClock(at, zone)
  const moment = `${day.replaceAll('-', '')}-${hour.replace(':', '')}`
  return `lampiran/${String(index + 1).padStart(2, '0')}-${kind}-${moment}.${ENDINGS[mimeType] ?? 'bin'}`
}

function attachmentTitle({ kind, personName }: AttachmentFacts): string {
  return [EVIDENCE_NAMES[kind], personName && `dari ${personName}`].filter(Boolean).join(' ')
}

/** What was written about the order on both sides, as it was passed on. */
function letterItems({ letters, zone }: PackFacts): PackItem[] {
  const last = letters.at(-1)
  if (!last) return []
  const text = letters.map(({ at, fromVendor, writer, words, files }) => {
    const enclosed = files.length > 0 ? ` [${files.length} berkas]` : ''
    return `${momentText(at, zone)}, ${fromVendor ? 'penyedia' : 'kantor'} (${writer}): ${words}${enclosed}\n`
  })
  return [item('percakapan.txt', 'Percakapan tentang pesanan', last.at, Buffer.from(text.join('')))]
}

async function ledgerItems(facts: PackFacts, at: number): Promise<PackItem[]> {
  const title = `Buku besar pesanan ${orderNumber(facts.order.id)}`
  const page = await pdfOf({ title, at, content: journal(facts), footer: plainFooter(facts) })
  const lines = facts.links.map((link) => `${JSON.stringify(link)}\n`).join('')
  return [
    item('buku-besar.pdf', 'Buku besar, untuk dibaca', at, page),
    item('buku-besar.jsonl', 'Buku besar, untuk diperiksa mesin', at, Buffer.from(lines)),
  ]
}

function item(path: string, title: string, at: number, content: Uint8Array): PackItem {
  return { path, title, at, content, sha256: createHash('sha256').update(content).digest('hex') }
}

function plainFooter({ order, events }: PackFacts): (page: number, pages: number) => Content {
  const origin = `Dibuat oleh Pesan dari buku besar pesanan ${orderNumber(order.id)}, tautan ${events.length}`
  return (page, pages) => ({
    margin: [56, 30, 56, 0],
    columns: [
      { width: '*', text: `${origin}, ${events.at(-1)?.hash ?? ''}`, style: 'tiny' },
      { width: 70, text: `hal. ${page} dari ${pages}`, alignment: 'right', style: 'small' },
    ],
  })
}
