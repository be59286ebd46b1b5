/**
 * A vendor's bank account: a new one is held until a person has checked it through another way; the old one stays in
 * force meanwhile. Source: docs/rules.md#R-30.
 */
import type { Instant } from '../calendar.ts'
import { type Lifecycle, step } from '../lifecycle.ts'
import { accept, type Result, refuse } from '../result.ts'

export const ACCOUNT_STATUSES = ['held', 'verified', 'refused', 'retired'] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

/** `shop`: people of the vendor; `checker`: an admin of the office; `successor`: a newer account takes its place. */
export type AccountParty = 'shop' | 'checker' | 'successor'

export const accountLifecycle = {
  held: {
    verify: { to: 'verified', by: ['checker'], source: 'docs/rules.md#R-30' },
    refuse: { to: 'refused', by: ['checker', 'shop'] },
    replace: { to: 'retired', by: ['successor'] },
  },
  verified: { replace: { to: 'retired', by: ['successor'] } },
  refused: {},
  retired: {},
} as const satisfies Lifecycle<AccountStatus, AccountParty>

/** How the office made sure, not over the chat that the request came from. */
export const CHECK_WAYS = ['telephone', 'in-person', 'letter'] as const
export type CheckWay = (typeof CHECK_WAYS)[number]

export interface VendorAccount {
  readonly id: number
  readonly vendorId: number
  readonly bank: string
  readonly holder: string
  /** The last digits: what people see of the number. */
  readonly tail: string
  readonly status: AccountStatus
  readonly askedBy?: number
  readonly askedAt: Instant
  readonly checkedBy?: number
  readonly checkedAt?: Instant
  readonly checkedHow?: CheckWay
}

/** What is known of a vendor's accounts: the one in force, and one that waits to be checked. */
export interface VendorAccounts {
  readonly inForce?: VendorAccount
  readonly held?: VendorAccount
}

export interface AccountRefusal {
  readonly code: 'not-held' | 'own-request' | 'not-yours'
}

/** May this person settle a held account, and what does it become? */
export function decideAccount(
  account: Pick<VendorAccount, 'status' | 'askedBy'>,
  act: 'verify' | 'refuse',
  by: { readonly personId: number; readonly party: 'shop' | 'checker' },
): Result<AccountStatus, AccountRefusal> {
  const next = step<AccountStatus, AccountParty>(accountLifecycle, account.status, act, by.party)
  if (!next.ok) return refuse({ code: next.because === 'not-now' ? 'not-held' : 'not-yours' })
  if (act === 'verify' && account.askedBy === by.personId) return refuse({ code: 'own-request' })
  return accept(next.to)
}

const DAY = 86_400_000

/** Has it been in force for so few days that whoever pays should look twice? */
export function isFresh({ checkedAt }: Pick<VendorAccount, 'checkedAt'>, now: Instant, days: number): boolean {
  return checkedAt !== undefined && now - checkedAt < days * DAY
}
