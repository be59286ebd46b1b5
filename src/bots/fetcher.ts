/**
 * Fetches the files of messages before they are handled: a photo is here, inspected and stored under its hash, when a
 * flow sees it, and no conversation waits for a download. What was written after it in the same chat waits with it, and
 * photos that came together become one message.
 */
import type { Instant } from '#core/calendar.ts'
import { inspectMedia, MEDIA_LIMITS } from '#core/media.ts'
import type { Database, Db } from '#db/client.ts'
import { keepFile } from '#db/files.ts'
import { FILES_TOPIC } from '#db/inbox.ts'
import { claimFiles, type FileWanted, fetchLater, fileSettled, gatherInto, gatherings } from '#db/inbox-files.ts'
import { albumName, asOne, gathered, type Member } from './albums.ts'
import type { Channel, Incoming, MediaHandle } from './channel.ts'
import { type Rounds, startRounds } from './rounds.ts'

export interface FetcherOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly channels: () => readonly Channel[]
  readonly onFault: (fault: { what: string; inboxId?: number; error: unknown }) => void
  /** How long photos are waited for that belong to the last one, in milliseconds; 1,200 by default. */
  readonly quietMs?: number
}

/** Files fetched side by side. */
const AT_ONCE = 4
/** Pauses before a file is asked for again; after the last the sender is asked to send it once more. */
const PAUSES_MS = [1_000, 5_000, 20_000]
const LOOK_EVERY_MS = 2_000
/** So long nothing more may come before an album counts as whole. Phones upload one photo after the other. */
const QUIET_MS = 1_200

/** Does this message bring a file that flows can use, or pass on? */
export function bringsFile({ addressed, input }: Incoming): boolean {
  return addressed && ['picture', 'document', 'voice'].includes(input.kind)
}

/** Starts fetching; also wakes for messages that other processes took in. */
export async function startFetcher(options: FetcherOptions): Promise<Rounds> {
  const { database, clock, channels, onFault } = options
  const gatherer = createGatherer(options)
  let timer: NodeJS.Timeout | undefined
  let lookAt = 0
  const round = async () => {
    const open = channels().filter((channel) => channel.health().state === 'open')
    const names = open.map(({ name }) => name)
    const wanted =
      open.length === 0 ? [] : await claimFiles(database.db, { channels: names, limit: AT_ONCE, now: clock() })
    await Promise.all(wanted.map((one) => fetchOne(options, open, one)))
    // Most messages bring no file: then it is asked now and then whether others left some to be gathered.
    if (wanted.length === 0 && performance.now() < lookAt) return 0
    const { made, againMs } = await gatherer()
    lookAt = performance.now() + Math.min(againMs ?? LOOK_EVERY_MS, LOOK_EVERY_MS)
    clearTimeout(timer)
    if (againMs !== undefined) timer = setTimeout(() => rounds.wake(), againMs + 2)
    return wanted.length + made
  }
  const topic = { database, topic: FILES_TOPIC, everyMs: LOOK_EVERY_MS }
  const rounds = await startRounds({ ...topic, round, what: 'fetching files', onFault })
  const stop = async () => {
    await rounds.stop()
    clearTimeout(timer)
  }
  return { ...rounds, stop }
}

/** Makes one message of the photos that came together, once no other has come for a while. */
function createGatherer({ database, clock, quietMs = QUIET_MS }: FetcherOptions) {
  const seen = new Map<number, { readonly count: number; readonly since: number }>()
  return async (): Promise<{ made: number; againMs?: number }> => {
    const waiting = await gatherings(database.db)
    const groups = waiting.flatMap(({ messages }) => gathered(messages as readonly Member[]))
    const [before, now] = [new Map(seen), performance.now()]
    seen.clear()
    let made = 0
    let againMs: number | undefined
    for (const group of groups) {
      const [first] = group
      if (!first || !group.every(({ ready }) => ready)) continue
      const known = before.get(first.id)
      const since = known?.count === group.length ? known.since : now
      const left = since + quietMs - now
      if (left > 0) {
        seen.set(first.id, { count: group.length, since })
        againMs = Math.min(againMs ?? left, left)
      } else if (await gather(database, group as readonly [Member, ...Member[]], clock())) made++
    }
    return { made, ...(againMs === undefined ? {} : { againMs: Math.ceil(againMs) }) }
  }
}

function gather(database: Database, group: readonly [Member, ...Member[]], now: Instant): Promise<boolean> {
  const [first, ...others] = group
  const ids = [first.id, ...others.map(({ id }) => id)] as const
  return database.db.transaction((tx) => gatherInto(tx as unknown as Db, { ids, incoming: asOne(group) }, now))
}

async function fetchOne(
  { database, clock, onFault }: FetcherOptions,
  open: readonly Channel[],
  { inboxId, channel: name, incoming, tries }: FileWanted,
): Promise<void> {
  const channel = open.find((one) => one.name === name)
  const handle = mediaOf(incoming as Incoming)
  const gathers = albumName(incoming as Incoming) !== undefined
  const settle = (outcome: Parameters<typeof fileSettled>[2]) =>
    database.db.transaction((tx) => fileSettled(tx as unknown as Db, inboxId, outcome, { gathers }))
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
