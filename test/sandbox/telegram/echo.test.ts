import { Bot } from 'grammy'
import { afterEach, expect, test } from 'vitest'
import { startLocalTelegram } from '#sandbox/telegram/server.ts'

const TOKEN = '123456:secret'
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

test('a bot answers what a phone writes', async () => {
  const telegram = await startLocalTelegram()
  closers.push(() => telegram.close())
  telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan' })
  const bot = new Bot(TOKEN, { client: { apiRoot: telegram.apiRoot } })
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.msgId } }))
  void bot.start()
  closers.push(() => bot.stop())
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('Halo')
  expect(await sari.next()).toMatchObject({ text: 'Halo', from: 'them', senderName: 'Pesan' })
})
