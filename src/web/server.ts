/** The HTTP side: health, metrics, the Telegram webhook, the operator's door, and whatever stands at `/`. */
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import type { Channel } from '#bots/channel.ts'
import type { Database } from '#db/client.ts'
import { putSafeHeaders } from './headers.ts'
import { readiness } from './health.ts'
import { metrics } from './metrics.ts'

export interface WebOptions {
  readonly host: string
  readonly port: number
  readonly database: Database
  readonly channels: () => readonly Channel[]
  readonly clock: () => number
  /** Path and handler of the Telegram webhook, where there is one. */
  readonly webhook?: () =>
    | { readonly path: string; readonly handle: (request: Request) => Promise<Response> }
    | undefined
  /** Routes of other rooms: the portal or the sandbox at `/`, the operator's door. */
  readonly rooms: readonly Hono[]
}

export interface Web {
  readonly url: string
  /** Stops taking requests; those under way finish. */
  close(): Promise<void>
}

/** Starts listening. Rejects when the port is taken. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', async (context) => {
    const report = await readiness(options)
    return context.json(report, report.ready ? 200 : 503)
  })
  app.get('/metrics', async (context) => context.text(await metrics(options)))
  for (const room of options.rooms) app.route('/', room)
  const server = await listen(withWebhook(app, options), options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${host}:${port}`, close: () => closed(server) }
}

type Door = (request: Request) => Response | Promise<Response>

/** Telegram's messages are most of what comes in, so they do not go the way of the pages. */
function withWebhook(app: Hono, { webhook }: WebOptions): Door {
  return (request) => {
    const found = request.method === 'POST' ? webhook?.() : undefined
    return found && getPath(request) === found.path ? found.handle(request) : app.fetch(request)
  }
}

function listen(door: Door, { host, port }: WebOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: door, hostname: host, port }, () => resolve(server))
    server.prependListener('request', (_request: unknown, answer: ServerResponse) => putSafeHeaders(answer))
    server.once('error', reject)
  })
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Event streams stay open for as long as their page does; they are not work under way.
    if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 250).unref()
  })
}
