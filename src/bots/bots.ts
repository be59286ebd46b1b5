/**
 * The bots as one thing: durable intake, the pump, the sender, and the clock. Channels come and go beside it; what
 * arrived is handled and what was decided is sent, whichever process does it.
 */
import type { Instant } from '#core/calendar.ts'
import type { Outage } from '#core/outage.ts'
import type { Surroundings } from '#core/oversight/digest.ts'
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import type { Database, Db } from '#db/client.ts'
import { noteFate, queuedCount } from '#db/outbox.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import type { PaperDesk } from '#papers/desk.ts'
import { openAlarms } from './alarms.ts'
import { type Channel, type ChannelName, channelFor, type Incoming, type Intake } from './channel.ts'
import { startClerk } from './clerk.ts'
import type { Office } from './dialog/flow.ts'
import { startPump } from './dialog/pump.ts'
import { kindOf } from './failure.ts'
import { bringsFile, startFetcher } from './fetcher.ts'
import { FLOWS } from './flows/index.ts'
import { returnQuiet } from './handover-ends.ts'
import { openIntake } from './intake.ts'
import { noteNewKey } from './new-key.ts'
import { officeReader } from './office.ts'
import { startSender } from './sender.ts'
import { findAnotherWay } from './undeliverable.ts'
import { keepWatch, type Watch } from './watch.ts'

export interface BotsOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly zone: string
  readonly links: () => Office['links']
  /** Where papers are made; closed by whoever opened it. Without one they wait for a process that has it. */
  readonly desk?: PaperDesk
  /** Seals what must not lie open in the database. */
  readonly secretKey: string
  /** What the operator should change about this installation, for the admins' summary. */
  readonly warnings?: () => readonly OperatorWarning[]
  /** Names this process among others on the same database. */
  readonly name: string
  readonly onFault: (fault: { what: string; inboxId?: number; kind: string }) => void
  /** Nobody was there for a while, the house or one messenger. */
  readonly onOutage?: (outage: Outage & { readonly channel?: string }) => void
  /** How often the clock looks at orders; 5 seconds by default. */
  readonly tickMs?: number
  /** How long photos are waited for that belong to the last one, in milliseconds. */
  readonly albumQuietMs?: number
}

export interface Bots {
  readonly intake: Intake
  /** Adds a channel: from now on its messages are sent. */
  open(channel: Channel): void
  readonly channels: () => readonly Channel[]
  onFate(messageId: string, fate: 'delivered' | 'read'): void
  /** The security key of whoever has this name on a messenger has changed. */
  onNewKey(channel: ChannelName, name: string): void
  /** Lets the clock act now, instead of at its next tick. */
  tick(): Promise<void>
  /** Resolves when everything that arrived is handled and everything that can be sent is sent. */
  idle(): Promise<void>
  /** Finishes what is in flight, sends what is decided (for at most `flushMs`), and stops. */
  drain(flushMs?: number): Promise<void>
  readonly office: (db: Db) => Promise<Office>
  readonly surroundings: () => Surroundings
}

/** A message this old may be the first one after a gap. */
const LATE = 60_000

