/** What somebody sent besides words: files that may belong to an order's story, fetched, inspected and stored before. */
import type { Evidence } from '#core/order/index.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import type { Input, MediaHandle, Say } from '../channel.ts'

export type FileRefusal = NonNullable<MediaHandle['refused']>

/** The file of a message with the words under it; `undefined` when it brings none that could be kept. */
export function evidenceIn(input: Input): Result<Evidence, FileRefusal> | undefined {
  if (input.kind !== 'picture' && input.kind !== 'document') return undefined
  const { media, caption } = input
  if (!media.stored) return refuse(media.refused ?? { code: 'media-unavailable' })
  const { sha256, mimeType } = media.stored
  return accept({ sha256, mimeType, ...(caption === '' ? {} : { caption: caption.slice(0, 300) }) })
}

/** How kept files are shown to somebody else: a picture above the words or a document beside them, others before. */
export function shownWith(files: readonly Evidence[] | undefined): Pick<Say, 'picture' | 'document' | 'also'> {
  const shown = (files ?? []).map(shownFile)
  const last = shown.at(-1)
  return { ...last, ...(shown.length > 1 ? { also: shown.slice(0, -1) } : {}) }
}

function shownFile({ sha256, mimeType, kind }: Evidence): Pick<Say, 'picture' | 'document'> {
  if (mimeType.startsWith('image/')) return { picture: sha256 }
  return { document: { file: sha256, fileName: `${kind ?? 'berkas'}.pdf` } }
}
