/** Updates as Telegram sends them, made up for tests. */
import type { Reception } from '#bots/telegram/receive.ts'

export const ME = { id: 7000, username: 'pesan_bot' }
export const NOW = Date.UTC(2026, 10, 23, 3)
export const RECEPTION: Reception = { me: ME, now: NOW, listeningSince: NOW - 60_000 }

interface Where {
  readonly id?: number
  readonly updateId?: number
  /** Negative for groups. */
  readonly chatId?: number
  readonly from?: number
}

/** Somebody wrote a message with this content. */
export function messageUpdate(content: object, { id = 71, updateId = 900, chatId = 4201, from = 4201 }: Where = {}) {
  return {
    update_id: updateId,
    message: {
      message_id: id,
      date: NOW / 1000,
      chat: chatId < 0 ? { id: chatId, type: 'supergroup', title: 'Dinas' } : { id: chatId, type: 'private' },
      from: { id: from, is_bot: from === ME.id, first_name: 'Sari', last_name: 'Dewi', language_code: 'id' },
      ...content,
    },
  }
}
