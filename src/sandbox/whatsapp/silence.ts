import type { DEFAULT_CONNECTION_CONFIG } from '@whiskeysockets/baileys'

const nothing = () => undefined

/** For library parts that insist on a logger: the sandbox has nothing to say about keys and sessions. */
export const silentLogger: typeof DEFAULT_CONNECTION_CONFIG.logger = {
  level: 'silent',
  child: () => silentLogger,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
}

/** How libsignal's own remarks begin; it prints whole sessions, private keys included. */
const SIGNAL_REMARKS =
  /^(Closing |Opening session|Removing old closed session|Session already|Session error|Decrypted message with closed session|Failed to decrypt message with any|Migrating session|V1 session storage|WARNING: Expected pubkey|Unhandled bucket type)/

/** Keeps libsignal's remarks off the console, of which it makes no option; everything else is printed as before. */
export function silenceSignal(): void {
  const terminal = globalThis.console
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const print = terminal[level]
    if (Object.hasOwn(print, SILENCED)) continue
    const quiet = (...words: unknown[]) => {
      if (!(typeof words[0] === 'string' && SIGNAL_REMARKS.test(words[0]))) print.apply(terminal, words)
    }
    terminal[level] = Object.assign(quiet, { [SILENCED]: true })
  }
}

const SILENCED = Symbol.for('pesan.libsignal-silenced')
