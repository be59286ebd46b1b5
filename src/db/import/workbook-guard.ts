/**
 * A workbook is a ZIP archive, and a small archive can unpack to gigabytes. Before the reader unpacks one, every entry is
 * unpacked here against a budget, and the entries must fill the file without gaps, so that no reader sees another.
 */
import { inflateRawSync } from 'node:zlib'

const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50
const END_BYTES = 22
const COMMENT_MAX_BYTES = 65_535
/** After an entry its sizes may stand once more. */
const DESCRIPTOR_MAX_BYTES = 24
/** Of all entries together; a sheet of 100,000 products unpacks to some 60 MB. */
const UNPACKED_MAX_BYTES = 256 * 1024 * 1024
const ENTRIES_MAX = 2_000

interface Entry {
  readonly start: number
  readonly end: number
  readonly packed: Buffer
  readonly method: number
}

/** Is it an archive that unpacks within the budget and holds what it lists and nothing else? */
export function isHarmlessArchive(bytes: Buffer, budget = UNPACKED_MAX_BYTES): boolean {
  const found = entriesOf(bytes)
  if (!found) return false
  let left = budget
  let from = 0
  for (const { start, end, packed, method } of found.entries.toSorted((one, other) => one.start - other.start)) {
    if (start < from || start > from + (from === 0 ? 0 : DESCRIPTOR_MAX_BYTES)) return false
    const size = unpackedSize(packed, method, left)
    if (size === undefined) return false
    left -= size
    from = end
  }
  return found.directory >= from && found.directory <= from + DESCRIPTOR_MAX_BYTES
}

function unpackedSize(packed: Buffer, method: number, left: number): number | undefined {
  if (method === 0) return packed.length <= left ? packed.length : undefined
  if (method !== 8 || left <= 0) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: left }).length
  } catch {
    return undefined // larger than what is left, or broken: both are not taken
  }
}

/** What the directory at the end lists; nothing when it points outside the file. */
function entriesOf(bytes: Buffer): { readonly entries: readonly Entry[]; readonly directory: number } | undefined {
  const end = endOf(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const directory = bytes.readUInt32LE(end + 16)
  if (count === 0 || count > ENTRIES_MAX) return undefined
  const entries: Entry[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) return undefined
    const entry = entryAt(bytes, at)
    if (!entry || entry.end > directory) return undefined
    entries.push(entry)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { entries, directory }
}

function entryAt(bytes: Buffer, at: number): Entry | undefined {
  const start = bytes.readUInt32LE(at + 42)
  if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== LOCAL) return undefined
  const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
  const end = body + bytes.readUInt32LE(at + 20)
  return { start, end, packed: bytes.subarray(body, end), method: bytes.readUInt16LE(at + 10) }
}

function endOf(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - END_BYTES - COMMENT_MAX_BYTES)
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) if (bytes.readUInt32LE(at) === END) return at
  return undefined
}
