/** Keeps keys, numbers and chat text out of every log: libsignal prints whole sessions, Baileys whole stanzas. */
import type { DEFAULT_CONNECTION_CONFIG } from '@whiskeysockets/baileys'
import type { Logger } from 'pino'

export type LibraryLogger = typeof DEFAULT_CONNECTION_CONFIG.logger

/** How the remarks of libsignal 6 begin (its session_record, session_builder, session_cipher, curve and queue_job). */
const SIGNAL_REMARKS =
  /^(Closing |Opening session|Removing old closed session|Session already|Session error|Decrypted message with closed session|Failed to decrypt message with any|Migrating session|V1 session storage|WARNING: Expected pubkey|Unhandled bucket type)/
const SILENCED = Symbol.for('pesan.libsignal-silenced')

/** Takes libsignal's remarks off the console; it has no option for that. All else is printed as before. */
export function silenceSignal(console: Console = globalThis.console): void {
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const print = console[level]
    if (Object.hasOwn(print, SILENCED)) continue
    const quiet = (...words: unknown[]) => {
      if (!(typeof words[0] === 'string' && SIGNAL_REMARKS.test(words[0]))) print.apply(console, words)
    }
    console[level] = Object.assign(quiet, { [SILENCED]: true })
  }
}

/**
 * Baileys' logger: its warnings and errors, as words only and one step lower, since an ordinary restart after pairing is
 * an error to it. What needs a person is told by the channel's health. The objects it passes (stanzas, keys, numbers) are
 * left out, but for a status code; long numbers and jids within the words are masked.
 */
export function libraryLogger(log: Logger): LibraryLogger {
  const nothing = () => undefined
  const say = (level: 'debug' | 'warn') => (facts: unknown, words?: string) => {
    const text = typeof facts === 'string' ? facts : (words ?? '')
    const { err, error } = (facts ?? {}) as { err?: unknown; error?: unknown }
    log[level]({ from: 'baileys', ...errorFacts(err ?? error) }, masked(text))
  }
  const logger: LibraryLogger = {
    level: 'warn',
    child: () => logger,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: say('debug'),
    error: say('warn'),
  }
  return logger
}

/** Text with jids and long digit runs hidden. */
export function masked(text: string): string {
  return text.replace(/[\d:.-]+@[a-z.]+/g, '…').replace(/\d{6,}/g, '…')
}

/** What may be logged of an error: its kind and code, and its masked words unless they are a query with its values. */
export function errorFacts(error: unknown): { code?: number; kind?: string; reason?: string } {
  const code = statusOf(error)
  const words = error instanceof Error && !('query' in error) ? masked(error.message).slice(0, 200) : undefined
  return {
    ...(code === undefined ? {} : { code }),
    ...(error instanceof Error ? { kind: error.name } : {}),
    ...(words === undefined ? {} : { reason: words }),
  }
}

/** The status code of a Boom, undefined of anything else. */
export function statusOf(error: unknown): number | undefined {
  const code = (error as { output?: { statusCode?: unknown } } | null | undefined)?.output?.statusCode
  return typeof code === 'number' ? code : undefined
}
