/** pgbench, the yardstick of transactions: PostgreSQL's own client in C. Debian has it in `postgresql`. */
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where pgbench is, or nothing with a word about what it would take. */
export async function findPgbench(say: (line: string) => void): Promise<string | undefined> {
  for (const candidate of ['pgbench', ...globSync('/usr/lib/postgresql/*/bin/pgbench')]) {
    const found = await run(candidate, ['--version']).then(
      () => true,
      () => false,
    )
    if (found) return candidate
  }
  say('pgbench is not installed (Debian: apt install postgresql-contrib): its rows are left out')
  return undefined
}

export interface PgbenchRun {
  readonly url: string
  readonly clients: number
  readonly seconds: number
  /** A script of its own; without it the built-in tpcb-like. */
  readonly script?: string
}

/** Transactions a second of prepared statements, connections not counted. */
export async function pgbench(program: string, { url, clients, seconds, script }: PgbenchRun): Promise<number> {
  const home = await mkdtemp(path.join(tmpdir(), 'pesan-pgbench-'))
  try {
    const file = path.join(home, 'script.sql')
    if (script !== undefined) await writeFile(file, script)
    // Many clients need some of the time to connect.
    const time = Math.max(seconds, Math.ceil(clients / 32))
    const options = ['-M', 'prepared', '-c', `${clients}`, '-j', '1', '-T', `${time}`, '-n']
    const { stdout } = await run(program, [...options, ...(script === undefined ? [] : ['-f', file]), url])
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
    if (tps === undefined) throw new Error(`pgbench said nothing of its speed: ${stdout}`)
    return Number(tps)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Fills the tables of the built-in scripts. */
export async function preparePgbench(program: string, url: string, scale: number): Promise<void> {
  await run(program, ['-i', '-q', '-s', `${scale}`, url])
}
