/** A Bot API that takes everything at once and knows nothing: what is left is the bot's own time. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FarEnd {
  readonly apiRoot: string
  /** Told of every message that a bot sends or edits. */
  onReply: (chat: string) => void
  close(): Promise<void>
}

const REPLIES: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText'])

/** Starts it on a free port of the loopback. */
export async function startFarEnd(): Promise<FarEnd> {
  let messages = 1_000_000
  const answer = (method: string, chat: string) => {
    if (method === 'getMe') return { id: 7000, is_bot: true, first_name: 'Pesan', username: 'pesan_bot' }
    if (!REPLIES.has(method)) return true
    messages += 1
    return { message_id: messages, date: 1, chat: { id: Number(chat), type: 'private', first_name: 'R' }, text: '-' }
  }
  const farEnd: FarEnd = { apiRoot: '', onReply: () => undefined, close: async () => undefined }
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.url?.split('/').at(-1) ?? ''
    const body = (await readAll(request)) || '{}'
    const { chat_id: chat = '' } = JSON.parse(body) as { chat_id?: number | string }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result: answer(method, `${chat}`) }))
    if (REPLIES.has(method)) farEnd.onReply(`${chat}`)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return Object.assign(farEnd, { apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close })
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
