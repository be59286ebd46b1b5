/** Why a call of the Bot API failed, in the few kinds that call for different answers. */
import { GrammyError, HttpError } from 'grammy'

export type Failure =
  /** Too fast: not before so many milliseconds. */
  | { readonly kind: 'flood'; readonly afterMs: number }
  /** No answer that tells how it went. `mayHaveArrived` is false only when no connection came about. */
  | { readonly kind: 'unreachable'; readonly mayHaveArrived: boolean; readonly why: string }
  /** The token is not (or no longer) valid. */
  | { readonly kind: 'unauthorised' }
  /** Another process receives this bot's updates. */
  | { readonly kind: 'conflict'; readonly isWebhook: boolean }
  /** An edit that would change nothing: the message is as it should be. */
  | { readonly kind: 'unchanged' }
  /** The message to change is gone, too old, or of another kind. */
  | { readonly kind: 'uneditable' }
  | { readonly kind: 'wrong-file-id' }
  /** A picture that Telegram cannot show, or a file that is not there. */
  | { readonly kind: 'bad-file'; readonly why: string }
  /** The group became a supergroup with this id. */
  | { readonly kind: 'moved'; readonly to: number }
  /** Nothing reaches this chat any more: blocked, kicked, deleted, never opened. */
  | { readonly kind: 'closed'; readonly why: string }
  /** Telegram does not take this message, and never will. */
  | { readonly kind: 'rejected'; readonly why: string }

/** A stored file that a message needs cannot be had: for ever, or because the store did not answer. */
export class FileUnavailable extends Error {
  override readonly name = 'FileUnavailable'
  readonly isGone: boolean
  constructor(isGone: boolean, cause?: unknown) {
    super(isGone ? 'there is no such file' : 'the file could not be read', { cause })
    this.isGone = isGone
  }
}

/** Errors of the system before a request has left this machine. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

/** The kind of an error that an API call threw; rethrows what is neither Telegram's nor the network's doing. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GrammyError) return refusalOf(error)
  if (error instanceof HttpError) return outageOf(error)
  if (!(error instanceof FileUnavailable)) throw error
  if (error.isGone) return { kind: 'bad-file', why: error.message }
  return { kind: 'unreachable', mayHaveArrived: false, why: error.message }
}

/** grammY hides the cause, whose text holds the token in a URL; its code does not. */
function outageOf({ error }: HttpError): Failure {
  const { code, type } = (error ?? {}) as { readonly code?: unknown; readonly type?: unknown }
  const why = typeof code === 'string' ? code : typeof type === 'string' ? type : 'no answer'
  return { kind: 'unreachable', mayHaveArrived: !NEVER_LEFT.includes(why), why }
}

function refusalOf({ error_code: code, description, parameters }: GrammyError): Failure {
  const why = description.replace(/^(Bad Request|Forbidden|Conflict): /, '')
  if (parameters.migrate_to_chat_id !== undefined) return { kind: 'moved', to: parameters.migrate_to_chat_id }
  switch (code) {
    case 429:
      return { kind: 'flood', afterMs: (parameters.retry_after ?? 1) * 1000 }
    case 401:
    case 404: // a token that is not even formed like one
      return { kind: 'unauthorised' }
    case 409:
      return { kind: 'conflict', isWebhook: why.includes('webhook is active') }
    case 403:
      return { kind: 'closed', why }
    default:
      return code >= 500 ? { kind: 'unreachable', mayHaveArrived: true, why: String(code) } : badRequest(why)
  }
}

/** Telegram tells these apart in words only. */
const IN_WORDS: readonly (readonly [RegExp, (why: string) => Failure])[] = [
  [/message is not modified/i, () => ({ kind: 'unchanged' })],
  [
    /message to (edit|delete) not found|message can't be (edited|deleted)|MESSAGE_ID_INVALID|there is no (text|caption|media) in the message/i,
    () => ({ kind: 'uneditable' }),
  ],
  [
    /wrong (remote )?file|file_id|FILE_REFERENCE|file reference|can't use file of type/i,
    () => ({ kind: 'wrong-file-id' }),
  ],
  [
    /IMAGE_PROCESS_FAILED|PHOTO_\w*INVALID|too big for a photo|file must be non-empty/i,
    (why) => ({ kind: 'bad-file', why }),
  ],
  [
    /chat not found|user not found|PEER_ID_INVALID|deactivated|was kicked|CHAT_WRITE_FORBIDDEN|no rights to send|thread not found/i,
    (why) => ({ kind: 'closed', why }),
  ],
]

function badRequest(why: string): Failure {
  const known = IN_WORDS.find(([words]) => words.test(why))
  return known ? known[1](why) : { kind: 'rejected', why }
}
