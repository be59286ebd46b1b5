/** Ending the holding of a vendor's account: core decides on the row as it is now, locked. */
import { type AccountRefusal, type CheckWay, decideAccount, type VendorAccount } from '#core/people/account.ts'
import { shopsOf } from '#core/people/person.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import { shopPeople } from '#db/people.ts'
import { accountForChange, settleAccount } from '#db/vendor-accounts.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Talk } from '../dialog/flow.ts'
import type { Words } from './news/news.ts'

export interface Settled {
  readonly account: VendorAccount
  readonly vendor: string
}

interface Settling {
  readonly act: 'verify' | 'refuse'
  readonly party: 'shop' | 'checker'
  readonly how?: CheckWay
}

/** Verifies or refuses; what has been settled meanwhile stays as it is. */
export async function settle(
  { db, person, now }: Talk,
  accountId: number,
  { act, party, how }: Settling,
): Promise<Result<Settled, AccountRefusal>> {
  const account = await accountForChange(db, accountId)
  const isOurs = account && (party === 'checker' || shopsOf(person).includes(account.vendorId))
  if (!isOurs) return refuse({ code: 'not-held' })
  const decided = decideAccount(account, act, { personId: person.id, party })
  if (!decided.ok) return decided
  await settleAccount(db, account, { status: decided.value, by: person.id, how: how ?? null, now })
  const vendor = (await vendorsById(db, [account.vendorId])).get(account.vendorId)?.name ?? ''
  return accept({ account, vendor })
}

/** Writes to everybody of the shop but the one who acts. */
export async function tellShopPeople({ work, person, tell }: Talk, vendorId: number, words: Words): Promise<void> {
  const people = (await shopPeople(work.db, [vendorId])).get(vendorId) ?? []
  await Promise.all(people.filter((id) => id !== person.id).map((id) => tell(id, words)))
}
