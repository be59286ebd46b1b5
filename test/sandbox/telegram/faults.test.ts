import { autoRetry } from '@grammyjs/auto-retry'
import { GrammyError, HttpError } from 'grammy'
import { expect, test } from 'vitest'
import { botOn, openTelegram, refusal } from './harness.ts'

async function startedBot() {
  const telegram = await openTelegram()
  const bot = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  return { telegram, bot, sari, fromBot: () => sari.messages().filter(({ from }) => from === 'them') }
}

test('after 429 the bot waits as long as it is told and gets through', async () => {
  const { telegram, bot, fromBot } = await startedBot()
  bot.api.config.use(autoRetry({ maxRetryAttempts: 1, maxDelaySeconds: 2 }))
  telegram.faults.add({ kind: 'flood', retryAfterSeconds: 1 }, { method: 'sendMessage' })
  const before = Date.now()
  await bot.api.sendMessage(7, 'satu')
  expect(Date.now() - before).toBeGreaterThan(900)
  expect(fromBot()).toHaveLength(1)
})

test('429 carries retry_after in the Bot API’s own shape', async () => {
  const { telegram, bot } = await startedBot()
  telegram.faults.add({ kind: 'flood', retryAfterSeconds: 7 }, { chatId: 7 })
  const error = await bot.api.sendMessage(7, 'x').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  })
})

test('flood limits hold per chat once they are turned on', async () => {
  const { telegram, bot } = await startedBot()
  telegram.faults.limitSending({ perChat: 1, total: 30 })
  await bot.api.sendMessage(7, 'satu')
  expect(await refusal(bot.api.sendMessage(7, 'dua'))).toBe('429 Too Many Requests: retry after 1')
  telegram.faults.clear()
  expect(await bot.api.sendMessage(7, 'tiga')).toMatchObject({ text: 'tiga' })
})

test('a broken connection leaves open whether the message arrived', async () => {
  const { telegram, bot, fromBot } = await startedBot()
  telegram.faults.add({ kind: 'drop', applied: false })
  await expect(bot.api.sendMessage(7, 'hilang')).rejects.toBeInstanceOf(HttpError)
  telegram.faults.add({ kind: 'drop', applied: true })
  await expect(bot.api.sendMessage(7, 'sampai')).rejects.toBeInstanceOf(HttpError)
  expect(fromBot().map(({ text }) => text)).toEqual(['sampai'])
})

test('errors in JSON and in HTML, refusals by name, and a hang that only the bot ends', async () => {
  const { telegram, bot, fromBot } = await startedBot()
  telegram.faults.add({ kind: 'server-error' })
  expect(await refusal(bot.api.sendMessage(7, 'x'))).toBe('500 Internal Server Error')
  telegram.faults.add({ kind: 'bad-gateway' })
  await expect(bot.api.sendMessage(7, 'x')).rejects.toBeInstanceOf(HttpError)
  telegram.faults.add({ kind: 'blocked' }, { method: 'sendMessage' })
  telegram.faults.add({ kind: 'chat-not-found' }, { method: 'sendMessage' })
  expect(await bot.api.getMe(), 'faults of one method leave the others alone').toMatchObject({ is_bot: true })
  expect(await refusal(bot.api.sendMessage(7, 'x'))).toBe('403 Forbidden: bot was blocked by the user')
  expect(await refusal(bot.api.sendMessage(7, 'x'))).toBe('400 Bad Request: chat not found')
  telegram.faults.add({ kind: 'hang' })
  const impatient = bot.api.sendMessage(7, 'x', {}, AbortSignal.timeout(100) as never)
  await expect(impatient).rejects.toBeInstanceOf(HttpError)
  expect(fromBot()).toEqual([])
  telegram.faults.add({ kind: 'delay', milliseconds: 50 })
  await bot.api.sendMessage(7, 'nanti')
  expect(fromBot()).toHaveLength(1)
})
