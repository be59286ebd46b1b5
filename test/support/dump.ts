/** What a dump of the database would show, to be searched for what must not be in it. */
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'

/** The tables in which these words stand. */
export async function tablesThatSay(db: Db, words: string): Promise<string[]> {
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`),
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.execute(sql`
      select from ${sql.identifier(name)} as line where line::text like ${`%${words}%`} limit 1`)
    if (rowsOf(rows).length > 0) found.push(name)
  }
  return found
}
