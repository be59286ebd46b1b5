/** A wire to a database that can be cut: what listens is ours, what answers is the real server behind it. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Severable {
  /** The same database, by way of the wire. */
  readonly url: string
  /** Cuts all connections and refuses new ones. */
  cut(): void
  /** Nothing comes through any more, and nobody is told: a cable that is out, a machine that lost its power. */
  stall(): void
  /** Lets everything through again, what was held up first. */
  mend(): void
  close(): Promise<void>
}

/** `url` of a PostgreSQL over TCP. */
export async function severableWire(url: string): Promise<Severable> {
  const there = new URL(url)
  const open = new Set<Socket>()
  let isCut = false
  let isStalled = false
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
      one.on('data', (bytes) => void other.write(bytes))
      if (isStalled) one.pause()
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
    stall: () => {
      isStalled = true
      for (const socket of open) socket.pause()
    },
    mend: () => {
      isCut = false
      isStalled = false
      for (const socket of open) socket.resume()
    },
    close: async () => {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
