/** What the desk itself is told and asked, in English. */
import { lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { deskIndonesian, RestFacts } from './desk-id.ts'
import type { AccountsFacts } from './facts.ts'

/** The sentences of small talk and of questions about the desk. */
export function deskEnglish(f: Formats): ReturnType<typeof deskIndonesian> {
  const rests = (all: readonly RestFacts[]) =>
    all.map(({ name, left, ceiling }) => say`• ${name}: *${f.rupiah(left)}* of ${f.rupiah(ceiling)}`)
  return {
    office: {
      greeting: (who: string) =>
        say`Hello ${who} 🙏 What do you need today? Just write it, such as _order 100 nasi box for Wednesday 11 am_.`,
      greetingOther: (who: string) =>
        say`Hello ${who} 🙏 What waits for you is under _my tasks_; everything else is in *menu*.`,
      greetingAgain: say`I am still here. Write what you need, _my tasks_, _my orders_, or *menu*.`,
      thanks: (who: string) => say`You are welcome, ${who} 🙏`,
      thanksAgain: say`Glad to help 🙏`,
      nod: say`All right 👍`,
      nodDraft: say`All right 👍 The basket is still open; nothing has been ordered.`,
      nodAgain: say`I am here when you need something. Everything is in *menu*.`,
      wait: say`All right, no hurry. Whenever you want to go on, just write what you need.`,
      waitDraft: say`All right, I keep the basket, and nothing has been ordered. To go on at any time, write _keranjang_.`,
      orders: say`Which order is it about?`,
      noOrders: say`No order of yours is under way. What waits for you is under _my tasks_.`,
      noSuchOrder: (number: string) =>
        say`I cannot find order *${number}* among those that you may see. You find the numbers under _my orders_.`,
      payment: (days: number) =>
        say`The treasurer pays vendors straight to their account, at the latest ${f.number(days)} working days after the goods were received. There is no advance payment. Each order's card shows how far it is.`,
      tax: say`PPN is added only when the vendor is a PKP, and is part of the total that you see. PPh adds nothing to the price: the treasurer withholds it from what the vendor is paid, and gives the slip.`,
      approver: (from: number, names: readonly string[]) =>
        lines(
          say`Orders from ${f.rupiah(from)} are approved by the PPK before they reach the vendor; smaller ones go straight there.`,
          names.length > 0 && say`PPK of your unit: ${names.join(', ')}.`,
        ),
      noApprover: say`Orders need no approval now: they go straight to the vendor.`,
      rests: (all: readonly RestFacts[], more: number) =>
        lines(
          say`*What is left of this year's budget*`,
          ...rests(all),
          more > 0 && say`_…and ${f.number(more)} more lines._`,
        ),
      /** Of the lines that were named; `others` are there besides. */
      restsOfSome: (some: readonly RestFacts[], others: number) =>
        lines(...rests(some), say`And ${plural(f, others, 'other line')}; for all of them write *budget left*.`),
      noRests: say`There is no budget line for you this year. The PA/KPA gives them with /disposisi.`,
      vendorHow: say`Vendors' numbers are not shared, but I pass questions on and the answer comes back here. Open the product or the order and press *Ask the vendor*.`,
      passOn: (vendor: string, words: string) =>
        say`💬 “${words}”: shall I ask *${vendor}*? The answer comes back here; your number is not shown.`,
      passOnButton: '💬 Yes, ask',
      dearHow: say`Name the limit, such as _nasi kotak di bawah 25rb_, or write _yang lebih murah_ (cheaper) under an offer.`,
      unclear: (words: string) =>
        say`I did not catch what “${words}” means. If you are looking for goods, write just their name, such as _nasi kotak_; if it is about an order, give its number.`,
      unclearAgain: say`Sorry, I cannot answer this by myself. Try one thing: the name of goods, an order's number, or *help* for examples.`,
      searchButton: '🔎 Search the catalogue',
    },
    trust: (web: string | undefined) =>
      lines(
        say`I am *Pesan*, the office's own service for ordering from small businesses. I never ask for money, a PIN or an OTP code.`,
        web !== undefined && say`Anybody can check an order letter at ${web}/cek.`,
        say`Still in doubt? Write *admin* to talk to a person of the office.`,
      ),
    shop: {
      curation: say`Curation is the look that goods get before they stand in the catalogue: photo, taste, packaging, hygiene, halal and papers. What passes is listed at once; what needs mending I tell you, with what is missing.`,
      fee: say`It is free: no fee to join, no subscription, no commission. The money of an order goes to your account in full, less only the tax for which you get the slip.`,
      account: ({ inForce, held }: AccountsFacts) =>
        lines(
          inForce
            ? say`Order money goes to *${inForce.bank} ••••${inForce.tail}, ${inForce.holder}*.`
            : say`No account is in force yet.`,
          held !== undefined && say`Being checked: *${held.bank} ••••${held.tail}, ${held.holder}*.`,
          inForce ? say`To change it, write _ganti rekening_.` : say`To give one, write _ganti rekening_.`,
        ),
      leaving: say`That is all right. Take products off one by one under _toko saya_ (my shop), or write *admin* to stop altogether. Orders that you have accepted still have to be finished.`,
      quiet: say`No new order yet. What makes a shop chosen more often: clear photos, stock and opening hours that are right, and prices near the usual ones. All of it is under _toko saya_ (my shop). When an order comes, you hear of it here at once.`,
      quietAgain: say`Still no new order. When one comes, it arrives in this chat. To look at your shop, write _toko saya_ (my shop).`,
      unclear: say`Sorry, I cannot answer that by myself. What I can do: _orderan saya_ (my orders), _kapan dibayar_ (when am I paid), _toko saya_ (my shop), or *menu*. Write *admin* for a person.`,
      unclearAgain: say`I still do not understand. Try one thing in a few words, or write *admin* for a person.`,
    },
  }
}
