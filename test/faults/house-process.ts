/** `node src/main.ts` as a child that is made to be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DOOR_FILE, DoorFile } from '#src/operator.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const CLOCK = path.join(import.meta.dirname, 'shifted-clock.ts')

export interface HouseProcess {
  start(): void
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Stands still, as a machine that sleeps does: its connections stay open and nobody answers on them. */
  freeze(): void
  /** Goes on where it stood still. */
  thaw(): void
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Resolves with the exit code when it ends by itself. */
  ended(): Promise<number | null>
  /** What an operator reads: the last lines of the log, over all restarts. */
  log(): string
  /** Runs `pesan …` in the running house, as the terminal does. */
  command(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }>
  /** Where it listens; rejects while it does not. */
  url(): Promise<string>
  /** Asks for a page of the running house. */
  get(path: string): Promise<Response>
  /** Are both messengers open? */
  isOpen(): Promise<boolean>
  /** How many messages wait to be handled or sent, as the monitoring sees it. */
  unfinished(): Promise<number>
}

interface Ready {
  readonly channels: readonly { readonly state: string }[]
}

/** A process with these settings; `clockShift` in milliseconds. Not started yet. */
export function houseProcess(settings: Readonly<Record<string, string>>, clockShift: number): HouseProcess {
  const dataDir = settings.DATA_DIR ?? ''
  let child: ChildProcess | undefined
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
  }
  const gone = (process: ChildProcess) =>
    new Promise<number | null>((resolve) => {
      if (process.exitCode !== null || process.signalCode !== null) resolve(process.exitCode)
      else process.once('exit', resolve)
    })
  const door = async () => {
    const { url, pid } = DoorFile.parse(JSON.parse(await readFile(path.join(dataDir, DOOR_FILE), 'utf8')))
    // A killed process leaves its file behind.
    if (pid !== child?.pid) throw new Error('the house is not open yet')
    return url
  }
  const get = async (page: string) => fetch(`${await door()}${page}`)
  return {
    start: () => {
      const { PATH = '' } = process.env
      const env = { PATH, LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: '0', ...settings }
      child = spawn(process.execPath, ['--import', CLOCK, path.join(ROOT, 'src/main.ts')], {
        cwd: ROOT,
        env: { ...env, PESAN_CLOCK_SHIFT: String(clockShift) },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
    },
    kill: async () => {
      if (!child) return
      child.kill('SIGKILL')
      await gone(child)
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop: async () => {
      if (!child) return null
      child.kill('SIGTERM')
      return gone(child)
    },
    ended: async () => (child ? gone(child) : null),
    log: () => said,
    command: async (...args) => {
      const token = await readFile(path.join(dataDir, 'operator.token'), 'utf8')
      const response = await fetch(`${await door()}/operator/command`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ args, stdin: '', folder: ROOT }),
      })
      return (await response.json()) as { exitCode: number; stdout: string; stderr: string }
    },
    url: door,
    get,
    isOpen: async () => {
      const response = await get('/readyz').catch(() => undefined) // Not there yet.
      const { channels } = ((await response?.json()) ?? { channels: [] }) as Ready
      return channels.length > 0 && channels.every(({ state }) => state === 'open')
    },
    unfinished: async () => {
      const page = await (await get('/metrics')).text()
      const counts = [...page.matchAll(/^pesan_messages\{.*status="(?:waiting|queued)"\} (\d+)$/gm)]
      return counts.reduce((sum, [, count]) => sum + Number(count), 0)
    },
  }
}
