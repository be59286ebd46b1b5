/** How the connection is, for `/readyz`, metrics and the operator. */

import type { Instant } from '#core/calendar.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import type { ChannelHealth } from '../channel.ts'

export interface HealthRecord {
  read(): ChannelHealth
  /** The connection is in this state from now on, or still is. */
  become(state: ChannelHealth['state'], trouble?: ChannelTrouble): void
  /** Something arrived. */
  heard(): void
}

/** Keeps the record of one channel; coming back to `open` counts as a reconnect. */
export function createHealthRecord(clock: () => Instant): HealthRecord {
  let wasOpen = false
  let health: ChannelHealth = { state: 'connecting', since: clock(), reconnects: 0 }
  return {
    read: () => health,
    heard: () => {
      health = { ...health, lastInboundAt: clock() }
    },
    become: (state, trouble) => {
      const { troubles: _, ...before } = health
      const isNew = state !== before.state
      health = {
        ...before,
        state,
        since: isNew ? clock() : before.since,
        reconnects: before.reconnects + (isNew && state === 'open' && wasOpen ? 1 : 0),
        ...(trouble !== undefined && { troubles: [trouble] }),
      }
      wasOpen ||= state === 'open'
    },
  }
}
