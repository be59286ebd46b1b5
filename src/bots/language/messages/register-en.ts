/** Becoming a vendor in chat, and the people of a shop, in English. */
import { lines, say } from '../../markup.ts'
import { type registerIndonesian, whereOf } from './register-id.ts'

/** The sentences of registration and of a shop's people. */
export function registerEnglish(): ReturnType<typeof registerIndonesian> {
  return {
    askShop: lines(
      say`👋 Welcome! I will register your business; it takes about five minutes, all in this chat.`,
      say`What is it called? All at once is fine, too: shop, owner, address. For example: _Dapur Bu Sari, Sari Wahyuni, Jl. Tebet Raya 12, Tebet, Jaksel_.`,
    ),
    askOwner: say`Who is the owner? The name on the identity card, please.`,
    askAddress: say`Where is the business? With district and city, for example _Jl. Tebet Raya 12, Tebet, Jaksel_.`,
    askSells: ({ shop, owner, address, city }) =>
      lines(
        say`Pleased to meet you, ${owner.split(' ')[0] ?? ''}! I have noted:`,
        say`🏪 *${shop}*`,
        say`👤 Owner: *${owner}*`,
        say`📍 ${whereOf(address, city)}`,
        say`Is something wrong? Write for example _owner: Siti Aminah_. If it is right: what do you sell? For example _nasi kotak, kue basah, tumpeng_.`,
      ),
    amended: ({ name, owner, address }) =>
      lines(
        say`✅ Changed:`,
        name !== undefined && say`🏪 *${name}*`,
        owner !== undefined && say`👤 Owner: *${owner}*`,
        address !== undefined && say`📍 ${address}`,
        '',
      ),
    askPapers: say`Send a *photo of the NIB* or write its number, and the NPWP if there is one. A curator checks it; the numbers are kept safe and never shown in a chat.`,
    papersLater: '⏭️ Later',
    papersDone: '✅ That is all',
    gotPaper: (count) =>
      count < 2
        ? say`✅ Kept. Another paper (NPWP, halal, PIRT)? Just send it. If that is all, send the *photo of your first product* with a caption such as _Nasi bakar cumi 25rb per box, minimal 20, H-1_.`
        : say`✅ That makes ${count} photos of papers. Any more? Just send them. If that is all: the *photo of your first product* with its name and price.`,
    gotNumbers: ({ nib, npwp }) =>
      say`✅ I keep the number of the ${[nib && 'NIB', npwp && 'NPWP'].filter(Boolean).join(' and ')} and never show it in the chat. Another paper? Just send it. If that is all, send the *photo of your first product* with its name and price.`,
    papersFull: (most) =>
      say`🙏 ${most} photos of papers are as many as I keep; the others I have not kept. More can follow later: write *papers*. Now the *photo of your first product*, or choose *Done, go on*.`,
    nibTaken: say`That NIB belongs to another business here. If it is yours too, ask its owner to write *add staff*, or write *admin*.`,
    sent: (shop) =>
      lines(
        say`🎉 *${shop}* has gone to the curator. Once it has passed, orders of the office come into this chat.`,
        say`The bank account comes later: write *bank account* at any time.`,
      ),
    tooMany: say`Sorry, many are registering just now. Please try again in a moment.`,
    staff: {
      title: (shop, names) => lines(say`👥 *Who answers for ${shop}*`, ...names.map((name) => say`• ${name}`)),
      add: '➕ Add somebody',
      remove: (name) => `❌ Remove ${name}`,
      askName: say`What is their name?`,
      onlyOwner: (owner) => say`Only *${owner}* can add or remove people of the shop.`,
      invited: (name, shop) =>
        say`Forward the message below to *${name}*. The code works once, for three days; then ${name} gets and answers the orders of *${shop}* too.`,
      forward: (shop, code, link) =>
        link === undefined
          ? say`An invitation to answer for *${shop}* in Pesan. Send this code to the office's number: *${code}*`
          : say`An invitation to answer for *${shop}* in Pesan. Open ${link} and send this code: *${code}*`,
      removed: (name) => say`✅ *${name}* no longer gets and answers the orders of this shop.`,
      youAreOut: (shop) => say`You no longer answer for *${shop}*. Thank you for your help.`,
    },
  }
}
