/**
 * Disposition: the PA/KPA gives a budget line to one PPK and one PP, or takes it back. A pure decision; what follows from
 * it is who may order, approve and receive on that line. Source: docs/rules.md#R-04, docs/rules.md#R-05.
 */
import { accept, type Result, refuse } from '../result.ts'

/** What can be given of a line: who approves and receives, and who orders. */
export const GIVEN_ROLES = ['ppk', 'pp'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]

export interface Bearer {
  readonly role: GivenRole
  readonly personId: number
  /** Given in a disposition, or only imported? */
  readonly given: boolean
}

export interface DispositionFacts {
  /** Does whoever decides answer for the line as PA or KPA? */
  readonly isHead: boolean
  /** Who may act on the line now. */
  readonly bearers: readonly Bearer[]
  /** Who holds each role in the line's unit. */
  readonly candidates: Readonly<Record<GivenRole, readonly number[]>>
}

/** One person gets or loses one role on the line. */
export interface Naming {
  readonly act: 'named' | 'released'
  readonly role: GivenRole
  readonly personId: number
}

export type DispositionRefusal =
  | { readonly code: 'not-the-head' }
  /** Who orders does not approve. */
  | { readonly code: 'one-person' }
  | { readonly code: 'not-in-unit'; readonly role: GivenRole }
  | { readonly code: 'given-already' }
  | { readonly code: 'nothing-given' }

/** Gives the line; whoever had a role on it before and has none now is released. */
export function decideGiving(
  wanted: Readonly<Record<GivenRole, number>>,
  { isHead, bearers, candidates }: DispositionFacts,
): Result<Naming[], DispositionRefusal> {
  if (!isHead) return refuse({ code: 'not-the-head' })
  if (wanted.ppk === wanted.pp) return refuse({ code: 'one-person' })
  const stranger = GIVEN_ROLES.find((role) => !candidates[role].includes(wanted[role]))
  if (stranger) return refuse({ code: 'not-in-unit', role: stranger })
  const has = (role: GivenRole) =>
    bearers.some((one) => one.given && one.role === role && one.personId === wanted[role])
  const released = bearers.filter(({ role, personId }) => personId !== wanted[role])
  if (GIVEN_ROLES.every(has) && released.length === 0) return refuse({ code: 'given-already' })
  return accept([
    ...released.map(({ role, personId }): Naming => ({ act: 'released', role, personId })),
    ...GIVEN_ROLES.filter((role) => !has(role)).map((role): Naming => ({ act: 'named', role, personId: wanted[role] })),
  ])
}

/** Takes the line back: afterwards the unit's PPK and PP act on it, as on any other. */
export function decideWithdrawal({ isHead, bearers }: DispositionFacts): Result<Naming[], DispositionRefusal> {
  if (!isHead) return refuse({ code: 'not-the-head' })
  const given = bearers.filter((one) => one.given)
  if (given.length === 0) return refuse({ code: 'nothing-given' })
  return accept(given.map(({ role, personId }): Naming => ({ act: 'released', role, personId })))
}

/**
 * May somebody order from a line? Who was named for it; where nobody was, every PP of its unit, unless the office wants
 * each line to be given first.
 */
export function mayOrderFrom(
  { personId, isUnitsPp }: { personId: number; isUnitsPp: boolean },
  named: readonly { readonly role: string; readonly personId: number; readonly given: boolean }[],
  { required }: { required: boolean },
): boolean {
  const orderers = named.filter(({ role, given }) => role === 'pp' && (given || !required))
  if (orderers.length > 0) return orderers.some((one) => one.personId === personId)
  return !required && isUnitsPp
}
