import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GrammyError } from 'grammy'
import { expect, test } from 'vitest'
import { atEnd, botOn, openTelegram, pollingBot, refusal, webhookFor } from './harness.ts'

test('what a bot has not confirmed comes again', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('satu')
  await sari.text('dua')
  const [first, second] = await api.getUpdates()
  expect(await api.getUpdates({ limit: 1 })).toEqual([first])
  expect(await api.getUpdates({ offset: second?.update_id ?? 0 })).toEqual([second])
  expect(sari.messages().map(({ status }) => status)).toEqual(['delivered', 'sent'])
  telegram.faults.repeatLastUpdate()
  expect(await api.getUpdates({ offset: second?.update_id ?? 0 })).toEqual([first, second])
  expect(await api.getUpdates({ offset: (second?.update_id ?? 0) + 1 })).toEqual([])
})

test('a long poll waits for the next update, and only for kinds that the bot wants', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await api.getUpdates({ allowed_updates: ['edited_message'] })
  const poll = api.getUpdates({ timeout: 10 })
  const message = await sari.text('satu')
  const early = new Promise((resolve) => setTimeout(resolve, 50, 'still waiting'))
  expect(await Promise.race([poll, early])).toBe('still waiting')
  await sari.edit(message.id, 'dua')
  expect(await poll).toMatchObject([{ edited_message: { text: 'dua' } }])
})

test('a second poller ends the first one with 409', async () => {
  const telegram = await openTelegram()
  const first = botOn(telegram)
  const running = first.start()
  running.catch(() => undefined) // Expected below; here it only must not count as unheard.
  await expect.poll(() => first.isRunning()).toBe(true)
  await telegram.phone({ id: 7, firstName: 'Sari' }).text('hai')
  await telegram.idle()
  const second = botOn(telegram).api.getUpdates({ timeout: 1, offset: -1 })
  await expect(running).rejects.toThrow(
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  )
  await expect(running).rejects.toBeInstanceOf(GrammyError)
  expect(await second).toEqual([])
})

test('polling is refused while a webhook is set', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  await api.setWebhook('http://127.0.0.1:9/')
  expect(await refusal(api.getUpdates())).toBe(
    "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  )
  await api.deleteWebhook()
  expect(await api.getUpdates()).toEqual([])
})

test('a bot behind a webhook with a secret answers', async () => {
  const telegram = await openTelegram()
  const bot = botOn(telegram)
  bot.on('message:text', (ctx) => ctx.reply(`kata ${ctx.message.text}`))
  await bot.api.setWebhook(await webhookFor(bot, 'rahasia'), { secret_token: 'rahasia', max_connections: 3 })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('satu')
  await sari.text('dua')
  expect([(await sari.next()).text, (await sari.next()).text]).toEqual(['kata satu', 'kata dua'])
  await telegram.idle()
  expect(await bot.api.getWebhookInfo()).toMatchObject({ pending_update_count: 0, max_connections: 3 })
})

/** A webhook that answers what `answer` says and notes what came. */
async function bareWebhook(answer: (updateId: number, count: number) => { status: number; body?: string }) {
  const received: number[] = []
  const server = createServer(async (request, response) => {
    const update = JSON.parse(Buffer.concat(await request.toArray()).toString())
    received.push(update.update_id)
    const { status, body = '' } = answer(update.update_id, received.length)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(() => new Promise((resolve) => server.close(resolve)))
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

test('a webhook that fails gets the same update again before any later one of the chat', async () => {
  const telegram = await openTelegram({ webhookRetryMs: 20 })
  const { api } = botOn(telegram)
  const hook = await bareWebhook((_, count) => ({ status: count < 3 ? 500 : 200 }))
  await api.setWebhook(hook.url)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('satu')
  await sari.text('dua')
  await telegram.idle()
  const [first = 0] = hook.received
  expect(hook.received).toEqual([first, first, first, first + 1])
  expect((await api.getWebhookInfo()).last_error_message).toContain('Wrong response from the webhook: 500')
})

test('a webhook may answer with a method call', async () => {
  const telegram = await openTelegram()
  const body = JSON.stringify({ method: 'sendMessage', chat_id: 7, text: 'langsung' })
  const hook = await bareWebhook(() => ({ status: 200, body }))
  await botOn(telegram).api.setWebhook(hook.url)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  expect((await sari.next()).text).toBe('langsung')
})

test('on order, updates reach the webhook in the wrong order or twice', async () => {
  const telegram = await openTelegram()
  const hook = await bareWebhook(() => ({ status: 200 }))
  await botOn(telegram).api.setWebhook(hook.url)
  telegram.faults.deliverOutOfOrder()
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  for (const words of ['satu', 'dua', 'tiga']) await sari.text(words)
  await telegram.idle()
  const first = Math.min(...hook.received)
  expect(hook.received).toEqual([first + 1, first, first + 2])
  telegram.faults.repeatLastUpdate()
  await telegram.idle()
  expect(hook.received.at(-1)).toBe(first + 2)
  expect(hook.received).toHaveLength(4)
})

test('a stopped bot leaves nothing behind that keeps the server busy', async () => {
  const telegram = await openTelegram()
  const bot = pollingBot(telegram, (one) => one.on('message', (ctx) => ctx.reply('ya')))
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  await sari.next()
  await bot.stop()
  await telegram.idle()
  await sari.text('masih di sana?')
  expect(await bot.api.getUpdates()).toMatchObject([{ message: { text: 'masih di sana?' } }])
})
