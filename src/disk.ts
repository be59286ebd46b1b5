/**
 * Room for the embedded database. PostgreSQL in a process cannot outlive a full disk: its log grows by 16 MiB at a time, and
 * where that fails it takes the process with it, in the middle of a write. So the house closes in order while there is
 * room, and does not open without: what people write meanwhile waits at the messengers and is answered afterwards.
 */
import { mkdir, statfs } from 'node:fs/promises'
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'

const MIB = 1024 * 1024
/** Below this the house closes: a few steps of the log, and what is in flight. */
export const LEAST_ROOM = 64 * MIB
/** Below this the operator is told. */
const LITTLE_ROOM = 512 * MIB
const LOOK_EVERY = 5_000

/** The house cannot be open: there is no room to write down what people say. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError'

  constructor(free: number) {
    super(
      `only ${mib(free)} MiB are free under DATA_DIR and the embedded database needs ${mib(LEAST_ROOM)}; ` +
        'make room and start again: nothing is lost, what people write waits at the messengers',
    )
  }
}

export interface DiskWatch {
  /** What the operator should hear of now. */
  warnings(): readonly OperatorWarning[]
  stop(): void
}

/** Rejects with `DiskFullError` when there is no room to start; later `onFull` is told once. */
export async function watchDisk(folder: string, onFull: (error: DiskFullError) => void): Promise<DiskWatch> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let free = await freeIn(folder)
  if (free < LEAST_ROOM) throw new DiskFullError(free)
  const look = setInterval(async () => {
    free = await freeIn(folder).catch(() => free) // A folder that cannot be asked fails elsewhere, with its reason.
    if (free >= LEAST_ROOM) return
    clearInterval(look)
    onFull(new DiskFullError(free))
  }, LOOK_EVERY)
  look.unref()
  return {
    warnings: () => (free < LITTLE_ROOM ? [{ code: 'little-room', left: mib(free), least: mib(LEAST_ROOM) }] : []),
    stop: () => clearInterval(look),
  }
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function mib(bytes: number): number {
  return Math.floor(bytes / MIB)
}
