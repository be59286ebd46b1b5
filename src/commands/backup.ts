/** `pesan backup`: the whole database in one file, while the house works. */
import { access } from 'node:fs/promises'
import path from 'node:path'
import { writeBackup } from '#db/backup.ts'
import { type Command, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'backup FILE [--json]'

/** What the file system says, as an operator's next step. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'Pesan may not write there',
  EROFS: 'Pesan may not write there',
  ENOSPC: 'the disk is full',
}

export const backupCommand: Command = {
  usage,
  about: 'Writes the whole database into one file, as it is at this moment. Keep SECRET_KEY (secret.key) elsewhere.',
  run: async (args, { database, clock, folder, config }) => {
    const read = readOptions(args, { json: 'flag' }, usage)
    if (!read.ok) return read.result
    const [name, ...more] = read.given.words
    if (!name || more.length > 0) return misused(`Usage: pesan ${usage}`)
    const file = path.resolve(folder, name)
    if (await exists(file)) return failed(`${name} is there already, and a backup is never overwritten`)
    try {
      const report = await writeBackup(database, file, clock())
      if (read.given.json) return done(JSON.stringify({ file, ...report }))
      const { tables, rows, sha256 } = report
      const key = config.secretKey ? 'SECRET_KEY' : `${path.join(config.dataDir, 'secret.key')}`
      return done(
        `${name}: ${rows} rows of ${tables} tables, SHA-256 of its lines ${sha256}\nThe WhatsApp account, the vendors' accounts and NPWP in it open only with ${key}, which is not in it: keep that too, in another place.`,
      )
    } catch (error) {
      const why = WHY[(error as NodeJS.ErrnoException).code ?? '']
      if (why) return failed(`${name} cannot be written: ${why}`)
      throw error
    }
  },
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false, // Not there, or its folder is not: writing will tell.
  )
}
