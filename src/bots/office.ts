/** The office as conversations see it: rules and holidays of the day, read at most every half minute. */
import { type Day, type Instant, wallClock } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { calendarFrom, orderRulesFrom, rulesOn } from '#db/rules.ts'
import type { AccountSafe } from '#db/vendor-accounts.ts'
import type { Office } from './dialog/flow.ts'

const KEPT_FOR = 30_000

/** A reader of the office; `links` may become known later than the first message. */
export function officeReader(
  zone: string,
  links: () => Office['links'],
  safe: AccountSafe,
): (db: Db, now: Instant) => Promise<Office> {
  let kept: { office: Omit<Office, 'links' | 'safe'>; day: Day; until: Instant } | undefined
  return async (db, now) => {
    const { day } = wallClock(now, zone)
    if (!kept || kept.day !== day || kept.until <= now || kept.until > now + KEPT_FOR) {
      const ruleValues = await rulesOn(db, day)
      const calendar = await calendarFrom(db, ruleValues, zone)
      kept = { office: { calendar, rules: orderRulesFrom(ruleValues), ruleValues }, day, until: now + KEPT_FOR }
    }
    return { ...kept.office, safe, links: links() }
  }
}
