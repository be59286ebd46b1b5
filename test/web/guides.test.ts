/** Every guide is a page that a browser shows under the strictest policy: its links and pictures lead somewhere. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guidesRoom } from '#web/guides.ts'
import { portal } from '#web/portal.ts'

const room = guidesRoom()
const open = async (address: string) => {
  const answer = await room.request(address)
  return { answer, text: await answer.text() }
}
const PAGES = readdirSync('docs/panduan')
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => `/panduan/${name.slice(0, -3)}`)

test('the first page leads to all others, and the portal to it', async () => {
  const { text } = await open('/panduan')
  for (const page of PAGES) expect(text).toContain(`href="${page}"`)
  expect(await (await portal().request('/')).text()).toContain('href="/panduan"')
})

test.each(['/panduan', ...PAGES])('%s is whole', async (page) => {
  const { answer, text } = await open(page)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(text).not.toMatch(/<script| style=| on[a-z]+=/i)
  const inside = [...text.matchAll(/(?:href|src)="(\/panduan[^"]*)"/g)].map(([, to = '']) => to)
  expect(inside.length).toBeGreaterThan(0)
  for (const to of inside) expect((await room.request(to)).status, to).toBe(200)
  expect(text).not.toMatch(/(?:href|src)="(?!\/|https?:|data:,")/)
})

test('a page that is not there is not there', async () => {
  for (const address of ['/panduan/rahasia', '/panduan/gambar/tidak-ada.jpg', '/panduan/..%2frules'])
    expect((await open(address)).answer.status, address).toBe(404)
})
