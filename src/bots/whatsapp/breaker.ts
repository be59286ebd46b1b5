/**
 * Stops writing to people who never wrote to us, once WhatsApp refuses several of them (463): every further attempt
 * prolongs the restriction. Chats that others opened go on.
 */
import type { Instant } from '#core/calendar.ts'

export interface Breaker {
  readonly open: boolean
  /** WhatsApp refused a message to this chat as cold. */
  refused(chat: string): void
}

const DISTINCT_CHATS = 3
const WITHIN_MS = 60 * 60_000
/** WhatsApp's time-locks last from hours to a day; after this it may be tried again. */
const STAYS_OPEN_MS = 12 * 60 * 60_000

/** A breaker that is closed. */
export function createBreaker(clock: () => Instant): Breaker {
  const refusals = new Map<string, Instant>()
  let openedAt: Instant | undefined
  const isOpen = () => openedAt !== undefined && clock() - openedAt < STAYS_OPEN_MS
  return {
    get open() {
      return isOpen()
    },
    refused(chat) {
      const now = clock()
      refusals.set(chat, now)
      for (const [other, at] of refusals) if (now - at > WITHIN_MS) refusals.delete(other)
      if (refusals.size >= DISTINCT_CHATS) openedAt = now
    },
  }
}
