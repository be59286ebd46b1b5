/** Whether a database holds the demo. A file of its own: asking should not load a made-up province. */
import { eq } from 'drizzle-orm'
import { type Day, wallClock } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { cursors } from '#db/schema.ts'

/** The cursor that says when the demo was seeded. */
export const SEEDED_MARK = 'demo.seeded-at'
const ZONE = 'Asia/Jakarta'

/** The day on which this database's demo was seeded; undefined when it holds none. */
export async function seededOn(db: Db): Promise<Day | undefined> {
  const [mark] = await db.select().from(cursors).where(eq(cursors.name, SEEDED_MARK))
  return mark && wallClock(mark.value, ZONE).day
}
