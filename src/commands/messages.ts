/** `pesan messages`: everything that the bots say, by name and in both languages, for whoever reviews the words. */
import { stringify } from 'csv-stringify/sync'
import { printedMessages } from '#bots/language/printed.ts'
import { type Command, type CommandResult, done, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'messages [--language id|en] [--csv]'
const LANGUAGES = ['id', 'en'] as const

/** Needs no house and no database. */
export const messagesCommand = {
  usage,
  about: 'Prints every message by name, Indonesian and English side by side, for review; --csv for a spreadsheet.',
  run: async (args: readonly string[]): Promise<CommandResult> => {
    const read = readOptions(args, { language: 'text', csv: 'flag' }, usage)
    if (!read.ok) return read.result
    const { language, csv, words } = read.given
    const only = LANGUAGES.find((known) => known === language)
    if (words.length > 0 || (language !== undefined && !only)) return misused(`Usage: pesan ${usage}`)
    const shown = only ? [only] : LANGUAGES
    const rows = printedMessages().map((message) => [message.name, ...shown.map((one) => message[one])])
    const table = [['name', ...shown], ...rows]
    return done(csv ? stringify(table, { escape_formulas: true, record_delimiter: 'windows' }) : markdown(table))
  },
} as const satisfies Command

/** A table of Markdown: one message a row, lines of a message with `<br>` between them. */
function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|').replaceAll('\n', '<br>')).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}
