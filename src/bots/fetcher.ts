/**
 * Fetches the files of messages before they are handled: a photo is here, inspected and stored under its hash, when a
 * flow sees it, and no conversation waits for a download. What was written after it in the same chat waits with it.
 */
import type { Instant } from '#core/calendar.ts'
import { inspectMedia, MEDIA_LIMITS } from '#core/media.ts'
import type { Database, Db } from '#db/client.ts'
import { keepFile } from '#db/files.ts'
import { INBOX_TOPIC } from '#db/inbox.ts'
import { claimFiles, type FileWanted, fetchLater, fileSettled } from '#db/inbox-files.ts'
import type { Channel, Incoming, MediaHandle } from './channel.ts'
import { type Rounds, startRounds } from './rounds.ts'

export interface FetcherOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly channels: () => readonly Channel[]
  readonly onFault: (fault: { what: string; inboxId?: number; error: unknown }) => void
}

/** Files fetched side by side. */
const AT_ONCE = 4
/** Pauses before a file is asked for again; after the last the sender is asked to send it once more. */
const PAUSES_MS = [1_000, 5_000, 20_000]
const LOOK_EVERY_MS = 2_000

/** Does this message bring a file that flows can use? */
export function bringsFile({ addressed, input }: Incoming): boolean {
  return addressed && (input.kind === 'picture' || input.kind === 'document')
}

/** Starts fetching; also wakes for messages that other processes took in. */
export async function startFetcher(options: FetcherOptions): Promise<Rounds> {
  const { database, clock, channels, onFault } = options
  const round = async () => {
    const open = channels().filter((channel) => channel.health().state === 'open')
    if (open.length === 0) return 0
    const names = open.map(({ name }) => name)
    const wanted = await claimFiles(database.db, { channels: names, limit: AT_ONCE, now: clock() })
    await Promise.all(wanted.map((one) => fetchOne(options, open, one)))
    return wanted.length
  }
  return startRounds({ database, topic: INBOX_TOPIC, everyMs: LOOK_EVERY_MS, round, what: 'fetching files', onFault })
}

async function fetchOne(
  { database, clock, onFault }: FetcherOptions,
  open: readonly Channel[],
  { inboxId, channel: name, incoming, tries }: FileWanted,
): Promise<void> {
  const channel = open.find((one) => one.name === name)
  const handle = mediaOf(incoming as Incoming)
  const settle = (outcome: Parameters<typeof fileSettled>[2]) =>
    database.db.transaction((tx) => fileSettled(tx as unknown as Db, inboxId, outcome))
  try {
    if (!channel || !handle) return await settle({ refused: { code: 'media-unavailable' } })
    const bytes = await channel.fetchMedia(handle, MEDIA_LIMITS.maxBytes)
    const seen = inspectMedia(bytes, handle.mimeType)
    if (!seen.ok) return await settle({ refused: seen.refusal })
    const { mimeType } = seen.value
    const sha256 = await keepFile(database.db, { bytes, mimeType }, clock())
    await settle({ stored: { sha256, mimeType } })
  } catch (error) {
    onFault({ what: 'fetching a file', inboxId, error })
    const pause = PAUSES_MS[tries - 1]
    if (pause === undefined) await settle({ refused: { code: 'media-unavailable' } })
    else await fetchLater(database.db, inboxId, clock() + pause)
  }
}

function mediaOf({ input }: Incoming): MediaHandle | undefined {
  return 'media' in input ? input.media : undefined
}
