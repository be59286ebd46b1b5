/** A load balancer as small as can be: in turns, and past whoever does not answer. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Balancer {
  readonly url: string
  /** How many requests each target has answered. */
  readonly answered: readonly number[]
  close(): Promise<void>
}

/** Each target says where it is at the moment; it rejects while it is nowhere. */
export async function startBalancer(targets: number, where: (index: number) => Promise<string>): Promise<Balancer> {
  const answered = Array.from({ length: targets }, () => 0)
  let turn = 0
  const passOn = async (index: number, request: IncomingMessage, body: Buffer) => {
    const { method = 'GET', url = '/', headers } = request
    const { 'content-type': type, 'x-telegram-bot-api-secret-token': secret } = headers
    const given = { 'content-type': String(type), 'x-telegram-bot-api-secret-token': String(secret) }
    const response = await fetch(`${await where(index)}${url}`, { method, headers: given, body })
    const answer = { status: response.status, text: await response.text() }
    answered[index] = (answered[index] ?? 0) + 1
    return answer
  }
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const first = turn++
    for (let tried = 0; tried < targets; tried++) {
      const answer = await passOn((first + tried) % targets, request, body).catch(() => undefined) // The next one, then.
      if (!answer) continue
      response.writeHead(answer.status).end(answer.text)
      return
    }
    response.writeHead(502).end('<html>Bad Gateway</html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
