/** Pictures and documents by their SHA-256. Drawings are kept as SVG and become a PNG when somebody first looks. */
import { createHash } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import { HOUR, type Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { insertRows, rowsOf } from './rows.ts'
import { files } from './schema.ts'

export interface StoredFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** A stored file exactly as it was kept; undefined when there is none. */
export async function fileOf(db: Db, sha256: string): Promise<StoredFile | undefined> {
  return plain((await stored(db, [sha256])).get(sha256))
}

/** Keeps a file under its SHA-256, once. */
export async function keepFile(db: Db, { bytes, mimeType }: StoredFile, now: Instant): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await insertRows(db, files, [{ sha256, mimeType, bytes, createdAt: now }], { onConflict: 'ignore' })
  return sha256
}

/** How long an evidence pack is kept after it was made: it is asked for again and made anew from the ledger. */
const PACK_KEPT = 30 * 24 * HOUR

/**
 * Forgets packs that were made long ago and that no message still has to bring. Papers stay: their hash was given out,
 * and a later layout would not come out the same. Answers how many are gone.
 */
export async function forgetPacks(db: Db, now: Instant): Promise<number> {
  const before = new Date(now - PACK_KEPT).toISOString()
  const gone = rowsOf<{ sha256: string }>(
    await db.execute(sql`
      delete from files where mime_type = 'application/zip' and created_at < ${before}::timestamptz
        and not exists (select 1 from outbox where status = 'queued' and say -> 'document' ->> 'file' = files.sha256)
      returning sha256`),
  )
  return gone.length
}

const DRAWING = 'image/svg+xml'

/**
 * A picture that a messenger can show; undefined when there is none. A drawing is rendered to PNG (640 wide, under
 * 60 kB) the first time, in about 30 ms, and kept beside the drawing for the next.
 */
export async function pictureOf(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const renderedKey = `${sha256}:png`
  const found = await stored(db, [sha256, renderedKey])
  const original = found.get(sha256)
  if (original?.mimeType !== DRAWING) return plain(original)
  const rendered = found.get(renderedKey)
  if (rendered) return plain(rendered)
  const png = { bytes: await renderPng(original.bytes), mimeType: 'image/png' }
  await insertRows(db, files, [{ sha256: renderedKey, ...png, createdAt: original.createdAt }], {
    onConflict: 'ignore',
  })
  return png
}

interface DatedFile extends StoredFile {
  readonly createdAt: Instant
}

function plain(file: DatedFile | undefined): StoredFile | undefined {
  return file && { bytes: file.bytes, mimeType: file.mimeType }
}

async function stored(db: Db, keys: readonly string[]): Promise<Map<string, DatedFile>> {
  const rows = await db
    .select({ sha256: files.sha256, mimeType: files.mimeType, bytes: files.bytes, createdAt: files.createdAt })
    .from(files)
    .where(inArray(files.sha256, [...keys]))
  return new Map(rows.map(({ sha256, ...file }) => [sha256, file]))
}

/** The renderer is loaded with the first picture, not with the office. Our drawings need no fonts. */
async function renderPng(svg: Uint8Array): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(Buffer.from(svg).toString('utf8'), {
    fitTo: { mode: 'width', value: 640 },
    font: { loadSystemFonts: false },
  })
  return image.asPng()
}
