/** A ZIP whose bytes depend on its files and nothing else. */
import type { Zippable } from 'fflate'
import { type Instant, wallClock } from '#core/calendar.ts'

interface ZipFile {
  readonly path: string
  readonly content: Uint8Array
  readonly at: Instant
}

/** The files in the order given. Pictures and PDFs are stored as they are: they are compressed already. */
export async function zipped(files: readonly ZipFile[], zone: string): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const entries: Zippable = {}
  for (const { path, content, at } of files) {
    entries[path] = [content, { level: /\.jsonl$|SUMS$/.test(path) ? 6 : 0, mtime: wallDate(at, zone) }]
  }
  return zipSync(entries)
}

/**
 * ZIP keeps local time, and the library asks the process for its zone; so it is given a date whose fields in that zone
 * are those on the office's wall.
 */
function wallDate(at: Instant, zone: string): Date {
  const { day, hour } = wallClock(at, zone)
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return new Date(year, month - 1, date, hours, minutes)
}
