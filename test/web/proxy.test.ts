/** What stands before the house in the world lets through what anybody may read, and nothing else. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkRoom } from '#web/check.ts'
import { guidesRoom } from '#web/guides.ts'
import { openDataRoom } from '#web/open-data.ts'
import { portal } from '#web/portal.ts'

const none = async () => undefined
const rooms = [
  portal(),
  checkRoom({ findPaper: none, findProof: none, zone: 'Asia/Jakarta' }),
  openDataRoom({ seals: async () => [] }),
  guidesRoom(),
]
const OPEN = rooms.flatMap(({ routes }) => routes.map(({ path }) => path.replace(/:\w+(\{[^}]+\})?/g, 'sesuatu')))
const CLOSED = ['/metrics', '/readyz', '/healthz', '/operator/command', '/sandbox/people', '/panduanku', '/ceklist']
const page = readFileSync('docs/operations.md', 'utf8')

/** The addresses that Caddy's matcher names, as expressions. */
function caddy(): RegExp[] {
  const [, paths = ''] = /@open path (.+)/.exec(page) ?? []
  return paths.split(' ').map((path) => new RegExp(`^${path.replaceAll('*', '.*')}$`))
}

function nginx(): RegExp[] {
  const expressions = [...page.matchAll(/^location ~ (\S+) \{/gm)].map(([, found = '']) => new RegExp(found))
  const beginnings = [...page.matchAll(/^location (\/\S*) \{/gm)].map(([, found = '']) => new RegExp(`^${found}`))
  return [...expressions, ...beginnings]
}

describe.each([
  ['Caddy', caddy()],
  ['nginx', nginx()],
])('%s', (_, passes) => {
  const isPassed = (path: string) => passes.some((one) => one.test(path))

  test('passes the webhook and every page that anybody may read', () => {
    expect(OPEN.length).toBeGreaterThan(5)
    expect(['/telegram/update', ...OPEN].filter((path) => !isPassed(path))).toEqual([])
  })

  test('keeps inside what is the operator’s', () => {
    expect(CLOSED.filter(isPassed)).toEqual([])
  })
})
