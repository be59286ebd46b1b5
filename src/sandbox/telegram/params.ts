/**
 * What a bot asked for. The Bot API takes parameters in the address, as JSON, as a form and as multipart; in the last
 * three everything nested is JSON text. Readers here give one view of all of them and refuse what does not parse.
 */
import type { IncomingMessage } from 'node:http'
import { readForm } from './multipart.ts'
import { ApiRefusal, badRequest } from './refusal.ts'

/** A file that came with the request. */
export interface IncomingFile {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export interface Params<Field extends string = string> {
  text(field: Field): string | undefined
  integer(field: Field): number | undefined
  number(field: Field): number | undefined
  flag(field: Field): boolean
  /** A nested value, parsed if it came as text; what it holds is unchecked. `undefined` when absent. */
  nested(field: Field): unknown
  /** An uploaded part by its own name or by an `attach://` reference. */
  file(reference: string): IncomingFile | undefined
}

/** Telegram's cloud server takes uploads up to 50 MB. */
const REQUEST_MAX_BYTES = 50 * 1024 * 1024 + 100_000

/** Readers over the parameters of one call. */
export function paramsOf(
  values: Record<string, unknown>,
  files: ReadonlyMap<string, IncomingFile> = new Map(),
): Params {
  const number = (field: string): number | undefined => {
    const value = values[field]
    if (value === undefined || value === null || value === '') return undefined
    const parsed = Number(value)
    return Number.isFinite(parsed) ? parsed : undefined
  }
  return {
    text: (field) => (values[field] === undefined || values[field] === null ? undefined : String(values[field])),
    integer: (field) => {
      const parsed = number(field)
      return parsed === undefined ? undefined : Math.trunc(parsed)
    },
    number,
    flag: (field) => ['true', '1', 'yes'].includes(String(values[field]).toLowerCase()),
    nested: (field) => nestedValue(field, values[field]),
    file: (reference) => files.get(reference.startsWith('attach://') ? reference.slice(9) : reference),
  }
}

function nestedValue(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined
  if (value === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(`can't parse ${field.replaceAll('_', ' ')} JSON object`) // the parser's own words mean nothing to a bot
  }
}

/** Reads the whole request, whatever form its parameters have. */
export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Params> {
  const inAddress = Object.fromEntries(query)
  const body = await readBody(request)
  const type = request.headers['content-type'] ?? ''
  if (body.length === 0) return paramsOf(inAddress)
  if (type.startsWith('application/json')) return paramsOf({ ...inAddress, ...parseObject(body) })
  if (type.startsWith('multipart/form-data')) return readMultipart(inAddress, body, type)
  return paramsOf({ ...inAddress, ...Object.fromEntries(new URLSearchParams(body.toString())) })
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw badRequest("can't parse request: invalid JSON") // any body at all may come in here
  }
}

function readMultipart(inAddress: Record<string, string>, body: Buffer, type: string): Params {
  const parts = readForm(body, type)
  if (!parts) throw badRequest("can't parse multipart form data")
  const values: Record<string, unknown> = { ...inAddress }
  const files = new Map<string, IncomingFile>()
  for (const { name, fileName, bytes } of parts) {
    if (fileName === undefined) values[name] = bytes.toString()
    else files.set(name, { bytes, fileName })
  }
  return paramsOf(values, files)
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > REQUEST_MAX_BYTES) throw new ApiRefusal(413, 'Request Entity Too Large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
