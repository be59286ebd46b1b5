/**
 * How much one chat may say. A bucket that empties steadily (GCRA: one moment is all its memory); whoever overflows it is
 * told once and then not listened to for a while. A message counts at the time it was sent, so that what piled up while
 * the office was away is no flood.
 */
import type { Instant } from '../calendar.ts'

export interface Pace {
  /** Messages at once. */
  readonly burst: number
  readonly perMinute: number
  readonly pauseMinutes: number
}

/** What is remembered of a chat. */
export interface Paced {
  /** When the bucket is empty again. */
  readonly dueAt: Instant | null
  /** What is sent before is not listened to. */
  readonly mutedUntil: Instant | null
}

/** Of somebody of whom nothing is remembered. */
export const UNPACED: Paced = { dueAt: null, mutedUntil: null }

export type Verdict = 'heard' | 'too-many' | 'muted'

/** Far above what people type, and far below what would be a burden. */
export const PERSON_PACE: Pace = { burst: 240, perMinute: 120, pauseMinutes: 1 }
/** Enough for a greeting and some tries at a code. */
export const STRANGER_PACE: Pace = { burst: 8, perMinute: 1, pauseMinutes: 10 }
/** Strangers together, so that a crowd of them cannot keep the office's own messages waiting. */
export const CROWD_PACE: Pace = { burst: 100, perMinute: 120, pauseMinutes: 1 }

const MINUTE = 60_000

/** Is this message listened to, and what is remembered from now on? `too-many` is said once per pause. */
export function paced(
  remembered: Paced,
  pace: Pace,
  { sentAt, now }: { readonly sentAt: Instant; readonly now: Instant },
): { readonly verdict: Verdict; readonly after: Paced } {
  const before = isOfAnotherClock(remembered, pace, now) ? UNPACED : remembered
  const sent = sentAt > 0 ? Math.min(sentAt, now) : now
  if (before.mutedUntil !== null && sent < before.mutedUntil) return { verdict: 'muted', after: before }
  const interval = MINUTE / pace.perMinute
  // By the time it was sent, or else by the time it came: what was long on its way is no flood either.
  for (const at of [sent, now]) {
    const dueAt = Math.max(before.dueAt ?? at, at) + interval
    if (dueAt - at <= pace.burst * interval) return { verdict: 'heard', after: { dueAt, mutedUntil: null } }
  }
  return { verdict: 'too-many', after: { ...before, mutedUntil: sent + pace.pauseMinutes * MINUTE } }
}

/** Further ahead than any memory reaches: the clock was wrong then, and nobody is muted for hours by that. */
function isOfAnotherClock(
  { dueAt, mutedUntil }: Paced,
  { burst, perMinute, pauseMinutes }: Pace,
  now: Instant,
): boolean {
  const ahead = (at: Instant | null, reach: number) => at !== null && at > now + reach
  return ahead(dueAt, (burst * MINUTE) / perMinute) || ahead(mutedUntil, pauseMinutes * MINUTE)
}
