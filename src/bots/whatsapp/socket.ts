/** One connection to WhatsApp, as Baileys makes it; the supervisor makes a new one for every attempt. */
import type { Agent } from 'node:https'
import makeWASocket, {
  Browsers,
  DEFAULT_CONNECTION_CONFIG,
  type GroupMetadata,
  jidNormalizedUser,
  makeCacheableSignalKeyStore,
  type proto,
  type SignalKeyStoreWithTransaction,
  type WASocket,
  type WAVersion,
} from '@whiskeysockets/baileys'
import type { AuthState } from './auth-state.ts'
import { createCache } from './cache.ts'
import { isNoChat } from './jids.ts'
import { makeRememberingRepository } from './signal.ts'
import type { LibraryLogger } from './silence.ts'

export interface SocketOptions {
  readonly logger: LibraryLogger
  readonly wsUrl?: string | undefined
  readonly fetchAgent?: Agent | undefined
  readonly version?: WAVersion | undefined
  readonly queryTimeoutMs?: number | undefined
  /** What was sent under an id, for phones that ask for it again; undefined when unknown, never made up. */
  readonly getMessage: (messageId: string) => Promise<proto.IMessage | undefined>
}

const MINUTE = 60_000
const QUERY_TIMEOUT_MS = 10_000

export type SocketFactory = (auth: AuthState) => WASocket

/**
 * What makes sockets for one account. The caches outlive the socket: who reconnects must not forget how often it has
 * asked for a message again. The cache of keys does not: a failed write may have left it ahead of the database.
 */
export function createSocketFactory(options: SocketOptions): SocketFactory {
  const { logger, wsUrl, fetchAgent, version, getMessage, queryTimeoutMs = QUERY_TIMEOUT_MS } = options
  const groups = createCache({ ttlMs: 60 * MINUTE, max: 500 })
  const caches = {
    msgRetryCounterCache: createCache({ ttlMs: 60 * MINUTE, max: 5_000 }),
    userDevicesCache: createCache({ ttlMs: 5 * MINUTE, max: 5_000 }),
    placeholderResendCache: createCache({ ttlMs: 60 * MINUTE, max: 1_000 }),
    callOfferCache: createCache({ ttlMs: 5 * MINUTE, max: 500 }),
  }
  return (auth) => {
    const socket: WASocket = makeWASocket({
      ...DEFAULT_CONNECTION_CONFIG,
      ...caches,
      auth: { creds: auth.creds, keys: makeCacheableSignalKeyStore(auth.keys, logger) },
      logger,
      ...(wsUrl === undefined ? {} : { waWebSocketUrl: wsUrl }),
      ...(fetchAgent === undefined ? {} : { fetchAgent }),
      ...(version === undefined ? {} : { version }),
      browser: Browsers.macOS('Chrome'),
      countryCode: 'ID',
      defaultQueryTimeoutMs: queryTimeoutMs,
      // Staff phones on the same number keep their notifications.
      markOnlineOnConnect: false,
      syncFullHistory: false,
      emitOwnEvents: false,
      generateHighQualityLinkPreview: false,
      // The key store repeats failed writes itself, and then ends the socket.
      transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
      shouldIgnoreJid: isNoChat,
      getMessage: async ({ id }) => (id ? getMessage(id) : undefined),
      cachedGroupMetadata: (jid) => groupMetadata(socket, jid),
      makeSignalRepository: makeRememberingRepository,
    })
    refreshGroups(socket)
    containRejections(socket, logger)
    return socket
  }

  /** Without it every message to a group asks WhatsApp first, which soon answers `rate-overlimit`. */
  async function groupMetadata(socket: WASocket, jid: string): Promise<GroupMetadata> {
    const known = await groups.get<GroupMetadata>(jid)
    if (known) return known
    const metadata = await socket.groupMetadata(jid)
    await groups.set(jid, metadata)
    return metadata
  }

  function refreshGroups({ ev }: WASocket): void {
    ev.on('group-participants.update', ({ id }) => void groups.del(id))
    ev.on('groups.update', (changed) => changed.forEach(({ id }) => void (id && groups.del(id))))
  }
}

/**
 * Baileys listens to its wire with async functions whose rejections nobody handles: one of them would end the process.
 * They end the connection at most, and only when the wire itself can no longer be read.
 */
function containRejections({ ws, end }: WASocket, logger: LibraryLogger): void {
  for (const event of ws.eventNames()) {
    const listeners = ws.listeners(event)
    ws.removeAllListeners(event)
    for (const listener of listeners) {
      ws.on(event, async (...given: unknown[]) => {
        try {
          await listener.apply(ws, given)
        } catch (error) {
          logger.error({ error }, `unhandled in '${String(event)}'`)
          if (event === 'message') await end(error instanceof Error ? error : undefined)
        }
      })
    }
  }
}

/** Our own jids on this socket, phone number first; none before it is paired. */
export function ownJids({ authState }: WASocket): string[] {
  const { id, lid } = authState.creds.me ?? {}
  return [id, lid].flatMap((jid) => (jid ? [jidNormalizedUser(jid)] : []))
}

/** The socket's keys; Baileys adds the transactions, but its type does not say so. */
export function keysOf({ authState }: WASocket): SignalKeyStoreWithTransaction {
  return authState.keys as SignalKeyStoreWithTransaction
}

/**
 * Fails what still waits for an answer on a socket that has ended. Baileys takes the listeners off before it closes, and
 * whatever asked last would wait for its time limit, holding the locks on the keys.
 */
export function abandonQueries({ ws }: WASocket): void {
  const error = Object.assign(new Error('Connection Closed'), { isBoom: true, output: { statusCode: 428 } })
  if (ws.listenerCount('error') > 0) ws.emit('error', error)
}
