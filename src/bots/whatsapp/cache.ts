import type { CacheStore } from '@whiskeysockets/baileys'

/** A cache with two limits, so that it cannot grow with the traffic: age and number of entries (oldest out first). */
export function createCache({ ttlMs, max }: { readonly ttlMs: number; readonly max: number }): CacheStore {
  const entries = new Map<string, { readonly value: unknown; readonly until: number }>()
  return {
    get<T>(key: string): T | undefined {
      const entry = entries.get(key)
      if (entry && entry.until > performance.now()) return entry.value as T
      entries.delete(key)
      return undefined
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, { value, until: performance.now() + ttlMs })
      const oldest = entries.size > max ? entries.keys().next() : undefined
      if (oldest && !oldest.done) entries.delete(oldest.value)
    },
    del(key) {
      entries.delete(key)
    },
    flushAll() {
      entries.clear()
    },
  }
}
