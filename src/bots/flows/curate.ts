/** A curator's queue: each new shop and product with its photo and papers; accepted with a grade, or not, with reasons. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import {
  decideLook,
  FAULTS,
  type Fault,
  GRADES,
  type Look,
  lookOf,
  staffOf,
  type Verdict,
  waitingLooks,
} from '#db/curation.ts'
import { fileOf } from '#db/files.ts'
import { hidingKinds, withholdLapsed } from '#db/letters.ts'
import type { Choice, Input, Say } from '../channel.ts'
import { CURATE, MEND } from '../desk/curators.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'

const Act = z.union([
  z.object({ do: z.literal('queue') }),
  z.object({ do: z.enum(['look', 'accept', 'more', 'refuse']), lookId: z.number() }),
  z.object({ do: z.literal('grade'), lookId: z.number(), grade: z.enum(GRADES) }),
  z.object({ do: z.literal('fault'), lookId: z.number(), status: z.enum(['more', 'refused']), fault: z.enum(FAULTS) }),
])
type Act = z.infer<typeof Act>

const State = z.object({
  step: z.literal('words'),
  lookId: z.number(),
  status: z.enum(['more', 'refused']),
  fault: z.enum(FAULTS).exactOptional(),
})
type State = z.infer<typeof State>

export const curateFlow: Flow<State, ActData & Act> = {
  name: CURATE.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['kurasi', 'curation'],
  words: ['kurasi', 'antrean kurasi', 'antrian kurasi'],
  may: (person) => holds(person, 'curator'),
  open: openCuration,
  tap: (talk, act) => go(talk, act),
  input: answered,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}): Choice => choice(CURATE, label, act, options)
const SHOWN = 8

/** What waits, oldest first. */
export async function openCuration(talk: Talk): Promise<Turn<State>> {
  const { t, db } = talk
  const looks = (await Promise.all((await waitingLooks(db, SHOWN)).map((id) => lookOf(db, id)))).filter(
    (look) => !!look,
  )
  if (looks.length === 0) return { say: [{ text: t.curation.nothingWaits, inPlace: true }] }
  const choices = looks.map((look) => [to(t.curation.queueButton(look), { do: 'look', lookId: look.id })])
  return { say: [{ text: t.curation.queue(looks.length), choices, inPlace: true }] }
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const { t } = talk
  if (act.do === 'queue') return openCuration(talk)
  const look = await lookOf(talk.db, act.lookId, { lock: act.do !== 'look' })
  if (!look) return { say: [{ text: t.oldButton }] }
  if (act.do === 'look') return show(talk, look)
  if (look.status !== 'waiting') return { say: [{ text: t.curation.alreadyDecided }] }
  // Nobody passes their own goods.
  if (shopsOf(talk.person).includes(look.vendor.id)) return { say: [{ text: t.curation.ownShop }] }
  switch (act.do) {
    case 'accept': {
      // A paper is in order or not; only goods and shops have grades.
      if (look.letter || look.change) return decided(talk, look, { status: 'accepted', by: talk.person.id })
      const choices = [
        GRADES.map((grade) => to(t.curation.grade(grade), { do: 'grade', lookId: look.id, grade }, { once: true })),
      ]
      return { say: [{ text: t.curation.askGrade, choices }] }
    }
    case 'grade':
      return decided(talk, look, { status: 'accepted', by: talk.person.id, grade: act.grade })
    case 'more':
    case 'refuse':
      return askFault(talk, look, act.do === 'more' ? 'more' : 'refused')
    case 'fault': {
      const { lookId, status, fault } = act
      return { say: [{ text: t.curation.askWords(fault) }], next: { step: 'words', lookId, status, fault } }
    }
  }
}

async function show(talk: Talk, look: Look): Promise<Turn<State>> {
  const { t } = talk
  const { id: lookId } = look
  const choices =
    look.status === 'waiting'
      ? [
          [to(t.curation.accept, { do: 'accept', lookId })],
          [to(t.curation.more, { do: 'more', lookId }), to(t.curation.refuse, { do: 'refuse', lookId })],
          [to(t.curation.toQueue, { do: 'queue' })],
        ]
      : [[to(t.curation.toQueue, { do: 'queue' })]]
  return { say: [{ text: t.curation.card(look), choices, ...(await shownOf(talk, look)) }] }
}

/** Its photo or its papers, which may be PDF. */
async function shownOf({ db }: Talk, { file, files, product, letter }: Look): Promise<Shown> {
  const all = files.length > 0 ? files : [file ?? product?.picture].filter((one) => one !== null && one !== undefined)
  const shown = await Promise.all(
    all.slice(-PAPERS_SHOWN).map(async (one) => {
      const isPicture = (await fileOf(db, one))?.mimeType !== 'application/pdf'
      return isPicture ? { picture: one } : { document: { file: one, fileName: `${letter?.kind ?? 'berkas'}.pdf` } }
    }),
  )
  return { ...shown.at(-1), ...(shown.length > 1 ? { also: shown.slice(0, -1) } : {}) }
}

type Shown = Pick<Say, 'picture' | 'document' | 'also'>
/** An album holds ten. */
const PAPERS_SHOWN = 10

function askFault({ t }: Talk, { id: lookId }: Look, status: State['status']): Turn<State> {
  const choices = FAULTS.map((fault) => [to(t.curation.faults[fault], { do: 'fault', lookId, status, fault })])
  return { say: [{ text: t.curation.askFault(status), choices }], next: { step: 'words', lookId, status } }
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const words = input.text.replace(/\s+/g, ' ').trim().slice(0, 300)
  if (words.length < 3) return { say: [{ text: talk.t.curation.askFault(state.status) }], next: 'same' }
  const look = await lookOf(talk.db, state.lookId, { lock: true })
  if (look?.status !== 'waiting') return { say: [{ text: talk.t.curation.alreadyDecided }] }
  const faults: Fault[] = state.fault ? [state.fault] : []
  return decided(talk, look, { status: state.status, by: talk.person.id, faults, words })
}

/** Keeps the verdict and tells everybody of the shop. */
async function decided(talk: Talk, look: Look, verdict: Verdict): Promise<Turn<State>> {
  const { t, db, work, now, office } = talk
  work.later((tx) => decideLook(tx, look, verdict, now))
  if (look.letter && verdict.status === 'accepted') {
    const { day } = wallClock(now, office.calendar.zone)
    work.later((tx) => withholdLapsed(tx, day, hidingKinds(office.ruleValues)))
  }
  for (const { id } of await staffOf(db, look.vendor.id))
    await talk.tell(id, (theirs) => ({
      text: theirs.curation.verdict(look, verdict),
      ...(verdict.status === 'more' ? { choices: [[choice(MEND, theirs.curation.mend, { lookId: look.id })]] } : {}),
    }))
  return { say: [{ text: t.curation.kept(look, verdict), choices: [[to(t.curation.toQueue, { do: 'queue' })]] }] }
}
