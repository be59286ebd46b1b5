/**
 * From what a flow answers to what is stored: its words go to the outbox, its state and the choices shown go to the
 * session. The one place that knows about tokens and editing in place.
 */
import type { Choice, Incoming, Say } from '../channel.ts'
import type { Work } from '../work.ts'
import type { Turn } from './flow.ts'
import { underAfter } from './repair.ts'
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
    flow: underAfter(session.flow, flow, turn),
    options: options ?? (stage.tapped?.once || turn.say.length > 0 ? null : session.options),
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
