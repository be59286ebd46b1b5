/** What officers and shops write to each other through the bot, in English. */

import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { AskedAbout, askingIndonesian } from './asking-id.ts'

/** `number` writes an order's number. */
export function askingEnglish(number: (orderId: number) => string, f: Formats): ReturnType<typeof askingIndonesian> {
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
    onlyWords: say`I cannot pass this on. Please write it, or send a photo, a PDF or a voice message.`,
    noVoice: say`Sorry, your voice message did not reach me. Please send it again, or write a few words.`,
    passVoice: (orderId: number) =>
      say`🎤 I can read but not listen. Shall I pass your voice message on to the buyer of ${number(orderId)}? Please answer the order itself in writing.`,
    passVoiceAgain: (orderId: number) =>
      say`I can pass this voice message on to the buyer of ${number(orderId)} as well. For me, please write a few words; for a person, write *admin*.`,
    passVoiceButton: '🎤 Pass the voice message on',
    enclosed: {
      button: (files) => `📷 Sent with it (${f.number(files)})`,
      title: (orderId, left) =>
        say`📷 *Sent with ${number(orderId)}*, the newest at the bottom.${left > 0 ? ` ${f.number(left)} older ones are in its file.` : ''}`,
      one: (orderId, { fromVendor, at, words }) =>
        say`${fromVendor ? '🏪 Vendor' : '🏛️ Office'} · ${number(orderId)} · ${f.shortMoment(at)}${words === '' ? '' : `: “${words}”`}`,
      none: (orderId) => say`No photo, recording or document has been sent with order ${number(orderId)} yet.`,
      hint: (orderId) => say`📷 Photos and recordings that were sent: write _photos of ${number(orderId)}_.`,
    },
    kept: (fromVendor, words, { files, voices }) => {
      const count = files === 1 ? '1 file' : `${files} files`
      const parts = [words && `“${words}”`, voices > 0 && '🎤 voice message', files > 0 && `📎 ${count}`]
      return say`💬 ${fromVendor ? 'Vendor' : 'Office'}: ${parts.filter(Boolean).join(' ')}`
    },
  }
}
