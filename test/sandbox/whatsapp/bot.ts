import {
  type AuthenticationState,
  addTransactionCapability,
  type BaileysEventMap,
  initAuthCreds,
  makeWASocket,
  type SignalDataSet,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  type WAMessage,
} from '@whiskeysockets/baileys'
import type { LocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { silentLogger } from '#sandbox/whatsapp/silence.ts'

export const BOT = '6281100000001'

/** What a bot keeps between connections. */
type Auth = AuthenticationState

export function createAuth(): Auth {
  const creds = initAuthCreds()
  const data = new Map<string, unknown>()
  const keys: SignalKeyStore = {
    get: (type, ids) =>
      Object.fromEntries(
        ids.flatMap((id) => (data.has(`${type}/${id}`) ? [[id, data.get(`${type}/${id}`)]] : [])),
      ) as never,
    set(changes: SignalDataSet) {
      for (const [type, entries] of Object.entries(changes)) {
        for (const [id, value] of Object.entries(entries)) {
          if (value === null) data.delete(`${type}/${id}`)
          else data.set(`${type}/${id}`, value)
        }
      }
    },
  }
  return { creds, keys: addTransactionCapability(keys, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 10 }) }
}

type Update = BaileysEventMap['connection.update']
type Upsert = { readonly message: WAMessage; readonly type: 'notify' | 'append' }

/** A real client of the library, with what it emitted kept in order. */
export interface Bot {
  readonly sock: ReturnType<typeof makeWASocket>
  readonly auth: Auth
  readonly upserts: readonly Upsert[]
  /** Resolves with the first connection update, past or future, that `test` accepts. */
  update(test: (update: Update) => boolean): Promise<Update>
  /** Resolves with the first message, past or future, that `test` accepts. */
  message(test: (upsert: Upsert) => boolean): Promise<Upsert>
  event<Name extends keyof BaileysEventMap>(
    name: Name,
    test: (event: BaileysEventMap[Name]) => boolean,
  ): Promise<BaileysEventMap[Name]>
  /** The status code with which the connection closes. */
  closed(): Promise<number | undefined>
  end(): Promise<void>
}

export function startBot(wa: LocalWhatsApp, auth = createAuth(), config: Partial<UserFacingSocketConfig> = {}): Bot {
  const sock = makeWASocket({
    auth,
    waWebSocketUrl: wa.wsUrl,
    fetchAgent: wa.fetchAgent,
    logger: silentLogger,
    markOnlineOnConnect: false,
    syncFullHistory: false,
    emitOwnEvents: false,
    connectTimeoutMs: 1500,
    retryRequestDelayMs: 10,
    ...config,
  })
  const updates: Update[] = []
  const upserts: Upsert[] = []
  const watchers = new Set<() => void>()
  const wake = () => {
    for (const watcher of [...watchers]) watcher()
  }
  sock.ev.on('creds.update', (update) => void Object.assign(auth.creds, update))
  sock.ev.on('connection.update', (update) => {
    updates.push(update)
    wake()
  })
  sock.ev.on('messages.upsert', ({ messages, type }) => {
    for (const message of messages) upserts.push({ message, type })
    wake()
  })
  const first = <T>(list: readonly T[], test: (item: T) => boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the bot saw no such thing')), 8000)
      const look = () => {
        const found = list.find(test)
        if (found === undefined) return
        clearTimeout(timer)
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  const update = (test: (update: Update) => boolean) => first(updates, test)
  return {
    sock,
    auth,
    upserts,
    update,
    message: (test) => first(upserts, test),
    event: (name, test) => new Promise((resolve) => sock.ev.on(name, (event) => void (test(event) && resolve(event)))),
    async closed() {
      const { lastDisconnect } = await update(({ connection }) => connection === 'close')
      const error = lastDisconnect?.error as { output?: { statusCode?: number } } | undefined
      return error?.output?.statusCode
    },
    end: async () => sock.end(undefined),
  }
}

/** Links a new client by QR and logs it in again, as a bot does at its first start. */
export async function pairedBot(
  wa: LocalWhatsApp,
  { number = BOT, ...config }: Partial<UserFacingSocketConfig> & { number?: string } = {},
): Promise<Bot> {
  const auth = createAuth()
  const fresh = startBot(wa, auth, config)
  const { qr = '' } = await fresh.update((update) => update.qr !== undefined)
  await wa.scanQr(qr, number)
  await fresh.closed()
  return openBot(wa, auth, config)
}

/** Logs in with known credentials and waits until the connection is open. */
export async function openBot(
  wa: LocalWhatsApp,
  auth: Auth,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<Bot> {
  const bot = startBot(wa, auth, config)
  await bot.update(({ connection }) => connection === 'open')
  return bot
}

/** The plain words of a message. */
export function textOf({ message }: WAMessage): string | null | undefined {
  return message?.conversation ?? message?.extendedTextMessage?.text
}
