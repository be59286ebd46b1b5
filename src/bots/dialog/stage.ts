/**
 * From what a flow answers to what is stored: its words go to the outbox, its state and the choices shown go to the
 * session. The one place that knows about tokens, editing in place and repeating oneself.
 */
import type { Choice, Incoming, Say } from '../channel.ts'
import { withoutMarks } from '../markup.ts'
import type { Work } from '../work.ts'
import type { Turn } from './flow.ts'
import type { Session } from './session.ts'

export interface Stage {
  readonly work: Work
  readonly chatId: number
  readonly incoming: Incoming
  /** The message of ours whose choice was taken. */
  readonly tapped?: {
    readonly token: string
    readonly messageId?: string
    readonly hadPicture: boolean
    readonly once: boolean
  }
}

/** Posts a turn's words and answers with the session as it then is. */
export function staged(stage: Stage, session: Session, flow: string, turn: Turn): Session {
  const options = turn.say.map((words) => postOne(stage, words, turn.orderId)).findLast((shown) => shown !== undefined)
  if (stage.tapped?.once) stage.work.spend(stage.tapped.token)
  return {
    ...session,
    flow:
      turn.next === 'same'
        ? session.flow
        : turn.next === undefined
          ? null
          : { name: turn.flow ?? flow, state: turn.next },
    options: options ?? (stage.tapped?.once || turn.say.length > 0 ? null : session.options),
    said: repeated(session.said, turn.say),
  }
}

function postOne(stage: Stage, say: Say, orderId: number | undefined): Session['options'] | undefined {
  const { work, chatId, tapped, incoming } = stage
  const edits =
    say.inPlace && tapped?.messageId ? { messageId: tapped.messageId, hadPicture: tapped.hadPicture } : undefined
  const token = work.post(chatId, say, {
    ...(orderId === undefined ? {} : { orderId }),
    ...(edits ? { edits } : {}),
    ...(incoming.group && !edits ? { quotes: incoming.messageId } : {}),
  })
  return token ? { chatId, token, labels: choicesOf(say).map((choice) => choice.label) } : undefined
}

/** The choices of a message in the order in which they are numbered; links are not choices to be taken. */
export function choicesOf(say: Say): Choice[] {
  return (say.choices ?? []).flat().filter((choice): choice is Choice => 'act' in choice)
}

function repeated(said: Session['said'], say: readonly Say[]): Session['said'] {
  const last = say.at(-1)
  if (!last) return said
  const text = withoutMarks(last.text).slice(0, 200)
  return { text, times: said?.text === text ? said.times + 1 : 1 }
}
