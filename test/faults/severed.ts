/** A wire to a database that can be cut: what listens is ours, what answers is the real server behind it. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Severable {
  /** The same database, by way of the wire. */
  readonly url: string
  /** Cuts all connections and refuses new ones. */
  cut(): void
  /** Lets them through again. */
  mend(): void
  close(): Promise<void>
}

/** `url` of a PostgreSQL over TCP. */
export async function severableWire(url: string): Promise<Severable> {
  const there = new URL(url)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(Number(there.port || 5432), there.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const here = new URL(url)
  here.hostname = '127.0.0.1'
  here.port = String((server.address() as AddressInfo).port)
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  return {
    url: here.toString(),
    cut,
    mend: () => {
      isCut = false
    },
    close: async () => {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
