/**
 * One process per embedded database. PGlite lets two processes open one folder and then loses committed rows without a
 * word, so the folder carries a lock of ours: a local socket that only a living process can hold. A killed process
 * leaves nothing behind that would have to be cleaned up by hand.
 */
import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** Somebody else holds the folder. The message says what to do. */
export class DataDirInUse extends Error {
  constructor(dataDir: string) {
    super(
      `${dataDir} is in use by another Pesan process. Stop it first, choose another DATA_DIR, or set DATABASE_URL so that several processes can share one PostgreSQL.`,
    )
    this.name = 'DataDirInUse'
  }
}

/** Takes the folder or rejects with `DataDirInUse`; resolves with how to give it back. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const name = socketName(dataDir)
  const server = (await tryListen(name)) ?? (await takeOver(name))
  if (!server) throw new DataDirInUse(dataDir)
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/**
 * Linux has sockets without a file and Windows has named pipes: both die with their process. Elsewhere it is a file,
 * and since Unix sockets have short paths, the folder's is hashed.
 */
function socketName(dataDir: string): string {
  const name = `pesan-${createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.lock`)
}

/** The name is taken: held if somebody answers, a file left over from a kill if nobody does. */
async function takeOver(name: string): Promise<net.Server | undefined> {
  if (process.platform === 'linux' || (await isAnswered(name))) return undefined
  await rm(name, { force: true })
  return tryListen(name)
}

function tryListen(name: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => resolve(server))
  })
}

function isAnswered(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(name)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
