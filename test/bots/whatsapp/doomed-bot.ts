/** A bot in a process of its own, made to be killed: writes what it receives into the inbox, and nothing else. */
import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { connectWhatsApp } from '#bots/whatsapp/connect.ts'
import { openDatabase } from '#db/client.ts'
import { chats, inbox } from '#db/schema.ts'

const [url, wsUrl] = process.argv.slice(2)
const { db } = await openDatabase({ url })

const channel = await connectWhatsApp({
  db,
  secretKey: 'a secret of the test',
  ...(wsUrl ? { wsUrl } : {}),
  log: pino({ level: 'silent' }),
  clock: Date.now,
  picture: () => Promise.reject(new Error('no picture')),
  file: () => Promise.reject(new Error('no file')),
  // Short, for whoever is killed holds it so long; longer than a busy machine lets a process stand still.
  leaseMs: 2_000,
  intake: async (events) => {
    for (const incoming of events) {
      const { chat } = incoming.address
      await db.insert(chats).values({ channel: 'whatsapp', chat, createdAt: Date.now() }).onConflictDoNothing()
      const [row] = await db.select({ id: chats.id }).from(chats).where(eq(chats.chat, chat))
      await db.execute(sql`insert into ${inbox} (chat_id, message_id, incoming, received_at)
        values (${row?.id ?? 0}, ${incoming.messageId}, ${JSON.stringify(incoming)}::jsonb, now())
        on conflict (chat_id, message_id) do nothing`)
    }
  },
})

let told = ''
setInterval(() => {
  const { state, qr } = channel.pairing()
  const news = JSON.stringify({ state, qr })
  if (news !== told) process.stdout.write(`${news}\n`)
  told = news
}, 10)
