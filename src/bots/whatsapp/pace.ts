/** How fast we write: one message at a time in a chat with a small, irregular pause, and a limit over all chats. */

export interface PaceOptions {
  /** The usual pause between two messages of one chat; the real one is 0.5 to 1.5 times this. */
  readonly gapMs: number
  readonly perSecond: number
}

export interface Pace {
  /** Runs `work` when everything before it in the same chat is done. */
  inTurn<T>(chat: string, work: () => Promise<T>): Promise<T>
  /** Resolves when it is time for the next message to this chat. */
  wait(chat: string): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** Paces everything that one account sends. */
export function createPace({ gapMs, perSecond }: PaceOptions, random: () => number = Math.random): Pace {
  const last = new Map<string, Promise<unknown>>()
  const lastAt = new Map<string, number>()
  let freeAt = 0
  return {
    inTurn(chat, work) {
      const before = last.get(chat) ?? Promise.resolve()
      const mine = before.then(work, work)
      const settled = mine
        .catch(() => undefined) // Told to its own caller through `mine`; the next one's turn comes either way.
        .then(() => {
          if (last.get(chat) === settled) last.delete(chat)
        })
      last.set(chat, settled)
      return mine
    },
    async wait(chat) {
      const now = performance.now()
      const gap = gapMs * (0.5 + random())
      const at = Math.max(now, freeAt, (lastAt.get(chat) ?? Number.NEGATIVE_INFINITY) + gap)
      freeAt = at + 1000 / perSecond
      lastAt.set(chat, at)
      if (lastAt.size > MAX_CHATS) forgetOlder(lastAt, now - gapMs * 2)
      if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    },
    async idle() {
      await Promise.all(last.values())
    },
  }
}

const MAX_CHATS = 1_000

function forgetOlder(times: Map<string, number>, before: number): void {
  for (const [chat, at] of times) if (at < before) times.delete(chat)
}
