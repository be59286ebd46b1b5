/**
 * multipart/form-data as Telegram reads it. Not the runtime's own reader, because bots send file names without quotes
 * and Telegram takes such a name up to the next semicolon, spaces and all.
 */

/** One field or file of a form. */
export interface FormPart {
  readonly name: string
  /** Only files have one. */
  readonly fileName?: string
  readonly bytes: Buffer
}

const LINE = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** The parts of a form; `undefined` if it breaks off or has no boundary. */
export function readForm(body: Buffer, contentType: string): FormPart[] | undefined {
  const boundary = parameter(contentType, 'boundary')
  if (!boundary) return undefined
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: FormPart[] = []
  let at = body.indexOf(delimiter)
  while (at >= 0) {
    const begin = at + delimiter.length
    if (body.toString('latin1', begin, begin + 2) === '--') return parts
    const end = body.indexOf(Buffer.concat([LINE, delimiter]), begin)
    const part = end < 0 ? undefined : readPart(body.subarray(begin + LINE.length, end))
    if (!part) return undefined
    parts.push(part)
    at = end + LINE.length
  }
  return undefined
}

function readPart(part: Buffer): FormPart | undefined {
  const headEnd = part.indexOf(HEAD_END)
  const head = headEnd < 0 ? '' : part.toString('utf8', 0, headEnd)
  const disposition = head.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? ''
  const name = parameter(disposition, 'name')
  const fileName = parameter(disposition, 'filename')
  if (name === undefined) return undefined
  return { name, ...(fileName !== undefined && { fileName }), bytes: part.subarray(headEnd + HEAD_END.length) }
}

/** `key=value` or `key="value"` of a header; a bare value ends at the semicolon. */
function parameter(header: string, key: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${key}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(header) ?? []
  return quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim()
}
