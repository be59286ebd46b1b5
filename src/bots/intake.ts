/**
 * The way in: what arrives while the last arrivals are being committed is committed together, so that many webhook calls
 * at once cost one transaction and each is still answered after its own commit.
 */
import type { Incoming, Intake } from './channel.ts'

interface Arrived {
  readonly events: readonly Incoming[]
  readonly stored: () => void
  readonly failed: (error: unknown) => void
}

/** `write` commits events; where it refuses several together, each caller's are tried by themselves. */
export function openIntake(write: (events: readonly Incoming[]) => Promise<void>): Intake {
  let waiting: Arrived[] = []
  let isWriting = false
  const writeAll = async () => {
    if (isWriting) return
    isWriting = true
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      try {
        await write(together.flatMap(({ events }) => events))
        for (const { stored } of together) stored()
      } catch (error) {
        const [only, ...others] = together
        if (others.length === 0) only?.failed(error)
        else for (const { events, stored, failed } of together) await write(events).then(stored, failed)
      }
    }
    isWriting = false
  }
  return (events) =>
    new Promise((stored, failed) => {
      waiting.push({ events, stored, failed })
      void writeAll()
    })
}
