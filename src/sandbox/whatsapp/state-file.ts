import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SavedEndpoint } from './phone/endpoint.ts'
import type { SavedPhone } from './phone/state.ts'
import type { Device, Group } from './world.ts'

const QUIET_MS = 250
const VERSION = 1

/** The whole sandbox as it is written down. */
export interface SavedWorld {
  readonly version: typeof VERSION
  readonly port: number
  readonly accounts: readonly {
    readonly number: string
    readonly lid: string
    readonly primary: SavedEndpoint
    readonly nextDeviceId: number
    readonly devices: readonly Device[]
  }[]
  readonly phones: readonly SavedPhone[]
  readonly groups: readonly (Omit<Group, 'members'> & { readonly members: readonly string[] })[]
}

/** Reads the file; `undefined` when there is none yet. Throws when it is not a file of this version. */
export function readStateFile(file: string): SavedWorld | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // The first start: nothing has been written yet.
    return undefined
  }
  const saved = JSON.parse(text, revive) as SavedWorld
  if (saved.version !== VERSION) throw new Error(`${file} was written by another version of the sandbox; delete it`)
  return saved
}

/** Writes the file some time after it changed, and at once when asked; a crash leaves the old or the new file whole. */
export function createStateFile(file: string, snapshot: () => Omit<SavedWorld, 'version'>) {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const write = () => {
    timer = undefined
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify({ version: VERSION, ...snapshot() }, replace), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    changed() {
      if (!closed) timer ??= setTimeout(write, QUIET_MS)
    },
    /** Writes once more; later changes are not kept. */
    close() {
      closed = true
      clearTimeout(timer)
      write()
    },
  }
}

/** Bytes become `{ "$bytes": base64 }`. `this[key]` is the value before a Buffer turned itself into a list of numbers. */
function replace(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key]
  return original instanceof Uint8Array ? { $bytes: Buffer.from(original).toString('base64') } : value
}

function revive(_key: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && '$bytes' in value
  return isBytes && typeof value.$bytes === 'string' ? Buffer.from(value.$bytes, 'base64') : value
}
