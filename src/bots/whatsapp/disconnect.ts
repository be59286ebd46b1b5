/** What to do when the socket closes, by WhatsApp's code: a table, so that an operator can read it too. */
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'

export type NextStep =
  /** A new socket, not before `afterMs`. */
  | { readonly act: 'reconnect'; readonly afterMs: number }
  /** The account is unlinked: forget the credentials and ask to be paired. */
  | { readonly act: 'pair-anew'; readonly trouble: ChannelTrouble['code'] }
  /** Nothing may be tried again without a person. */
  | { readonly act: 'stop'; readonly trouble: ChannelTrouble['code'] }

const STOPS: Readonly<Record<number, ChannelTrouble['code']>> = {
  403: 'number-refused',
  411: 'no-linked-devices',
  440: 'session-taken',
}
/** Users report 405 around pairing and outdated versions: a few tries, then a person must look. */
const TRIES_AFTER_405 = 3

/**
 * The step after a close. `code` is undefined when none came with it; `attempts` counts closes since the connection was
 * last stable; `random` in 0..1 spreads many clients apart.
 */
export function afterDisconnect(code: number | undefined, attempts: number, random = Math.random()): NextStep {
  if (code === 515) return { act: 'reconnect', afterMs: 0 }
  if (code === 401) {
    return { act: 'pair-anew', trouble: 'unlinked' }
  }
  const stop = code === undefined ? undefined : STOPS[code]
  if (stop) return { act: 'stop', trouble: stop }
  if (code === 405 && attempts >= TRIES_AFTER_405) {
    return { act: 'stop', trouble: 'old-client' }
  }
  return { act: 'reconnect', afterMs: backoff(attempts, random) }
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/** Milliseconds to wait: doubles from one second to one minute; the upper half of each wait is random. */
export function backoff(attempts: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10))
  return Math.round(whole / 2 + (whole / 2) * random)
}
