/** The table of all messages: a reviewer sees every sentence of both languages beside each other. */
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { printedMessages } from '#bots/language/printed.ts'
import { messagesCommand } from '#src/commands/index.ts'

const all = printedMessages()

test('every message has its words in both languages', () => {
  expect(all.length).toBeGreaterThan(600)
  expect(all.filter(({ id, en }) => id.trim() === '' || en.trim() === '').map(({ name }) => name)).toEqual([])
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

test('sentences stand there as people read them, with their facts by name', () => {
  const said = new Map(all.map((message) => [message.name, message]))
  expect(said.get('menu.title')).toMatchObject({ id: 'Halo, {who}. Mau apa hari ini?' })
  expect(said.get('vendor.thanks')).toMatchObject({ id: expect.stringContaining('Sama-sama Kak') })
  // Only what is chosen by a code, or reckons, shows how it is made instead.
  const made = all.filter(({ id }) => id.includes('=>') || id.includes('return '))
  expect(made.length / all.length).toBeLessThan(0.05)
})

test('the command prints one row a message, as a table or for a spreadsheet', async () => {
  const { stdout } = await messagesCommand.run([])
  expect(stdout.trim().split('\n')).toHaveLength(all.length + 2)
  const csv = parse((await messagesCommand.run(['--csv', '--language', 'en'])).stdout) as string[][]
  expect(csv).toHaveLength(all.length + 1)
  expect(csv[0]).toEqual(['name', 'en'])
  expect(csv.find(([name]) => name === 'menu.basket')?.[1]).toBe('🧺 Basket ({count})')
  expect(await messagesCommand.run(['--language', 'fr'])).toMatchObject({ exitCode: 2 })
})
