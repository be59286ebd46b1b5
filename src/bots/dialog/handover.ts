/**
 * While a person of the office talks with somebody, the bot keeps quiet: what is written goes to the admins, each of
 * whom may answer by quoting it. A button, a command or a menu word brings the bot back at once, quiet does so later.
 */
import { MINUTE } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import { endHandover, handoverLastAt, noteHandover } from '#db/handovers.ts'
import { holdersOf } from '#db/people.ts'
import type { Input, Say } from '../channel.ts'
import { evidenceIn, shownWith, voiceIn } from '../desk/evidence.ts'
import { nameOf } from '../desk/names.ts'
import { noteRisk, riskIn } from '../desk/risk-said.ts'
import { messagesFor } from '../language/messages/index.ts'
import type { Work } from '../work.ts'
import type { Dialog, Heard } from './dialog.ts'
import type { Office } from './flow.ts'
import { tell } from './tell.ts'

export const HANDOVER = { name: 'handover' }
const QUIET_MINUTES = 60
const WORDS_MAX = 1_000

/** After how many minutes without a word the bot returns. Source: docs/rules.md#R-45 (a setting). */
export function quietMinutes({ ruleValues }: Pick<Office, 'ruleValues'>): number {
  const minutes = ruleValues.get('handover.quiet-minutes')
  return typeof minutes === 'number' ? minutes : QUIET_MINUTES
}

/** What one message does to a handover: it goes to the admins, it brings the bot back, or all was over already. */
export async function backFrom(
  { flows, office }: Dialog,
  work: Work,
  heard: Heard,
  choiceTaken: boolean,
): Promise<'passed' | 'back' | 'over'> {
  const { person, incoming, chat } = heard
  const lastAt = await handoverLastAt(work.db, person.id)
  if (lastAt === undefined) return 'over'
  const safe = flows.find(({ name }) => name === 'menu')?.words ?? []
  const isQuiet = work.now - lastAt >= quietMinutes(office) * MINUTE
  if (choiceTaken || isQuiet || isWayBack(incoming.input, safe)) {
    work.later((tx) => endHandover(tx, person.id))
    return 'back'
  }
  work.later((tx) => noteHandover(tx, person.id, work.now))
  noteRiskIn(work, heard, office)
  if (!(await passOn(work, heard))) work.post(chat.id, { text: messagesFor(person.language, person).human.notPassed })
  return 'passed'
}

/** The admins read it as it was written; what is kept of it for later is its kind. */
function noteRiskIn(work: Work, { person, incoming, chat }: Heard, { calendar }: Office): void {
  const { input } = incoming
  const words = input.kind === 'text' ? input.text : 'caption' in input ? input.caption : ''
  const kind = words === '' ? undefined : riskIn(words, person, { now: work.now, zone: calendar.zone })
  if (kind !== undefined) noteRisk(work, { kind, chatId: chat.id })
}

function isWayBack(input: Input, safe: readonly string[]): boolean {
  if (input.kind === 'tap' || input.kind === 'command') return true
  return (
    input.kind === 'text' &&
    safe.includes(
      input.text
        .trim()
        .toLowerCase()
        .replace(/[.!]+$/, ''),
    )
  )
}

/** To every admin but the writer. False when it is nothing that could be passed on. */
async function passOn(work: Work, { person, incoming }: Heard): Promise<boolean> {
  const carried = carriedBy(incoming.input)
  if (!carried) return false
  const { words, files } = carried
  await tellOtherAdmins(work, person.id, (t) => ({
    text: t.human.fromPerson(nameOf(person), words),
    ...shownWith(files),
  }))
  return true
}

/** Eight digits or more, however they are grouped: a phone or an account, unless it is money or a day. */
const LONG_NUMBER = /\+?\d(?:[\s.-]?\d){7,}/g
const MONEY_OR_DAY = /^(\d{1,3}(\.\d{3})+|\d{1,2}[-. ]\d{1,2}[-. ]\d{4})$/

function withoutContacts(text: string): string {
  return text.replace(LONG_NUMBER, (found) => (MONEY_OR_DAY.test(found) ? found : '••••'))
}

export interface Carried {
  readonly words: string
  readonly files: readonly Evidence[]
}

/** What of a message can be carried to somebody else: its words, without numbers of accounts or phones, and its files. */
export function carriedBy(input: Input): Carried | undefined {
  if (input.kind === 'text') return { words: withoutContacts(input.text).slice(0, WORDS_MAX), files: [] }
  if (input.kind === 'sticker') return { words: input.emoji, files: [] }
  const voice = voiceIn(input)
  if (voice) return { words: '', files: voice }
  const found = evidenceIn(input)
  if (!found?.ok) return undefined
  return { words: withoutContacts(found.value[0].caption ?? ''), files: found.value }
}

/** Quoting what they read, admins answer `personId`. Answers how many could be told. */
export async function tellOtherAdmins(
  work: Work,
  personId: number,
  words: (t: ReturnType<typeof messagesFor>) => Say,
): Promise<number> {
  const admins = (await holdersOf(work.db, { role: 'admin' })).filter((id) => id !== personId)
  const answers = { flow: HANDOVER.name, personId }
  const told = await Promise.all(admins.map((id) => tell(work, id, (t) => ({ ...words(t), answers }), undefined)))
  return told.filter(Boolean).length
}
