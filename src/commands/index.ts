/** The commands of `pesan`, in the order in which an operator meets them. */
import { understandLine } from '#bots/language/understanding/index.ts'
import { migrateDatabase } from '#db/client.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { readiness } from '#web/health.ts'
import { backupCommand } from './backup.ts'
import { type Command, type CommandContext, type CommandResult, done, failed, misused } from './command.ts'
import { digestCommand } from './digest.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { invite } from './invite.ts'
import { ledgerCommand } from './ledger.ts'
import { messagesCommand } from './messages.ts'
import { readOptions } from './options.ts'
import { restoreCommand } from './restore.ts'
import { whatsappCommand } from './whatsapp.ts'

export type { CommandContext, CommandResult } from './command.ts'
export { messagesCommand } from './messages.ts'

const QUESTIONS = [
  'confirm-order',
  'idle',
  'quantity',
  'when',
  'yes-no',
  'price',
  'reason',
  'approve',
  'receive',
  'which-order',
] as const

const understandUsage = 'understand --as vendor|staff [--asked QUESTION] [--json]'
/** Needs no house and no database. */
export const understandCommand = {
  usage: understandUsage,
  about: 'Reads phrases from stdin, one a line, and prints what they mean as JSON.',
  run: async (args, { stdin, clock }: Pick<CommandContext, 'stdin' | 'clock'>) => {
    const read = readOptions(args, { as: 'text', asked: 'text', json: 'flag' }, understandUsage)
    if (!read.ok) return read.result
    const { as, asked } = read.given
    if (as !== 'vendor' && as !== 'staff') return misused(`Usage: pesan ${understandUsage}`)
    const question = QUESTIONS.find((known) => known === asked)
    if (asked !== undefined && !question) return misused(`${asked} is no question. Questions: ${QUESTIONS.join(', ')}`)
    const phrases = (await stdin())
      .split('\n')
      .map((line) => line.replace(/\r$/, ''))
      .filter((line) => line.trim() !== '')
    const options = { as, now: clock(), ...(question ? { asked: question } : {}) } as const
    return done(phrases.map((phrase) => JSON.stringify(understandLine(phrase, options))).join('\n'))
  },
} as const satisfies Command

const seedCommand: Command = {
  usage: 'seed demo',
  about: 'Fills the database with a made-up province: units, people, vendors, products, orders.',
  run: async (args, { secretKey, database, clock }) => {
    if (args.join(' ') !== 'demo') return misused('Usage: pesan seed demo')
    const { seedDemo } = await import('#seed/index.ts')
    const { seeded, rows } = await seedDemo(database, clock(), npwpSafe(await secretKey()))
    if (!seeded) return done('The demo is there already; nothing was changed.')
    return done(
      `Seeded: ${Object.entries(rows)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}`,
    )
  },
}

const migrateCommand: Command = {
  usage: 'migrate',
  about: 'Brings the tables up to date.',
  run: async (_, { database }) => {
    await migrateDatabase(database)
    return done('The tables are up to date.')
  },
}

const doctorCommand: Command = {
  usage: 'doctor [--json]',
  about: 'Tells what is well and what needs a person.',
  run: async (args, { database, channels = [], clock }) => {
    const report = await readiness({ database, channels: () => channels, clock })
    const told = args.includes('--json')
      ? JSON.stringify(report)
      : [
          `database (${database.kind}): ${report.database ? 'answers' : 'does NOT answer'}`,
          ...(channels.length === 0 ? ['channels: Pesan is not running'] : []),
          ...report.channels.map(({ name, state, trouble }) => `${name}: ${state}${trouble ? `. ${trouble}` : ''}`),
        ].join('\n')
    return report.database ? done(told) : failed('the database does not answer', `${told}\n`)
  },
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  invite,
  import: importCommand,
  export: exportCommand,
  understand: understandCommand,
  messages: messagesCommand,
  digest: digestCommand,
  ledger: ledgerCommand,
  whatsapp: whatsappCommand,
  seed: seedCommand,
  migrate: migrateCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
}

/** Runs a command by its words. */
export async function runCommand(words: readonly string[], context: CommandContext): Promise<CommandResult> {
  const [name = 'help', ...args] = words
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return command.run(args, context)
  return name === 'help' || name === '--help' ? done(help()) : misused(`${name} is no command.\n${help()}`)
}

/** Every command with a line about it. */
export function help(): string {
  const rows = Object.values(COMMANDS).map(({ usage, about }) => `  pesan ${usage}\n      ${about}`)
  return `Commands:\n${rows.join('\n')}\n`
}
