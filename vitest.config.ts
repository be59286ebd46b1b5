/**
 * Three projects. `pure` touches no data and runs once. A test file that opens a test database, itself or through
 * test/support, runs in `pglite` and again in `postgresql` on a real server, which is started only when it is needed; but
 * a story or a fault, which is about people and messengers, runs on PostgreSQL alone unless it says otherwise.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const DATABASE = path.resolve('test/support/database.ts')
const files = globSync('test/**/*.test.ts').sort()
const withData = files.filter((file) => reaches(path.resolve(file), DATABASE))
const pure = files.filter((file) => !withData.includes(file))

/** What a file says of itself: `// on both databases: reason`, `// only on pglite: reason`, `// only on postgresql: …`. */
const says = (file: string, words: string) => readFileSync(file, 'utf8').includes(`// ${words}: `)
const ofPeople = (file: string) => /^test.(stories|faults)./.test(file)

const on = (kind: 'pglite' | 'postgresql') =>
  withData.filter((file) => {
    if (says(file, `only on ${kind}`)) return true
    if (says(file, `only on ${kind === 'pglite' ? 'postgresql' : 'pglite'}`)) return false
    return kind === 'postgresql' || !ofPeople(file) || says(file, 'on both databases')
  })

// Loading libraries takes longer than most tests: the files of a worker share them, none keeps state there.
const project = (name: string, include: string[], more = {}) => ({
  extends: true as const,
  test: { name, include, isolate: false, ...more },
})
const withDatabase = (kind: 'pglite' | 'postgresql') =>
  project(kind, on(kind), { globalSetup: 'test/support/database-setup.ts' })

export default defineConfig({
  test: {
    // A machine that is busy with something else is no failure.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
    // Files wait for timers as well as for the processor: one worker more than there are cores of the smallest machine.
    maxWorkers: 3,
    // Failures in full and one closing line: green is quiet.
    reporters: ['minimal'],
    silent: 'passed-only',
    projects: [project('pure', pure), withDatabase('pglite'), withDatabase('postgresql')],
  },
})

/** Does `file` import `target`, itself or through other files of the tests? */
function reaches(file: string, target: string, seen = new Set<string>()): boolean {
  if (file === target) return true
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/from '(\.[^']*|#test\/[^']*)'/g)
  return [...imports].some(([, name = '']) => {
    const next = name.startsWith('#test/') ? path.resolve('test', name.slice(6)) : path.resolve(file, '..', name)
    return reaches(next, target, seen)
  })
}
