/** The least that a grammY bot can do behind a webhook: say back what was said. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Bot, webhookCallback } from 'grammy'
import './with-parent.ts'

const { API_ROOT = '', TOKEN = '' } = process.env
const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } })
bot.on('message:text', (context) => context.reply(context.message.text))
await bot.init()
const server = createServer(webhookCallback(bot, 'http'))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
