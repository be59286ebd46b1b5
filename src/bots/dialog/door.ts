/**
 * The door: what a stranger meets. A polite way in and nothing else; an invitation code opens it once, and guessing is
 * slowed down until it is hopeless.
 */
import { createHash, randomInt } from 'node:crypto'
import { z } from 'zod'
import { HOUR, type Instant } from '#core/calendar.ts'
import { type Paced, UNPACED } from '#core/people/pace.ts'
import { joinByInvitation } from '#db/invitations.ts'
import { setLanguage } from '#db/people.ts'
import { knowApplicant } from '#db/registration.ts'
import type { Incoming } from '../channel.ts'
import { messagesFor } from '../language/messages/index.ts'
import type { Work } from '../work.ts'
import type { Dialog } from './dialog.ts'
import type { ChatFacts } from './flow.ts'
import { EMPTY_SESSION, readSession, type Session } from './session.ts'

/** What is known and remembered about a chat whose writer we may not know. */
export interface DoorFacts {
  readonly chatId: number
  /** Which of our numbers they wrote to. */
  readonly account: string
  readonly personId: number | null
  readonly attempts: number
  readonly barredUntil: Instant | null
  readonly paced: Paced
}

/** Wrong codes before the door stays shut for a while, whatever is said. */
export const ATTEMPTS_MAX = 5
const BARRED_FOR = HOUR

/** No vowels and no look-alikes: codes spell nothing and survive being read aloud. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ'
const CODE = new RegExp(`\\b([${ALPHABET}]{4})[- ]?([${ALPHABET}]{4})\\b`, 'i')

/** A new invitation code such as `7KWM-X3QD`: 38 bits, shown once. */
export function newCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** What is stored of a code. */
export function hashOfCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')
}

/** What is kept of a stranger: the language they wrote in, and how often they were greeted. */
const Met = z.object({ language: z.enum(['id', 'en']), times: z.number().int() })
type Met = z.infer<typeof Met>
const AT_THE_DOOR = 'door'

/** What nobody writes who would rather read Indonesian; a mere "hello" or "hi" is written by everybody. */
const ENGLISH =
  /^\W*(?:\/?(?:english|language)|good (?:morning|afternoon|evening)|i(?: am|'m| want| would| have|'d) .+|we .+|(?:what|who|how|can) (?:is|are|do|does|i|we|you) .+)\W*$/i

function metBefore(stored: unknown, { input }: Incoming): Met {
  const { flow } = readSession(stored).session
  const kept = Met.safeParse(flow?.name === AT_THE_DOOR ? flow.state : undefined)
  const met: Met = kept.success ? kept.data : { language: 'id', times: 0 }
  if (input.kind === 'command')
    return /^(?:bahasa|language)$/.test(input.name) ? { ...met, language: met.language === 'id' ? 'en' : 'id' } : met
  if (input.kind !== 'text') return met
  if (/^\W*bahasa indonesia\W*$/i.test(input.text)) return { ...met, language: 'id' }
  return ENGLISH.test(input.text) ? { ...met, language: 'en' } : met
}

interface Visit {
  readonly incoming: Incoming
  readonly chat: ChatFacts
  readonly inboxId: number
  readonly door: DoorFacts
  readonly sessionKey: string
  /** What is kept under that key. */
  readonly stored: unknown
  /** False while so many strangers write that only codes are answered. */
  readonly greets: () => boolean
}

/** What a visit leaves behind. */
export interface Visited {
  readonly door: DoorFacts
  readonly session?: Session
}

/** Answers somebody we do not know, and remembers how often they guessed. */
export async function meetStranger(dialog: Dialog, work: Work, visit: Visit): Promise<Visited> {
  const { incoming, chat, door, greets, stored } = visit
  const met = metBefore(stored, incoming)
  const t = messagesFor(met.language)
  const code = codeIn(incoming)
  if (chat.group) return { door }
  if (door.barredUntil !== null && door.barredUntil > work.now) return { door }
  if (code === undefined) {
    if (!greets()) return { door }
    if (wantsToSell(incoming)) return { door: await letIn(work, visit, met) }
    return { door, session: greeted(dialog, work, visit, met) }
  }
  const joined = await joinByInvitation(work.db, {
    codeHash: hashOfCode(code),
    channel: chat.channel,
    externalIds: incoming.sender.ids,
    now: work.now,
  })
  if (joined.ok) {
    const { personId, name, honorific, role, place } = joined.value
    work.post(chat.id, { text: t.welcome({ name, honorific, role, place }) })
    speaks(work, personId, met)
    return { door: { ...door, personId, attempts: 0, barredUntil: null, paced: UNPACED } }
  }
  const attempts = door.attempts + 1
  const barred = attempts >= ATTEMPTS_MAX
  work.post(chat.id, { text: barred ? t.barred : t.codeRefused })
  const barredUntil = barred ? work.now + BARRED_FOR : null
  return { door: { ...door, attempts: barred ? 0 : attempts, barredUntil } }
}

/** Says what this is and how one comes in, the second time in a row in other words. */
function greeted({ office }: Dialog, work: Work, { chat, sessionKey }: Visit, { language, times }: Met): Session {
  const t = messagesFor(language)
  const agency = office.ruleValues.get('papers.agency-name') as string | undefined
  work.post(chat.id, { text: times % 2 === 0 ? t.stranger({ agency }) : t.strangerAgain({ agency }) })
  const state: Met = { language, times: times + 1 }
  const session = { ...EMPTY_SESSION, flow: { name: AT_THE_DOOR, state } }
  work.saveSession(sessionKey, session)
  return session
}

/** Whoever came in speaking English is not asked to say so once more. */
function speaks(work: Work, personId: number, { language }: Met): void {
  if (language === 'en') work.later((tx) => setLanguage(tx, personId, language))
}

/** The flow in which a stranger becomes a vendor. */
export const REGISTER_SHOP = 'register-shop'

const SELLS =
  /^\W*(?:daftar|register)\b|\b(?:want|like) to (?:sell|register)\b|\b(?:mau|pengen|ingin|cara|bisa|gimana|bagaimana)\b.*\b(?:daftar|jualan|berjualan|jual|gabung|jadi (?:penjual|vendor|mitra))\b/i

function wantsToSell({ input }: Incoming): boolean {
  if (input.kind === 'command') return /^(?:daftar|register)$/.test(input.name)
  return input.kind === 'text' && input.text.length <= 120 && SELLS.test(input.text)
}

/** Whoever wants to sell is asked for the shop; they see nothing and may nothing until a curator has passed it. */
async function letIn(work: Work, { incoming, chat, door }: Visit, met: Met): Promise<DoorFacts> {
  const personId = await knowApplicant(work.db, {
    channel: chat.channel,
    externalIds: incoming.sender.ids,
    name: incoming.sender.name?.slice(0, 60) ?? 'Calon penjual',
    now: work.now,
  })
  if (personId === undefined) return door
  const state = { step: 'shop', told: {} }
  work.saveSession(`p:${personId}`, { ...EMPTY_SESSION, flow: { name: REGISTER_SHOP, state } })
  work.post(chat.id, { text: messagesFor(met.language).register.askShop })
  speaks(work, personId, met)
  return { ...door, personId, attempts: 0, barredUntil: null, paced: UNPACED }
}

function codeIn({ input }: Incoming): string | undefined {
  const text = input.kind === 'command' ? input.rest : input.kind === 'text' ? input.text : ''
  const found = CODE.exec(text)
  return found ? `${found[1]}${found[2]}` : undefined
}
