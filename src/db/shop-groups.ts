/** Groups that are a shop's chat: one shop a group, until its people say otherwise. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from './client.ts'
import { chats, vendors } from './schema.ts'

/** The groups in which a shop's orders are posted. */
export async function groupsOfShop(db: Db, vendorId: number): Promise<{ chatId: number; shop: string }[]> {
  return db
    .select({ chatId: chats.id, shop: vendors.name })
    .from(chats)
    .innerJoin(vendors, eq(vendors.id, chats.vendorId))
    .where(and(eq(chats.vendorId, vendorId), eq(chats.group, true), isNull(chats.closedAt)))
}

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
