/**
 * From `node src/main.ts` to an open house, on a migrated PostgreSQL with Telegram as the only messenger, and what it
 * then holds of memory; beside a Node that does nothing. The first start of a version compiles what later ones find.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import type { Bench, Benchmark, Figures, Goal, Trial } from './benchmark.ts'
import { BOT } from './bot-process.ts'
import { startFarEnd } from './far-end.ts'

export default {
  name: 'start',
  about: 'From `node src/main.ts` to an open house on PostgreSQL with one messenger, and its memory then.',
  open,
} satisfies Benchmark

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts')
const run = promisify(execFile)

async function open(bench: Bench): Promise<Trial> {
  const farEnd = await startFarEnd()
  const url = await (await bench.server()).create('pesan_start')
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await database.close()
  const settings = {
    ...{ DATABASE_URL: url, TELEGRAM_BOT_TOKEN: BOT.token, TELEGRAM_API_ROOT: farEnd.apiRoot, PORT: '0' },
    ...{ TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${BOT.hook}`, TELEGRAM_WEBHOOK_SECRET: BOT.webhookSecret },
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'pesan-start-'))
  const house = (dataDir: string) => started([MAIN], { ...settings, DATA_DIR: dataDir }, 'the house is open')
  await house(folder)
  return {
    contenders: [
      {
        name: 'the house, first start',
        measure: async () => house(await mkdtemp(path.join(folder, 'first-'))),
      },
      { name: 'the house', measure: () => house(folder) },
      {
        name: 'an empty Node',
        measure: () => started(['-e', 'console.log("up"); setTimeout(() => {}, 9e3)'], {}, 'up'),
      },
    ],
    goals,
    rounds: Math.max(bench.rounds, bench.quick ? 1 : 5),
    close: async () => {
      await farEnd.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const goals: readonly Goal[] = ['the house', 'the house, first start'].map((of) => ({
  ...{ says: `start to ready: ${of}`, figure: 'ms to ready', of, atMost: 1_500 },
}))

async function started(args: string[], settings: Record<string, string>, ready: string): Promise<Figures> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const isReady = new Promise<number>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(ready)) resolve(performance.now() - began)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', () => reject(new Error(`it ended before it was ready: ${said.slice(-500)}`)))
  })
  const ms = await isReady
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', `${child.pid}`])
  const cpu = await cpuOf(child.pid ?? 0)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  return { 'ms to ready': ms, 'ms of CPU': cpu, 'MB resident': Number(stdout) / 1024 }
}

/** What a process has used of the cores, which other work on the machine does not change; Linux tells it in 10 ms. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * 10
}
