/**
 * The sandbox: a Telegram and a WhatsApp of one's own with a cast of made-up people, and a page to act as any of them.
 * The bots are given addresses and a token as for the real messengers and cannot tell the difference.
 */
import { mkdir } from 'node:fs/promises'
import type { Agent } from 'node:https'
import path from 'node:path'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { openRoster, type Roster, type SandboxPerson } from './roster.ts'
import { type Slot, sandboxRoutes } from './routes.ts'
import { startLocalTelegram } from './telegram/server.ts'
import { startLocalWhatsApp } from './whatsapp/server.ts'

export type { SandboxPerson } from './roster.ts'

export interface SandboxOptions {
  readonly dataDir: string
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly log: Logger
  /** Everybody there is to act as; the database must know them by these ids and numbers. */
  readonly cast: readonly SandboxPerson[]
  /** Codes of the three people that the page begins with. */
  readonly starting: { readonly officer: string; readonly vendor: string; readonly admin: string }
  /** Names besides the loopback ones under which the page may be opened, without a port. */
  readonly hostNames?: readonly string[]
}

export interface Sandbox {
  readonly telegram: { readonly token: string; readonly apiRoot: string; readonly username: string }
  readonly whatsapp: {
    readonly number: string
    readonly wsUrl: string
    readonly fetchAgent: Agent
    /** Scans the QR that the WhatsApp client shows, as the operator would with the office's phone. */
    link(qr: string): Promise<void>
  }
  readonly phones: Roster
  /** The page and what it talks to, for `/` and `/sandbox/*`. */
  routes(): Hono
  close(): Promise<void>
}

/** Nobody owns these: the local servers take any, and the real ones would refuse them. */
const BOT = { token: '7000000001:sandbox-of-pesan', username: 'pesan_bot', name: 'Pesan', number: '6280010000001' }

/** Opens both messengers with what was said in them before; they listen on loopback ports of their own. */
export async function openSandbox({ dataDir, clock: now, log, ...options }: SandboxOptions): Promise<Sandbox> {
  const folder = path.join(dataDir, 'sandbox')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [telegram, whatsapp] = await Promise.all([
    startLocalTelegram({ stateFile: path.join(folder, 'telegram.json'), now }),
    startLocalWhatsApp({
      stateFile: path.join(folder, 'whatsapp.json'),
      now,
      onError: (error) =>
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'local WhatsApp stumbled'),
    }),
  ])
  telegram.addBot({ ...BOT, inlineFeedback: true })
  const phones = openRoster(options.cast, telegram, whatsapp, BOT.number)
  const closing = new AbortController()
  const routes = sandboxRoutes({
    phones,
    slots: slotsOf(options.starting),
    bot: { name: BOT.name, username: BOT.username },
    hostNames: options.hostNames ?? [],
    closing: closing.signal,
  })
  return {
    telegram: { token: BOT.token, apiRoot: telegram.apiRoot, username: BOT.username },
    whatsapp: {
      number: BOT.number,
      wsUrl: whatsapp.wsUrl,
      fetchAgent: whatsapp.fetchAgent,
      link: (qr) => whatsapp.scanQr(qr, BOT.number),
    },
    phones,
    routes: () => routes,
    async close() {
      closing.abort()
      await Promise.all([telegram.close(), whatsapp.close()])
    },
  }
}

function slotsOf({ officer, vendor, admin }: SandboxOptions['starting']): readonly Slot[] {
  return [
    { slot: 'officer', messenger: 'telegram', person: officer },
    { slot: 'vendor', messenger: 'whatsapp', person: vendor },
    { slot: 'admin', messenger: 'telegram', person: admin },
  ]
}
