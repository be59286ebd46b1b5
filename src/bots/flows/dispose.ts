/** Disposisi: the PA/KPA gives a budget line to one PPK and one PP, gives it anew, or takes it back. */
import { z } from 'zod'
import { leftOn } from '#core/budget/budget.ts'
import {
  type DispositionFacts,
  type DispositionRefusal,
  decideGiving,
  decideWithdrawal,
  GIVEN_ROLES,
  type GivenRole,
  type Naming,
} from '#core/budget/disposition.ts'
import { wallClock } from '#core/calendar.ts'
import { isHead, unitsWith } from '#core/people/person.ts'
import type { Result } from '#core/result.ts'
import { namedFor } from '#db/budgets.ts'
import { dispositionsOf, linesToGive, writeDisposition } from '#db/dispositions.ts'
import { namesOf, unitPeople } from '#db/people.ts'
import type { Choice, Input } from '../channel.ts'
import { dutiesOf } from '../desk/duties.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import type { GivenFacts } from '../language/messages/dispositions-id.ts'

const PAGE = 8
const STORY_SHOWN = 4
/** As many words as are kept of a note. */
const NOTE_KEPT = 300

const Act = z.union([
  z.object({ do: z.literal('list'), page: z.number().int().min(0) }),
  z.object({ do: z.enum(['show', 'choosePpk', 'withdraw']), lineId: z.number() }),
  z.object({ do: z.literal('choosePp'), lineId: z.number(), ppk: z.number() }),
  z.object({ do: z.enum(['askNote', 'give']), lineId: z.number(), ppk: z.number(), pp: z.number() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.literal('note'), lineId: z.number(), ppk: z.number(), pp: z.number() })
type State = z.infer<typeof State>

const DISPOSE = { name: 'dispose' } as const

export const disposeFlow: Flow<State, ActData & Act> = {
  name: DISPOSE.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['disposisi', 'disposition'],
  words: ['disposisi', 'disposition'],
  may: isHead,
  open: listLines,
  tap: (talk, taken) => go(talk, taken),
  input: noted,
  skip: (talk, state) => give(talk, state, ''),
  back: (talk, { lineId }) => show(talk, lineId),
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(DISPOSE, label, taken, options)

function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  switch (taken.do) {
    case 'list':
      return list(talk, taken.page)
    case 'show':
      return show(talk, taken.lineId)
    case 'choosePpk':
      return choose(talk, taken.lineId, 'ppk', [], (ppk) => ({ do: 'choosePp', lineId: taken.lineId, ppk }))
    case 'choosePp': {
      const { lineId, ppk } = taken
      return choose(talk, lineId, 'pp', [ppk], (pp) => ({ do: 'askNote', lineId, ppk, pp }))
    }
    case 'askNote':
      return askNote(talk, taken)
    case 'give':
      return give(talk, taken, '')
    case 'withdraw':
      return withdraw(talk, taken.lineId)
  }
}

/** The lines of this person's units, those that nobody was given at the top. */
export function listLines(talk: Talk): Promise<Turn<State>> {
  return list(talk, 0)
}

async function list(talk: Talk, page: number): Promise<Turn<State>> {
  const { t, db, person, now, office } = talk
  const year = Number(wallClock(now, office.calendar.zone).day.slice(0, 4))
  const unitIds = [...new Set([...unitsWith(person, 'pa'), ...unitsWith(person, 'kpa')])]
  const { lines, more } = await linesToGive(db, { unitIds, year, limit: PAGE, offset: page * PAGE })
  if (lines.length === 0) return { say: [{ text: t.dispositions.noLines, inPlace: true }] }
  const names = await namesOf(db, [...new Set(lines.flatMap(({ pp }) => pp ?? []))])
  const choices = lines.map(({ line, pp }) => [
    to(t.dispositions.lineButton(line.name, names.get(pp ?? 0)), { do: 'show', lineId: line.id }),
  ])
  const turn = [
    ...(page > 0 ? [to(t.browse.previous, { do: 'list', page: page - 1 })] : []),
    ...(more ? [to(t.browse.next, { do: 'list', page: page + 1 })] : []),
  ]
  return { say: [{ text: t.dispositions.title(year), choices: [...choices, turn].filter(filled), inPlace: true }] }
}

const filled = (row: readonly Choice[]) => row.length > 0

interface Known extends DispositionFacts {
  readonly facts: GivenFacts
  readonly names: ReadonlyMap<number, string>
}

/** The line as it is now, its row locked: two heads at once give it one after the other. */
async function known({ db, work, person }: Talk, lineId: number): Promise<Known | undefined> {
  const line = await work.budgetLine(lineId)
  if (!line) return undefined
  const [named, { head }, ppk, pp] = await Promise.all([
    namedFor(db, [lineId]),
    dutiesOf(db, { budgetLineId: lineId, unitId: line.unitId }),
    unitPeople(db, [line.unitId], 'ppk'),
    unitPeople(db, [line.unitId], 'pp'),
  ])
  const bearers = (named.get(lineId) ?? []).flatMap(({ role, personId, given }) => {
    const known = GIVEN_ROLES.find((one) => one === role)
    return known ? [{ role: known, personId, given }] : []
  })
  const candidates = { ppk: ppk.get(line.unitId) ?? [], pp: pp.get(line.unitId) ?? [] }
  const names = await namesOf(db, [
    ...new Set([...bearers.map(({ personId }) => personId), ...candidates.ppk, ...candidates.pp]),
  ])
  const given = (role: GivenRole) => names.get(bearers.find((one) => one.given && one.role === role)?.personId ?? 0)
  const [ppkName, ppName] = [given('ppk'), given('pp')]
  const { rupCode, name, ceiling } = line
  return {
    ...{ isHead: head.includes(person.id), bearers, candidates, names },
    facts: {
      ...{ rupCode, name, ceiling, left: leftOn(line) },
      ...(ppkName === undefined ? {} : { ppk: ppkName }),
      ...(ppName === undefined ? {} : { pp: ppName }),
    },
  }
}

async function show(talk: Talk, lineId: number): Promise<Turn<State>> {
  const { t, db } = talk
  const line = await known(talk, lineId)
  if (!line?.isHead) return refused(talk, { code: 'not-the-head' })
  const { facts } = line
  const story = await dispositionsOf(db, lineId, STORY_SHOWN)
  const isGiven = facts.pp !== undefined || facts.ppk !== undefined
  const choices = [
    [to(isGiven ? t.dispositions.change : t.dispositions.give, { do: 'choosePpk', lineId })],
    ...(isGiven ? [[to(t.dispositions.withdraw, { do: 'withdraw', lineId }, { once: true })]] : []),
    [to(t.back, { do: 'list', page: 0 })],
  ]
  return { say: [{ text: t.dispositions.card(facts, story), choices, inPlace: true }] }
}

async function choose(
  talk: Talk,
  lineId: number,
  role: GivenRole,
  without: readonly number[],
  then: (personId: number) => Act,
): Promise<Turn<State>> {
  const { t } = talk
  const line = await known(talk, lineId)
  if (!line?.isHead) return refused(talk, { code: 'not-the-head' })
  const offered = line.candidates[role].filter((id) => !without.includes(id))
  if (offered.length === 0) return { say: [{ text: t.dispositions.nobody(role) }] }
  const choices = offered.map((id) => [to(line.names.get(id) ?? '', then(id))])
  return {
    say: [
      { text: t.dispositions.choose(role, line.facts), choices: [...choices, [backTo(talk, lineId)]], inPlace: true },
    ],
  }
}

const backTo = ({ t }: Talk, lineId: number) => to(t.back, { do: 'show', lineId })

async function askNote(talk: Talk, { lineId, ppk, pp }: Omit<State, 'step'>): Promise<Turn<State>> {
  const { t } = talk
  const line = await known(talk, lineId)
  if (!line?.isHead) return refused(talk, { code: 'not-the-head' })
  const [ppkName = '', ppName = ''] = [line.names.get(ppk), line.names.get(pp)]
  const choices = [
    [to(t.dispositions.withoutNote, { do: 'give', lineId, ppk, pp }, { once: true })],
    [backTo(talk, lineId)],
  ]
  return {
    say: [{ text: t.dispositions.askNote(line.facts, ppkName, ppName), choices, inPlace: true }],
    next: { step: 'note', lineId, ppk, pp },
  }
}

async function noted(talk: Talk, state: State, input: Input): Promise<Turn<State>> {
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  return give(talk, state, input.text.trim().slice(0, NOTE_KEPT))
}

async function give(talk: Talk, { lineId, ppk, pp }: Omit<State, 'step'>, note: string): Promise<Turn<State>> {
  const line = await known(talk, lineId)
  if (!line) return refused(talk, { code: 'not-the-head' })
  return settle(talk, lineId, line, note, decideGiving({ ppk, pp }, line))
}

async function withdraw(talk: Talk, lineId: number): Promise<Turn<State>> {
  const line = await known(talk, lineId)
  if (!line) return refused(talk, { code: 'not-the-head' })
  return settle(talk, lineId, line, '', decideWithdrawal(line))
}

/** Records what was decided, and tells everybody who gained or lost something by it. */
async function settle(
  talk: Talk,
  budgetLineId: number,
  { facts, names }: Known,
  note: string,
  decided: Result<Naming[], DispositionRefusal>,
): Promise<Turn<State>> {
  const { t, work, now, person, chat, inboxId } = talk
  if (!decided.ok) return refused(talk, decided.refusal)
  const namings = decided.value
  const by = { personId: person.id, channel: chat.channel, inboxId }
  work.later((tx) => writeDisposition(tx, namings, { budgetLineId, by, note, at: now }))
  const named = (role: GivenRole) =>
    names.get(namings.find((one) => one.act === 'named' && one.role === role)?.personId ?? 0)
  const [ppk = facts.ppk, pp = facts.pp] = [named('ppk'), named('pp')]
  const isGiven = namings.some(({ act }) => act === 'named')
  const head = `${person.honorific} ${person.name}`.trim()
  const concerned = namings.filter(({ personId }) => personId !== person.id)
  for (const { act, role, personId } of concerned)
    await talk.tell(personId, (words) => ({
      text:
        act === 'named'
          ? words.dispositions.namedYou(facts, role, { head, ppk: ppk ?? '', pp: pp ?? '', note })
          : words.dispositions.releasedYou(facts, role, head),
    }))
  const text = isGiven ? t.dispositions.given(facts, ppk ?? '', pp ?? '') : t.dispositions.withdrawn(facts)
  return { say: [{ text, choices: [[to(t.dispositions.others, { do: 'list', page: 0 })]], inPlace: true }] }
}

function refused({ t }: Talk, refusal: DispositionRefusal): Turn<State> {
  return { say: [{ text: t.dispositions.refused(refusal) }] }
}
