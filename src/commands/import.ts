/** `pesan import`: tables into the database, all or nothing, with a report per bad cell. */
import path from 'node:path'
import { describeExpectation, IMPORT_KINDS, type ImportKind } from '#core/import/index.ts'
import { importTable, readTable, UnreadableTable } from '#db/import/index.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { type Command, type CommandResult, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'import KIND FILE [--json]'

export const importCommand: Command = {
  usage,
  about: `Loads a CSV or XLSX file. Kinds: ${IMPORT_KINDS.join(', ')}. Running it twice changes nothing.`,
  run: async (args, { secretKey, database, clock, folder }) => {
    const read = readOptions(args, { json: 'flag' }, usage)
    if (!read.ok) return read.result
    const [kind, file, ...more] = read.given.words
    if (!kind || !file || more.length > 0) return misused(`Usage: pesan ${usage}`)
    if (!isKind(kind)) return misused(`${kind} is no kind. Kinds: ${IMPORT_KINDS.join(', ')}`)
    try {
      const safe = npwpSafe(await secretKey())
      const table = await readTable(path.resolve(folder, file))
      const report = await importTable(database.db, kind, table, clock(), { safe })
      return read.given.json
        ? { exitCode: report.problems.length > 0 ? 1 : 0, stdout: `${JSON.stringify(report)}\n`, stderr: '' }
        : told(report)
    } catch (error) {
      if (error instanceof UnreadableTable) return failed(error.message)
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return failed(`there is no file ${file}`)
      throw error
    }
  },
}

function isKind(text: string): text is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(text)
}

function told(report: Awaited<ReturnType<typeof importTable>>): CommandResult {
  const { kind, rows, created, changed, unchanged, problems, ignored } = report
  if (problems.length > 0) {
    const lines = problems.map(
      ({ line, column, value, expected }) =>
        `line ${line}, ${column}: ${value === '' ? 'empty' : `“${value}”`}; expected ${describeExpectation(expected, 'en')}`,
    )
    return failed(`nothing was imported: ${problems.length} of the cells of ${kind} are wrong`, `${lines.join('\n')}\n`)
  }
  const unused = ignored.length > 0 ? `\nColumns that mean nothing here: ${ignored.join(', ')}` : ''
  return done(`${kind}: ${rows} rows, ${created} new, ${changed} changed, ${unchanged} unchanged${unused}`)
}
