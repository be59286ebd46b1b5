/**
 * A Telegram of one's own: the Bot API on a loopback port, as strict as the real one, and phones to hold at the other
 * end. The sandbox page and the end-to-end tests run on it; a bot only needs another `apiRoot`.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFaults, type FaultQueue } from './faults.ts'
import { createGroup, type GroupOptions, type LocalGroup } from './groups.ts'
import { type Machine, runReply, serve } from './http.ts'
import { createPhone, type PhoneOwner, type TelegramPhone } from './phones.ts'
import type { BotAccount, World } from './state.ts'
import { openStorage } from './storage.ts'
import { createPolls } from './updates.ts'
import { createPusher, type WebhookPusher } from './webhook.ts'

export type { Fault, FaultTarget } from './faults.ts'
export type { LocalGroup } from './groups.ts'
export type { InlineAnswer, PhoneOwner, Tapped, TelegramPhone } from './phones.ts'

export interface LocalTelegramOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly host?: string
  /** Where the story is kept over restarts; uploaded bytes go into a folder beside it. Without it all is forgotten. */
  readonly stateFile?: string
  /** The server's clock, epoch milliseconds. Waiting itself is real. */
  readonly now?: () => number
  /** The pause before a failed webhook delivery is tried again, in milliseconds; 1,000 by default, doubling. */
  readonly webhookRetryMs?: number
}

export interface BotOptions {
  /** `<number>:<secret>`; the number is the bot's user id. */
  readonly token: string
  readonly username: string
  readonly name: string
  /** BotFather's /setprivacy off: the bot reads everything in groups. */
  readonly readsAllGroupMessages?: boolean
  /** BotFather's /setinlinefeedback: the bot is told which inline result was chosen. */
  readonly inlineFeedback?: boolean
}

export interface LocalTelegram {
  /** For grammY's `client.apiRoot`. */
  readonly apiRoot: string
  /** Registers a bot as BotFather would; again with the same token changes nothing. */
  addBot(options: BotOptions): void
  /** A person's phone with one bot open on it; the only bot if `botUsername` is left out. */
  phone(owner: PhoneOwner, botUsername?: string): TelegramPhone
  /** A group of these people and a bot. An existing one is handed out again. */
  group(options: GroupOptions, botUsername?: string): LocalGroup
  readonly faults: Omit<FaultQueue, 'take' | 'checkPace'> & {
    /** The update that the bot confirmed last comes once more, under the same id. */
    repeatLastUpdate(botUsername?: string): void
    /** The next two updates to the webhook arrive in the wrong order. */
    deliverOutOfOrder(botUsername?: string): void
  }
  /** Resolves when every update is confirmed and no call is being answered. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Starts the server; it listens when the promise resolves. */
export async function startLocalTelegram(options: LocalTelegramOptions = {}): Promise<LocalTelegram> {
  const { host = '127.0.0.1', now = Date.now } = options
  const storage = await openStorage(options.stateFile)
  const world: World = {
    memory: storage.memory,
    contents: storage.contents,
    now,
    listeners: new Map(),
    waiting: new Map(),
    touched: storage.touched,
    wake: () => undefined,
  }
  const machine: Machine = { world, polls: createPolls(world), faults: createFaults(now), calls: 0 }
  const pusher = createPusher(world, {
    retryMs: options.webhookRetryMs ?? 1_000,
    onReply: (bot, reply) => runReply(machine, bot, reply),
  })
  world.wake = (bot) => {
    machine.polls.wake(bot)
    pusher.push(bot)
  }
  const server = createServer((request, response) => void serve(machine, request, response))
  // Longer than Node does by itself: a house in this process that computes for seconds should find its connections kept.
  server.keepAliveTimeout = 75_000
  const port = await listen(server, options.port ?? 0, host)
  for (const bot of world.memory.bots.values()) world.wake(bot)
  return controls(machine, pusher, `http://${host}:${port}`, async () => {
    pusher.close()
    machine.polls.endAll()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await storage.close()
  })
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function controls(machine: Machine, pusher: WebhookPusher, apiRoot: string, close: () => Promise<void>): LocalTelegram {
  const { world, faults } = machine
  return {
    apiRoot,
    addBot: (options) => addBot(world, options),
    phone: (owner, botUsername) => createPhone(world, botNamed(world, botUsername), owner),
    group: (options, botUsername) => createGroup(world, botNamed(world, botUsername), options),
    faults: {
      add: faults.add,
      limitSending: faults.limitSending,
      clear: faults.clear,
      repeatLastUpdate: (botUsername) => repeatLastUpdate(world, botNamed(world, botUsername)),
      deliverOutOfOrder: (botUsername) => pusher.swapNext(botNamed(world, botUsername)),
    },
    idle: () => idle(machine),
    close,
  }
}

function addBot({ memory, touched }: World, options: BotOptions): void {
  const id = Number(/^(\d+):\S+$/.exec(options.token)?.[1])
  if (!Number.isSafeInteger(id)) throw new TypeError('a bot token looks like 123456:secret')
  if (memory.bots.has(options.token)) return
  memory.bots.set(options.token, {
    token: options.token,
    user: {
      id,
      is_bot: true,
      first_name: options.name,
      username: options.username,
      can_join_groups: true,
      can_read_all_group_messages: options.readsAllGroupMessages ?? false,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
    inlineFeedback: options.inlineFeedback ?? false,
    nextUpdateId: 100_000_001,
    nextMessageId: 1,
    queue: [],
    commands: new Map(),
    settings: new Map(),
  })
  touched()
}

function botNamed({ memory }: World, username: string | undefined): BotAccount {
  const bots = [...memory.bots.values()]
  const bot = username === undefined ? bots[0] : bots.find(({ user }) => user.username === username)
  if (!bot) throw new Error(username === undefined ? 'add a bot first' : `there is no bot @${username}`)
  if (username === undefined && bots.length > 1) throw new Error('there are several bots: name one')
  return bot
}

function repeatLastUpdate(world: World, bot: BotAccount): void {
  if (!bot.lastConfirmed) throw new Error('the bot has not confirmed any update yet')
  bot.queue.unshift({ ...bot.lastConfirmed, repeated: true })
  world.wake(bot)
}

const IDLE_CHECK_MS = 5

async function idle(machine: Machine): Promise<void> {
  const { bots } = machine.world.memory
  const isBusy = () => machine.calls > 0 || [...bots.values()].some(({ queue }) => queue.length > 0)
  while (isBusy()) await new Promise((resolve) => setTimeout(resolve, IDLE_CHECK_MS))
}
