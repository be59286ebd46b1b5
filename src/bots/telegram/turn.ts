/** One poller at a time, over all processes. */
import type { Logger } from 'pino'
import { pause } from './patience.ts'
import { errorCode } from './poll.ts'

export interface Lease {
  /** Resolves when this process is the holder; `lost` fires when it no longer is. */
  hold(name: string): Promise<Turn>
}

interface Turn {
  release(): Promise<void>
  readonly lost: AbortSignal
}

export interface Turns {
  readonly lease: Lease | undefined
  readonly closing: AbortSignal
  readonly log: Logger
  /** Polls until `stop`, which `lost` is one reason for. */
  readonly poll: (stop: AbortSignal, lost?: AbortSignal) => Promise<'stopped' | 'unauthorised'>
  /** Somebody else polls, for the time being. */
  readonly onStandby: () => void
}

const LEASE = 'telegram-poller'
const PAUSE_MS = 5_000
/** A turn that has not come by then is somebody else's. */
const STANDBY_AFTER_MS = 1_000

/** Polls whenever it is this process's turn, until the house closes. */
export async function pollInTurn(turns: Turns): Promise<void> {
  const { lease, closing, poll, onStandby } = turns
  if (!lease) return void (await poll(closing))
  while (!closing.aborted) {
    const turn = await nextTurn(lease, turns)
    if (!turn) continue
    const end = await poll(AbortSignal.any([closing, turn.lost]), turn.lost)
    if (turn.lost.aborted) onStandby()
    await released(turn, turns)
    if (end === 'unauthorised') return
  }
}

/** Our turn; nothing if the house closes while somebody else has it, or if the lease cannot be asked for. */
async function nextTurn(lease: Lease, turns: Turns): Promise<Turn | undefined> {
  const { closing, log, onStandby } = turns
  const standby = setTimeout(onStandby, STANDBY_AFTER_MS)
  const held = lease.hold(LEASE)
  try {
    const turn = await Promise.race([held, fired(closing)])
    if (!turn) void held.then((late) => released(late, turns)).catch(() => undefined) // nobody asks for it any more
    return turn
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'the lease for polling could not be asked for')
    await pause(PAUSE_MS, closing)
    return undefined
  } finally {
    clearTimeout(standby)
  }
}

function fired(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

/** A lease that cannot be given back runs out by itself. */
async function released(turn: Turn, { log }: Turns): Promise<void> {
  try {
    await turn.release()
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'the lease for polling was not given back')
  }
}
