/** What a messenger already holds of our files: its own id for each, so that a picture travels once. */
import { and, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { upsertRows } from './rows.ts'
import { uploads } from './schema.ts'

/** A file on one messenger. */
export interface Upload {
  readonly channel: string
  readonly sha256: string
}

/** The messenger's id for this file; `undefined` if it was never uploaded there. */
export async function uploadedAs(db: Db, { channel, sha256 }: Upload): Promise<string | undefined> {
  const [row] = await db
    .select({ remoteId: uploads.remoteId })
    .from(uploads)
    .where(and(eq(uploads.channel, channel), eq(uploads.sha256, sha256)))
  return row?.remoteId
}

/** Remembers the messenger's id; the newest one counts. */
export async function rememberUpload(db: Db, upload: Upload & { readonly remoteId: string }): Promise<void> {
  await upsertRows(db, uploads, [{ channel: upload.channel, sha256: upload.sha256, remoteId: upload.remoteId }])
}

/** The messenger no longer knows this id. A newer one, stored meanwhile, is left alone. */
export async function forgetUpload(
  db: Db,
  { channel, sha256, remoteId }: Upload & { readonly remoteId: string },
): Promise<void> {
  const same = and(eq(uploads.channel, channel), eq(uploads.sha256, sha256), eq(uploads.remoteId, remoteId))
  await db.delete(uploads).where(same)
}
