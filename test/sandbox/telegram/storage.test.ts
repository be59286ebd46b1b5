import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InlineKeyboard, InputFile } from 'grammy'
import { expect, test } from 'vitest'
import { startLocalTelegram, type TelegramPhone } from '#sandbox/telegram/server.ts'
import { atEnd, botOn, openTelegram, TOKEN } from './harness.ts'

const SARI = { id: 7, firstName: 'Sari' }

test('chats, files, buttons and unconfirmed updates outlive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-telegram-'))
  atEnd(() => rm(folder, { recursive: true }))
  const stateFile = join(folder, 'story', 'telegram.json')
  const before = await startLocalTelegram({ stateFile })
  before.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan' })
  const sari = before.phone(SARI)
  await sari.text('satu')
  const api = botOn(before).api
  const [confirmed] = await api.getUpdates()
  await api.getUpdates({ offset: (confirmed?.update_id ?? 0) + 1 })
  const reply_markup = new InlineKeyboard().text('Siap', 'ok')
  const document = await api.sendDocument(7, new InputFile(Buffer.from('isi'), 'a.txt'), { reply_markup })
  await sari.text('dua')
  await before.close()
  expect((await readdir(join(folder, 'story'))).sort()).toEqual(['telegram.json', 'telegram.json.files'])

  const after = await openTelegram({ stateFile })
  const again = after.phone(SARI)
  const withoutBytes = (phone: TelegramPhone) => JSON.stringify(phone.messages())
  expect(withoutBytes(again)).toBe(withoutBytes(sari))
  expect(Buffer.from((await again.messages()[1]?.media?.bytes()) ?? []).toString()).toBe('isi')
  const bot = botOn(after)
  expect(await bot.api.getUpdates()).toMatchObject([
    { update_id: (confirmed?.update_id ?? 0) + 1, message: { text: 'dua' } },
  ])
  expect(await bot.api.sendDocument(7, document.document.file_id)).toMatchObject({ message_id: 4 })
  const pressed = again.press(String(document.message_id), 'ok')
  const [tap] = await bot.api.getUpdates({ offset: -1 })
  await bot.api.answerCallbackQuery(tap?.callback_query?.id ?? '', { text: 'baik' })
  expect(await pressed).toEqual({ text: 'baik', alert: false })
})
