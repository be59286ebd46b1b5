/**
 * The conversation engine: who is this, which flow, which step. Pure of platforms; everything it does goes through the
 * unit of work of the batch.
 */
import type { Person } from '#core/people/person.ts'
import { quoted, type Tappable } from '#db/outbox.ts'
import { privateChatsOf } from '#db/people.ts'
import type { Choice, Incoming, Input, Say } from '../channel.ts'
import { filesLost } from '../desk/evidence.ts'
import { fromEnglish } from '../language/english-words.ts'
import { messagesFor } from '../language/messages/index.ts'
import type { Work } from '../work.ts'
import type { AnyFlow, ChatFacts, Office, Talk } from './flow.ts'
import { backFrom } from './handover.ts'
import { type Doubted, doubted } from './reason.ts'
import { asksAgain, correctionIn, gist, isLeave, isPuzzled, isSkip, questionOf, spoken, underAfter } from './repair.ts'
import {
  always,
  changedLater,
  explained,
  givenTo,
  leave,
  listened,
  notUnderstood,
  type Routed,
  remembered,
  restedLong,
  skipped,
  stateOf,
  stay,
  whereWeAre,
} from './routed.ts'
import { readSession, type Session } from './session.ts'
import { choicesOf, type Stage, staged } from './stage.ts'
import { tell } from './tell.ts'
import { underWay } from './under-way.ts'

/** One message, with everything that was looked up for it together with those of the other chats. */
export interface Heard {
  readonly inboxId: number
  readonly incoming: Incoming
  readonly chat: ChatFacts
  readonly person: Person
  readonly sessionKey: string
}

export interface Dialog {
  readonly flows: readonly AnyFlow[]
  readonly office: Office
}

/** A choice that was taken: by a tap, by its number, or by its very words. */
interface Taken {
  readonly shown: Tappable
  readonly choice: Choice | undefined
  /** Was it clear which message's choice is meant? See `Talk.pointed`. */
  readonly pointed: boolean
}

/** Handles one message of somebody we know. Answers with the toast for a tapped button, if any. */
export async function converse(
  dialog: Dialog,
  work: Work,
  heard: Heard,
  stored: unknown,
): Promise<{ readonly session: Session; readonly toast?: string }> {
  const { session: was, reset } = readSession(stored)
  const quotes = await quotedMessage(work, heard)
  // To an admin "2" is a word like any other, unless it quotes what offered a choice.
  const taken = was.human && !quotes && !isTap(heard) ? undefined : await choiceTaken(work, heard, was)
  const human = was.human ? await backFrom(dialog, work, heard, taken !== undefined) : undefined
  if (human === 'passed') return { session: was }
  const before = withoutHuman(was)
  const aboutOrder = taken?.shown.orderId ?? quotes?.orderId
  const talk = openTalk(dialog, work, heard, before, {
    aboutOrder,
    quoted: quotes?.say as Say | undefined,
    pointed: taken?.pointed ?? true,
  })
  const { flow, turn, way = 'heard' } = await route(dialog, talk, { taken, quotes })
  const away = waitedFor(dialog, heard, before)
  const lost = filesLost(heard.incoming.input)
  const first = [
    heard.person.silenced && talk.t.repair.welcomeBack,
    human === 'back' && talk.t.human.back,
    away && talk.t.away.back(away),
    reset && !taken && talk.t.sessionReset,
    lost > 0 && talk.t.delivery.filesLost(lost),
  ]
  const under = underAfter(talk.session.flow, flow, turn)
  const { say, said } = spoken(talk, turn, { way, under })
  const words = { ...turn, say: [...first.flatMap((text) => (text ? [{ text }] : [])), ...say] }
  const kept = {
    ...remembered(talk, { flow, turn, way }, under),
    said,
    at: work.now,
    ...(away ? { outage: away.id } : {}),
  }
  const session = staged(stageOf(work, heard, taken), kept, flow, words)
  work.saveSession(heard.sessionKey, session)
  return { session, ...(turn.toast === undefined ? {} : { toast: turn.toast }) }
}

const isTap = ({ incoming }: Heard) => incoming.input.kind === 'tap'

function withoutHuman({ human, ...session }: Session): Session {
  return session
}

/** The outage during which this was written, unless its writer has heard of it. */
function waitedFor({ office }: Dialog, { incoming, chat }: Heard, { outage = 0 }: Session) {
  if (chat.group) return undefined
  const { sentAt, address } = incoming
  return office.outages?.findLast(
    ({ id, from, to, channel }) =>
      id > outage && from <= sentAt && sentAt < to && (channel === undefined || channel === address.channel),
  )
}

