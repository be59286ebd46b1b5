/**
 * The guides of docs/panduan as pages: one for each role, with the pictures of the real chats, where people can read them
 * who have never heard of a repository.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { Marked } from 'marked'
import { policyOf } from './headers.ts'

const FOLDER = path.join(import.meta.dirname, '../../docs/panduan')
const PICTURES = path.join(FOLDER, 'gambar')
/** The first page in the folder, which names the others. */
const FIRST = 'README.md'
const KEPT = { 'cache-control': 'public, max-age=3600' }

/** Links between the pages and to the pictures, as they stand here. */
function addressOf(href: string): string {
  const [, page, picture] = /^(?:([a-z-]+)\.md|gambar\/([\w-]+\.jpg))$/.exec(href) ?? []
  if (page) return `/panduan/${page}`
  return picture ? `/panduan/gambar/${picture}` : href
}

const marked = new Marked({
  walkTokens: (token) => {
    if (token.type === 'link' || token.type === 'image') token.href = addressOf(token.href)
  },
})

interface Page {
  readonly html: string
  readonly policy: string
}

/** Every guide and picture by its name in the address; the first page has the empty name. Read once. */
function pages(): ReadonlyMap<string, Page> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
  return new Map(files.map((name) => [name === FIRST ? '' : path.basename(name, '.md'), pageOf(name)]))
}

function pageOf(name: string): Page {
  const text = readFileSync(path.join(FOLDER, name), 'utf8')
  const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Panduan'
  const page = String(framed(title, String(marked.parse(text)), name === FIRST))
  return { html: page, policy: policyOf(page) }
}

/** The routes of the guides: `/panduan`, `/panduan/:role`, and their pictures. */
export function guidesRoom(): Hono {
  const known = pages()
  const pictures = new Map(readdirSync(PICTURES).map((name) => [name, readFileSync(path.join(PICTURES, name))]))
  const room = new Hono()
  const shown = (name: string) => {
    const page = known.get(name)
    if (!page) return new Response('Not found', { status: 404 })
    const type = { 'content-type': 'text/html; charset=utf-8' }
    return new Response(page.html, { headers: { ...type, ...KEPT, 'content-security-policy': page.policy } })
  }
  room.get('/panduan', () => shown(''))
  room.get('/panduan/:role{[a-z-]+}', ({ req }) => shown(req.param('role')))
  room.get('/panduan/gambar/:name{[a-z-]+\\.jpg}', ({ req }) => {
    const bytes = pictures.get(req.param('name'))
    if (!bytes) return new Response('Not found', { status: 404 })
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/jpeg', ...KEPT } })
  })
  return room
}

function framed(title: string, body: string, isFirst: boolean) {
  return html`<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title} · Pesan</title>
<style>
  :root { color-scheme: light dark; --soft: light-dark(#5b6470, #a7b0ba); --hair: light-dark(#dfe3e8, #333a42) }
  body { font: 17px/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 5vh 1.25rem 4rem }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: .6rem 0 }
  h2 { font-size: 1.25rem; margin: 2.2rem 0 .5rem }
  a { color: light-dark(#0b6bcb, #7cb8ff) }
  nav, footer { color: var(--soft); font-size: .9rem }
  img { border: 1px solid var(--hair); border-radius: .8rem; display: block; height: auto; margin: 1rem 0; max-width: min(100%, 24rem) }
  code { background: light-dark(#eef1f4, #262c33); border-radius: .35rem; font: inherit; padding: .05rem .35rem }
  blockquote { border-left: 3px solid light-dark(#25a35a, #4bd184); color: var(--soft); margin: 1rem 0; padding: .1rem 0 .1rem .9rem }
  table { border-collapse: collapse; margin: 1rem 0 }
  td, th { border-bottom: 1px solid var(--hair); padding: .45rem 1rem .45rem 0; text-align: left }
  footer { margin-top: 3rem }
</style>
${isFirst ? '' : html`<nav><a href="/panduan">← Semua panduan</a></nav>`}
<main>${raw(body)}</main>
<footer><a href="/">Pesan</a> · kantor pengadaan yang hidup di dalam chat</footer>
</html>
`
}
