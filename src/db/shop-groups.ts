/** Groups that are a shop's chat: one shop a group, until its people say otherwise; and who hears of a shop's orders. */
import { and, eq, isNull } from 'drizzle-orm'
import { type Address, isAddress, type Language } from '#core/people/person.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { chats } from './schema.ts'
import { ask } from './statements.ts'
import { together } from './together.ts'

/** Somebody who answers for a shop, in the chat in which they can be written to; or one of its groups, with its name. */
export interface ShopHearer {
  readonly group: boolean
  readonly chatId: number
  readonly name: string
  readonly honorific: string
  /** How they asked to be called; a group is called by its shop's whole name. */
  readonly address?: Address
  readonly calledAs?: string
  readonly language: Language
}

type HearerRow = Record<'vendor_id' | 'chat_id' | 'name' | 'honorific' | 'language', string> & {
  readonly address: string | null
  readonly called_as: string | null
  readonly group: boolean
}

/** Who hears of these shops' orders, people first; whoever cannot be written to, and a shop without anybody, is missing. */
export const shopHearers = together(
  async (db, vendorIds: readonly number[]): Promise<Map<number, ShopHearer[]>> => {
    const wanted = arrayOf(vendorIds)
    const rows = await ask<HearerRow>(db)`
      select r.vendor_id, p.name, p.honorific, p.address, p.called_as, p.language, newest.id as chat_id, false as "group"
      from roles r join people p on p.id = r.person_id
      cross join lateral (
        select id from chats where person_id = p.id and not "group" and closed_at is null
        order by last_inbound_at desc nulls last, id desc limit 1) as newest
      where r.vendor_id = any(${wanted}::bigint[]) and r.role = 'vendor' and p.active and p.silenced_at is null
      union all
      select c.vendor_id, v.name, '', null, v.name, 'id', c.id, true
      from chats c join vendors v on v.id = c.vendor_id
      where c.vendor_id = any(${wanted}::bigint[]) and c."group" and c.closed_at is null
      order by "group", chat_id`
    const hearers = rows.map((row): ShopHearer & { readonly vendorId: number } => ({
      ...{ vendorId: Number(row.vendor_id), group: row.group, chatId: Number(row.chat_id) },
      ...{ name: row.name, honorific: row.honorific, language: row.language === 'en' ? 'en' : 'id' },
      ...(isAddress(row.address) ? { address: row.address } : {}),
      ...(row.called_as === null ? {} : { calledAs: row.called_as }),
    }))
    return Map.groupBy(hearers, ({ vendorId }) => vendorId)
  },
  { kept: true },
)

/** The shop whose group this chat is. */
export async function shopOfGroup(db: Db, chatId: number): Promise<number | undefined> {
  const [chat] = await db.select({ vendorId: chats.vendorId }).from(chats).where(eq(chats.id, chatId))
  return chat?.vendorId ?? undefined
}

/** Gives a group to a shop that nobody has it for, or takes it from its shop. */
export async function setShopOfGroup(
  tx: Db,
  chatId: number,
  { from, to }: { from: number | null; to: number | null },
): Promise<void> {
  const held = from === null ? isNull(chats.vendorId) : eq(chats.vendorId, from)
  await tx
    .update(chats)
    .set({ vendorId: to })
    .where(and(eq(chats.id, chatId), eq(chats.group, true), held))
}
