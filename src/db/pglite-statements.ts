/**
 * PGlite parses and plans every statement each time it is asked, and crosses into its WebAssembly six times for one. The
 * application asks the same few over and over: here each is parsed once under a name of its own, as on PostgreSQL, and
 * what follows (bind, execute, sync) crosses over together.
 */
import type { PGlite } from '@electric-sql/pglite'

type Protocol = typeof import('@electric-sql/pglite').protocol
type Stream = PGlite['execProtocolStream']
type Answers = Awaited<ReturnType<Stream>>

/** So many statements are kept; of the others the longest unused is forgotten. */
const KEPT = 400

interface Known {
  readonly text: string
  readonly name: string
  /** What its parameters and its rows are, once that was asked. */
  described?: Answers
}

const STATEMENT = 'S'.charCodeAt(0)
const ROWS: ReadonlySet<string> = new Set(['rowDescription', 'noData'])
const [PARSE, DESCRIBE, BIND, EXECUTE, SYNC] = ['P', 'D', 'B', 'E', 'S'].map((letter) => letter.charCodeAt(0))

/** Lets this PGlite remember its statements. To whoever asks nothing changes. */
export function rememberStatements(lite: PGlite, { serialize }: Protocol): void {
  const send: Stream = lite.execProtocolStream.bind(lite)
  const known = new Map<string, Known>()
  let names = 0
  let current: Known | undefined
  let bound: Uint8Array | undefined
  let synced = false

  async function parse(message: Uint8Array, options: Parameters<Stream>[1]): Promise<Answers> {
    const text = plainText(message)
    current = undefined
    if (text === undefined) return send(message, options)
    const found = known.get(text) ?? { text, name: `s${++names}` }
    const isNew = !known.delete(text)
    const answers = isNew ? await send(serialize.parse({ name: found.name, text }), options) : []
    known.set(text, found)
    current = found
    const [oldest] = known
    if (oldest && known.size > KEPT) {
      known.delete(oldest[0])
      await send(serialize.close({ type: 'S', name: oldest[1].name }), options)
    }
    return answers
  }

  async function describe(message: Uint8Array, options: Parameters<Stream>[1]): Promise<Answers> {
    if (!current) return send(message, options)
    current.described ??= await send(serialize.describe({ type: 'S', name: current.name }), options)
    return message[5] === STATEMENT ? current.described : current.described.filter(({ name }) => ROWS.has(name))
  }

  async function execute(message: Uint8Array, options: Parameters<Stream>[1]): Promise<Answers> {
    if (!bound || !current) return send(message, options)
    const together = Buffer.concat([bound, message, serialize.sync()])
    bound = undefined
    synced = true
    try {
      return await send(together, options)
    } catch (error) {
      // Whatever was wrong with it, a table that has changed among it: it is looked at anew.
      known.delete(current.text)
      throw error
    }
  }

  lite.execProtocolStream = async (message, options) => {
    switch (message[0]) {
      case PARSE:
        return parse(message, options)
      case DESCRIBE:
        return describe(message, options)
      case BIND:
        if (!current) return send(message, options)
        bound = named(message, current.name)
        return []
      case EXECUTE:
        return execute(message, options)
      case SYNC: {
        const isDone = synced
        synced = false
        bound = undefined
        return isDone ? [] : send(message, options)
      }
      default:
        return send(message, options)
    }
  }
}

const text = new TextDecoder()

/** The words of an unnamed statement whose parameters' types are left to the database. */
function plainText(message: Uint8Array): string | undefined {
  if (message[5] !== 0) return undefined
  const end = message.indexOf(0, 6)
  const types = ((message[end + 1] ?? 0) << 8) | (message[end + 2] ?? 0)
  return types === 0 ? text.decode(message.subarray(6, end)) : undefined
}

/** The binding of the unnamed statement, to the one with this name. */
function named(message: Uint8Array, name: string): Uint8Array {
  const before = 6
  const bytes = Buffer.concat([message.subarray(0, before), Buffer.from(name), message.subarray(before)])
  bytes.writeUInt32BE(bytes.length - 1, 1)
  return bytes
}
