/** A shop's family group, in English. */
import { lines, say } from '../../markup.ts'
import type { Messages } from './index.ts'

/** What the group reads, and what its shop's owner is asked. */
export function shopGroupEnglish(number: (orderId: number) => string): Messages['shopGroup'] {
  return {
    asked: (owner) => say`All right. I am asking the shop's owner, ${owner}, in private first.`,
    noOwner: say`I cannot reach the shop's owner yet. Ask them to write to me in private, then repeat it here.`,
    onlyWhatsApp: say`A shop's group works on WhatsApp only.`,
    already: (shop) => say`This is the group of *${shop}* already.`,
    taken: say`This group belongs to another shop. Its people can write *bukan grup toko* here.`,
    ask: (who, shop) =>
      lines(
        say`${who} wants to use a WhatsApp group as the group of *${shop}*.`,
        say`All its members will read the orders; only the shop's people can answer. May I?`,
      ),
    allow: 'Yes, make it the shop’s group',
    refuse: 'No',
    allowed: (shop) => say`✅ That is the group of *${shop}* now. Write *bukan grup toko* in it to stop.`,
    refused: say`All right, I do not use that group.`,
    isNow: (shop) =>
      lines(
        say`✅ This is the group of *${shop}* now. New orders come here too.`,
        say`The shop's people answer by replying to the order's message, or by giving its number: _EO-0042 siap_. I keep out of everything else.`,
        say`To stop: *bukan grup toko*.`,
      ),
    ended: say`All right, this is no shop's group any more. Orders go to private chats only.`,
    wasNot: say`This is not your shop's group.`,
    nameOne: (ids) =>
      say`In a group, to be clear: reply to the order's message, or give its number. Under way: ${ids.map(number).join(', ')}.`,
  }
}
