/** WhatsApp as a channel. Baileys is heavy and is loaded only when WhatsApp is wanted. */
import type { Agent } from 'node:https'
import type { Logger } from 'pino'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { breakLease } from '#db/leases.ts'
import type { Share } from '#db/shares.ts'
import { type Channel, type ChannelHealth, type Intake, MAIN_ACCOUNT } from '../channel.ts'

export interface WhatsAppOptions {
  readonly db: Db
  /** Resolves when the events are committed, each (chat, message id) once. */
  readonly intake: Intake
  /** Encrypts everything that the account leaves in the database. */
  readonly secretKey: string
  /** Names the number among several of the office, and its rows. `main` by default. */
  readonly account?: string
  /** WhatsApp's own by default; a local server's for trying and testing. */
  readonly wsUrl?: string
  /** Trusts a local server's media host. */
  readonly fetchAgent?: Agent
  /** WhatsApp Web's version; Baileys' own by default. */
  readonly version?: readonly [number, number, number]
  readonly log: Logger
  readonly clock: () => Instant
  /** A message of ours reached its phone, or was read. May come more than once. */
  readonly onFate?: (messageId: string, fate: 'delivered' | 'read') => void
  /** Phone numbers and LIDs that turned out to be the same person. May come more than once. */
  readonly onAliases?: (pairs: readonly { readonly pn: string; readonly lid: string }[]) => Promise<void>
  /** The security key of this account has changed. May come more than once. */
  readonly onNewKey?: (jid: string) => void
  /** A stored picture by its SHA-256; rejects when there is none. */
  readonly picture: (sha256: string) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>
  /** A stored document by its SHA-256; rejects when there is none. */
  readonly file: (sha256: string) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>
  /** The usual pause between two messages to one chat; 600 by default, 0 for none. */
  readonly gapMs?: number
  /** Messages a second to all chats together; 10 by default, no limit when `gapMs` is 0. */
  readonly perSecond?: number
  /** How long WhatsApp may take to confirm a message; 15 seconds by default. */
  readonly ackTimeoutMs?: number
  /** How long WhatsApp may take to answer a question; 10 seconds by default. */
  readonly queryTimeoutMs?: number
  /** How long an attempt to connect may take; 30 seconds by default. */
  readonly watchdogMs?: number
  /** How long the lease lasts without renewal; 10 seconds by default. */
  readonly leaseMs?: number
  /** How many of the office's numbers this process may hold; all that nobody else holds when left out. */
  readonly share?: Share | undefined
  /**
   * No other process can use this database (PGlite): the lease that a killed process left behind is taken at once,
   * instead of waiting for its end.
   */
  readonly alone?: boolean
}

/** For the operator's eyes only: whoever scans this QR or types this code reads every chat. */
interface Pairing {
  readonly state: ChannelHealth['state']
  readonly qr?: string
  readonly code?: string
}

export interface WhatsAppChannel extends Channel {
  readonly account: string
  pairing(): Pairing
  /** A code to type on the phone instead of scanning. Rejects unless the state is `pairing`. */
  requestPairingCode(number: string): Promise<string>
}

/** Starts connecting and returns at once; `health()` and `pairing()` tell how it goes. */
export async function connectWhatsApp(options: WhatsAppOptions): Promise<WhatsAppChannel> {
  const [{ openWhatsApp }, { leaseName }] = await Promise.all([import('./channel.ts'), import('./supervisor.ts')])
  if (options.alone) await breakLease(options.db, leaseName(options.account ?? MAIN_ACCOUNT))
  return openWhatsApp(options)
}
