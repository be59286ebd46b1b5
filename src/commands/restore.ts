/** `pesan restore`: a backup into an empty database, all or nothing, and the ledger checked afterwards. */
import { access } from 'node:fs/promises'
import path from 'node:path'
import { RestoreRefused, restoreBackup } from '#db/restore.ts'
import { type Command, type CommandResult, failed, misused } from './command.ts'
import { ledgerCommand } from './ledger.ts'
import { readOptions } from './options.ts'

const usage = 'restore FILE [--force]'

export const restoreCommand: Command = {
  usage,
  about: 'Reads a backup into an empty database; --force empties it first. The house must be closed.',
  run: async (args, context): Promise<CommandResult> => {
    const read = readOptions(args, { force: 'flag' }, usage)
    if (!read.ok) return read.result
    const [name, ...more] = read.given.words
    if (!name || more.length > 0) return misused(`Usage: pesan ${usage}`)
    if (context.channels) return failed('Pesan is running: stop it, then restore')
    const { database, folder, config } = context
    try {
      const report = await restoreBackup(database, path.resolve(folder, name), { force: read.given.force ?? false })
      // The file says how it was, so a ledger that was broken then is restored as it was, and told about.
      const ledger = await ledgerCommand.run(['verify'], context)
      const told = `${name}: ${report.rows} rows of ${report.tables} tables, as of ${report.takenAt}`
      const next = config.secretKey || (await hasKey(config.dataDir)) ? '' : `${keyWanted(config.dataDir)}\n`
      return { ...ledger, stdout: `${told}\n${ledger.stdout}${next}` }
    } catch (error) {
      if (error instanceof RestoreRefused) return failed(`nothing was restored: ${error.message}`)
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return failed(`there is no file ${name}`)
      throw error
    }
  },
}

/** A house that finds no key makes one, which opens nothing of what was just restored. */
function keyWanted(dataDir: string): string {
  return `Before Pesan starts: set the SECRET_KEY that the backup was made under, or put its secret.key into ${dataDir}.`
}

function hasKey(dataDir: string): Promise<boolean> {
  return access(path.join(dataDir, 'secret.key')).then(
    () => true,
    () => false, // Not there, then.
  )
}
