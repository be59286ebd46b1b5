/** What somebody sent besides words: files that may belong to an order's story, fetched, inspected and stored before. */
import { z } from 'zod'
import type { Evidence } from '#core/order/index.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import type { Input, MediaHandle, Say } from '../channel.ts'

/** A kept file as it travels in choices and states. */
export const EvidenceFile = z.object({
  sha256: z.string(),
  mimeType: z.string(),
  caption: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  fileName: z.string().exactOptional(),
})

export type FileRefusal = NonNullable<MediaHandle['refused']>

/**
 * The files of a message, the first with the words under it; `undefined` when it brings none that could be kept. Of
 * several it is enough that one is here.
 */
export function evidenceIn(input: Input): Result<readonly [Evidence, ...Evidence[]], FileRefusal> | undefined {
  if (input.kind !== 'picture' && input.kind !== 'document') return undefined
  const { media, caption, also = [] } = input
  const [first, ...others] = [media, ...also].flatMap((one) => fileOf(one) ?? [])
  // A sound proves nothing to the eye: what was recorded is passed on (`voiceIn`), and is no photo or paper.
  if (first && isSound(first)) return refuse({ code: 'media-unknown', declared: first.mimeType })
  if (!first) return refuse(media.refused ?? { code: 'media-unavailable' })
  return accept([{ ...first, ...(caption === '' ? {} : { caption: caption.slice(0, 300) }) }, ...others])
}

/** What somebody recorded, if it is here: to be passed on to somebody who can listen. */
export function voiceIn(input: Input): readonly [Evidence] | undefined {
  const file = input.kind === 'voice' ? fileOf(input.media) : undefined
  return file && isSound(file) ? [{ ...file, kind: 'suara' }] : undefined
}

/** How many files came with a letter, and how many recordings. */
export function enclosedIn(files: readonly Evidence[]): { readonly files: number; readonly voices: number } {
  const voices = files.filter(isSound).length
  return { files: files.length - voices, voices }
}

const isSound = ({ mimeType }: Pick<Evidence, 'mimeType'>) => mimeType.startsWith('audio/')

function fileOf({ stored, fileName }: MediaHandle): Evidence | undefined {
  if (!stored) return undefined
  const { sha256, mimeType } = stored
  return { sha256, mimeType, ...(fileName && mimeType === 'application/pdf' ? { fileName: safeName(fileName) } : {}) }
}

/** A name that a person gave to a file, fit to be shown and saved anywhere. */
function safeName(name: string): string {
  const clean = name.replace(/[\p{C}"\\/:*?<>|]+/gu, '-').replace(/^[.\s-]+/, '')
  return `${
    clean
      .replace(/\.pdf$/i, '')
      .slice(0, 60)
      .trim() || 'berkas'
  }.pdf`
}

/** How many files of a message could not be kept, where others of it could. */
export function filesLost(input: Input): number {
  if (!('media' in input)) return 0
  const all = [input.media, ...(input.also ?? [])]
  const kept = all.filter(({ stored }) => stored).length
  return kept === 0 ? 0 : all.length - kept
}

/** How kept files are shown to somebody else: a picture above the words or a document beside them, others before. */
export function shownWith(files: readonly Evidence[] | undefined): Pick<Say, 'picture' | 'document' | 'also'> {
  const shown = (files ?? []).map(shownFile)
  const last = shown.at(-1)
  return { ...last, ...(shown.length > 1 ? { also: shown.slice(0, -1) } : {}) }
}

/** What recordings are called where they travel as files: the ending tells programs what they are. */
const SOUND_NAMES: Readonly<Record<string, string>> = { 'audio/mp4': 'suara.m4a', 'audio/mpeg': 'suara.mp3' }

function shownFile({ sha256, mimeType, kind, fileName }: Evidence): Pick<Say, 'picture' | 'document'> {
  if (mimeType.startsWith('image/')) return { picture: sha256 }
  if (isSound({ mimeType }))
    return { document: { file: sha256, fileName: SOUND_NAMES[mimeType] ?? 'suara.ogg', voice: true } }
  return { document: { file: sha256, fileName: fileName ?? `${kind ?? 'berkas'}.pdf` } }
}
