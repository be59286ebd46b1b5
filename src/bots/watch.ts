/**
 * Are we there? The house and each open messenger give a sign of life twice a minute; whoever gives the first one after
 * a gap writes down an outage. From it follow an honest word to those whose messages waited (dialog), time that is given
 * back (alarms), and one message to the admins when what waited has been dealt with.
 *
 * A machine that slept and a clock that was set forward look alike from inside, and are alike to those who waited.
 */
import { HOUR, type Instant, MINUTE } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { closeIncidentsOf, hasOpenIncidentOf, noteIncident } from '#db/incidents.ts'
import {
  lastSeen,
  noteTold,
  outageFigures,
  outagesSince,
  type RecordedOutage,
  signOfLife,
  untoldOutages,
} from '#db/outages.ts'
import type { Absences } from './alarms.ts'
import type { Channel, ChannelName } from './channel.ts'
import { tellAdmins } from './desk/announce.ts'
import type { Office } from './dialog/flow.ts'
import type { AwayFacts } from './language/messages/facts.ts'
import { openWork } from './work.ts'

/** What is older is in nobody's mind any more, and no order waits that long. */
const REMEMBERED = 60 * 24 * HOUR
const SIGN_EVERY = 30_000
/** What waited gets this long to be dealt with before deadlines count again and admins hear how it went. */
const SETTLES_FOR = MINUTE
/** They hear of it then at the latest, whatever still waits. */
const SETTLES_AT_MOST = 10 * MINUTE
/** A messenger that is away longer than this needs another way of working, and deadlines run again. */
const WAITED_FOR = 24 * HOUR
const DEFAULT_GAP_MINUTES = 15

export interface WatchOptions {
  readonly database: Database
  readonly office: (db: Db) => Promise<Office>
  readonly channels: () => readonly Channel[]
  /** One was found and written down: for the log. */
  readonly onOutage: (outage: RecordedOutage) => void
}

export interface Watch {
  /** Gives a sign of life; `heardFrom` are messengers that have just brought something, whatever their state says. */
  look(now: Instant, heardFrom?: ReadonlySet<string>): Promise<void>
  /** Tells the admins what there is to tell. Answers how many things that were. */
  report(now: Instant): Promise<number>
  readonly recent: readonly (AwayFacts & { readonly id: number })[]
  absences(now: Instant): Absences
}

/** The watch of one process. */
export function keepWatch({ database, office, channels, onOutage }: WatchOptions): Watch {
  const { db } = database
  let recent: readonly RecordedOutage[] = []
  /** When the last sign was given: by the house, and by each messenger. */
  const signed = new Map<string, Instant>()
  let away: ReadonlySet<string> = new Set()
  /** What has been told of each messenger, or found to be told: looked up only when it changes. */
  const told = new Map<string, 'away' | 'there'>()

  const gapMs = async () => {
    const minutes = (await office(db)).ruleValues.get('outage.gap-minutes')
    return (typeof minutes === 'number' ? minutes : DEFAULT_GAP_MINUTES) * MINUTE
  }
  const isDue = (name: string, now: Instant) => {
    const at = signed.get(name)
    return at === undefined || now - at >= SIGN_EVERY || now < at
  }
  const sign = async (now: Instant, heardFrom: ReadonlySet<string>) => {
    const gap = await gapMs()
    const present = channels().filter((channel) => heardFrom.has(channel.name) || channel.health().state === 'open')
    const found = [await signOfLife(db, { gapMs: gap, now })]
    for (const { name } of present) found.push(await signOfLife(db, { channel: name, gapMs: gap, now }))
    for (const outage of found) if (outage) onOutage(outage)
    recent = await outagesSince(db, now - REMEMBERED)
    for (const name of ['', ...present.map((channel) => channel.name)]) signed.set(name, now)
    away = await awayNow(now, gap, new Set(present.map(({ name }) => name)))
  }
  /** Messengers that were there before and are not now, in none of our processes. */
  const awayNow = async (now: Instant, gap: number, present: ReadonlySet<string>) => {
    const missing = new Set<string>()
    for (const channel of channels().filter(({ name }) => !present.has(name))) {
      const { name } = channel
      const seen = await lastSeen(db, name)
      const patience = ['stopped', 'pairing'].includes(channel.health().state) ? 2 * SIGN_EVERY : gap
      if (seen !== undefined && now - seen > patience && now - seen <= WAITED_FOR) missing.add(name)
    }
    return missing
  }
  const reportChannels = async (now: Instant) => {
    let reports = 0
    for (const channel of channels()) {
      const isAway = away.has(channel.name)
      const state = isAway ? 'away' : channel.health().state === 'open' ? 'there' : undefined
      if (state === undefined || told.get(channel.name) === state) continue
      if (isAway) reports += await reportLoss(db, channel, now)
      else await closeIncidentsOf(db, lossOf(channel.name), now)
      told.set(channel.name, state)
    }
    return reports
  }
  return {
    look: async (now, heardFrom = new Set()) => {
      // A messenger that has just opened is there from now on, however soon it is lost again.
      const open = channels().filter((channel) => channel.health().state === 'open')
      const there = ['', ...heardFrom, ...open.map(({ name }) => name)]
      if (there.some((name) => isDue(name, now))) await sign(now, heardFrom)
    },
    report: async (now) => (await reportBack(db, now)) + (await reportChannels(now)),
    get recent() {
      return recent.map(withName)
    },
    absences: (now) => ({ outages: recent, isAway: away.size > 0, isSettling: recent.some(settlesAt(now)) }),
  }
}

const settlesAt = (now: Instant) => (outage: RecordedOutage) => outage.to <= now && now < outage.to + SETTLES_FOR

const withName = ({ channel, ...outage }: RecordedOutage) =>
  channel === undefined ? outage : { ...outage, channel: channel as ChannelName }

/** Once per outage, by whichever process is first, when nothing of what waited is left. */
async function reportBack(db: Db, now: Instant): Promise<number> {
  let told = 0
  for (const outage of await untoldOutages(db)) {
    const age = now - outage.to
    if (settlesAt(now)(outage)) continue
    const figures = await outageFigures(db, outage)
    const isSettled = figures.handled + figures.setAside >= figures.waited
    if (!isSettled && age < SETTLES_AT_MOST) continue
    told += await db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db
      if (!(await noteTold(tx, outage.id, now))) return 0
      const work = openWork(tx, now)
      await tellAdmins(work, (t) => ({ text: t.away.summary(withName(outage), figures) }))
      await work.flush()
      return 1
    })
  }
  return told
}

/** A messenger that is away is an open incident until it is back; the admins hear of it once, on another one. */
async function reportLoss(db: Db, channel: Channel, now: Instant): Promise<number> {
  const { name } = channel
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const since = await lastSeen(tx, name)
    if (since === undefined || (await hasOpenIncidentOf(tx, lossOf(name)))) return 0
    await noteIncident(tx, { kind: lossOf(name), facts: { since } }, now)
    const work = openWork(tx, now)
    await tellAdmins(work, (t) => ({ text: t.away.lost(name, since, channel.health().troubles) }))
    await work.flush()
    return 1
  })
}

const lossOf = (channel: string) => `${channel}-away`
