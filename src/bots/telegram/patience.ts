/** Waiting for better times: ever longer pauses, with chance in them, that end when nobody waits any more. */
import { setTimeout as sleep } from 'node:timers/promises'

/** How long calls may take and how long pauses are, in milliseconds. */
export interface Patience {
  /** One call; uploads get six times as much. */
  readonly callMs: number
  /** Telegram keeps an empty poll open for so long; whole seconds. */
  readonly pollMs: number
  /** The first pause after a failure. It doubles with each further one. */
  readonly pauseMs: number
  readonly pauseMaxMs: number
}

/** What suits the real Telegram. */
export const PATIENCE: Patience = { callMs: 20_000, pollMs: 30_000, pauseMs: 1_000, pauseMaxMs: 30_000 }

/** The pause after so many failures in a row: half to all of what doubling gives, so that many do not march in step. */
export function pauseAfter(failures: number, { pauseMs, pauseMaxMs }: Patience): number {
  return Math.min(pauseMs * 2 ** (failures - 1), pauseMaxMs) * (0.5 + Math.random() / 2)
}

/** Resolves after so many milliseconds, or as soon as the signal fires. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch {
    // Woken early; whoever waits looks at the signal next.
  }
}
