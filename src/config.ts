/** The environment as one parsed, frozen object. An empty string counts as unset; what is wrong is told all at once. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { isLoopback } from '#core/loopback.ts'

const ZONES = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

const Environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'expected a URL such as postgresql://user@host/database')
      .optional(),
    DATA_DIR: z.string().default('./data'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number({ error: 'expected a number from 0 to 65535' }).int().min(0).max(65_535).default(3000),
    PUBLIC_URL: z.url({ error: 'expected a URL such as https://pesan.example.go.id' }).optional(),
    TIME_ZONE: z
      .string()
      .refine((zone) => ZONES.has(zone), 'expected a time zone such as Asia/Jakarta')
      .default('Asia/Jakarta'),
    SECRET_KEY: z.string().min(16, 'expected at least 16 characters').optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/, 'expected a token from @BotFather such as 123456:ABC…')
      .optional(),
    TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org'),
    TELEGRAM_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'expected an https URL' }).optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{1,256}$/, 'expected 1 to 256 letters, digits, _ or -')
      .optional(),
    WHATSAPP: z.enum(['on', 'off'], 'expected on or off').default('off'),
    WHATSAPP_ACCOUNTS: z
      .string()
      .transform((names) => names.split(',').map((name) => name.trim()))
      .refine(
        (names) => names.every((name) => /^[a-z0-9-]{1,32}$/.test(name)) && new Set(names).size === names.length,
        'expected different names of small letters, digits and -, separated by commas, such as main,east',
      )
      .default(['main']),
    WHATSAPP_WS_URL: z.url({ protocol: /^wss?$/, error: 'expected a ws or wss URL' }).optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'expected info, warn, error, debug, …')
      .default('info'),
  })
  .refine((env) => !env.TELEGRAM_WEBHOOK_URL || env.TELEGRAM_WEBHOOK_SECRET, {
    path: ['TELEGRAM_WEBHOOK_SECRET'],
    error: 'is needed with TELEGRAM_WEBHOOK_URL: without it anybody could post updates',
  })
  .refine((env) => !env.TELEGRAM_WEBHOOK_URL || env.TELEGRAM_BOT_TOKEN, {
    path: ['TELEGRAM_BOT_TOKEN'],
    error: 'is needed with TELEGRAM_WEBHOOK_URL',
  })

export interface Config {
  readonly databaseUrl?: string
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly publicUrl?: string
  readonly zone: string
  readonly secretKey?: string
  readonly telegram?: {
    readonly token: string
    readonly apiRoot: string
    readonly webhook?: { readonly url: string; readonly secret: string }
  }
  /** `accounts` names the office's numbers; the first also writes to whoever has not written to any. */
  readonly whatsapp?: { readonly wsUrl?: string; readonly accounts?: readonly string[] }
  /** Neither messenger is configured: the bots are tried out on local ones. */
  readonly sandbox: boolean
  readonly logLevel: string
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string }

/** Reads the environment. `problems` lists everything that is wrong, one line each with the variable's name. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`)
    return { ok: false, problems: problems.join('\n') }
  }
  return { ok: true, config: Object.freeze(configFrom(parsed.data)) }
}

function configFrom(env: z.infer<typeof Environment>): Config {
  const sandbox = !env.TELEGRAM_BOT_TOKEN && env.WHATSAPP === 'off'
  const webhook =
    env.TELEGRAM_WEBHOOK_URL && env.TELEGRAM_WEBHOOK_SECRET
      ? { url: env.TELEGRAM_WEBHOOK_URL, secret: env.TELEGRAM_WEBHOOK_SECRET }
      : undefined
  return {
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    dataDir: path.resolve(env.DATA_DIR),
    // Everybody of the sandbox can be acted as, admins too: it is for this machine only, whatever HOST says.
    host: sandbox && !isLoopback(env.HOST) ? '127.0.0.1' : env.HOST,
    port: env.PORT,
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
    zone: env.TIME_ZONE,
    ...(env.SECRET_KEY ? { secretKey: env.SECRET_KEY } : {}),
    ...(env.TELEGRAM_BOT_TOKEN
      ? {
          telegram: {
            token: env.TELEGRAM_BOT_TOKEN,
            apiRoot: env.TELEGRAM_API_ROOT,
            ...(webhook ? { webhook } : {}),
          },
        }
      : {}),
    ...(env.WHATSAPP === 'on'
      ? {
          whatsapp: { accounts: env.WHATSAPP_ACCOUNTS, ...(env.WHATSAPP_WS_URL ? { wsUrl: env.WHATSAPP_WS_URL } : {}) },
        }
      : {}),
    sandbox,
    logLevel: env.LOG_LEVEL,
  }
}

/** The secret of this installation: given, or made once and kept in the data folder, readable by its owner only. */
export async function secretKeyOf({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Promise<string> {
  return secretKey ?? keptSecret(dataDir, 'secret.key')
}

/** A random secret under this name in the data folder; the same one every time. */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const file = path.join(dataDir, name)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    // `wx`: of two processes that start together, one writes and both read.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
