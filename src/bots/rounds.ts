/** Work beside the conversations, done in rounds: whenever somebody tells that there is some, and every now and then. */
import type { Database } from '#db/client.ts'

export interface Rounds {
  /** There may be something to do. */
  wake(): void
  /** Resolves when nothing is being done. */
  idle(): Promise<void>
  /** Finishes the round under way and stops. */
  stop(): Promise<void>
}

export interface RoundsOptions {
  readonly database: Database
  /** What other processes notify. */
  readonly topic: string
  readonly everyMs: number
  /** Does what can be done; answers how much that was. Where there was something there may be more. */
  readonly round: () => Promise<number>
  readonly what: string
  readonly onFault: (fault: { what: string; error: unknown }) => void
}

/** Starts with a first round. */
export async function startRounds({ database, topic, everyMs, round, what, onFault }: RoundsOptions): Promise<Rounds> {
  let stopped = false
  let asked = false
  let running: Promise<void> | undefined
  const run = async () => {
    while (asked && !stopped) {
      asked = false
      const count = await round().catch((error: unknown) => {
        onFault({ what, error })
        return 0
      })
      if (count > 0) asked = true
    }
  }
  const wake = () => {
    asked = true
    running ??= run().finally(() => {
      running = undefined
      if (asked && !stopped) wake()
    })
  }
  const unlisten = await database.listen(topic, wake)
  const backstop = setInterval(wake, everyMs)
  wake()
  return {
    wake,
    idle: async () => {
      while (running) await running
    },
    stop: async () => {
      stopped = true
      clearInterval(backstop)
      await unlisten()
      await running
    },
  }
}
