/** The HTTP side: health, metrics, the Telegram webhook, the operator's door, and whatever stands at `/`. */
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Channel } from '#bots/channel.ts'
import type { Database } from '#db/client.ts'
import { everywhere } from './headers.ts'
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
  app.use('*', everywhere())
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', async (context) => {
    const report = await readiness(options)
    return context.json(report, report.ready ? 200 : 503)
  })
  app.get('/metrics', async (context) => context.text(await metrics(options)))
  app.use('*', async (context, next) => {
    const webhook = options.webhook?.()
    if (webhook && context.req.method === 'POST' && context.req.path === webhook.path)
      return webhook.handle(context.req.raw)
    return next()
  })
  for (const room of options.rooms) app.route('/', room)
  const server = await listen(app, options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${host}:${port}`, close: () => closed(server) }
}

function listen(app: Hono, { host, port }: WebOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server))
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
