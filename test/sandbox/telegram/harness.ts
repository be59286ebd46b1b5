import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Bot, type BotConfig, type Context, GrammyError, webhookCallback } from 'grammy'
import { afterEach } from 'vitest'
import {
  type BotOptions,
  type LocalTelegram,
  type LocalTelegramOptions,
  startLocalTelegram,
} from '#sandbox/telegram/server.ts'

export const TOKEN = '123456:secret'

const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** Runs at the end of the test, the last one first. */
export function atEnd(end: () => Promise<unknown>): void {
  endings.push(end)
}

/** A Telegram with one bot registered, closed at the end of the test. */
export async function openTelegram(options: LocalTelegramOptions = {}, bot: Partial<BotOptions> = {}) {
  const telegram = await startLocalTelegram(options)
  telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan', ...bot })
  atEnd(() => telegram.close())
  return telegram
}

/** A real grammY bot for this server; it receives nothing yet. */
export function botOn(telegram: LocalTelegram, config: BotConfig<Context> = {}): Bot {
  return new Bot(TOKEN, { ...config, client: { ...config.client, apiRoot: telegram.apiRoot } })
}

/** A real grammY bot that polls until the end of the test. */
export function pollingBot(telegram: LocalTelegram, configure: (bot: Bot) => void): Bot {
  const bot = botOn(telegram)
  configure(bot)
  const running = bot.start()
  atEnd(async () => {
    await bot.stop()
    await running
  })
  return bot
}

/** Serves a bot's webhook on a port of its own and tells where. */
export async function webhookFor(bot: Bot, secretToken?: string): Promise<string> {
  const server = createServer(webhookCallback(bot, 'http', secretToken === undefined ? {} : { secretToken }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What Telegram refuses a call with; fails the test if it does not refuse. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`
    throw error
  }
  throw new Error('Telegram did not refuse')
}
