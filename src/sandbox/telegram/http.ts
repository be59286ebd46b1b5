/** The Bot API over HTTP: addresses, tokens, the shape of answers, and the faults that a call may meet. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Fault, type FaultQueue, refusalOf } from './faults.ts'
import { fileOf } from './files.ts'
import { methodNamed } from './methods/index.ts'
import { type Params, paramsOf, readParams } from './params.ts'
import { ApiRefusal } from './refusal.ts'
import type { BotAccount, World } from './state.ts'
import type { Polls } from './updates.ts'

/** What one server is made of. */
export interface Machine {
  readonly world: World
  readonly polls: Polls
  readonly faults: FaultQueue
  /** Calls that are being answered, other than polls. */
  calls: number
}

/** Answers one request, whatever it is; never rejects. */
export async function serve(machine: Machine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(machine, request, response)
  } catch (error) {
    answer(response, refusalFrom(error))
  }
}

async function route(machine: Machine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query] = (request.url ?? '').split('?')
  const [, isDownload, token, rest = ''] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(decodePath(path)) ?? []
  if (token === undefined || !/^\d+:/.test(token)) throw new ApiRefusal(404, 'Not Found')
  const bot = machine.world.memory.bots.get(token)
  if (!bot) throw isDownload ? new ApiRefusal(404, 'Not Found') : new ApiRefusal(401, 'Unauthorized')
  if (isDownload) return sendFile(machine.world, response, bot, rest)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const params = await readParams(request, new URLSearchParams(query))
  await answerCall(machine, { bot, method: rest, params, gone: gone.signal }, response)
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new ApiRefusal(404, 'Not Found') // half an escape names nothing
  }
}

interface Incoming {
  readonly bot: BotAccount
  readonly method: string
  readonly params: Params
  readonly gone: AbortSignal
}

async function answerCall(machine: Machine, incoming: Incoming, response: ServerResponse): Promise<void> {
  const fault = machine.faults.take(incoming.method.toLowerCase(), incoming.params.integer('chat_id'))
  if (fault) return meetFault(machine, incoming, response, fault)
  answer(response, await run(machine, incoming))
}

async function meetFault(machine: Machine, incoming: Incoming, response: ServerResponse, fault: Fault): Promise<void> {
  const refusal = refusalOf(fault)
  if (refusal) throw refusal
  switch (fault.kind) {
    case 'bad-gateway':
      response.writeHead(502, { 'content-type': 'text/html' })
      response.end('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>')
      return
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      return answer(response, await run(machine, incoming))
    case 'drop':
      if (fault.applied) await run(machine, incoming)
      response.destroy()
      return
    default: // hang: the bot's own patience ends it
  }
}

/** Runs a call and gives the answer in the shape of the Bot API. */
async function run(machine: Machine, { bot, method, params, gone }: Incoming): Promise<Answer> {
  const { world, polls, faults } = machine
  const isPoll = method.toLowerCase() === 'getupdates'
  if (!isPoll) machine.calls += 1
  try {
    const handler = methodNamed(method)
    if (!handler) throw new ApiRefusal(404, 'Not Found: method not found')
    faults.checkPace(method.toLowerCase(), params.integer('chat_id'))
    return { ok: true, result: await handler({ world, bot, polls, params, gone }) }
  } catch (error) {
    return refusalFrom(error)
  } finally {
    if (!isPoll) machine.calls -= 1
  }
}

/** A method in the answer to a webhook delivery; Telegram tells nobody how it went. */
export async function runReply(
  machine: Machine,
  bot: BotAccount,
  { method, ...values }: Record<string, unknown>,
): Promise<void> {
  await run(machine, { bot, method: String(method), params: paramsOf(values), gone: new AbortController().signal })
}

type Answer = ApiRefusal['answer'] | { readonly ok: true; readonly result: unknown }

function refusalFrom(error: unknown): Answer {
  if (error instanceof ApiRefusal) return error.answer
  // A mistake of this server, not of the bot: said aloud, so that a test fails where it went wrong.
  const reason = error instanceof Error ? error.stack : String(error)
  return new ApiRefusal(500, `Internal Server Error: ${reason}`).answer
}

function answer(response: ServerResponse, body: Answer): void {
  if (response.destroyed) return
  response.writeHead(body.ok ? 200 : body.error_code, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function sendFile(world: World, response: ServerResponse, bot: BotAccount, path: string): void {
  const file = [...world.memory.files.values()].find((one) => one.path === path && fileOf(world, bot, one.fileId))
  if (!file) throw new ApiRefusal(404, 'Not Found')
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.size })
  response.end(world.contents.get(file.contentKey))
}
