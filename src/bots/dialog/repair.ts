/**
 * When somebody is not understood, or corrects, skips, or comes back after days. One mechanism for every conversation:
 * what would be said twice in a row is said in other words the second time, and a person is offered.
 */
import { createHash } from 'node:crypto'
import { HOUR, type Instant } from '#core/calendar.ts'
import type { Input, Say } from '../channel.ts'
import type { AskedQuestion } from '../language/messages/questions-id.ts'
import { lines, type Markup, withoutMarks } from '../markup.ts'
import { choice, type Talk, type Turn } from './flow.ts'
import { HANDOVER } from './handover.ts'
import type { Session } from './session.ts'

/** How a message came to its answer: only what was an attempt to answer can have failed. */
export type Way =
  /** A tap, a command, a menu word, "ulangi": what was asked for is said as often as it is asked for. */
  | 'asked'
  /** The flow under way took it as an answer to its question. */
  | 'answer'
  /** Nothing was under way, or the flow left it to others. */
  | 'heard'
  /** An earlier answer was corrected. */
  | 'corrected'

type Under = Session['flow']

/** The question that a flow waits with. */
export function questionOf({ t }: Pick<Talk, 't'>, under: Under): AskedQuestion | undefined {
  const step = (under?.state as { step?: unknown } | null | undefined)?.step
  return t.repair.asked[under?.name ?? '']?.steps[typeof step === 'string' ? step : 'only']
}

/** What is under way after a turn of `flow`. */
export function underAfter(was: Under, flow: string, { next, flow: into }: Turn): Under {
  if (next === 'same') return was
  return next === undefined ? null : { name: into ?? flow, state: next }
}

const GIST_LENGTH = 16

/** The words as they are compared, to the last figure, but without what the person wrote, which differs each time. */
export function gist(text: Markup): string {
  const bare = withoutMarks(text).replace(/“[^”]*”/g, '“…”')
  return createHash('sha256').update(bare).digest('base64url').slice(0, GIST_LENGTH)
}

/** What a turn says, in other words if the same was said last, and what is remembered of it. */
export function spoken(
  talk: Talk,
  turn: Turn,
  { way, under }: { readonly way: Way; readonly under: Under },
): { readonly say: readonly Say[]; readonly said: Session['said'] } {
  const { say, again } = turn
  const last = say.at(-1)
  if (!last) return { say, said: talk.session.said }
  const text = gist(last.text)
  const isSame = talk.session.said?.text === text && way !== 'asked'
  const times = isSame ? (talk.session.said?.times ?? 0) + 1 : 1
  const said = { text, times }
  if (times === 1) return { say, said }
  // What others heard without asking anything is no question of the flow under way.
  const question = way === 'heard' && turn.next === 'same' ? undefined : questionOf(talk, under)
  return { say: [...say.slice(0, -1), inOtherWords(talk, last, { times, again, question })], said }
}

interface Failed {
  readonly times: number
  readonly again: Markup | undefined
  readonly question: AskedQuestion | undefined
}

/** The second time an explanation, the third time a person, and so on in turn. */
function inOtherWords(talk: Talk, last: Say, { times, again, question }: Failed): Say {
  const { t } = talk
  const other = again ?? question?.how
  // A list or a card is asked for by name, and as often as somebody likes.
  if (other === undefined)
    return times % 2 === 0 && (last.choices ?? []).length === 0
      ? { ...last, text: lines(t.repair.still(last.text), t.repair.notWhatYouMeant) }
      : last
  // What speaks of the very words that were written keeps speaking of them.
  const text =
    times % 2 === 0 ? lines(other, '', t.repair.person) : again ? lines(again, '', t.repair.callOne) : t.repair.callOne
  return { ...last, text, choices: withPerson(talk, last.choices) }
}

/** A person is one tap away; where choices are numbered the word does, so that a number stays an answer. */
function withPerson({ chat, t }: Talk, choices: Say['choices'] = []): NonNullable<Say['choices']> {
  const isThere = choices.flat().some((one) => 'act' in one && one.act.flow === HANDOVER.name)
  if (!chat.buttons || chat.group || isThere) return choices
  return [...choices, [choice(HANDOVER, t.repair.callButton, { call: true })]]
}

const OOPS = '(?:eh|eeh|aduh|waduh|duh|maaf|sori|sorry|ups|oops|no)'
const WRONG =
  '(?:salah|keliru|typo|wrong)(?: (?:ketik|tulis|kirim|sebut|input|jam|hari|tanggal|jumlah|angka|tempat|alamat|waktu)(?:nya)?)?(?: (?:kak|pak|bu|min|tadi))?'
const MEANT =
  '(?:maksud ?(?:nya|ku|saya)|maksud|ralat|koreksi|(?:se)?harusnya|yang (?:benar|bener)|i meant|i mean|correction)'
