/** The page's line to the sandbox: acts go out one by one, events come in over one open connection. */
import { words } from './words.js'

const base = ({ messenger, person }) => `/sandbox/phones/${messenger}/${encodeURIComponent(person)}`

async function ask(url, options) {
  const response = await fetch(url, options)
  if (response.status === 204) return undefined
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(words().failed[answer.error] ?? words().failed.other)
  return answer
}

const post = (phone, act, body) =>
  ask(`${base(phone)}/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const people = () => ask('/sandbox/people')
export const open = (phone) => ask(base(phone))
export const sendText = (phone, text, replyTo) => post(phone, 'text', { text, replyTo })
export const press = (phone, message, data) => post(phone, 'press', { message, data })
export const start = (phone, payload) => post(phone, 'start', { payload })
export const inline = (phone, query) => post(phone, 'inline', { query })
export const chooseInline = (phone, result) => post(phone, 'inline/choose', { result })
export const read = (phone) => post(phone, 'read', {})

/** Pictures go together as one album; anything else, and pictures sent as files, one after the other. */
export async function sendFiles(phone, files, { asFile, caption, replyTo }) {
  if (files.length > 1 && !asFile && files.every(({ type }) => type.startsWith('image/')))
    return sendAlbum(phone, files, { caption, replyTo })
  for (const [index, file] of files.entries())
    await sendFile(phone, file, { asFile, caption: index === 0 ? caption : '', replyTo })
  return undefined
}

function sendAlbum(phone, files, { caption, replyTo }) {
  const query = new URLSearchParams({ ...(caption && { caption }), ...(replyTo && { replyTo }) })
  const body = new FormData()
  for (const file of files) body.append('file', file)
  return ask(`${base(phone)}/album?${query}`, { method: 'POST', body })
}

function kindOf({ type }, asFile) {
  if (type === 'audio/ogg') return 'voice'
  return type.startsWith('image/') && !asFile ? 'picture' : 'document'
}

function sendFile(phone, file, { asFile, caption, replyTo }) {
  const kind = kindOf(file, asFile)
  const query = new URLSearchParams({ name: file.name, ...(caption && { caption }), ...(replyTo && { replyTo }) })
  const headers = { 'content-type': file.type || 'application/octet-stream' }
  return ask(`${base(phone)}/${kind}?${query}`, { method: 'POST', headers, body: file })
}

/**
 * @param {(event: any) => void} onEvent
 * @param {(isOpen: boolean) => void} onLine called when the line stands again after it was cut, and when it is cut
 */
export function listen(onEvent, onLine) {
  const source = new EventSource('/sandbox/events')
  source.addEventListener('phone', (event) => onEvent(JSON.parse(event.data)))
  source.addEventListener('open', () => onLine(true))
  source.addEventListener('error', () => onLine(false))
}
