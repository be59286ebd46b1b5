import type { RawApi } from 'grammy'

/** grammY's types name the signal of an old polyfill, of which the platform's own is a full replacement. */
type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>

/** Ends a call after so many milliseconds, or when one of the other signals says so. */
export function timeLimit(milliseconds: number, ...others: readonly AbortSignal[]): GrammySignal {
  const limit = AbortSignal.timeout(milliseconds)
  return (others.length > 0 ? AbortSignal.any([limit, ...others]) : limit) as unknown as GrammySignal
}
