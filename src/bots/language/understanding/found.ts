/** A meaning with its own certainty and reason, before the whole message is weighed. */
import type { Intent, Meaning } from './intents.ts'

/** One meaning that a rule found. */
export interface Found extends Meaning {
  readonly certain: boolean
  readonly why: string
}

/** A meaning that may be acted on. */
export function sure(intent: Intent, why: string, detail?: string): Found {
  return { intent, certain: true, why, ...(detail === undefined ? {} : { detail }) }
}

/** A meaning that is likely; ask before anything happens. */
export function likely(intent: Intent, why: string, detail?: string): Found {
  return { intent, certain: false, why, ...(detail === undefined ? {} : { detail }) }
}
