/** What each role can do, in short, in English. The words to write are those that the bot knows. */
import { lines, say } from '../../markup.ts'
import type { helpIndonesian } from './help-id.ts'

export const helpEnglish: typeof helpIndonesian = {
  pp: lines(
    say`*How to order*`,
    say`1. Write what you need: _order 100 nasi kotak halal for Wednesday 11 am at the office_, or what you look for: _nasi kotak under 40k_.`,
    say`2. Choose the vendor. Change it in words: _add 20_, _noon_, _a cheaper one_, _same as last time_, _compare 3 vendors of tumpeng_.`,
    say`3. Check-out: budget, day and hour, place. Then *Order now*.`,
    say`4. The vendor answers on WhatsApp; you hear of it here.`,
    say`*orders*: see, change or cancel orders; their papers; attach invitation and attendance. One order is at most Rp50,000,000, with delivery and tax.`,
  ),
  ppk: lines(
    say`*As the PPK*`,
    say`1. Orders that need your approval come here: approve, ask, or refuse. All of them: *approvals*.`,
    say`2. Goods have arrived: check them, then receive all, a part, or note what is wrong.`,
    say`3. The handover record is issued by itself. Write *papers of EO-0042* for everything about an order.`,
  ),
  treasurer: lines(
    say`*As the treasurer*`,
    say`1. *payments*: what waits to be paid, with its taxes and its last day.`,
    say`2. Transfer, tap *Record the payment*, send the proof (photo or PDF), then the tax slip; those that are missing are in *tax slips*. Or by autodebet, which the PA/KPA confirms.`,
    say`3. The vendor is asked whether it came; the receipt is issued by itself. Write *papers of EO-0042* for the whole file.`,
  ),
  head: lines(
    say`*As the head of the unit*`,
    say`*disposition*: give the budget lines to a PPK and a PP. *summary*: your unit, any morning. *payments*: what is owed.`,
    say`*confirm payments*: autodebits that wait for you. *overdue*: payments past their day. *papers of EO-0042*: everything about an order.`,
  ),
  vendor: lines(
    say`*How to answer orders*`,
    say`When an order comes, answer with its number or in everyday words:`,
    say`• _I accept_ or _1_: accept`,
    say`• _only 80_: a part of it`,
    say`• _yes, but at 1 pm_: another time`,
    say`• _sorry, I can’t_: decline`,
    say`On the road write _on the way_, once handed over _delivered_; send a photo too. When the money has come, write _it came_.`,
    say`With several orders, reply to (quote) the one you mean or say its number.`,
    say`• *my orders*: all orders`,
    say`• *when will I be paid*, *what was deducted*: payments`,
    say`• *my shop*: prices, stock, days off and new goods`,
    say`• *papers*: your shop’s permits and certificates`,
    say`• *order letter*, *receipt*: the papers of one order`,
    say`• *bank account*: your bank account, checked by an admin first`,
  ),
  curator: lines(
    say`*As a curator*`,
    say`1. What is new comes here; all of it is in *curation*, the oldest first.`,
    say`2. Look at photo, taste, packaging, hygiene, halal and papers. Then pass it with a grade, ask for a change, or refuse with a reason.`,
    say`3. Papers that are about to run out are reminded of by themselves.`,
  ),
  admin: lines(
    say`*As an admin*`,
    say`*summary*: how any day or week went. *invite*: somebody new. *problems*: messages that did not arrive. *cut off access*: a lost phone. *check accounts*: a vendor’s new bank account. *overdue*: late payments.`,
  ),
  other: say`Write *menu* to see what you can do.`,
  always: say`Any time: *menu*, *tasks*, *back*, *cancel*. Write *admin* if you need a person.`,
  guide: (url: string) => say`📖 A guide with pictures (in Indonesian): ${url}`,
  alwaysVendor: say`Any time: *menu*, *back*, *cancel*. Write *admin* if you need a person.`,
}
