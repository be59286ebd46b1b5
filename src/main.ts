/** The process: reads its settings, opens the house, and closes it again when it is told to stop. */
import { readConfig } from './config.ts'
import { openLog } from './log.ts'
import { keepCompiled } from './quick-imports.ts'

const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(`Pesan cannot start. These settings are wrong:\n${read.problems}\n`)
  process.exit(1)
}
const { config } = read
const log = openLog(config.logLevel)

// A socket that fails while nobody waits for it must not take the house down; what mattered is in the database.
process.on('unhandledRejection', (error) => {
  log.error({ kind: error instanceof Error ? error.name : typeof error }, 'a promise was rejected unheard')
})

let stopping = false
let drain = () => Promise.resolve()
const { openApp } = await import('./app.ts')
const app = await openApp({ config, log, onDiskFull: (error) => close(error) }).catch((error: unknown) => {
  process.stderr.write(`Pesan cannot start: ${startProblem(error)}\n`)
  process.exit(1)
})
if (config.sandbox) process.stdout.write(`Pesan is open for trying at ${app.url}\n`)
log.info({ url: app.url, database: app.database.kind }, 'the house is open')
keepCompiled()
if (!config.sandbox && app.database.kind === 'pglite')
  log.warn('real messengers on the embedded database: it can lose data when the power fails; set DATABASE_URL')

drain = app.drain
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => close(signal))

/** In order, whyever it must be; who says so twice does not want to wait. */
function close(why: NodeJS.Signals | Error): void {
  if (stopping) process.exit(1)
  stopping = true
  if (typeof why === 'string') log.info({ signal: why }, 'the house closes')
  else log.fatal(`the house closes: ${why.message}`)
  drain()
    .then(() => process.exit(typeof why === 'string' ? 0 : 1))
    .catch(() => process.exit(1)) // Each part has logged its own failure.
}

/** What an operator can do something about. */
function startProblem(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code === 'EADDRINUSE') return `port ${config.port} is taken; set PORT to another one`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'the database at DATABASE_URL does not answer'
  return message ?? 'unknown failure'
}
