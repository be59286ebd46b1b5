/** The parts of the WhatsApp channel, put together. */

import type { WASocket } from '@whiskeysockets/baileys'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import { purgeWhatsApp, readSent } from '#db/whatsapp.ts'
import { type ChannelHealth, type Incoming, MAIN_ACCOUNT } from '../channel.ts'
import { createAcks } from './acks.ts'
import { openAuthState } from './auth-state.ts'
import { createBreaker } from './breaker.ts'
import { createComposer, decodeSent } from './compose.ts'
import type { WhatsAppChannel, WhatsAppOptions } from './connect.ts'
import { createInlet } from './inlet.ts'
import { createJournal } from './journal.ts'
import { fetchMedia } from './media.ts'
import { hearNewKeys } from './new-keys.ts'
import { createPace } from './pace.ts'
import { capabilities } from './render.ts'
import { restrictions } from './restrictions.ts'
import { createSender } from './send.ts'
import { errorFacts, libraryLogger, silenceSignal } from './silence.ts'
import { createSocketFactory, ownJids } from './socket.ts'
import { supervise } from './supervisor.ts'
import { createVault } from './vault.ts'

const SWEEP_MS = 60_000

/** The library's log, after libsignal has been kept from printing keys. */
function silenced(log: WhatsAppOptions['log']) {
  silenceSignal()
  return libraryLogger(log)
}

/** Builds the channel and starts connecting. */
export function openWhatsApp(options: WhatsAppOptions): WhatsAppChannel {
  const { db, secretKey, account = MAIN_ACCOUNT, clock, log, gapMs = 600 } = options
  const { watchdogMs, leaseMs, share } = options
  const logger = silenced(log)
  const vault = createVault(secretKey, account)
  const own = { db, account, vault, clock }
  const breaker = createBreaker(clock)
  const limits = restrictions(clock)
  const pace = createPace({ gapMs, perSecond: options.perSecond ?? (gapMs === 0 ? Number.POSITIVE_INFINITY : 10) })
  const acks = createAcks(options.onFate ?? (() => undefined))
  let lastInboundAt: number | undefined

  const unexpected = (what: string, error: unknown) => log.error(errorFacts(error), `whatsapp: ${what} failed`)
  const journal = createJournal({
    ...own,
    onArrival: () => {
      lastInboundAt = clock()
    },
    onFailed: (socket, error) => {
      unexpected('keeping a stanza', error)
      void socket.end(new Error('The journal did not take a stanza'))
    },
  })
  const inlet = createInlet({
    intake: (events) => options.intake(events.map((event) => ({ ...event, account }))),
    journal,
    clock,
    onFailed: (error) => {
      unexpected('intake', error)
      supervisor.restart(error)
    },
  })
  const makeSocket = createSocketFactory({
    logger,
    wsUrl: options.wsUrl,
    fetchAgent: options.fetchAgent,
    version: options.version && [...options.version],
    queryTimeoutMs: options.queryTimeoutMs,
    getMessage: async (id) => {
      const sent = await readSent(db, account, id)
      return sent && decodeSent(vault, id, sent.message)
    },
  })
  const onPairs: Parameters<typeof openAuthState>[0]['onPairs'] = (pairs) => {
    options.onAliases?.(pairs).catch((error: unknown) => unexpected('noting aliases', error))
  }
  const supervisor = supervise({
    ...{ db, account, clock, watchdogMs, leaseMs, share },
    openAuth: () => openAuthState({ ...own, onPairs, onWriteFailed: (error) => supervisor.restart(error) }),
    openSocket: (auth) => dress(makeSocket(auth)),
    onUnexpected: unexpected,
  })
  /** Puts everything that listens on a new socket. */
  const dress = (socket: WASocket) => {
    const me = () => ownJids(socket)
    inlet.attach(socket, me)
    acks.attach(socket)
    limits.attach(socket)
    hearNewKeys(socket, me, (jid) => options.onNewKey?.(jid))
    return { socket, guarded: journal.guard(socket, me) }
  }
  const sweep = setInterval(() => {
    if (!supervisor.open()) return
    const swept = inlet.sweep().then(() => purgeWhatsApp(db, account, clock()))
    swept.catch((error: unknown) => unexpected('sweeping', error))
  }, SWEEP_MS).unref()

  const compose = createComposer({ db, account, vault, logger, picture: options.picture, file: options.file })
  const held = () => (breaker.open ? [{ code: 'first-messages-held' } as const] : [])
  const health = () => told(supervisor.health(), lastInboundAt, [...held(), ...limits.troubles()])
  return {
    name: 'whatsapp',
    account,
    capabilities,
    send: createSender({
      ...own,
      acks,
      pace,
      breaker,
      compose,
      socket: () => supervisor.open(),
      ackTimeoutMs: options.ackTimeoutMs,
      onUnexpected: unexpected,
    }),
    acknowledge: (incoming) => markRead(supervisor.open(), incoming),
    fetchMedia: (handle, maxBytes) =>
      fetchMedia(supervisor.open(), handle, maxBytes, options.wsUrl && new URL(options.wsUrl).hostname),
    health,
    pairing: () => ({ state: supervisor.health().state, ...supervisor.pairing() }),
    requestPairingCode: (number) => supervisor.requestPairingCode(number),
    async stopIntake() {
      await supervisor.stopIntake()
      await inlet.drained()
    },
    async close() {
      clearInterval(sweep)
      await supervisor.stopIntake()
      await inlet.drained()
      await pace.idle()
      await supervisor.stop()
    },
  }
}

/** Blue ticks: they know that it was read by the one who answers. */
async function markRead(socket: WASocket | undefined, { address, group, sender, messageId }: Incoming): Promise<void> {
  try {
    const participant = group ? { participant: sender.ids[0] } : {}
    await socket?.readMessages([{ remoteJid: address.chat, id: messageId, fromMe: false, ...participant }])
  } catch {
    // A tick that stays grey does nobody harm.
  }
}

/** The connection's health, with everything else that an operator should know. */
function told(
  { troubles = [], ...state }: ChannelHealth,
  lastInboundAt: number | undefined,
  others: readonly ChannelTrouble[],
): ChannelHealth {
  const all = [...troubles, ...others]
  return {
    ...state,
    ...(lastInboundAt === undefined ? {} : { lastInboundAt }),
    ...(all.length === 0 ? {} : { troubles: all }),
  }
}
