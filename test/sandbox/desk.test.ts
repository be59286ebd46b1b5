import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '#sandbox/desk.ts'
import type { ShownMessage } from '#sandbox/roster.ts'
import { PIXEL, startTelegramBot, startWhatsAppBot, trySandbox } from './page-bots.ts'

const HERE = 'http://127.0.0.1:3000'
const RINA = '/sandbox/phones/telegram/101204'
const SITI = '/sandbox/phones/whatsapp/UMKM-001'

let sandbox: Sandbox
let app: Hono
const endings: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const opened = await trySandbox()
  endings.push(opened.end)
  sandbox = opened.sandbox
  app = sandbox.routes()
  endings.push(await startTelegramBot(sandbox), await startWhatsAppBot(sandbox))
})

afterAll(async () => {
  for (const end of endings.reverse()) await end()
})

const get = async (path: string, headers: Record<string, string> = {}) => app.request(`${HERE}${path}`, { headers })
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`${HERE}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

/** What the tests read of the answers. */
interface Answer {
  readonly slots: unknown
  readonly people: unknown
  readonly bot: unknown
  readonly messages: readonly ShownMessage[]
  readonly commands: unknown
  readonly unread: number
  readonly results: readonly { readonly id: string }[]
}

const jsonOf = async (response: Response | Promise<Response>) => (await (await response).json()) as Answer

/** Asks until the phone shows what is looked for. */
async function seen(phone: string, test: (message: ShownMessage) => boolean): Promise<ShownMessage> {
  let found: ShownMessage | undefined
  const look = async () => {
    found = (await jsonOf(get(phone))).messages.findLast(test)
    return found
  }
  await expect.poll(look, { timeout: 8_000 }).toBeDefined()
  if (!found) throw new Error('it was there a moment ago')
  return found
}

describe('who is there', () => {
  test('the cast with their roles and shops, and who holds the three phones', async () => {
    const answer = await jsonOf(get('/sandbox/people'))
    expect(answer.slots).toEqual([
      { slot: 'officer', messenger: 'telegram', person: '101204' },
      { slot: 'vendor', messenger: 'whatsapp', person: 'UMKM-001' },
      { slot: 'admin', messenger: 'telegram', person: '101291' },
    ])
    expect(answer.people).toContainEqual(
      expect.objectContaining({ code: 'UMKM-002', name: 'Joko Santoso', role: 'vendor', at: 'Nasi Kotak Berkah' }),
    )
    expect(answer.bot).toMatchObject({ name: 'Pesan', username: 'pesan_bot' })
  })

  test('numbers and tokens stay inside', async () => {
    const text = await (await get('/sandbox/people')).text()
    expect(text).not.toContain(sandbox.telegram.token)
    expect(text).not.toContain('62800120')
  })
})

describe('acting on a phone', () => {
  test('what an officer writes reaches the bot, and its answer the phone, with commands and unread counts', async () => {
    const sent = await (await post(`${RINA}/text`, { text: 'nasi kotak' })).json()
    expect(sent).toMatchObject({ from: 'me', text: 'nasi kotak' })
    const answer = await seen(RINA, ({ text }) => text === 'Anda menulis: nasi kotak')
    expect(answer.buttons?.[0]?.map(({ text }) => text)).toEqual(['−', '＋'])
    const phone = await jsonOf(get(RINA))
    expect(phone.commands).toContainEqual({ command: 'katalog', description: 'Lihat katalog' })
    expect(phone.unread).toBeGreaterThan(0)
    expect((await post(`${RINA}/read`, {})).status).toBe(204)
    expect((await jsonOf(get(RINA))).unread).toBe(0)
  })

  test('a button changes the message in place or answers with a toast or an alert', async () => {
    await post(`${RINA}/start`, {})
    const { id } = await seen(RINA, ({ text }) => text.startsWith('Selamat datang'))
    expect(await (await post(`${RINA}/press`, { message: id, data: 'toast' })).json()).toEqual({
      text: 'Masuk keranjang',
      alert: false,
    })
    expect(await (await post(`${RINA}/press`, { message: id, data: 'alert' })).json()).toMatchObject({ alert: true })
    await post(`${RINA}/press`, { message: id, data: 'count:2' })
    expect(await seen(RINA, ({ text }) => text === 'Jumlah: 2')).toMatchObject({ id, edited: true })
  })

  test('a vendor answers on WhatsApp, quoting a message', async () => {
    await post(`${SITI}/text`, { text: 'halo' })
    const asked = await seen(SITI, ({ text }) => text.includes('1. Terima'))
    await post(`${SITI}/text`, { text: '1', replyTo: asked.id })
    expect(await seen(SITI, ({ text, from }) => from === 'me' && text === '1')).toMatchObject({ replyTo: asked.id })
    const gone = await post(`${SITI}/press`, { message: asked.id, data: 'x' })
    expect([gone.status, await gone.json()]).toEqual([409, { error: 'only-on-telegram' }])
  })

  test('an inline search offers results, and the chosen one is posted', async () => {
    const { results } = await jsonOf(post(`${RINA}/inline`, { query: 'ayam' }))
    expect(results).toMatchObject([{ title: 'Nasi kotak (ayam)' }])
    const posted = await (await post(`${RINA}/inline/choose`, { result: results[0]?.id })).json()
    expect(posted).toMatchObject({ from: 'me', text: 'Nasi kotak, Rp35.000 per kotak' })
  })

  test('pictures go both ways; other files are only ever saved, never opened by the browser', async () => {
    const upload = (kind: string, type: string, body: Uint8Array<ArrayBuffer>) =>
      app.request(`${HERE}${RINA}/${kind}?name=a.html&caption=Bukti`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
    const picture = (await (await upload('picture', 'image/png', new Uint8Array(PIXEL))).json()) as ShownMessage
    expect(picture).toMatchObject({ text: 'Bukti', media: { kind: 'picture' } })
    const shown = await get(picture.media?.url ?? '')
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PIXEL)
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    const document = (await (await upload('document', 'text/html', page)).json()) as ShownMessage
    const saved = await get(document.media?.url ?? '')
    expect(saved.headers.get('content-type')).toBe('application/octet-stream')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await upload('document', 'text/plain', new Uint8Array())).status).toBe(409)
  })

  test.for([
    ['nobody of that name', '/sandbox/phones/telegram/nobody/text', { text: 'x' }, 409],
    ['a messenger that is not there', '/sandbox/phones/signal/101204/text', { text: 'x' }, 400],
    ['an empty text', `${RINA}/text`, { text: '  ' }, 400],
    ['a text that is no text', `${RINA}/text`, { text: 7 }, 400],
    ['a button that is not there', `${RINA}/press`, { message: '1', data: 'nothing' }, 409],
  ] as const)('%s is refused', async ([, path, body, status]) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(status)
    expect(Object.keys(await jsonOf(answer))).toEqual(['error'])
  })
})

test('everything that happens on any phone is told to the page as it happens', async () => {
  const response = await get('/sandbox/events')
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let heard = decoder.decode((await reader.read()).value)
  expect(heard).toContain('event: here')
  await post(`${SITI}/text`, { text: 'ada orderan?' })
  while (!heard.includes('1. Terima')) heard += decoder.decode((await reader.read()).value)
  await reader.cancel()
  const events = [...heard.matchAll(/event: phone\ndata: (.*)/g)].map(([, data = '']) => JSON.parse(data))
  expect(events).toContainEqual(
    expect.objectContaining({ messenger: 'whatsapp', person: 'UMKM-001', kind: 'message', unread: expect.any(Number) }),
  )
  expect(events.some(({ kind, message }) => kind === 'status' && message.status === 'delivered')).toBe(true)
})

describe('only its own page may drive it', () => {
  test.for([
    ['a page from elsewhere', HERE, { origin: 'https://evil.example' }],
    ['a frame without an origin', HERE, { origin: 'null' }],
    ['another port of this machine', HERE, { origin: 'http://127.0.0.1:8080' }],
    ['a name of somebody else’s that leads here', 'http://evil.example:3000', {}],
    ['a request that the browser calls cross-site', HERE, { 'sec-fetch-site': 'cross-site' }],
  ] as const)('%s is turned away', async ([, base, headers]) => {
    const answer = await app.request(`${base}${RINA}/text`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ text: 'dari luar' }),
    })
    expect(answer.status).toBe(403)
    const { messages } = await jsonOf(get(RINA))
    expect(messages.some(({ text }) => text === 'dari luar')).toBe(false)
  })

  test('another machine is turned away, also when it names this one or comes through a proxy', async () => {
    const from = (remoteAddress: string, headers: Record<string, string> = {}) => {
      const socket = { remoteAddress, localAddress: '192.168.1.7' }
      return app.request(
        `${HERE}/sandbox/people`,
        { headers: { host: '127.0.0.1:3000', ...headers } },
        { incoming: { socket } },
      )
    }
    expect((await from('192.168.1.9')).status).toBe(403)
    expect((await from('127.0.0.1', { 'x-forwarded-for': '192.168.1.9' })).status).toBe(403)
    expect((await from('127.0.0.1')).status).toBe(200)
    expect((await from('::ffff:127.0.0.1')).status).toBe(200)
  })

  test('its own origin, and a tool without one, get through', async () => {
    expect((await post(`${RINA}/read`, {}, { origin: HERE, 'sec-fetch-site': 'same-origin' })).status).toBe(204)
    expect((await post(`${RINA}/read`, {})).status).toBe(204)
    const opened = await get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })
    expect(opened.status).toBe(200)
  })

  test('the page may load nothing from elsewhere, run nothing written inline, and stand in no frame', async () => {
    const answer = await get('/')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(await answer.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org)|<script>|style="/)
  })

  test('only files of the page are served', async () => {
    expect((await get('/sandbox/page/app.js')).headers.get('content-type')).toContain('text/javascript')
    for (const name of ['../desk.ts', '..%2Fdesk.ts', 'nothing.js', 'index.html']) {
      expect((await get(`/sandbox/page/${name}`)).status).toBe(404)
    }
  })
})
