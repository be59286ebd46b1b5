/** The command menus that Telegram shows, per language: for everybody, and for the chats of those who may do more. */
import type { RawApi } from 'grammy'
import type { BotCommandScope } from 'grammy/types'
import { targetOf } from './address.ts'
import { timeLimit } from './time-limit.ts'

interface Command {
  /** Lower-case letters, digits and underscores; no slash. */
  readonly command: string
  readonly description: string
}

/** Menus by language (`en`); `default` is for all the others. */
export interface CommandMenus {
  readonly default: readonly Command[]
  readonly [language: string]: readonly Command[]
}

/** Sets the menus of one chat, or of everybody who has no menu of their own. An empty one takes it back. */
export async function setCommands(
  api: RawApi,
  chat: string | undefined,
  menus: CommandMenus,
  patienceMs: number,
): Promise<void> {
  const scope = scopeOf(chat)
  for (const [language, commands] of Object.entries(menus)) {
    const which = { scope, ...(language !== 'default' && { language_code: language as 'id' }) }
    if (commands.length === 0) await api.deleteMyCommands(which, timeLimit(patienceMs))
    else await api.setMyCommands({ ...which, commands }, timeLimit(patienceMs))
  }
}

function scopeOf(chat: string | undefined): BotCommandScope {
  const target = chat === undefined ? undefined : targetOf({ channel: 'telegram', chat })
  return target ? { type: 'chat', chat_id: target.chat_id } : { type: 'default' }
}
