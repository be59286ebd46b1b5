/**
 * The same conversation the usual way: `@grammyjs/conversations` with its sessions in PostgreSQL, the catalogue asked as
 * it goes, and at the end one transaction of one statement after the other.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations'
import { eq, ilike } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { Bot, type Context, InlineKeyboard, webhookCallback } from 'grammy'
import postgres from 'postgres'
import * as tables from '#db/schema.ts'
import { orderTheUsualWay } from '../orders-usual.ts'
import './with-parent.ts'

const { API_ROOT = '', TOKEN = '', DATABASE_URL = '' } = process.env
type Talk = ConversationFlavor<Context>

const db = drizzle(postgres(DATABASE_URL, { max: 16, onnotice: () => undefined }), {
  schema: tables,
  casing: 'snake_case',
})
const client = postgres(DATABASE_URL, { max: 16, onnotice: () => undefined })
await client`create table if not exists talks (key text primary key, state jsonb not null)`

async function order(conversation: Conversation<Talk, Context>, first: Context): Promise<void> {
  const words = first.message?.text ?? ''
  const found = await conversation.external(() =>
    db
      .select({ id: tables.products.id, name: tables.products.name, price: tables.products.price })
      .from(tables.products)
      .where(ilike(tables.products.name, `%${words}%`))
      .limit(5),
  )
  const list = new InlineKeyboard()
  for (const { id, name } of found) list.text(name, `product:${id}`).row()
  await first.reply('Hasil pencarian', { reply_markup: list })
  const picked = await conversation.waitFor('callback_query:data')
  const productId = Number(picked.callbackQuery.data.split(':')[1])
  const [product] = await conversation.external(() =>
    db
      .select({ name: tables.products.name, price: tables.products.price })
      .from(tables.products)
      .where(eq(tables.products.id, productId)),
  )
  await picked.editMessageText(`${product?.name} · Rp${product?.price}\nBerapa?`)
  const quantity = await conversation.waitFor('message:text')
  await quantity.reply(`🧺 ${quantity.message.text} box`, {
    reply_markup: new InlineKeyboard().text('Check-out', 'checkout'),
  })
  const checkout = await conversation.waitFor('callback_query:data')
  await checkout.editMessageText('Pakai anggaran yang mana?', { reply_markup: new InlineKeyboard().text('RUP', 'rup') })
  const budget = await conversation.waitFor('callback_query:data')
  await budget.editMessageText('Diantar kapan?')
  const when = await conversation.waitFor('message:text')
  await when.reply('Diantar ke mana?', { reply_markup: new InlineKeyboard().text('Kantor', 'kantor') })
  const where = await conversation.waitFor('callback_query:data')
  await where.editMessageText('Ada catatan?', { reply_markup: new InlineKeyboard().text('Lewati', 'skip') })
  const note = await conversation.waitFor('callback_query:data')
  await note.editMessageText('Ringkasan', { reply_markup: new InlineKeyboard().text('Pesan sekarang', 'confirm') })
  const confirmed = await conversation.waitFor('callback_query:data')
  const officer = confirmed.from.id
  await conversation.external(() => orderTheUsualWay(db, officer, { lineId: officer, part: 'message' }))
  await confirmed.editMessageText('✅ Pesanan terkirim')
  await confirmed.answerCallbackQuery('Pesanan terkirim ✅')
}

const bot = new Bot<Talk>(TOKEN, { client: { apiRoot: API_ROOT } })
bot.use(
  conversations({
    storage: {
      type: 'key',
      adapter: {
        read: async (key) => (await client`select state from talks where key = ${key}`)[0]?.state,
        write: async (key, state) => {
          const json = client.json(state as never)
          await client`
            insert into talks values (${key}, ${json}) on conflict (key) do update set state = excluded.state`
        },
        delete: async (key) => void (await client`delete from talks where key = ${key}`),
      },
    },
  }),
)
bot.use(createConversation<Talk, Context>(order, 'order'))
bot.on('message:text', (context) => context.conversation.enter('order'))
await bot.init()
const server = createServer(webhookCallback(bot, 'http'))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
