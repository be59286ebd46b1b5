/** What WhatsApp says about limits on this account, in words for the operator. */
import type { WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'

export interface Restrictions {
  attach(socket: WASocket): void
  trouble(): string | undefined
}

/** Remembers the last word of WhatsApp on time-locks and on the number of new chats. */
export function restrictions(clock: () => Instant): Restrictions {
  let lockedUntil: Instant | undefined
  let capping: string | undefined
  return {
    attach({ ev }) {
      ev.on('connection.update', ({ reachoutTimeLock }) => {
        if (!reachoutTimeLock) return
        const ends = reachoutTimeLock.timeEnforcementEnds?.getTime()
        lockedUntil = reachoutTimeLock.isActive ? (ends ?? Number.POSITIVE_INFINITY) : undefined
      })
      ev.on('message-capping.update', ({ capping_status, used_quota, total_quota }) => {
        const capped = capping_status !== undefined && capping_status !== 'NONE'
        capping = capped ? `${used_quota ?? '?'} of ${total_quota ?? '?'}` : undefined
      })
    },
    trouble() {
      const locked = lockedUntil !== undefined && lockedUntil > clock()
      const told = [
        locked && 'WhatsApp has locked this account from writing to new contacts for a while.',
        capping !== undefined && `WhatsApp counts messages in new chats: ${capping} used.`,
      ].filter((text) => text !== false)
      return told.length > 0 ? told.join(' ') : undefined
    },
  }
}
