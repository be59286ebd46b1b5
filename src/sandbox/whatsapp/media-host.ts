import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createTlsIdentity } from './wire/certificate.ts'
import type { World } from './world.ts'

const MAX_UPLOAD_BYTES = 100 * 1024 * 1024

/** Where clients upload their files: always over TLS, as the client library insists. */
export interface MediaHost {
  readonly host: string
  readonly certificate: string
  /** Trusts this host only; to be given to the client as `fetchAgent`. */
  readonly agent: Agent
  close(): Promise<void>
}

/** Starts the media host on any free port of `host`. */
export async function startMediaHost(world: World, host: string): Promise<MediaHost> {
  const { key, certificate } = createTlsIdentity([host, 'localhost'], Date.now())
  const server = createServer({ key, cert: certificate }, (request, response) => {
    takeUpload(world, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  const agent = new Agent({ ca: certificate })
  return {
    host: `${host}:${(server.address() as AddressInfo).port}`,
    certificate,
    agent,
    close: () =>
      new Promise((resolve) => {
        agent.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers the download of an encrypted file. */
export function serveDownload(world: World, request: IncomingMessage, response: ServerResponse): void {
  const file =
    request.method === 'GET' ? world.media.get(new URL(request.url ?? '/', 'http://media').pathname) : undefined
  if (!file) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.length }).end(file)
}

async function takeUpload(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { failUploads } = world.faults.active
  const bytes = await readBody(request)
  if (failUploads !== undefined || request.method !== 'POST' || bytes === undefined) {
    const status = failUploads ?? (bytes === undefined ? 413 : 405)
    return void response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  }
  // No `direct_path`: readers would then ask this host by TLS with the built-in fetch, which cannot be told to trust it.
  const url = `${world.mediaUrl}${world.media.put(bytes)}`
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ url }))
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= MAX_UPLOAD_BYTES) chunks.push(chunk)
  }
  return length <= MAX_UPLOAD_BYTES ? Buffer.concat(chunks) : undefined
}
