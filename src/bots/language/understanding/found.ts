/** A meaning with its own certainty and reason, before the whole message is weighed. */
import type { Intent, Meaning } from './intents.ts'

/** One meaning that a rule found. */
export interface Found extends Meaning {
  readonly certain: boolean
  readonly why: string
  /** A figure of speech, of which the weights know only the words. */
  readonly figure?: true
}

/** A meaning that may be acted on. */
export function sure(intent: Intent, why: string, detail?: string): Found {
  return { intent, certain: true, why, ...(detail === undefined ? {} : { detail }) }
}

/** A meaning that is likely; ask before anything happens. */
export function likely(intent: Intent, why: string, detail?: string): Found {
  return { intent, certain: false, why, ...(detail === undefined ? {} : { detail }) }
}

/** A meaning that lies in a figure of speech: "kenapa engga" is a yes. */
export function figurative(intent: Intent, why: string, detail?: string): Found {
  return { ...likely(intent, why, detail), figure: true }
}
