/** Stored pictures and documents. Drawings are kept as SVG and become a PNG when somebody first looks at them. */
import { eq, inArray } from 'drizzle-orm'
import type { Db } from './client.ts'
import { insertRows } from './rows.ts'
import { files } from './schema.ts'

export interface StoredFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** Pixels of a rendered drawing's longer side: sharp on a phone, small on a slow line. */
const RENDERED_WIDTH = 640

/** A stored file as it is; `undefined` when there is none. */
export async function fileOf(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const [row] = await db.select().from(files).where(eq(files.sha256, sha256))
  return row && { bytes: row.bytes, mimeType: row.mimeType }
}

/** A picture that messengers can show: a drawing comes as PNG, rendered once and kept beside it. */
export async function pictureOf(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const renderedAs = `${sha256}:png`
  const rows = await db
    .select()
    .from(files)
    .where(inArray(files.sha256, [sha256, renderedAs]))
  const found = rows.find((row) => row.sha256 === renderedAs) ?? rows[0]
  if (!found || found.mimeType !== 'image/svg+xml') return found && { bytes: found.bytes, mimeType: found.mimeType }
  const { Resvg } = await import('@resvg/resvg-js')
  const svg = Buffer.from(found.bytes).toString('utf8')
  const bytes = new Resvg(svg, { fitTo: { mode: 'width', value: RENDERED_WIDTH } }).render().asPng()
  const rendered = { sha256: renderedAs, mimeType: 'image/png', bytes, createdAt: found.createdAt }
  await insertRows(db, files, [rendered], { onConflict: 'ignore' })
  return { bytes, mimeType: 'image/png' }
}
