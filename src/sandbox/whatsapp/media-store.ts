import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The encrypted files that clients and phones uploaded, by path. */
export interface MediaStore {
  /** Keeps the bytes and returns the path by which they are fetched again. */
  put(bytes: Uint8Array): string
  get(path: string): Uint8Array | undefined
}

const PATH = /^\/media\/([\w-]{20,64})$/

/** Keeps files in memory, and in `folder` as well if there is one, so that they outlive the process. */
export function createMediaStore(folder?: string): MediaStore {
  const files = new Map<string, Uint8Array>()
  return {
    put(bytes) {
      const name = randomBytes(18).toString('base64url')
      if (folder) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, name), bytes)
      } else {
        files.set(name, bytes)
      }
      return `/media/${name}`
    },
    get(path) {
      const name = PATH.exec(path)?.[1]
      if (name === undefined) return undefined
      return folder ? readIfThere(join(folder, name)) : files.get(name)
    },
  }
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    // Not there is the ordinary case: an old link, or a folder that somebody tidied.
    return undefined
  }
}
