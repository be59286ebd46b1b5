/** Pictures on their way to Telegram: each is uploaded once and named by its file_id from then on. */
import { InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import type { Logger } from 'pino'
import type { Db } from '#db/client.ts'
import { forgetUpload, rememberUpload, uploadedAs } from '#db/uploads.ts'
import { FileUnavailable, failureOf } from './failure.ts'

/** A stored file as the composition root hands it over. */
export interface StoredFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** Looks a file up by its SHA-256; `undefined` if there is none, a rejection if the store did not answer. */
export type FileStore = (sha256: string) => Promise<StoredFile | undefined>

export interface Pictures {
  /** Makes the call with the picture's file_id or, if Telegram does not have it, with its bytes. */
  sendWith<Sent extends Partial<Message> | true>(
    sha256: string,
    call: (photo: string | InputFile) => Promise<Sent>,
  ): Promise<Sent>
  /** The same for an album: its messages come back in order. */
  sendAlbumWith<Sent extends Partial<Message>>(
    sha256s: readonly string[],
    call: (photos: readonly (string | InputFile)[]) => Promise<Sent[]>,
  ): Promise<Sent[]>
}

/** The file itself; throws `FileUnavailable`. */
export async function load(store: FileStore, sha256: string): Promise<StoredFile> {
  let file: StoredFile | undefined
  try {
    file = await store(sha256)
  } catch (cause) {
    throw new FileUnavailable(false, cause)
  }
  if (!file) throw new FileUnavailable(true)
  return file
}

/** Pictures of one bot. What is known about them is a convenience: without the database they are uploaded again. */
export function createPictures(options: {
  readonly db: Db
  readonly store: FileStore
  readonly log: Logger
}): Pictures {
  const { db, store, log } = options
  const uploading = new Map<string, Promise<unknown>>()
  const key = (sha256: string) => ({ channel: 'telegram', sha256 })
  const orNothing = <T>(query: Promise<T>): Promise<T | undefined> =>
    query.catch(() => {
      log.warn('the upload cache did not answer')
      return undefined
    })

  const inputFile = async (sha256: string) => {
    const { bytes, mimeType } = await load(store, sha256)
    return new InputFile(bytes, `${sha256.slice(0, 12)}.${mimeType === 'image/png' ? 'png' : 'jpg'}`)
  }
  const remember = async (sha256: string, { photo }: Partial<Message>) => {
    const remoteId = photo?.at(-1)?.file_id
    if (remoteId !== undefined) await orNothing(rememberUpload(db, { ...key(sha256), remoteId }))
  }
  const upload: Pictures['sendWith'] = async (sha256, call) => {
    const sent = await call(await inputFile(sha256))
    if (sent !== true) await remember(sha256, sent)
    return sent
  }

  const sendWith: Pictures['sendWith'] = async (sha256, call) => {
    // Somebody else may be uploading the very same one; whether it worked is seen below.
    await uploading.get(sha256)?.catch(() => undefined)
    const remoteId = await orNothing(uploadedAs(db, key(sha256)))
    if (remoteId !== undefined) {
      try {
        return await call(remoteId)
      } catch (error) {
        if (failureOf(error).kind !== 'wrong-file-id') throw error
        await orNothing(forgetUpload(db, { ...key(sha256), remoteId }))
      }
    }
    const first = uploading.get(sha256)
    if (first) return sendWith(sha256, call)
    const own = upload(sha256, call)
    uploading.set(sha256, own)
    try {
      return await own
    } finally {
      uploading.delete(sha256)
    }
  }
  const sendAlbumWith: Pictures['sendAlbumWith'] = async (sha256s, call) => {
    const known = await Promise.all(sha256s.map((sha256) => orNothing(uploadedAs(db, key(sha256)))))
    const send = async (ids: typeof known) => {
      const sent = await call(await Promise.all(sha256s.map(async (sha256, index) => ids[index] ?? inputFile(sha256))))
      for (const [index, sha256] of sha256s.entries()) {
        const message = sent[index]
        if (ids[index] === undefined && message) await remember(sha256, message)
      }
      return sent
    }
    try {
      return await send(known)
    } catch (error) {
      if (failureOf(error).kind !== 'wrong-file-id' || known.every((id) => id === undefined)) throw error
      for (const [index, sha256] of sha256s.entries()) {
        const remoteId = known[index]
        if (remoteId !== undefined) await orNothing(forgetUpload(db, { ...key(sha256), remoteId }))
      }
      return send([])
    }
  }
  return { sendWith, sendAlbumWith }
}
