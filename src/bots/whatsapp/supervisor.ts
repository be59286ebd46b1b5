/**
 * Keeps one connection to WhatsApp: only while this process holds the lease, one socket at a time, a new one for every
 * attempt, and after each close whatever the table in disconnect.ts says. Never logs out.
 */
import { randomUUID } from 'node:crypto'
import type { ConnectionState, WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { keepLease, type LeaseKeeper } from '#db/leases.ts'
import type { Share } from '#db/shares.ts'
import { wipeWhatsAppKeys } from '#db/whatsapp.ts'
import type { ChannelHealth } from '../channel.ts'
import type { AuthState } from './auth-state.ts'
import { afterDisconnect, backoff } from './disconnect.ts'
import type { GuardedSocket } from './journal.ts'
import { sessionsIdle } from './signal.ts'
import { statusOf } from './silence.ts'
import { abandonQueries, keysOf } from './socket.ts'
import { createStatus } from './status.ts'
import { VaultLocked } from './vault.ts'

export interface SupervisorOptions {
  readonly db: Db
  readonly account: string
  readonly clock: () => Instant
  readonly openAuth: () => Promise<AuthState>
  /** Makes the socket and puts the journal and all listeners on it. */
  readonly openSocket: (auth: AuthState) => { readonly socket: WASocket; readonly guarded: GuardedSocket }
  readonly onUnexpected: (what: string, error: unknown) => void
  /** Ends an attempt that neither opens nor asks to be paired in this time; Baileys itself can wait for ever. */
  readonly watchdogMs?: number | undefined
  readonly leaseMs?: number | undefined
  /** What this process may hold of the office's numbers. */
  readonly share?: Share | undefined
}

export interface Supervisor {
  /** The socket, while it is open. */
  open(): WASocket | undefined
  health(): Pick<ChannelHealth, 'state' | 'since' | 'reconnects' | 'troubles'>
  pairing(): { readonly qr?: string; readonly code?: string }
  /** Rejects unless the connection waits to be paired. */
  requestPairingCode(number: string): Promise<string>
  /** Ends the present socket, because of something that went wrong on our side; another follows. */
  restart(error: unknown): void
  /** Takes no more messages. */
  stopIntake(): Promise<void>
  /** Ends the socket, saves the credentials, gives the lease back. */
  stop(): Promise<void>
}

const WATCHDOG_MS = 30_000
/** A standby takes over within 4/3 of it. */
const LEASE_MS = 10_000
/** Open for this long counts as stable: the next disconnection starts its back-off afresh. */
const STABLE_MS = 30_000
/** How long is waited for the far end to say goodbye. */
const END_MS = 3_000

interface Attempt {
  readonly auth: AuthState
  readonly socket: WASocket
  readonly guarded: GuardedSocket
  readonly watchdog: NodeJS.Timeout
  openedAt?: Instant
}

/** Starts supervising; the first connection is made as soon as the lease is held. */
export function supervise(options: SupervisorOptions): Supervisor {
  const { clock, onUnexpected } = options
  const status = createStatus(clock)
  let attempt: Attempt | undefined
  /** Closes since the connection was last stable. */
  let attempts = 0
  let timer: NodeJS.Timeout | undefined
  let ending = false
  let intakeStopped = false
  let closing: Promise<void> = Promise.resolve()

  const mayConnect = () => !ending && !attempt && status.state !== 'stopped' && lease.held
  const schedule = (afterMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), afterMs)
  }
  const connect = async () => {
    if (!mayConnect()) return
    status.become('connecting')
    try {
      const auth = await options.openAuth()
      if (mayConnect()) attempt = begin(auth)
    } catch (error) {
      later('opening the WhatsApp account', error)
    }
  }
  /** Something of ours failed on the way to a connection, mostly the database. */
  const later = (what: string, error: unknown) => {
    onUnexpected(what, error)
    status.become('closed', error instanceof VaultLocked ? 'account-sealed' : 'account-unreadable')
    schedule(backoff(++attempts, Math.random()))
  }
  const begin = (auth: AuthState): Attempt => {
    const { socket, guarded } = options.openSocket(auth)
    const endWith = (why: string) => () => void socket.end(new Error(why))
    const watchdog = setTimeout(endWith('The connection did not open in time'), options.watchdogMs ?? WATCHDOG_MS)
    const mine = { auth, socket, guarded, watchdog }
    if (intakeStopped) void guarded.stop()
    socket.ev.on('creds.update', () => {
      auth.save().catch((error: unknown) => {
        onUnexpected('saving the credentials', error)
        endWith('The credentials could not be saved')()
      })
    })
    socket.ev.on('connection.update', (update) => onUpdate(mine, update))
    return mine
  }
  const onUpdate = (mine: Attempt, { connection, qr, lastDisconnect }: Partial<ConnectionState>) => {
    if (qr) {
      clearTimeout(mine.watchdog)
      status.become('pairing')
      status.show({ qr })
    }
    if (connection === 'open') opened(mine)
    if (connection === 'close') {
      const code = statusOf(lastDisconnect?.error)
      closing = closed(mine, code).catch((error: unknown) => later('closing the connection', error))
    }
  }
  const opened = (mine: Attempt) => {
    clearTimeout(mine.watchdog)
    mine.openedAt = clock()
    status.become('open', null)
    mine.guarded.replay().catch((error: unknown) => {
      onUnexpected('replaying the journal', error)
      void mine.socket.end(new Error('The journal could not be replayed'))
    })
  }
  const closed = async (mine: Attempt, code: number | undefined) => {
    clearTimeout(mine.watchdog)
    if (status.state === 'open') status.become('closed')
    await settle(mine, onUnexpected)
    attempt = undefined
    if (ending) return
    if (!lease.held) return status.become('standby', 'other-process')
    status.reconnected()
    if (mine.openedAt !== undefined && clock() - mine.openedAt >= STABLE_MS) attempts = 0
    const step = afterDisconnect(code, attempts++)
    if (step.act === 'stop') return status.become('stopped', step.trouble)
    if (step.act === 'pair-anew') {
      await wipeWhatsAppKeys(options.db, options.account)
      status.become('closed', step.trouble)
    }
    schedule(step.act === 'reconnect' ? step.afterMs : 0)
  }
  /** Resolves when nothing of the present socket is left. */
  const endSocket = async (why: Error | undefined) => {
    if (attempt) {
      // A dead connection takes half a minute to admit it; nobody waits for that.
      await Promise.race([attempt.socket.end(why), new Promise((resolve) => setTimeout(resolve, END_MS))])
      await (attempt ? settle(attempt, onUnexpected) : closing)
    }
    await closing
  }
  const lease: LeaseKeeper = keepLease(
    options.db,
    {
      name: leaseName(options.account),
      holder: randomUUID(),
      ttlMs: options.leaseMs ?? LEASE_MS,
      share: options.share,
    },
    {
      taken: () => void connect(),
      lost: async () => {
        clearTimeout(timer)
        // A connection that was stopped for good stays so, whoever holds the lease.
        if (status.state !== 'stopped') status.become('standby', 'other-process')
        await endSocket(new Error('Another process holds the WhatsApp lease'))
      },
    },
  )
  const standby = setTimeout(() => {
    if (!lease.held && status.state === 'connecting') status.become('standby', 'other-process')
  }, 1_000)

  return {
    open: () => (status.state === 'open' ? attempt?.socket : undefined),
    health: status.health,
    pairing: () => status.pairing,
    async requestPairingCode(number) {
      if (status.state !== 'pairing' || !attempt) throw new Error('WhatsApp is not waiting to be paired.')
      const code = await attempt.socket.requestPairingCode(number.replace(/\D/g, ''))
      status.show({ code })
      return code
    },
    restart: () => void attempt?.socket.end(new Error('Restarted after a failure of ours')),
    stopIntake: async () => {
      intakeStopped = true
      await attempt?.guarded.stop()
    },
    async stop() {
      ending = true
      clearTimeout(timer)
      clearTimeout(standby)
      await endSocket(undefined)
      await lease.release()
      status.become('off', null)
    },
  }
}

/** The lease of an account's connection. */
export function leaseName(account: string): string {
  return `whatsapp/${account}`
}

/** Nothing of the old socket may still touch the keys when the next one reads them. */
async function settle(
  { auth, guarded, socket }: Attempt,
  onUnexpected: SupervisorOptions['onUnexpected'],
): Promise<void> {
  abandonQueries(socket)
  const ends = await Promise.allSettled([guarded.stop(), sessionsIdle(keysOf(socket)), auth.save()])
  for (const end of ends) if (end.status === 'rejected') onUnexpected('closing the connection', end.reason)
}
