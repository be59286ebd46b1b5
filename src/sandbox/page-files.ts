/** The page as it lies in `page/`: plain HTML, CSS and modules, sent as they are. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Hono } from 'hono'

const FOLDER = path.join(import.meta.dirname, 'page')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** `/` and the files it names under `/sandbox/page/`. */
export function pageFiles(): Hono {
  const files = new Hono()
  files.get('/', () => file('index.html'))
  files.get('/sandbox/page/:name{[a-z-]+\\.(?:js|css|svg)}', ({ req }) => file(req.param('name')))
  return files
}

async function file(name: string): Promise<Response> {
  const type = TYPES[path.extname(name)]
  const bytes = type === undefined ? undefined : await readFile(path.join(FOLDER, name)).catch(unlessMissing)
  if (!bytes || type === undefined) return new Response('Not found', { status: 404 })
  // A new version of the project must not meet half of an old page.
  return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'no-cache' } })
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
