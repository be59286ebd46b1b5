/**
 * Keeps one connection to WhatsApp: only while this process holds the lease, one socket at a time, a new one for every
 * attempt, and after each close whatever the table in disconnect.ts says. Never logs out.
 */
import type { ConnectionState, WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { keepLease, type LeaseKeeper } from '#db/leases.ts'
import { wipeWhatsAppKeys } from '#db/whatsapp.ts'
import type { ChannelHealth } from '../channel.ts'
import type { AuthState } from './auth-state.ts'
import { afterDisconnect } from './disconnect.ts'
import type { GuardedSocket } from './journal.ts'
import { sessionsIdle } from './signal.ts'
import { statusOf } from './silence.ts'
import { abandonQueries, keysOf } from './socket.ts'
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
}

export interface Supervisor {
  /** The socket, while it is open. */
  open(): WASocket | undefined
  health(): Pick<ChannelHealth, 'state' | 'since' | 'reconnects' | 'trouble'>
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
const END_MS = 3_000
const STANDBY = 'Another Pesan process holds the WhatsApp connection; this one stands by.'

interface Attempt {
  readonly auth: AuthState
  readonly socket: WASocket
  readonly guarded: GuardedSocket
  readonly watchdog: NodeJS.Timeout
}

/** Starts supervising; the first connection is made as soon as the lease is held. */
export function supervise(options: SupervisorOptions): Supervisor {
  const { clock } = options
  let state: ChannelHealth['state'] = 'connecting'
  let since = clock()
  let trouble: string | undefined
  let pairing: { qr?: string; code?: string } = {}
  let attempt: Attempt | undefined
  let reconnects = 0
  let attempts = 0
  let openedAt: Instant | undefined
  let timer: NodeJS.Timeout | undefined
  let ending = false
  let intakeStopped = false
  let closing: Promise<void> = Promise.resolve()

  /** `why` undefined leaves the trouble as it is, null ends it. */
  const become = (next: ChannelHealth['state'], why?: string | null) => {
    if (next !== state) since = clock()
    state = next
    if (why !== undefined) trouble = why ?? undefined
    if (next !== 'pairing') pairing = {}
  }
  const schedule = (afterMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), afterMs)
  }
  const connect = async () => {
    if (ending || attempt || !lease.held) return
    become('connecting')
    try {
      const auth = await options.openAuth()
      if (ending || attempt || !lease.held) return
      attempt = begin(auth)
    } catch (error) {
      options.onUnexpected('opening the WhatsApp account', error)
      become('closed', error instanceof VaultLocked ? error.message : 'The stored WhatsApp account cannot be read now.')
      schedule(backoffOf(++attempts))
    }
  }
  const begin = (auth: AuthState): Attempt => {
    const { socket, guarded } = options.openSocket(auth)
    const watchdog = setTimeout(
      () => void socket.end(new Error('The connection did not open in time')),
      options.watchdogMs ?? WATCHDOG_MS,
    )
    const mine = { auth, socket, guarded, watchdog }
    if (intakeStopped) void guarded.stop()
    socket.ev.on('creds.update', () => {
      auth.save().catch((error: unknown) => {
        options.onUnexpected('saving the credentials', error)
        void socket.end(new Error('The credentials could not be saved'))
      })
    })
    socket.ev.on('connection.update', (update) => onUpdate(mine, update))
    return mine
  }
  const onUpdate = (mine: Attempt, { connection, qr, lastDisconnect }: Partial<ConnectionState>) => {
    if (qr) {
      clearTimeout(mine.watchdog)
      become('pairing')
      pairing = { ...pairing, qr }
    }
    if (connection === 'open') opened(mine)
    if (connection === 'close') closing = closed(mine, statusOf(lastDisconnect?.error))
  }
  const opened = (mine: Attempt) => {
    clearTimeout(mine.watchdog)
    openedAt = clock()
    become('open', null)
    mine.guarded.replay().catch((error: unknown) => {
      options.onUnexpected('replaying the journal', error)
      void mine.socket.end(new Error('The journal could not be replayed'))
    })
  }
  const closed = async (mine: Attempt, code: number | undefined) => {
    clearTimeout(mine.watchdog)
    if (state === 'open') become('closed')
    await settle(mine)
    attempt = undefined
    if (ending) return
    if (!lease.held) return become('closed', STANDBY)
    reconnects += 1
    attempts = openedAt !== undefined && clock() - openedAt >= STABLE_MS ? 0 : attempts
    openedAt = undefined
    const step = afterDisconnect(code, attempts)
    attempts += 1
    if (step.act === 'stop') return become('stopped', step.trouble)
    if (step.act === 'pair-anew') {
      await wipeWhatsAppKeys(options.db, options.account)
      become('closed', step.trouble)
    } else if (state === 'open') {
      become('closed')
    }
    schedule(step.act === 'reconnect' ? step.afterMs : 0)
  }
  /** Nothing of the old socket may still touch the keys when the next one reads them. */
  const settle = async ({ auth, guarded, socket }: Attempt) => {
    abandonQueries(socket)
    const ends = await Promise.allSettled([guarded.stop(), sessionsIdle(keysOf(socket)), auth.save()])
    for (const end of ends) if (end.status === 'rejected') options.onUnexpected('closing the connection', end.reason)
  }
  const lease: LeaseKeeper = keepLease(
    options.db,
    { name: `whatsapp/${options.account}`, holder: crypto.randomUUID(), ttlMs: options.leaseMs ?? LEASE_MS },
    {
      taken: () => void connect(),
      lost: () => {
        clearTimeout(timer)
        become('closed', STANDBY)
        void attempt?.socket.end(new Error('Another process holds the WhatsApp lease'))
      },
    },
  )
  const standby = setTimeout(() => {
    if (!lease.held && !ending) become('closed', STANDBY)
  }, 1_000)

  return {
    open: () => (state === 'open' ? attempt?.socket : undefined),
    health: () => ({ state, since, reconnects, ...(trouble === undefined ? {} : { trouble }) }),
    pairing: () => pairing,
    async requestPairingCode(number) {
      const digits = number.replace(/\D/g, '')
      if (state !== 'pairing' || !attempt) throw new Error('WhatsApp is not waiting to be paired.')
      const code = await attempt.socket.requestPairingCode(digits)
      pairing = { ...pairing, code }
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
      if (attempt) {
        // A dead connection takes half a minute to admit it; nobody waits for that on shutdown.
        await Promise.race([attempt.socket.end(undefined), new Promise((resolve) => setTimeout(resolve, END_MS))])
        await (attempt ? settle(attempt) : closing)
      }
      await closing
      await lease.release()
      become('off', null)
    },
  }
}

function backoffOf(attempts: number): number {
  const step = afterDisconnect(undefined, attempts)
  return step.act === 'reconnect' ? step.afterMs : 0
}
