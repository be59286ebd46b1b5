/** A vendor's bank accounts as sentences need them. */
import type { Instant } from '#core/calendar.ts'
import { isFresh } from '#core/people/account.ts'
import type { Db } from '#db/client.ts'
import { accountsOf, type SealedAccount } from '#db/vendor-accounts.ts'
import type { Office } from '../dialog/flow.ts'
import type { AccountFacts, AccountsFacts } from '../language/messages/facts.ts'

const FRESH_DAYS = 14

/** For so many days a new account is pointed out to whoever pays. Source: docs/rules.md#R-30. */
function freshDays({ ruleValues }: Pick<Office, 'ruleValues'>): number {
  return Number(ruleValues.get('account.fresh-days') ?? FRESH_DAYS)
}

/** The account in force, opened, and one that is held. */
export async function accountFacts(
  db: Db,
  vendorId: number,
  { office, now }: { office: Office; now: Instant },
): Promise<AccountsFacts> {
  const { inForce, held } = (await accountsOf(db, [vendorId])).get(vendorId) ?? {}
  return {
    ...(inForce
      ? { inForce: { ...inForceFacts(inForce, office), isFresh: isFresh(inForce, now, freshDays(office)) } }
      : {}),
    ...(held ? { held: shownAs(held) } : {}),
  }
}

function inForceFacts(account: SealedAccount, { safe }: Office) {
  const { vendorId, sealedNumber, checkedAt, checkedHow, askedAt } = account
  const number = safe.open(vendorId, sealedNumber)
  const shown = { ...shownAs(account), checkedAt: checkedAt ?? askedAt, how: checkedHow ?? ('in-person' as const) }
  return number === undefined ? shown : { ...shown, number: safe.cover(number) }
}

/** Without its number. */
export function shownAs({ bank, holder, tail }: AccountFacts): AccountFacts {
  return { bank, holder, tail }
}
