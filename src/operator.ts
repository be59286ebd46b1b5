/**
 * The operator's door: commands work while the house is open, on the embedded database too. They come over loopback with
 * a token from the data folder, are run here, and go back as what the terminal should show.
 */
import { timingSafeEqual } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Bots } from '#bots/bots.ts'
import type { WhatsAppChannel } from '#bots/whatsapp/connect.ts'
import { asksFromHere } from '#core/loopback.ts'
import type { Database } from '#db/client.ts'
import { type CommandResult, runCommand } from './commands/index.ts'
import { type Config, keptSecret, secretKeyOf } from './config.ts'

/** Where a running house can be found: in the data folder. */
export const DOOR_FILE = 'running.json'
export const DoorFile = z.object({ url: z.url(), pid: z.number() })

/** Words of a command and what is typed into it; files are read here, not sent. */
const BODY_MAX_BYTES = 20 * 1024 * 1024

const Asked = z.object({ args: z.array(z.string()), stdin: z.string(), folder: z.string() })

export interface OperatorsDoor {
  readonly routes: Hono
  announce(url: string): Promise<void>
  close(): Promise<void>
}

/** Makes the door; it is found by the file that `announce` writes. */
export async function openOperatorsDoor(house: {
  readonly config: Config
  readonly database: Database
  readonly bots: Bots
  /** The office's numbers on WhatsApp. */
  readonly numbers: readonly WhatsAppChannel[]
  readonly clock: () => number
}): Promise<OperatorsDoor> {
  const { config } = house
  const token = await keptSecret(config.dataDir, 'operator.token')
  const file = path.join(config.dataDir, DOOR_FILE)
  const routes = new Hono()
  const tooLong = (context: Context) => context.json({ error: 'too long' }, 413)
  routes.use('/operator/*', async (context, next) => {
    const { env, req } = context
    // A token that leaked opens nothing from another machine.
    const isOurs =
      same(req.header('authorization') ?? '', `Bearer ${token}`) && asksFromHere(env, (name) => req.header(name))
    return isOurs ? next() : context.notFound()
  })
  routes.use('/operator/*', bodyLimit({ maxSize: BODY_MAX_BYTES, onError: tooLong }))
  routes.post('/operator/command', async (context) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => undefined)) // No JSON is refused just below.
    if (!asked.success) return context.json({ error: 'args, stdin and folder are needed' }, 400)
    const { args, stdin, folder } = asked.data
    const result: CommandResult = await runCommand(args, {
      ...house,
      channels: house.bots.channels(),
      stdin: async () => stdin,
      folder,
      secretKey: () => secretKeyOf(config),
    })
    return context.json(result)
  })
  return {
    routes,
    announce: (url) => writeFile(file, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 }),
    close: () => rm(file, { force: true }),
  }
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
