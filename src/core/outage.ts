/** A time in which the office was not there: nobody could be answered, so nobody is blamed for silence. */
import type { Instant } from './calendar.ts'

export interface Outage {
  readonly from: Instant
  readonly to: Instant
}
