/** A small cast and two small bots, real grammY and real Baileys, for trying the page without the office behind it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeWASocket, type WAMessage } from '@whiskeysockets/baileys'
import { Bot, InlineKeyboard, InputFile } from 'grammy'
import { pino } from 'pino'
import { openSandbox, type Sandbox, type SandboxPerson } from '#sandbox/desk.ts'
import { silentLogger } from '#sandbox/whatsapp/silence.ts'
import { createAuth } from './whatsapp/bot.ts'

const person = (index: number, code: string, name: string, role: string, at: string): SandboxPerson => ({
  code,
  name,
  honorific: 'Ibu',
  role,
  at,
  telegram: 5_000_000_000_000 + index,
  whatsapp: `628001200${String(index).padStart(2, '0')}0`,
  lid: `1800000000000${index}@lid`,
})

export const CAST = [
  person(1, '101204', 'Rina Kusumawati', 'pp', 'Dinas Pendidikan'),
  person(2, 'UMKM-001', 'Siti Aminah', 'vendor', 'Dapur Bu Aminah'),
  person(3, '101291', 'Hendra Wijaya', 'admin', ''),
  person(4, 'UMKM-002', 'Joko Santoso', 'vendor', 'Nasi Kotak Berkah'),
  person(5, '101202', 'Sari Wulandari', 'ppk', 'Dinas Pendidikan'),
]

/** A sandbox in a folder of its own; `end` closes it and removes the folder. */
export async function trySandbox(): Promise<{ sandbox: Sandbox; end: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pesan-page-'))
  const starting = { officer: '101204', vendor: 'UMKM-001', admin: '101291' }
  const sandbox = await openSandbox({
    dataDir,
    clock: Date.now,
    log: pino({ level: 'silent' }),
    cast: CAST,
    starting,
  })
  const end = async () => {
    await sandbox.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { sandbox, end }
}

/** One red pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

/** Answers with buttons that change in place, toasts, alerts, a picture, and an inline search. */
export async function startTelegramBot(
  { telegram }: Sandbox,
  picture: Uint8Array = PIXEL,
): Promise<() => Promise<void>> {
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } })
  await bot.api.setMyCommands([
    { command: 'menu', description: 'Mulai dari menu' },
    { command: 'katalog', description: 'Lihat katalog' },
  ])
  const counter = (count: number) =>
    new InlineKeyboard()
      .text('−', `count:${count - 1}`)
      .text('＋', `count:${count + 1}`)
      .row()
      .text('🔔 Toast', 'toast')
      .text('⚠️ Alert', 'alert')
  bot.command('start', (context) =>
    context.reply('<b>Selamat datang</b> di <i>Pesan</i>, <code>EO-0001</code>.', {
      parse_mode: 'HTML',
      reply_markup: counter(1),
    }),
  )
  bot.hears(/foto/i, (context) =>
    context.replyWithPhoto(new InputFile(picture, 'foto.png'), {
      caption: 'Nasi kotak ayam bakar\nRp35.000 per kotak',
    }),
  )
  bot.hears(/berkas/i, (context) => context.replyWithDocument(new InputFile(Buffer.from('kode;nama\n'), 'pesanan.csv')))
  bot.callbackQuery(/^count:(-?\d+)$/, async (context) => {
    const count = Number(context.match[1])
    await context.editMessageText(`Jumlah: ${count}`, { reply_markup: counter(count) })
    await context.answerCallbackQuery()
  })
  bot.callbackQuery('toast', (context) => context.answerCallbackQuery({ text: 'Masuk keranjang' }))
  bot.callbackQuery('alert', (context) => context.answerCallbackQuery({ text: 'Pagu tidak cukup', show_alert: true }))
  bot.on('inline_query', (context) =>
    context.answerInlineQuery([
      {
        type: 'article',
        id: 'nasi',
        title: `Nasi kotak (${context.inlineQuery.query})`,
        description: 'Rp35.000',
        input_message_content: { message_text: 'Nasi kotak, Rp35.000 per kotak' },
      },
    ]),
  )
  bot.on('message:text', (context) =>
    context.reply(`Anda menulis: ${context.message.text}`, { reply_markup: counter(1) }),
  )
  bot.on('message:photo', (context) => context.reply('Fotonya sudah saya terima.'))
  const running = bot.start()
  return async () => {
    await bot.stop()
    await running
  }
}

/** Links itself to the sandbox's WhatsApp and answers every message with numbered choices. */
export async function startWhatsAppBot({ whatsapp }: Sandbox): Promise<() => Promise<void>> {
  const auth = createAuth()
  const opened = Promise.withResolvers<void>()
  let sock: ReturnType<typeof makeWASocket>
  let isEnding = false
  const answer = async ({ key, message }: WAMessage) => {
    const text = message?.conversation ?? message?.extendedTextMessage?.text
    if (!key.remoteJid || !text) return
    const choices = ['1. Terima', '2. Terima sebagian', '3. Tolak'].join('\n')
    await sock.sendMessage(key.remoteJid, { text: `*Pesanan EO-0001* _${text}_\n\n${choices}` })
  }
  const connect = () => {
    const { wsUrl: waWebSocketUrl, fetchAgent } = whatsapp
    sock = makeWASocket({ auth, waWebSocketUrl, fetchAgent, logger: silentLogger, syncFullHistory: false })
    sock.ev.on('creds.update', (update) => void Object.assign(auth.creds, update))
    sock.ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) if (!message.key.fromMe) void answer(message)
    })
    sock.ev.on('connection.update', ({ qr, connection }) => {
      if (qr) void whatsapp.link(qr)
      if (connection === 'open') opened.resolve()
      // Linking ends with the server's request to log in anew.
      if (connection === 'close' && !isEnding) connect()
    })
  }
  connect()
  await opened.promise
  return async () => {
    isEnding = true
    await sock.end(undefined)
  }
}
