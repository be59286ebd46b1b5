/** What a command of `pesan` is: words in, what the terminal shows out. Runs in the terminal's process or in the house's. */
import type { Channel } from '#bots/channel.ts'
import type { WhatsAppChannel } from '#bots/whatsapp/connect.ts'
import type { Database } from '#db/client.ts'
import type { Config } from '../config.ts'

/** Exit code 0: done; 1: refused or failed, with one clear line on stderr; 2: wrong usage. */
export interface CommandResult {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
  /** A file to write where the command was typed. */
  readonly file?: { readonly name: string; readonly base64: string }
}

export interface CommandContext {
  readonly config: Config
  readonly database: Database
  readonly clock: () => number
  /** The folder in which the command was typed: relative file names start there. */
  readonly folder: string
  readonly stdin: () => Promise<string>
  /** SECRET_KEY of this installation. */
  readonly secretKey: () => Promise<string>
  /** Present when the command runs inside the open house. */
  readonly numbers?: readonly WhatsAppChannel[]
  readonly channels?: readonly Channel[]
}

export interface Command {
  /** As it is typed, after `pesan`. */
  readonly usage: string
  readonly about: string
  run(args: readonly string[], context: CommandContext): Promise<CommandResult>
}

/** All went well. */
export function done(stdout: string): CommandResult {
  return { exitCode: 0, stdout: stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`, stderr: '' }
}

/** It was refused or failed; `why` is one clear line. */
export function failed(why: string, stdout = ''): CommandResult {
  return { exitCode: 1, stdout, stderr: `${why}\n` }
}

/** It was typed wrongly. */
export function misused(why: string): CommandResult {
  return { exitCode: 2, stdout: '', stderr: `${why}\n` }
}
