/** Which messages are meant for the bot at all. */
import { holds, type Person } from '#core/people/person.ts'
import type { ClaimedChat } from '#db/inbox.ts'
import type { Incoming } from '../channel.ts'
import { isAboutShopGroup } from './group-words.ts'

const NAMES_ORDER = /\beo[\s-]*\d+/i

/** Reactions, and group talk that is not meant for us: stored, and binding nobody. */
export function isOnlyKept({ input, addressed, group }: Incoming): boolean {
  if (['edited', 'revoked'].includes(input.kind)) return group
  return !addressed || ['reaction', 'membership'].includes(input.kind)
}

/** What a shop's people say in a group without naming the bot is heard when it names an order, or the group itself. */
export function isForShop({ input, group }: Incoming, { vendorId }: ClaimedChat, writer: Person | undefined): boolean {
  if (!group || input.kind !== 'text' || !writer?.active || !holds(writer, 'vendor')) return false
  if (isAboutShopGroup(input.text)) return true
  return vendorId !== undefined && holds(writer, 'vendor', { vendorId }) && NAMES_ORDER.test(input.text)
}