async function choiceTaken(work: Work, heard: Heard, session: Session): Promise<Taken | undefined> {
  const { input } = heard.incoming
  if (input.kind !== 'tap') return input.kind === 'text' ? choiceSaid(work, heard, session, input.text) : undefined
  const shown = await work.shown(input.token)
  // A token that was made for another chat is nobody's here: it was forwarded or forged.
  if (!shown || shown.chatId !== heard.chat.id) return undefined
  // A button's index counts every button of its message; a number counts the numbered ones, which links are not.
  const choice = (shown.say as Say).choices?.flat()[input.index]
  return { shown, choice: choice && 'act' in choice ? choice : undefined, pointed: true }
}

const NUMBER = /^(\d{1,2})[.)]?$/
/** "yang kedua aja", "nomor 2", "pilih yang ke-3": of a list that was shown, whatever else numbers may mean. */
const ORDINAL =
  /^(?:(?:pilih(?:an)?|ambil|mau|aku|saya)\s+)*(?:(?:yang|yg)\s+)?(?:(?:nomor|nomer|no\.?|ke-?)\s*(\d{1,2})|(pertama|kesatu|kedua|ketiga|keempat|kelima))(?:\s+(?:aja|saja|dong|ya|deh))*$/
const ORDINALS = ['pertama', 'kedua', 'ketiga', 'keempat', 'kelima']

function ordinalIn(text: string): string | undefined {
  const [, figure, word] = ORDINAL.exec(text) ?? []
  return figure ?? (word && String(Math.max(0, ORDINALS.indexOf(word)) + 1))
}

/** "2" or the very words of a choice. Of which message: the quoted one, or the list that was shown last. */
async function choiceSaid(work: Work, heard: Heard, session: Session, words: string): Promise<Taken | undefined> {
  const { chat } = heard
  const text = words.trim().toLowerCase()
  const number = ordinalIn(text) ?? (chat.buttons ? undefined : NUMBER.exec(text)?.[1])
  if (number === undefined && !session.options?.labels.some((label) => label.toLowerCase() === text)) return undefined
  const quotes = await quotedMessage(work, heard)
  const shown = quotes ?? (await listShown(work, heard, session))
  if (!shown) return undefined
  const choices = choicesOf(shown.say as Say)
  const byLabel = choices.findIndex((choice) => choice.label.toLowerCase() === text)
  const choice = choices[byLabel >= 0 ? byLabel : Number(number ?? 0) - 1]
  return choice && { shown, choice, pointed: quotes !== undefined || shown.token === session.options?.token }
}

/**
 * The list that a number answers: the one this conversation showed last. While nothing is under way it may also be what
 * somebody else's act brought into the chat since, such as a new order; between the two nobody can tell. In a group
 * many people look at that, so it must be quoted.
 */
async function listShown(work: Work, heard: Heard, { options, flow }: Session): Promise<Tappable | undefined> {
  const { chat } = heard
  const asked = options?.chatId === chat.id ? options : undefined
  if (chat.buttons) return asked && work.shown(asked.token)
  const newest = await work.newest(await sameChats(work, heard))
  if (newest === undefined || newest.token === '') return undefined
  return newest.token === asked?.token || (!asked && flow === null && !chat.group) ? newest : undefined
}

async function quotedMessage(work: Work, heard: Heard): Promise<Tappable | undefined> {
  const { replyTo, input } = heard.incoming
  if (replyTo === undefined || input.kind === 'tap') return undefined
  return quoted(work.db, await sameChats(work, heard), replyTo)
}

/** This chat, and what is the same one to the person: we may have written to a number whose owner answers as a LID. */
async function sameChats(work: Work, { chat, person }: Heard): Promise<readonly number[]> {
  return chat.group ? [chat.id] : [chat.id, ...(await privateChatsOf(work.db, person.id, chat.channel))]
}

function openTalk(
  { office }: Dialog,
  work: Work,
  heard: Heard,
  session: Session,
  {
    aboutOrder,
    quoted: bubble,
    pointed,
  }: { aboutOrder: number | undefined; quoted: Say | undefined; pointed: boolean },
): Talk {
  const { person, chat, inboxId } = heard
  const incoming = inIndonesian(heard)
  let kept = session
  return {
    person,
    chat,
    inboxId,
    incoming,
    now: work.now,
    office,
    t: messagesFor(person.language, person),
    db: work.db,
    work,
    get session() {
      return kept
    },
    ...(aboutOrder === undefined ? {} : { aboutOrder }),
    ...(bubble === undefined ? {} : { quoted: bubble }),
    pointed,
    keep: (change) => {
      kept = { ...kept, ...change }
    },
    actor: (capacity) => ({ personId: person.id, capacity, channel: chat.channel, inboxId }),
    tell: (personId, words, about) => tell(work, personId, words, about),
  }
}

