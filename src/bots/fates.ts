/**
 * The book of fates: what became of each message that was handed to a messenger, written down before the next one of its
 * chat goes out. Many chats share a commit; while the database is away nothing is forgotten and nothing sent again.
 */
import type { Instant } from '#core/calendar.ts'
import type { Database } from '#db/client.ts'
import { type Fate, settle } from '#db/outbox.ts'

export interface FateBook {
  /** Resolves when it is committed. `release` gives the chat back with it. What hurries is written at once. */
  note(entry: { readonly fate?: Fate; readonly release?: number; readonly hurries?: boolean }): Promise<void>
  /** Gives up on what cannot be written: the process ends. */
  stop(): void
}

interface Line {
  readonly fate?: Fate
  readonly release?: number
  readonly hurries?: boolean
  readonly written: () => void
}

/** What went out together comes back one after the other: so long the first waits, for all to be one commit. */
const GATHERING_MS = 2
const RETRY_MS = 200
const RETRY_MAX_MS = 2_000

/** One for all chats of a sender. */
export function openFateBook(options: {
  readonly database: Database
  readonly clock: () => Instant
  readonly onFault: (fault: { what: string; error: unknown }) => void
}): FateBook {
  const { database, clock, onFault } = options
  let waiting: Line[] = []
  let stopped = false
  let isWriting = false

  const write = (lines: readonly Line[]) =>
    settle(
      database.chats,
      lines.flatMap(({ fate }) => fate ?? []),
      lines.flatMap(({ release }) => release ?? []),
      clock(),
    )
  let hurry: (() => void) | undefined
  const gathered = () =>
    new Promise<void>((resolve) => {
      if (waiting.some(({ hurries }) => hurries)) return resolve()
      const timer = setTimeout(resolve, GATHERING_MS)
      hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const writeAll = async () => {
    if (isWriting) return
    isWriting = true
    while (waiting.length > 0) {
      await gathered()
      const lines = waiting
      waiting = []
      try {
        await write(lines)
        for (const { written } of lines) written()
      } catch (error) {
        onFault({ what: 'writing down what was sent', error })
        // Each by itself: one that cannot be written must not hold up the others.
        for (const line of lines) void insist(line)
      }
    }
    isWriting = false
  }
  /** The message is out: forgetting it would send it twice, so this goes on until the database is back. */
  const insist = async (line: Line) => {
    for (let pause = RETRY_MS; !stopped; pause = Math.min(pause * 2, RETRY_MAX_MS)) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      const done = await write([line]).then(
        () => true,
        () => false, // Told once, above.
      )
      if (done) break
    }
    line.written()
  }
  return {
    note: (entry) =>
      new Promise((written) => {
        waiting.push({ ...entry, written })
        if (entry.hurries) hurry?.()
        void writeAll()
      }),
    stop: () => {
      stopped = true
    },
  }
}
