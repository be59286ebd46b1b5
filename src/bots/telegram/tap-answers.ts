/**
 * Answers to taps that travel with the answer to the webhook call which brought the tap: one call to Telegram less, of two.
 * Whether one arrives nobody learns; it only ends the waiting mark on a button, and shows a few words for a moment.
 */
import type { Opts } from 'grammy/types'
import type { Update } from './update.ts'

export type TapAnswer = Opts<'answerCallbackQuery'>

export interface TapAnswers {
  /** Does the work of one webhook call. Resolves with the answer that the tap in it has been given meanwhile, if any. */
  during(update: unknown, work: () => Promise<void>): Promise<TapAnswer | undefined>
  /** Lets an answer travel along; false when the call that brought the tap is over, or went to another process. */
  give(answer: TapAnswer): boolean
}

/** For one webhook. */
export function openTapAnswers(): TapAnswers {
  const answers = new Map<string, TapAnswer | undefined>()
  return {
    during: async (update, work) => {
      const id = (update as Partial<Update> | null)?.callback_query?.id
      if (typeof id !== 'string') {
        await work()
        return undefined
      }
      answers.set(id, undefined)
      try {
        await work()
        return answers.get(id)
      } finally {
        answers.delete(id)
      }
    },
    give: (answer) => {
      const id = answer.callback_query_id
      if (!answers.has(id)) return false
      answers.set(id, answer)
      return true
    },
  }
}
