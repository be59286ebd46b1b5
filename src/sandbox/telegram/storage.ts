/** Keeps a server's memory in one JSON file, uploaded bytes in a folder beside it: a restart changes nothing. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ContentStore, emptyMemory, type Remembered } from './state.ts'

/** Changes are written down this long after the first of them. */
const WRITE_AFTER_MS = 300

export interface Storage {
  readonly memory: Remembered
  readonly contents: ContentStore
  readonly touched: () => void
  /** Writes what is not yet written. */
  close(): Promise<void>
}

/** Memory as it was when `stateFile` was last written; without a file it is empty and stays in the process. */
export async function openStorage(stateFile: string | undefined): Promise<Storage> {
  if (stateFile === undefined) {
    return {
      memory: emptyMemory(),
      contents: contentsInMemory(),
      touched: () => undefined,
      close: async () => undefined,
    }
  }
  const folder = `${stateFile}.files`
  await mkdir(dirname(stateFile), { recursive: true })
  const memory = await readMemory(stateFile)
  const writer = createWriter(stateFile, memory)
  return { memory, contents: contentsInFolder(folder), ...writer }
}

async function readMemory(stateFile: string): Promise<Remembered> {
  try {
    return JSON.parse(await readFile(stateFile, 'utf8'), revive)
  } catch (error) {
    if (isMissing(error)) return emptyMemory()
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function createWriter(stateFile: string, memory: Remembered): Pick<Storage, 'touched' | 'close'> {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = async () => {
    const draft = `${stateFile}.new`
    await writeFile(draft, JSON.stringify(memory, replace))
    // Renaming is atomic: a crash leaves the old story or the new one, never half of one.
    await rename(draft, stateFile)
  }
  /** One write after the other; a failed one does not stand in the way of the next. */
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write, write)
    return writing
  }
  const flushLater = () => {
    flush().catch(() => undefined) // a full disk shows when closing, which writes again and reports
  }
  return {
    touched: () => {
      timer ??= setTimeout(flushLater, WRITE_AFTER_MS)
    },
    close: flush,
  }
}

/** Maps and sets, which JSON does not know, under a key that no message has. */
function replace(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] }
  if (value instanceof Set) return { $set: [...value] }
  return value
}

function revive(_key: string, value: { $map?: [unknown, unknown][]; $set?: unknown[] } | null): unknown {
  if (value?.$map) return new Map(value.$map)
  if (value?.$set) return new Set(value.$set)
  return value
}

function contentsInMemory(): ContentStore {
  const contents = new Map<string, Uint8Array>()
  return {
    put: (bytes) => {
      const key = contentKeyOf(bytes)
      contents.set(key, bytes)
      return key
    },
    get: (key) => contents.get(key) ?? new Uint8Array(),
  }
}

/** Bytes are written at once, before anything speaks of them; the same bytes are kept once. */
function contentsInFolder(folder: string): ContentStore {
  return {
    put: (bytes) => {
      const key = contentKeyOf(bytes)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, key), bytes)
      return key
    },
    get: (key) => readFileSync(join(folder, key)),
  }
}

function contentKeyOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
