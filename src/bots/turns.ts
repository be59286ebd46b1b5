/**
 * Turns at a messenger that cannot tell a repeated message from a new one. Whoever is killed between a message's way out
 * and its entry in the book sends it again, so as few as possible are on that way at a time: one while a handful of chats
 * wait, more only when many do. Whoever is slow passes the turn on, for nobody should wait for somebody else's trouble.
 */
export interface Turns {
  /** Resolves when it is one's turn, with how to end it. */
  take(): Promise<() => void>
}

/** Waiting chats for each turn that is taken side by side. */
const CHATS_PER_TURN = 12
/** Far longer than a messenger usually takes, far shorter than a call that hangs. */
const PATIENCE_MS = 2_000

/** Turns in the order in which they are asked for. */
export function takeTurns(): Turns {
  const waiting: (() => void)[] = []
  let taken = 0
  const pass = () => {
    while (waiting.length > 0 && taken < 1 + Math.floor(waiting.length / CHATS_PER_TURN)) {
      taken += 1
      waiting.shift()?.()
    }
  }
  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(() => {
          let ended = false
          const end = () => {
            clearTimeout(impatience)
            if (ended) return
            ended = true
            taken -= 1
            pass()
          }
          const impatience = setTimeout(end, PATIENCE_MS)
          resolve(end)
        })
        pass()
      }),
  }
}
