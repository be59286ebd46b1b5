/**
 * Three projects. `pure` touches no data and runs once. Every test file that opens a test database, itself or through
 * test/support, runs in `pglite` and again in `postgresql` on a real server, which is started only when it is needed.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const DATABASE = path.resolve('test/support/database.ts')
const files = globSync('test/**/*.test.ts').sort()
const withData = files.filter((file) => reaches(path.resolve(file), DATABASE))
const pure = files.filter((file) => !withData.includes(file))

/** A file says `// only on pglite: reason` (or postgresql) where the other database could teach it nothing. */
const on = (kind: 'pglite' | 'postgresql') => {
  const other = kind === 'pglite' ? 'postgresql' : 'pglite'
  return withData.filter((file) => !readFileSync(file, 'utf8').includes(`// only on ${other}: `))
}

const project = (kind: 'pglite' | 'postgresql') => ({
  extends: true as const,
  // Loading the database's libraries takes longer than most tests: files of a worker share them, none keeps state there.
  test: { name: kind, include: on(kind), isolate: false, globalSetup: 'test/support/database-setup.ts' },
})

export default defineConfig({
  test: {
    // A machine that is busy with something else is no failure.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Failures in full and one closing line: green is quiet.
    reporters: ['minimal'],
    silent: 'passed-only',
    projects: [{ extends: true, test: { name: 'pure', include: pure } }, project('pglite'), project('postgresql')],
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