/** Short answers of somebody who reads English are understood as the Indonesian ones. */
function inIndonesian({ incoming, person }: Heard): Incoming {
  const { input } = incoming
  if (person.language !== 'en' || input.kind !== 'text') return incoming
  const text = fromEnglish(input.text)
  return text === undefined ? incoming : { ...incoming, input: { ...input, text } }
}

function stageOf(work: Work, { incoming, chat }: Heard, taken: Taken | undefined): Stage {
  const base = { work, chatId: chat.id, incoming }
  if (!taken) return base
  const { shown, choice } = taken
  const messageId = incoming.replyTo ?? shown.messageIds.at(-1)
  const editable = incoming.input.kind === 'tap' && messageId !== undefined
  return {
    ...base,
    tapped: {
      token: shown.token,
      hadPicture: (shown.say as Say).picture !== undefined,
      once: choice?.once ?? false,
      ...(editable ? { messageId } : {}),
    },
  }
}

/** Choices go to their flow; words everybody may always say come next; then the flow under way; then who listens. */
async function route(dialog: Dialog, talk: Talk, { taken, quotes }: Pointed): Promise<Routed> {
  const { input } = talk.incoming
  if (input.kind === 'tap' || taken) return tapped(dialog, talk, taken?.choice)
  if (input.kind === 'edited' || input.kind === 'revoked') return changedLater(talk, input)
  if (input.kind === 'command') return commanded(dialog, talk, input.name, input.rest)
  return (
    (await answered(dialog, talk, quotes)) ??
    (await universal(dialog, talk, input)) ??
    (await always(dialog, talk, input)) ??
    (quotes ? undefined : restedLong(talk)) ??
    (await corrected(dialog, talk, input)) ??
    (await underWay(dialog, talk, input)) ??
    (await newsNumbered(dialog, talk, input)) ??
    (await listened(dialog, talk, input)) ??
    notUnderstood(talk, input)
  )
}

interface Pointed {
  readonly taken: Taken | undefined
  readonly quotes: Tappable | undefined
}

/** What quotes another person's words goes to that person, whatever else is under way here. */
async function answered(dialog: Dialog, talk: Talk, quotes: Tappable | undefined): Promise<Routed | undefined> {
  const about = (quotes?.say as Say | undefined)?.answers
  const flow = about && dialog.flows.find((candidate) => candidate.name === about.flow)
  if (!flow?.answer || (flow.may && !flow.may(talk.person))) return undefined
  const turn = await flow.answer(talk, about, talk.incoming.input)
  return turn && { flow: flow.name, turn }
}

async function tapped(dialog: Dialog, talk: Talk, choice: Choice | undefined): Promise<Routed> {
  const asked = doubted(choice?.act)
  if (asked) return undoubted(dialog, talk, asked)
  const flow = dialog.flows.find((candidate) => candidate.name === choice?.act.flow)
  const act = flow?.acts.safeParse(choice?.act)
  if (!flow || !act?.success) return stay(talk.t.oldButton)
  if (flow.may && !flow.may(talk.person)) return stay(talk.t.notYours)
  return { flow: flow.name, way: 'asked', turn: await flow.tap(talk, act.data, stateOf(talk, flow)) }
}

/** The flow under way has no use for this number, and the newest news in the chat has: it came while something was asked. */
async function newsNumbered(dialog: Dialog, talk: Talk, input: Input): Promise<Routed | undefined> {
  const { chat, session, work } = talk
  const number = input.kind === 'text' ? NUMBER.exec(input.text.trim())?.[1] : undefined
  if (number === undefined || chat.buttons || chat.group || session.flow === null) return undefined
  const shown = await work.newest([chat.id])
  const choice = shown && choicesOf(shown.say as Say)[Number(number) - 1]
  return choice && tapped(dialog, Object.create(talk, { pointed: { value: false } }) as Talk, choice)
}

