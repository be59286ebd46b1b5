/** A budget line (RUP): what was planned and announced, and how much of it orders hold. */
import type { Day } from '../calendar.ts'
import { type Rupiah, remaining, rupiah } from '../money.ts'

export interface BudgetLine {
  readonly id: number
  readonly rupCode: string
  readonly unitId: number
  readonly year: number
  readonly accountCode: string
  readonly name: string
  readonly ceiling: Rupiah
  readonly committed: Rupiah
  readonly announcedOn?: Day
}

/** What can still be ordered from this line, open orders counted. */
export function leftOn(line: BudgetLine): Rupiah {
  return remaining(line.ceiling, line.committed)
}

/** The line after an order came to hold `after` instead of `before`. */
export function rebooked(line: BudgetLine, before: Rupiah, after: Rupiah): BudgetLine {
  return { ...line, committed: rupiah(line.committed - before + after) }
}
