/** Prometheus text: what waits, what was handled, how the channels are. Counts and ages, nobody's data. */
import type { Channel } from '#bots/channel.ts'
import type { Database } from '#db/client.ts'
import { messageCounts } from '#db/metrics.ts'
import { inTime } from './in-time.ts'

interface House {
  readonly database: Database
  readonly channels: () => readonly Channel[]
  readonly clock: () => number
}

/** The whole page of `/metrics`. */
export async function metrics({ database, channels, clock }: House): Promise<string> {
  const counts = await inTime(messageCounts(database.db))
  const lines = [
    '# HELP pesan_database_up Whether the database answers.',
    '# TYPE pesan_database_up gauge',
    `pesan_database_up ${counts ? 1 : 0}`,
    '# HELP pesan_messages Messages by box and status.',
    '# TYPE pesan_messages gauge',
    ...(counts ?? []).map(({ box, status, count }) => `pesan_messages{box="${box}",status="${status}"} ${count}`),
    '# HELP pesan_channel_open Whether a channel is open.',
    '# TYPE pesan_channel_open gauge',
    ...channels().map(
      (channel) => `pesan_channel_open{${labels(channel)}} ${channel.health().state === 'open' ? 1 : 0}`,
    ),
    '# HELP pesan_channel_reconnects_total Times that a channel had to connect again.',
    '# TYPE pesan_channel_reconnects_total counter',
    ...channels().map((channel) => `pesan_channel_reconnects_total{${labels(channel)}} ${channel.health().reconnects}`),
    '# HELP pesan_channel_silent_seconds Time since the last inbound event.',
    '# TYPE pesan_channel_silent_seconds gauge',
    ...channels().flatMap((channel) => {
      const { lastInboundAt } = channel.health()
      return lastInboundAt === undefined
        ? []
        : [`pesan_channel_silent_seconds{${labels(channel)}} ${Math.round((clock() - lastInboundAt) / 1000)}`]
    }),
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
  ]
  return `${lines.join('\n')}\n`
}

function labels({ name, account }: Channel): string {
  return `channel="${name}"${account ? `,account="${account}"` : ''}`
}
