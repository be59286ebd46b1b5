/** What else belongs to an order's file: the invitation, the list of who came, a photo, a bill; as photo or PDF. */
import { z } from 'zod'
import { ATTACHMENT_KINDS, type AttachmentKind } from '#core/papers/facts.ts'
import type { Input } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { ATTACH } from '../desk/choices.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const Act = z.object({ orderId: z.number(), kind: z.enum(ATTACHMENT_KINDS).optional() })
type Act = z.infer<typeof Act>

const State = z.object({ orderId: z.number(), kind: z.enum(ATTACHMENT_KINDS) })
type State = z.infer<typeof State>

/** What is asked for; proofs of payment come with the payment itself. */
const OFFERED = ['undangan', 'daftar-hadir', 'foto', 'nota', 'faktur', 'lainnya'] as const satisfies AttachmentKind[]
const PER_ROW = 2
const DONE: ReadonlySet<string> = new Set(['selesai', 'sudah', 'udah', 'cukup', 'done', 'that is all'])

export const attachFlow: Flow<State, ActData & Act> = {
  name: ATTACH.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  input: received,
  skip: async ({ t }, { orderId }) => ({ say: [{ text: t.papers.attachDone(orderId) }], orderId }),
}

async function go(talk: Talk, { orderId, kind }: Act): Promise<Turn<State>> {
  const { t } = talk
  const order = await talk.work.order(orderId)
  if (!order || (await capacitiesOn(talk, order)).length === 0) return refusedTurn(talk, { code: 'no-such-order' })
  if (kind) return { say: [{ text: t.papers.askFile(kind, orderId) }], next: { orderId, kind }, orderId }
  const choices = OFFERED.map((offered) => choice(ATTACH, t.papers.kind(offered), { orderId, kind: offered }))
  const rows = Array.from({ length: Math.ceil(choices.length / PER_ROW) }, (_, row) =>
    choices.slice(row * PER_ROW, (row + 1) * PER_ROW),
  )
  return { say: [{ text: t.papers.askKind(orderId), choices: rows }], orderId }
}

/** One file after the other, until it is said that this was all. */
async function received(talk: Talk, { orderId, kind }: State, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  if (input.kind === 'text') {
    const isDone = DONE.has(
      input.text
        .trim()
        .toLowerCase()
        .replace(/[.!]+$/, ''),
    )
    return isDone ? { say: [{ text: t.papers.attachDone(orderId) }], orderId } : undefined
  }
  const file = evidenceIn(input)
  if (!file) return { say: [{ text: t.papers.attachFile }], next: 'same' }
  if (!file.ok) return { say: [{ text: t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const done = await act(talk, orderId, 'attach', {
    files: file.value.map((one) => ({ ...one, kind })),
    words: file.value[0].caption ?? '',
  })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: t.papers.attached(kind, orderId) }], next: 'same', orderId }
}
