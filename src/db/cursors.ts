/** Named positions and moments of this database. */
import { eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { cursors } from './schema.ts'

/** What stands under this name, if anything does. */
export async function readCursor(db: Db, name: string): Promise<number | undefined> {
  const [row] = await db.select().from(cursors).where(eq(cursors.name, name))
  return row?.value
}

/** Writes it once: what stands there already stays. */
export async function markCursor(db: Db, name: string, value: number): Promise<void> {
  await db.insert(cursors).values({ name, value }).onConflictDoNothing()
}
