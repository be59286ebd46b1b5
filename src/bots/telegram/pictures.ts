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

  const upload: Pictures['sendWith'] = async (sha256, call) => {
    const { bytes, mimeType } = await load(store, sha256)
    const sent = await call(new InputFile(bytes, `${sha256.slice(0, 12)}.${mimeType === 'image/png' ? 'png' : 'jpg'}`))
    const remoteId = sent === true ? undefined : sent.photo?.at(-1)?.file_id
    if (remoteId !== undefined) await orNothing(rememberUpload(db, { ...key(sha256), remoteId }))
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
  return { sendWith }
}
