/** What the sandbox's page asks for and does, over HTTP: every act of a person on one of the phones. */
import { once } from 'node:events'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { ownPageOnly, strictHeaders } from './gate.ts'
import { pageFiles } from './page-files.ts'
import type { Upload } from './phone.ts'
import { MESSENGERS, type PhoneName, type Roster } from './roster.ts'

/** One of the three phones on the page, and whose it is to begin with. */
export interface Slot extends PhoneName {
  readonly slot: 'officer' | 'vendor' | 'admin'
}

export interface RoutesOptions {
  readonly phones: Roster
  readonly slots: readonly Slot[]
  readonly bot: { readonly name: string; readonly username: string }
  readonly hostNames: readonly string[]
  /** Ends the open lines to pages. */
  readonly closing: AbortSignal
}

/** WhatsApp takes 16 MB of picture, Telegram 20 MB of file back to the bot. */
const UPLOAD_MAX_BYTES = 16 * 1024 * 1024
const HEARTBEAT_MS = 15_000
/** As many pictures as the messengers take at once. */
const ALBUM_MAX = 10

const Text = z.object({ text: z.string().trim().min(1).max(100_000), replyTo: z.string().max(200).optional() })
const Press = z.object({ message: z.string().max(200), data: z.string().min(1).max(64) })
const Start = z.object({ payload: z.string().max(64).optional() })
const Inline = z.object({ query: z.string().max(256), offset: z.string().max(64).optional() })
const Choose = z.object({ result: z.string().min(1).max(64) })
const About = z.object({
  name: z.string().max(200).optional(),
  caption: z.string().max(1024).optional(),
  replyTo: z.string().max(200).optional(),
})
const Name = z.object({ messenger: z.enum(MESSENGERS), person: z.string().min(1).max(40) })

/** The page at `/`, and under `/sandbox` everything it needs. */
export function sandboxRoutes({ phones, slots, bot, hostNames, closing }: RoutesOptions): Hono {
  const app = new Hono()
  for (const where of ['/', '/sandbox/*']) app.use(where, strictHeaders(), ownPageOnly(hostNames))
  app.use('/sandbox/*', bodyLimit({ maxSize: UPLOAD_MAX_BYTES, onError: (c) => c.json({ error: 'too-large' }, 413) }))
  app.route('/', pageFiles())
  app.get('/sandbox/people', (c) =>
    c.json({ bot, slots, people: phones.people.map((person) => listed(phones, person)) }),
  )
  app.get('/sandbox/events', (c) => events(c, phones, closing))
  app.route('/sandbox/phones/:messenger/:person', phoneRoutes(phones))
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: 'not-understood' }, 400)
    // Only these say what a person may know; others would show the sandbox's insides.
    return c.json({ error: error instanceof NotPossible ? error.message : 'not-possible' }, 409)
  })
  return app
}

/** Something that this phone cannot do; the message is a code for the page. */
class NotPossible extends Error {}

function listed(phones: Roster, { code, name, honorific, role, at }: Roster['people'][number]) {
  const unread = Object.fromEntries(
    MESSENGERS.map((messenger) => [messenger, phones.unread({ messenger, person: code })]),
  )
  return { code, name, honorific, role, at, unread }
}