async function commanded(dialog: Dialog, talk: Talk, name: string, rest: string): Promise<Routed> {
  const flow = dialog.flows.find((candidate) => candidate.commands?.includes(name.toLowerCase()))
  if (!flow?.open) return stay(talk.t.unknownCommand)
  if (flow.may && !flow.may(talk.person)) return stay(talk.t.notYours)
  return { flow: flow.name, way: 'asked', turn: await flow.open(talk, rest) }
}

/**
 * What everybody may say at any moment: a menu word opens its flow, "kembali" goes one step back, "batal" leaves what
 * is under way; baskets stay. Where nothing is under way, "batal" is about an order and not for us.
 */
async function universal(dialog: Dialog, talk: Talk, input: Input): Promise<Routed | undefined> {
  if (input.kind !== 'text') return undefined
  const word = input.text
    .trim()
    .toLowerCase()
    .replace(/^\//, '')
    .replace(/[.!]+$/, '')
  const flow = dialog.flows.find((candidate) => candidate.name === talk.session.flow?.name)
  if (isLeave(word) && flow) return leave(talk, flow)
  if (isSkip(word) && flow) return skipped(talk, flow)
  if (BACK.has(word)) {
    const state = flow && stateOf(talk, flow)
    const turn = flow?.back && state !== undefined ? await flow.back(talk, state) : undefined
    return turn && flow ? { flow: flow.name, way: 'asked', turn } : commanded(dialog, talk, 'menu', '')
  }
  if (isPuzzled(word) && questionOf(talk, talk.session.flow)) return explained(talk)
  if (asksAgain(word)) return repeated(dialog, talk)
  const named = dialog.flows.filter((candidate) => candidate.words?.includes(word))
  // The same word opens for everybody what is theirs.
  const opened = named.find(({ may }) => may?.(talk.person) ?? true) ?? named[0]
  return opened ? commanded(dialog, talk, opened.commands?.[0] ?? '', '') : undefined
}

/** What was asked last, with its choices; news that came meanwhile is not it. */
async function repeated(dialog: Dialog, talk: Talk): Promise<Routed> {
  const { session, t } = talk
  const shown = await talk.work.newest([talk.chat.id])
  const { flow } = session
  if (!shown || shown.spent) return flow ? whereWeAre(talk) : commanded(dialog, talk, 'menu', '')
  if (flow && gist((shown.say as Say).text) !== session.said?.text) return whereWeAre(talk)
  const { orderId } = shown
  const doing = t.repair.asked[flow?.name ?? '']?.doing
  const say = [
    ...(doing === undefined ? [] : [{ text: t.repair.doing(doing) }]),
    { ...(shown.say as Say), inPlace: false },
  ]
  return { flow: '', way: 'asked', turn: { say, next: 'same', ...(orderId === undefined ? {} : { orderId }) } }
}

const BACK: ReadonlySet<string> = new Set(['kembali', 'balik', 'back', 'sebelumnya'])

/** "eh salah, maksudnya 80": a flow may know, else an earlier answer is given anew, else this one, else it is news. */
async function corrected(dialog: Dialog, talk: Talk, input: Input): Promise<Routed | undefined> {
  const text = correctionIn(input)
  if (text === undefined) return undefined
  if (text === '') return stay(talk.t.repair.correctHow)
  const { flow: now, before } = talk.session
  const meant: Input = { kind: 'text', text: (talk.person.language === 'en' && fromEnglish(text)) || text }
  for (const flow of dialog.flows) {
    const turn = flow.may?.(talk.person) === false ? undefined : await flow.correct?.(talk, text)
    if (turn) return { flow: flow.name, way: 'corrected', turn }
  }
  const again = before && (await givenTo(dialog, talk, before, meant))
  if (again && again.turn.next !== 'same') return { ...again, way: 'corrected' }
  const amount = talk.person.roles.every(({ role }) => role === 'vendor') ? 'bisanya' : 'jadi'
  const freely: Input = { kind: 'text', text: /^\d/.test(text) ? `${amount} ${text}` : text }
  return (now && (await givenTo(dialog, talk, now, meant))) ?? again ?? (await listened(dialog, talk, freely))
}

/** It was the reason after all; or it is handled as what it is, and what waited for a reason is left. */
async function undoubted(dialog: Dialog, talk: Talk, { do: what, words }: Doubted): Promise<Routed> {
  const input = { kind: 'text', text: words } as const
  if (what === 'yes') return (await underWay(dialog, talk, input, true)) ?? stay(talk.t.oldButton)
  return (await listened(dialog, talk, input)) ?? { flow: '', turn: notUnderstood(talk, input).turn }
}
