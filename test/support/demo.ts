/**
 * The demo in a test database. Seeding takes seconds, so a worker seeds once and every file gets a copy: vitest runs the
 * files of a worker without isolation.
 */
import type { Database } from '#db/client.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { seedDemo } from '#seed/index.ts'
import { copiesOf } from './database.ts'

/** Monday 23 November 2026, 09.00 WIB: when every story begins. */
export const MONDAY = Date.UTC(2026, 10, 23, 2)
export const TODAY = '2026-11-23'
/** SECRET_KEY of whoever works on the demo: its vendors' NPWP are sealed with it. */
export const SECRET = 'a secret of the stories'

let copies: Promise<() => Promise<Database>> | undefined

/** A database that holds the demo as it is on `MONDAY`; nobody else sees it. */
export async function openDemoDatabase(): Promise<Database> {
  copies ??= copiesOf((database) => seedDemo(database, MONDAY, npwpSafe(SECRET)))
  const open = await copies
  return open()
}
