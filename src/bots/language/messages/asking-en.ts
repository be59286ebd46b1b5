/** What officers and shops write to each other through the bot, in English. */
import { lines, say } from '../../markup.ts'
import type { AskedAbout, askingIndonesian } from './asking-id.ts'

/** `number` writes an order's number. */
export function askingEnglish(number: (orderId: number) => string): ReturnType<typeof askingIndonesian> {
  const about = ({ orderId, product = '' }: AskedAbout) =>
    orderId === undefined ? product : `order ${number(orderId)}`
  const said = (words: string) => (words === '' ? '.' : `: “${words}”`)
  return {
    button: '💬 Ask the vendor',
    replyButton: '💬 Reply',
    ask: (vendor, what) =>
      say`What would you like to write to *${vendor}* about ${about(what)}? Write it here and I pass it on. Phone numbers are not sent. *cancel* to leave it.`,
    sent: (vendor) => say`Passed on to ${vendor}. The answer comes here.`,
    unreachable: (vendor) => say`Sorry, ${vendor} cannot be reached through the bot right now.`,
    toShop: (who, what, words) =>
      lines(
        say`💬 ${who}, about *${about(what)}*${said(words)}`,
        say`Just write the answer here, or reply to (quote) this message. I pass it on.`,
      ),
    toOffice: (vendor, what, words) => say`💬 ${vendor} answered about *${about(what)}*${said(words)}`,
    answered: say`Passed on.`,
    answeredOpen: (orderId) => say`Passed on. Order ${number(orderId)} itself still waits for an answer:`,
    onlyWords: say`I cannot pass this on. Please write it, or send a photo or PDF.`,
    noVoice: say`Sorry, I cannot hear voice messages yet, nor pass them on. Please write a few words.`,
    kept: (fromVendor, words, files) =>
      say`💬 ${fromVendor ? 'Vendor' : 'Office'}: ${[words && `“${words}”`, files > 0 && `📎 ${files === 1 ? '1 file' : `${files} files`}`].filter(Boolean).join(' ')}`,
  }
}
