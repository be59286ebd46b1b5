/** The page for operators says what each fault looks like and which test shows it; this one holds the page to its word. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/operations.md', 'utf8')
const [, chapter = ''] = page.split('## Faults')
const rows = (chapter.split('\n## ')[0]?.match(/^\| \*\*.*\|$/gm) ?? []).map((row) => row.slice(2, -2).split(' | '))

/** Every fault that was asked about, as the page's first column names it. */
const FAULTS = [
  'A process is killed',
  'A killed process held something',
  'A process that held a WhatsApp number dies',
  'The process that asks Telegram dies',
  'A process stands still and comes back',
  'One message that cannot be handled',
  'The database is away',
  'The disk of the embedded database is full',
  'The disk of PostgreSQL is full',
  'The clock jumps',
  'A long outage',
  'Telegram: 429, 500, 502 with HTML',
  'Telegram: a call hangs',
  'Telegram: the line breaks in mid-reply',
  'Telegram: receiving fails',
  'Telegram: an update twice',
  'Telegram: updates out of order',
  'Telegram: a second poller (409)',
  'Telegram: blocked by the person',
  'Telegram: chat not found',
  'WhatsApp: away for long',
  'WhatsApp: the line drops in mid-message',
  'WhatsApp: the offline queue is replayed',
  'WhatsApp: confirms minutes later',
  'WhatsApp: 503, 515',
  'WhatsApp: Bad MAC',
  'WhatsApp: a LID without a number',
  'WhatsApp: an edited or revoked “ya”',
  'WhatsApp: 479',
  'WhatsApp: 463',
  'WhatsApp: 401',
  'WhatsApp: 403',
  'WhatsApp: 440',
]

test('every fault has its row: what people see, what the operator sees, and a test', () => {
  expect(rows.map(([name = '']) => name.replaceAll('*', ''))).toEqual(FAULTS)
  for (const [name, person = '', operator = '', proof = ''] of rows) {
    expect(person.length, name).toBeGreaterThan(10)
    expect(operator.length, name).toBeGreaterThan(5)
    expect(proof, name).toContain('`test/')
  }
})

test('every test that the chapter names is there, under that name', () => {
  const cited = [...chapter.matchAll(/`(test\/[\w/.-]+\.test\.ts)` “([^”]+)”/g)]
  expect(cited.length).toBeGreaterThanOrEqual(FAULTS.length)
  const gone = cited.flatMap(([, file = '', name = '']) => {
    if (!existsSync(file)) return [`${file} is not there`]
    return readFileSync(file, 'utf8').includes(name) ? [] : [`${file} has no test “${name}”`]
  })
  expect(gone).toEqual([])
})
