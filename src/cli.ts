/**
 * `pesan`: while the house is open, commands go through it; else they open the database themselves. Understanding,
 * messages and help need neither.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import { type CommandResult, help, messagesCommand, runCommand, understandCommand } from './commands/index.ts'
import { keptSecret, readConfig, secretKeyOf } from './config.ts'
import { DOOR_FILE, DoorFile } from './operator.ts'

/** A phrase a line: some hundred thousand of them. */
const STDIN_MAX_BYTES = 16 * 1024 * 1024

const words = process.argv.slice(2)
let typed: Promise<string> | undefined
const stdin = () => {
  typed ??= process.stdin.isTTY ? Promise.resolve('') : readAll()
  return typed
}
const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(`These settings are wrong:\n${read.problems}\n`)
  process.exit(1)
}
const { config } = read
const result = await run().catch((error: unknown): CommandResult => {
  return { exitCode: 1, stdout: '', stderr: `${error instanceof Error ? error.message.split('\n')[0] : 'failed'}\n` }
})
process.stdout.write(result.stdout)
process.stderr.write(result.stderr)
if (result.file) await writeFile(path.resolve(result.file.name), Buffer.from(result.file.base64, 'base64'))
process.exitCode = result.exitCode

async function run(): Promise<CommandResult> {
  const [name, ...args] = words
  if (name === undefined) return { exitCode: 2, stdout: '', stderr: help() }
  if (name === 'help' || name === '--help') return { exitCode: 0, stdout: help(), stderr: '' }
  if (name === 'understand') return understandCommand.run(args, { stdin, clock: Date.now })
  if (name === 'messages') return messagesCommand.run(args)
  return (await throughTheHouse()) ?? here()
}

/** Asks the running house, if there is one. */
async function throughTheHouse(): Promise<CommandResult | undefined> {
  const door = await readFile(path.join(config.dataDir, DOOR_FILE), 'utf8')
    .then((text) => DoorFile.safeParse(JSON.parse(text)))
    .catch(() => undefined) // No file, or half a one: the house is not open.
  if (!door?.success) return undefined
  const token = await keptSecret(config.dataDir, 'operator.token')
  const body = JSON.stringify({ args: words, stdin: await stdin(), folder: process.cwd() })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const asked = fetch(new URL('/operator/command', door.data.url), { method: 'POST', headers, body })
  const answer = await asked.catch(() => undefined) // Left over from a house that was killed: nobody answers there.
  return answer?.ok ? ((await answer.json()) as CommandResult) : undefined
}

async function here(): Promise<CommandResult> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
  try {
    await migrateDatabase(database)
    const secretKey = () => secretKeyOf(config)
    return await runCommand(words, { config, database, clock: Date.now, folder: process.cwd(), stdin, secretKey })
  } finally {
    await database.close()
  }
}

async function readAll(): Promise<string> {
  if (words[0] !== 'understand') return ''
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += chunk.length
    if (size > STDIN_MAX_BYTES) throw new Error(`stdin is longer than ${STDIN_MAX_BYTES} bytes: hand it in in parts`)
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}
