/** The threat model says what stops each attack, and which test shows it; this one holds the page to its word. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')

/** Every attack that was asked about, as the page's first column names it. */
const ATTACKS = [
  'Stolen invitation',
  'Stolen phone',
  'Changed SIM',
  'A key that changed',
  'Forged webhook',
  'LID confusion',
  'A vendor reads another’s orders',
  'An officer approves their own order',
  'A leaked database dump',
  'History written anew',
  'Log leaks',
  'Spreadsheet formulas',
  'Markup and bidi injection',
  'Picture bombs, lying MIME types',
  'Floods',
  'A page from elsewhere',
  'Somebody on the network',
  'Hostile input at any door',
  'A dependency’s install script',
]

const rows = (page.match(/^\| \*\*.*\|$/gm) ?? []).map((row) => row.slice(2, -2).split(' | '))

test('every attack has its row, with something that stops it', () => {
  expect(rows.map(([name = '']) => name.replaceAll('*', ''))).toEqual(ATTACKS)
  for (const [name, stops = ''] of rows) expect(stops.length, name).toBeGreaterThan(40)
})

test('every test that the page names is there, under that name', () => {
  const cited = [...page.matchAll(/`(test\/[\w/.-]+\.test\.ts)`(?: “([^”]+)”)?/g)]
  expect(cited.length).toBeGreaterThanOrEqual(ATTACKS.length)
  const gone = cited.flatMap(([, file = '', name]) => {
    if (!existsSync(file)) return [`${file} is not there`]
    const isThere = name === undefined || readFileSync(file, 'utf8').includes(name)
    return isThere ? [] : [`${file} has no test “${name}”`]
  })
  expect(gone).toEqual([])
  for (const [name, , proof = ''] of rows) expect(proof, name).toContain('`test/')
})

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
}
interface Manifest {
  readonly allowScripts: Readonly<Record<string, boolean>>
}

test('every package that runs a script when it is installed is allowed or refused by name, with a reason', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  const scripted = Object.entries(packages).flatMap(([where, { hasInstallScript }]) => {
    return hasInstallScript ? [where.split('node_modules/').at(-1) ?? ''] : []
  })
  expect(scripted.length).toBeGreaterThan(3)
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted)].sort())
  const unexplained = Object.keys(allowScripts).filter((name) => !page.includes(`\`${name}\``))
  expect(unexplained).toEqual([])
})
