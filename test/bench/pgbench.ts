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
    const options = [
      '-M',
      'prepared',
      '-c',
      `${clients}`,
      '-j',
      '1',
      '-n',
      ...(script === undefined ? [] : ['-f', file]),
    ]
    // Many clients need some of the time to connect; on a busy machine all of it, and then they get more.
    for (let time = Math.max(seconds, Math.ceil(clients / 32)); time < 120; time *= 3) {
      const { stdout } = await run(program, [...options, '-T', `${time}`, url])
      const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
      if (tps !== undefined) return Number(tps)
    }
    throw new Error(`pgbench could not open ${clients} connections`)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Fills the tables of the built-in scripts. */
export async function preparePgbench(program: string, url: string, scale: number): Promise<void> {
  await run(program, ['-i', '-q', '-s', `${scale}`, url])
}
