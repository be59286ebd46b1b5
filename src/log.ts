/** The log: JSON lines with ids and codes. What people write and who they are never gets here; `redact` is the net. */
import pino from 'pino'

const PERSONAL = ['phone', 'text', 'caption', 'name', 'number', 'jid', 'nik', 'npwp', 'token', 'code', 'qr']

/** A logger that writes JSON lines to stdout at this level. */
export function openLog(level: string): pino.Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
  })
}
