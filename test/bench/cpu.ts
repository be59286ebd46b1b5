/** CPU that the server of a database has used: on a machine that others share it says more than the clock does. */
import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'

/** Clock ticks of `/proc` are a hundredth of a second on every Linux that runs Node. */
const TICK_US = 10_000

/**
 * A meter of a server on this machine: microseconds so far, of all its processes, those that have ended among them. NaN
 * where `/proc` does not tell.
 */
export async function serverMeter(url: string): Promise<() => Promise<number>> {
  const client = postgres(url, { max: 1 })
  const [row] = await client`select pg_backend_pid() as pid`
  const backend = await statOf(Number(row?.pid))
  await client.end()
  const server = backend?.parent
  return async () => {
    const all = await Promise.all((await readdir('/proc').catch(() => [])).map((name) => statOf(Number(name))))
    const own = all.flatMap((one) => (one && (one.pid === server || one.parent === server) ? [one] : []))
    const ticks = own.map(({ pid, used, ofEnded }) => used + (pid === server ? ofEnded : 0))
    return ticks.length === 0 ? Number.NaN : ticks.reduce((sum, one) => sum + one, 0) * TICK_US
  }
}

async function statOf(pid: number) {
  if (!Number.isInteger(pid)) return undefined
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold anything; what counts comes after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [, parent, , , , , , , , , , user, system, endedUser, endedSystem] = fields.map(Number)
  if (parent === undefined) return undefined
  return { pid, parent, used: (user ?? 0) + (system ?? 0), ofEnded: (endedUser ?? 0) + (endedSystem ?? 0) }
}