/** Starts everything but the channels. */
export async function startBots(options: BotsOptions): Promise<Bots> {
  const { database, clock, name } = options
  const { db } = database
  const channels: Channel[] = []
  const safe = accountSafe(options.secretKey)
  const read = officeReader(options.zone, options.links, safe)
  const surroundings = () => ({
    // Of a connection that another process holds, this one knows nothing.
    channels: channels.map((channel) => stateOf(channel, channels)).filter(({ state }) => state !== 'standby'),
    warnings: options.warnings?.() ?? [],
  })
  const office = async (tx: Db): Promise<Office> => {
    return { ...(await read(tx, clock())), surroundings: surroundings(), outages: watch.recent }
  }
  const onFault = (fault: { what: string; inboxId?: number; error: unknown }) => {
    const { error, ...facts } = fault
    options.onFault({ ...facts, kind: kindOf(error) })
  }
  const watch: Watch = keepWatch({
    database,
    office,
    channels: () => [...channels.values()],
    onOutage: (outage) => options.onOutage?.(outage),
  })
  const { albumQuietMs: quietMs } = options
  const quiet = quietMs === undefined ? {} : { quietMs }
  const fetcher = await startFetcher({ database, clock, channels: () => channels, onFault, ...quiet })
  const sender = await startSender({
    database,
    clock,
    channels: () => channels,
    name,
    onFault,
    uncovered: safe.uncovered,
    onUndelivered: (tx, undelivered) => findAnotherWay(tx, undelivered, clock()),
  })
  const { desk } = options
  const clerk = desk && (await startClerk({ database, clock, desk, office, onFault, onPosted: () => sender.wake() }))
  // Before anything is handled: whoever waited is answered by somebody who knows that they did.
  await watch.look(clock())
  const pump = await startPump({
    database,
    clock,
    dialog: async (tx) => ({ flows: FLOWS, office: await office(tx) }),
    channel: (channel, account) => channelFor(channels, channel, account),
    onFault,
    sender,
  })
  const alarms = openAlarms({ database, office, onFault })
  const tick = async () => {
    await watch.look(clock())
    const rung = await alarms.ring(clock(), watch.absences(clock()))
    const told = await watch.report(clock())
    const returned = await returnQuiet(database, office, clock())
    if (rung + told + returned > 0) sender.wake()
  }
  let ticking: Promise<void> | undefined
  const timer = setInterval(() => {
    ticking ??= tick()
      .catch((error: unknown) => onFault({ what: 'clock', error }))
      .finally(() => {
        ticking = undefined
      })
  }, options.tickMs ?? 5_000)

  return {
    intake: openIntake(async (events) => {
      const late = events.filter(({ sentAt }) => clock() - sentAt > LATE)
      if (late.length > 0) await watch.look(clock(), new Set(late.map(({ address }) => address.channel)))
      await pump.take(events.map(asArrival))
      if (events.some(bringsFile)) fetcher.wake()
    }),
    open: (channel) => {
      channels.push(channel)
      sender.wake()
    },
    channels: () => channels,
    onFate: (messageId, fate) => {
      void noteFate(db, messageId, fate).catch((error: unknown) => onFault({ what: 'fate', error }))
    },
    onNewKey: (channel, name) => {
      noteNewKey(database, { channel, name }, clock()).then(
        (isTold) => isTold && sender.wake(),
        (error: unknown) => onFault({ what: 'a new security key', error }),
      )
    },
    tick,
    idle: async () => {
      await fetcher.idle()
      await pump.idle()
      await clerk?.idle()
      sender.wake()
      await sender.idle()
    },
    drain: async (flushMs = 5_000) => {
      clearInterval(timer)
      await ticking
      await fetcher.stop()
      await pump.stop()
      await clerk?.stop()
      await flushed(db, sender, flushMs)
      await sender.stop()
    },
    office,
    surroundings,
  }
}

async function flushed(db: Db, sender: { wake(): void; idle(): Promise<void> }, flushMs: number): Promise<void> {
  const until = Date.now() + flushMs
  sender.wake()
  await Promise.race([sender.idle(), new Promise((resolve) => setTimeout(resolve, flushMs).unref())])
  while (Date.now() < until && (await queuedCount(db)) > 0) {
    sender.wake()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function asArrival(incoming: Incoming) {
  const { address, group, messageId } = incoming
  return { channel: address.channel, chat: address.chat, group, messageId, incoming, hasFile: bringsFile(incoming) }
}

/** How a channel is; called by its account where there are several of its messenger. */
function stateOf({ name, account, health }: Channel, channels: readonly Channel[]) {
  const isOneOfSeveral = channels.filter((channel) => channel.name === name).length > 1
  return { name, ...(account && isOneOfSeveral ? { account } : {}), ...health() }
}
