/** The bot itself: who it is, how it receives updates, what its menu offers. */
import type { BotCommand, BotCommandScope } from 'grammy/types'
import { badRequest } from '../refusal.ts'
import type { BotAccount, UpdateKind } from '../state.ts'
import { confirm } from '../updates.ts'
import type { Call, Methods } from './call.ts'

const CONNECTIONS_DEFAULT = 40
const COMMANDS_MAX = 100

export const account = {
  getMe: ({ bot }) => bot.user,
  logOut: () => true,
  close: () => true,

  getUpdates: ({ bot, polls, params, gone }) =>
    polls.poll(bot, {
      offset: params.integer('offset'),
      limit: params.integer('limit'),
      timeoutSeconds: params.integer('timeout'),
      allowedUpdates: readKinds(params.nested('allowed_updates')),
      gone,
    }),

  setWebhook: ({ world, bot, params }) => {
    const url = params.text('url') ?? ''
    if (params.flag('drop_pending_updates')) confirm(world, bot, () => true)
    bot.allowedUpdates = readKinds(params.nested('allowed_updates')) ?? bot.allowedUpdates ?? []
    if (url === '') delete bot.webhook
    else bot.webhook = readWebhook(url, params.text('secret_token'), params.integer('max_connections'))
    world.touched()
    world.wake(bot)
    return true
  },

  deleteWebhook: ({ world, bot, params }) => {
    if (params.flag('drop_pending_updates')) confirm(world, bot, () => true)
    delete bot.webhook
    world.touched()
    return true
  },

  getWebhookInfo: ({ bot }) => {
    const error = bot.webhook?.lastError
    return {
      url: bot.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: bot.queue.length,
      ...(bot.webhook && { max_connections: bot.webhook.maxConnections }),
      ...(error && { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
      ...(bot.allowedUpdates?.length && { allowed_updates: bot.allowedUpdates }),
    }
  },

  setMyCommands: ({ world, bot, params }) => {
    bot.commands.set(commandKey(params), readCommands(params.nested('commands')))
    world.touched()
    return true
  },
  getMyCommands: ({ bot, params }) => [...(bot.commands.get(commandKey(params)) ?? [])],
  deleteMyCommands: ({ world, bot, params }) => {
    bot.commands.delete(commandKey(params))
    world.touched()
    return true
  },

  setMyName: (call) => keepSetting(call.bot, 'name', call.params.text('name')),
  getMyName: ({ bot }) => ({ name: bot.settings.get('name') ?? bot.user.first_name }),
  setMyDescription: (call) => keepSetting(call.bot, 'description', call.params.text('description')),
  getMyDescription: ({ bot }) => ({ description: bot.settings.get('description') ?? '' }),
  setMyShortDescription: (call) => keepSetting(call.bot, 'short_description', call.params.text('short_description')),
  getMyShortDescription: ({ bot }) => ({ short_description: bot.settings.get('short_description') ?? '' }),
  setChatMenuButton: () => true,
  getChatMenuButton: () => ({ type: 'commands' }),
  setMyDefaultAdministratorRights: () => true,
} satisfies Methods

/** A local Bot API server takes plain http and any port, which the cloud does not. */
function readWebhook(url: string, secretToken: string | undefined, maxConnections = CONNECTIONS_DEFAULT) {
  const protocol = URL.parse(url)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
  if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters')
  }
  return {
    url,
    maxConnections: Math.min(Math.max(maxConnections, 1), 100),
    ...(secretToken !== undefined && { secretToken }),
  }
}

function readKinds(value: unknown): UpdateKind[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw badRequest("can't parse allowed_updates: expected an Array of String")
  return value
}

function commandKey(params: Call<'getMyCommands'>['params']): string {
  return scopeKey(
    (params.nested('scope') as BotCommandScope | undefined) ?? { type: 'default' },
    params.text('language_code'),
  )
}

/** Names one list of commands: its scope and its language. */
export function scopeKey(scope: BotCommandScope, language = ''): string {
  const chat = 'chat_id' in scope ? scope.chat_id : ''
  const user = 'user_id' in scope ? scope.user_id : ''
  return [scope.type, chat, user, language].join(':')
}

function readCommands(value: unknown): BotCommand[] {
  if (!Array.isArray(value)) throw badRequest("can't parse commands JSON object")
  if (value.length > COMMANDS_MAX) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return value.map(({ command, description }) => {
    if (!/^\/?[a-z\d_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID')
    const words = String(description ?? '').trim()
    if (words.length < 1 || words.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command: String(command).replace('/', ''), description: words }
  })
}

function keepSetting(bot: BotAccount, name: string, value = ''): true {
  bot.settings.set(name, value)
  return true
}
