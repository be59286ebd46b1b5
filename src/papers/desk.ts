/**
 * Papers made beside the office, in a thread of their own: laying out a page takes the processor for longer than any
 * chat should wait. The thread begins with the first paper and ends when nobody has wanted one for a while.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PaperFacts } from '#core/papers/facts.ts'
import type { Paper } from './index.ts'
import type { EvidencePack, PackFacts } from './pack/index.ts'

export interface PaperDesk {
  /** `original`: the SHA-256 of the lost file that this is a copy of. */
  paper(facts: PaperFacts, original?: string): Promise<Paper>
  pack(facts: PackFacts): Promise<EvidencePack>
  /** Ends the thread; papers under way are refused. */
  close(): Promise<void>
}

export type Job =
  | { readonly id: number; readonly kind: 'paper'; readonly facts: PaperFacts; readonly original?: string }
  | { readonly id: number; readonly kind: 'pack'; readonly facts: PackFacts }

export type Done =
  | { readonly id: number; readonly made: Paper | EvidencePack }
  | { readonly id: number; readonly failed: string }

interface Waiting {
  readonly resolve: (made: Paper | EvidencePack) => void
  readonly reject: (reason: Error) => void
}

/** A desk with nobody at it yet. `idleMs`: how long the thread waits for more. */
export function openPaperDesk({ idleMs = 60_000 }: { idleMs?: number } = {}): PaperDesk {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const leave = (reason: string, left: Worker | undefined): void => {
    if (left !== worker) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  const settle = (done: Done): void => {
    const job = waiting.get(done.id)
    waiting.delete(done.id)
    if ('made' in done) job?.resolve(done.made)
    else job?.reject(new Error(`a paper could not be made: ${done.failed}`))
    if (waiting.size === 0) idle = setTimeout(() => void worker?.terminate(), idleMs).unref()
  }
  const begin = (): Worker => {
    const begun = new Worker(new URL('./worker.ts', import.meta.url))
    begun.unref()
    begun.on('message', settle)
    begun.on('error', (cause) => leave(`the paper desk broke: ${String(cause)}`, begun))
    begun.on('exit', () => leave('the paper desk was closed', begun))
    return begun
  }
  const ask = <Made extends Paper | EvidencePack>(job: DistributiveOmit<Job, 'id'>): Promise<Made> => {
    clearTimeout(idle)
    worker ??= begin()
    last += 1
    const id = last
    const { promise, resolve, reject } = Promise.withResolvers<Paper | EvidencePack>()
    waiting.set(id, { resolve, reject })
    worker.postMessage({ ...job, id })
    // The worker answers each kind with its own: see worker.ts.
    return promise as Promise<Made>
  }
  return {
    paper: (facts, original) => ask({ kind: 'paper', facts, ...(original === undefined ? {} : { original }) }),
    pack: (facts) => ask({ kind: 'pack', facts }),
    close: async () => {
      clearTimeout(idle)
      const left = worker
      if (!left) return
      const gone = once(left, 'exit')
      await left.terminate()
      await gone
    },
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