const CORRECTS = new RegExp(
  `^\\W*(?:${OOPS}[\\s,.!]+)*(?:(?:${WRONG}|bukan)[\\s,.:;!-]+(?:${OOPS}[\\s,.!]+)*${MEANT}|${MEANT}(?:[\\s,.:;!-]+${MEANT})?|${WRONG}\\s*[,.:;!-])[\\s,.:;!-]*(?:ya |kak |tadi )?(.*)$`,
  'is',
)
const MERELY_WRONG = new RegExp(`^\\W*(?:${OOPS}[\\s,.!]+)+${WRONG}\\W*$`, 'i')

/** "eh salah, maksudnya 80" → "80"; "eh salah" → "". `undefined` when nothing is corrected. */
export function correctionIn(input: Input): string | undefined {
  if (input.kind !== 'text' || input.text.length > 200) return undefined
  if (MERELY_WRONG.test(input.text)) return ''
  return CORRECTS.exec(input.text)?.[1]?.trim()
}

const SKIPS = /^(?:di)?(?:lewati|lewatin|lewatkan|skip)(?: (?:aja|saja|dulu|dong|ya|this|it|kak))*[.!]*$/i

/** Does somebody want to leave this question out? */
export const isSkip = (word: string) => SKIPS.test(word)

const POLITELY = '(?: (?:aja|saja|deh|dong|ya|yah|dulu|kak|pak|bu|min|kok|lah|sih|nih|maaf|makasih))*'
const LEAVES = new RegExp(
  `^(?:(?:eh|maaf|aduh|udah|sudah)[\\s,]+)*(?:batal(?:kan)?|cancel|stop|keluar|(?:ga|gak|g|nggak|ngga|tidak|tdk) jadi)${POLITELY}[.!]*$`,
  'i',
)

/** Does somebody want to leave what is under way? */
export const isLeave = (word: string) => LEAVES.test(word)

const PUZZLED = new RegExp(
  `^(?:(?:maaf|kak|aduh|hah)[\\s,]+)*(?:(?:maksudnya|maksudnya ini|ini|ini maksudnya) (?:gimana|bagaimana|apa)|contoh(?:nya)?(?: (?:apa|gimana|seperti apa))?|(?:saya |aku )?(?:ga|gak|nggak|ngga|tidak|tdk|kurang|belum) (?:ngerti|mengerti|paham)|(?:saya |aku )?bingung|(?:cara )?jawabnya gimana|what do you mean|for example|i do not understand)${POLITELY}[?.!]*$`,
  'i',
)

/** Does somebody not know what is wanted of them? */
export const isPuzzled = (word: string) => PUZZLED.test(word)

/** Thanks, a yes, how people call each other, and the same wish once more: some of them and nothing else. */
const FAREWELL =
  /^\W*(?:(?:ok\w{0,4}|ya|iya|sip|baik|makasi|makasih|mksh|terima ?kasih|trims|tks|thx|thanks|thank you|kak|min|pak|bu|mas|mbak|banyak|deh|dong)(?:[\s,.!🙏👍]+|$))*(?:(?:tolong )?(?:jangan|stop|berhenti) .{0,40}|salah (?:sambung|nomor|no|orang).{0,20})?\W*$/iu

/** Does it leave somebody who asked not to be written to as they are? */
export function isFarewell(input: Input): boolean {
  if (input.kind === 'sticker') return true
  return input.kind === 'text' && (FAREWELL.test(input.text) || /^\W*$/.test(input.text))
}

/** After so long nobody remembers what was asked, and a "ya" is no answer to it any more. */
const FORGOTTEN_AFTER = 72 * HOUR

/** A conversation that has rested for days is told of before it goes on. */
export function takenUpAgain(talk: Talk, now: Instant): Turn | undefined {
  const { t, session, incoming } = talk
  const { flow, at } = session
  const { kind } = incoming.input
  if (!flow || at === undefined || now - at < FORGOTTEN_AFTER || kind === 'tap' || kind === 'command') return undefined
  const about = t.repair.asked[flow.name]
  if (!about) return undefined
  return { say: [{ text: t.repair.resumed(about.doing, at, questionOf(talk, flow)?.how) }], next: 'same' }
}

const WHERE =
  /^(?:tadi |kita )?(?:sampai|sampe|smpe|nyampe|nyampai) ?mana(?: (?:ya|yah|kita|tadi|nih|sih|kak|dong))*\??$/i
const AGAIN =
  /^(?:tolong )?(?:ulangi?|ulangin|repeat)(?: (?:lagi|dong|ya|kak|tadi|yang tadi|pertanyaannya))*\??$|^where was i\??$/i

/** Does somebody want to be told again what was asked? */
export const asksAgain = (text: string) => WHERE.test(text.trim()) || AGAIN.test(text.trim())
