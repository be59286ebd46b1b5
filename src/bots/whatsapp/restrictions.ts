/** What WhatsApp says about limits on this account, as the operator is told. */

import type { WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'

export interface Restrictions {
  attach(socket: WASocket): void
  troubles(): ChannelTrouble[]
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
        capping = capped ? `${used_quota ?? '?'}/${total_quota ?? '?'}` : undefined
      })
    },
    troubles() {
      const isLocked = lockedUntil !== undefined && lockedUntil > clock()
      return [
        ...(isLocked ? [{ code: 'new-contacts-locked' } as const] : []),
        ...(capping === undefined ? [] : [{ code: 'new-chats-counted', why: capping } as const]),
      ]
    },
  }
}
