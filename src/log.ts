/** The log: JSON lines with ids and codes. What people write and who they are never gets here; `redact` is the net. */
import pino from 'pino'

const PERSONAL = ['phone', 'text', 'caption', 'name', 'number', 'jid', 'nik', 'npwp', 'token', 'code', 'qr']

/** A logger that writes JSON lines to stdout (or elsewhere) at this level. */
export function openLog(level: string, to?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
  }
  return to ? pino(options, to) : pino(options)
}
