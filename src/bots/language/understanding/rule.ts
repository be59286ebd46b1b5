/** The shape of a rule: it finds meanings in a reading, or leaves the message to the next rule. */
import type { Found } from './found.ts'
import type { Context, Question } from './intents.ts'
import type { Reading } from './reading.ts'

/** Meanings with the leading one first; nothing when the rule does not speak of this message. */
export type Rule = (read: Reading, context: Context, asked: Question) => readonly Found[] | undefined

/** What the first rule that finds something finds; without any, a doubt. */
export function firstOf(rules: readonly Rule[], read: Reading, context: Context, asked: Question): readonly Found[] {
  for (const rule of rules) {
    const found = rule(read, context, asked)
    if (found !== undefined && found.length > 0) return found
  }
  return [{ intent: 'AMBIG', certain: false, why: 'nothing in it says what is wanted' }]
}
