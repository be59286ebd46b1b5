/** Is the house ready: the database answers, the channels are open and have been for a moment. */

import type { Channel } from '#bots/channel.ts'
import { troublesForOperator } from '#bots/language/messages/troubles-en.ts'
import type { Database } from '#db/client.ts'
import { ping } from '#db/metrics.ts'
import { inTime } from './in-time.ts'

/** A channel that opened a moment ago may be flapping. */
const STABLE_AFTER = 5_000

export interface Readiness {
  readonly ready: boolean
  readonly database: boolean
  readonly channels: readonly {
    readonly name: string
    /** Which of several numbers. */
    readonly account?: string
    readonly state: string
    readonly stable: boolean
    readonly lastInboundAt: string | null
    readonly reconnects: number
    readonly trouble: string | null
  }[]
}

/** Asked by `/readyz` and `pesan doctor`. */
export async function readiness(house: {
  readonly database: Database
  readonly channels: () => readonly Channel[]
  readonly clock: () => number
}): Promise<Readiness> {
  const database = (await inTime(ping(house.database.db).then(() => true))) ?? false
  const channels = house.channels().map((channel) => {
    const { state, since, lastInboundAt, reconnects, troubles } = channel.health()
    return {
      name: channel.name,
      ...(channel.account ? { account: channel.account } : {}),
      state,
      // Another process holds the connection: nothing is wrong with this one.
      stable: state === 'standby' || (state === 'open' && house.clock() - since >= STABLE_AFTER),
      lastInboundAt: lastInboundAt === undefined ? null : new Date(lastInboundAt).toISOString(),
      reconnects,
      trouble: troublesForOperator(troubles) ?? null,
    }
  })
  return { ready: database && channels.every((channel) => channel.stable), database, channels }
}
