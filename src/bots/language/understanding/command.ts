/** One line of `pesan understand`: a phrase in, a flat record out. */
import type { Context, Meaning, Question, Slots } from './intents.ts'
import { labelOf, type Weights } from './leaning.ts'
import { understand } from './understand.ts'

/** What the command prints for a phrase. */
export interface UnderstoodLine {
  readonly phrase: string
  /** The leading meaning: `ACCEPT`, `REJECT:lead_time`, `QUESTION:tax`. */
  readonly intent: string
  readonly intents: readonly string[]
  readonly slots: Slots
  readonly certain: boolean
  readonly why: string
}

/** Who speaks, and what was asked last; see `Context`. */
export interface LineOptions {
  readonly as: Context['as']
  readonly asked?: Question
  readonly now: number
  readonly options?: readonly Meaning[]
  /** In place of the speaker's own table. */
  readonly weights?: Weights
}

/**
 * The command knows no conversation, so which options the prompt had is a guess: the two that every prompt has. "1" is
 * yes; "2" is read as no and left uncertain, because in a prompt of four it would mean "a part".
 */
const GUESSED_OPTIONS: readonly Meaning[] = [{ intent: 'ACCEPT' }, { intent: 'REJECT', detail: 'unspecified' }]

/** Understands one phrase for the command line. Without `asked` a vendor was asked to confirm the one order that waits. */
export function understandLine(phrase: string, options: LineOptions): UnderstoodLine {
  const vendorAsked = options.as === 'vendor' && (options.asked ?? 'confirm-order') === 'confirm-order'
  const guessed = options.options === undefined && vendorAsked
  const shown = options.options ?? (guessed ? GUESSED_OPTIONS : undefined)
  const context = {
    as: options.as,
    now: options.now,
    ...(options.asked === undefined ? {} : { asked: options.asked }),
    ...(shown === undefined ? {} : { options: shown }),
  }
  const read = understand(phrase, context, options.weights)
  const doubtful = guessed && read.slots.choice !== undefined && read.slots.choice > 1
  return {
    phrase,
    intent: labelOf(read.intents[0]),
    intents: read.intents.map(labelOf),
    slots: read.slots,
    certain: read.certain && !doubtful,
    why: read.why.join('; '),
  }
}
