/** Files that people sent, fetched when a flow wants them. */
import type { RawApi } from 'grammy'
import type { MediaHandle } from '../channel.ts'
import { failureOf } from './failure.ts'
import { readMediaRef } from './media-ref.ts'
import { timeLimit } from './time-limit.ts'

export interface MediaOptions {
  readonly api: RawApi
  readonly apiRoot: string
  readonly token: string
  readonly patienceMs: number
}

/** Telegram hands out no larger files to bots. */
const DOWNLOAD_MAX_BYTES = 20 * 1024 * 1024

/** The bytes behind a handle; rejects without naming the address, which holds the token. */
export async function fetchMedia(options: MediaOptions, handle: MediaHandle, maxBytes: number): Promise<Uint8Array> {
  const limit = Math.min(maxBytes, DOWNLOAD_MAX_BYTES)
  if ((handle.bytes ?? 0) > limit) throw tooLarge(limit)
  const url = await fileUrl(options, readMediaRef(handle.ref).fileId)
  const response = await download(url, options.patienceMs * 6)
  if (!response.ok || !response.body) throw new Error(`Telegram no longer has this file (${response.status})`)
  return collect(response.body, limit)
}

async function fileUrl({ api, apiRoot, token, patienceMs }: MediaOptions, fileId: string): Promise<string> {
  try {
    const { file_path: path } = await api.getFile({ file_id: fileId }, timeLimit(patienceMs))
    if (path !== undefined) return `${apiRoot}/file/bot${token}/${path}`
  } catch (error) {
    throw new Error(`Telegram does not hand out this file (${failureOf(error).kind})`)
  }
  throw new Error('Telegram does not hand out this file')
}

async function download(url: string, patienceMs: number): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  } catch {
    throw new Error('Telegram could not be reached for a file') // the cause would show the token
  }
}

async function collect(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(limit: number): Error {
  return new Error(`the file is larger than ${limit} bytes`)
}