function phoneRoutes(phones: Roster): Hono {
  const app = new Hono()
  app.get('/', (c) => {
    const { name, phone } = phoneOf(c, phones)
    const commands = phone.channel === 'telegram' ? phone.commands() : []
    return c.json({ messages: phones.messages(name), commands, unread: phones.unread(name) })
  })
  app.get('/media/:message', (c) => media(c, phones))
  app.post('/text', async (c) => {
    const { name, phone } = phoneOf(c, phones)
    const { text, replyTo } = Text.parse(await c.req.json())
    return c.json(phones.shown(name, await phone.text(text, replyTo === undefined ? {} : { replyTo })))
  })
  for (const kind of ['picture', 'document'] as const) {
    app.post(`/${kind}`, async (c) => {
      const { name, phone } = phoneOf(c, phones)
      const { replyTo } = About.parse(c.req.query())
      const options = replyTo === undefined ? {} : { replyTo }
      return c.json(phones.shown(name, await phone[kind](await uploadOf(c), options)))
    })
  }
  app.post('/album', async (c) => {
    const { name, phone } = phoneOf(c, phones)
    const { caption, replyTo } = About.parse(c.req.query())
    const [first, ...others] = await uploadsOf(c)
    if (!first || others.length >= ALBUM_MAX) throw new NotPossible('empty-file')
    const uploads = [caption === undefined ? first : { ...first, caption }, ...others]
    const sent = await phone.album(uploads, replyTo === undefined ? {} : { replyTo })
    return c.json(sent.map((message) => phones.shown(name, message)))
  })
  app.post('/voice', async (c) => {
    const { name, phone } = phoneOf(c, phones)
    const { replyTo } = About.parse(c.req.query())
    const options = replyTo === undefined ? {} : { replyTo }
    const upload = await uploadOf(c)
    const sent =
      phone.channel === 'whatsapp' ? phone.voiceNote(upload.bytes, options) : phone.other('voice', upload, options)
    return c.json(phones.shown(name, await sent))
  })
  app.post('/read', async (c) => {
    await phones.read(phoneOf(c, phones).name)
    return c.body(null, 204)
  })
  app.post('/press', async (c) => {
    const { message, data } = Press.parse(await c.req.json())
    return c.json(await telegramOf(c, phones).press(message, data))
  })
  app.post('/start', async (c) => {
    const { payload } = Start.parse(await c.req.json())
    return c.json(phones.shown(phoneOf(c, phones).name, await telegramOf(c, phones).pressStart(payload)))
  })
  app.post('/inline', async (c) => {
    const { query, offset } = Inline.parse(await c.req.json())
    return c.json(await telegramOf(c, phones).inline(query, offset))
  })
  app.post('/inline/choose', async (c) => {
    const { result } = Choose.parse(await c.req.json())
    return c.json(phones.shown(phoneOf(c, phones).name, await telegramOf(c, phones).chooseInline(result)))
  })
  return app
}

function phoneOf(c: Context, phones: Roster) {
  const name = Name.parse(c.req.param())
  const phone = phones.phone(name)
  if (!phone) throw new NotPossible('nobody')
  return { name, phone }
}

function telegramOf(c: Context, phones: Roster) {
  const { phone } = phoneOf(c, phones)
  if (phone.channel !== 'telegram') throw new NotPossible('only-on-telegram')
  return phone
}

/** The body is the file itself; its name and caption are in the query. */
async function uploadOf(c: Context): Promise<Upload> {
  const { name: fileName, caption } = About.parse(c.req.query())
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.length === 0) throw new NotPossible('empty-file')
  const mimeType = c.req.header('content-type') ?? 'application/octet-stream'
  return { bytes, mimeType, ...(fileName !== undefined && { fileName }), ...(caption !== undefined && { caption }) }
}

/** The files of an album, as a form brings them. */
async function uploadsOf(c: Context): Promise<Upload[]> {
  const { file } = await c.req.parseBody({ all: true })
  const files = [file].flat().filter((one) => one instanceof File)
  return Promise.all(files.map(async (one) => ({ bytes: new Uint8Array(await one.arrayBuffer()), mimeType: one.type })))
}

/** The kinds that a browser may show or play by itself; everything else is saved, for it might hold a script. */
const SHOWN_TYPES = /^(image\/(png|jpeg|webp|gif)|application\/pdf|audio\/(ogg|mp4|mpeg))$/

async function media(c: Context, phones: Roster): Promise<Response> {
  const { name } = phoneOf(c, phones)
  const found = phones.media(name, c.req.param('message') ?? '')
  if (!found) return c.json({ error: 'no-such-file' }, 404)
  const { mimeType, fileName = 'file' } = found
  const isShown = SHOWN_TYPES.test(mimeType.split(';')[0] ?? '')
  c.header('content-type', isShown ? mimeType : 'application/octet-stream')
  const way = isShown ? 'inline' : 'attachment'
  c.header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  c.header('cache-control', 'private, max-age=600')
  return c.body(new Uint8Array(await found.bytes()))
}

/** Everything that happens on any phone, as it happens. */
function events(c: Context, phones: Roster, closing: AbortSignal): Response {
  return streamSSE(c, async (stream) => {
    const send = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) })
    const stop = phones.watch((event) => void send('phone', event))
    stream.onAbort(stop)
    const closed = once(closing, 'abort')
    // Said first, and again now and then: the page knows the line stands, and a dead one is noticed here.
    while (!stream.aborted && !closing.aborted) {
      await send('here', {})
      await Promise.race([stream.sleep(HEARTBEAT_MS), closed])
    }
    stop()
  })
}
