/** The words of guarding access, in English. */
import { keep, lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { securityIndonesian } from './security-id.ts'

const MESSENGERS: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp' }
const messenger = (channel: string) => MESSENGERS[channel] ?? channel

/** Sentences about floods, lost phones, and changed numbers. */
export function securityEnglish(f: Formats): ReturnType<typeof securityIndonesian> {
  return {
    tooMany: (until) =>
      say`🙏 That is a lot of messages at once. I read on from ${f.moment(until)}; what comes before is passed over, so please send it again later.`,
    flood: (who, channel) =>
      say`⚠️ ${who ?? 'Somebody who has not joined'} (${messenger(channel)}) writes far faster than people do. For now I do not read it; all other chats go on. If the phone is lost or stolen, type */cut* and the name.`,
    incidents: {
      flood: (whose) => `Too many messages from ${whose}`,
      risk: (whose) => `A risky message from ${whose}`,
      'identity-changed': (whose) => `The security key on WhatsApp changed: ${whose}`,
    },
    identityChanged: (who) =>
      say`🔑 The WhatsApp security key of *${who}* has just changed. Mostly that is a new phone or a fresh install, but the number may also have changed hands. Make sure by telephone; if it is somebody else, type */cut* and the name.`,
    cutOff: {
      who: say`Whose access shall be cut off? Write the name, or a part of it.`,
      nobody: (words) => say`Nobody who is connected has “${words}” in their name. Try again.`,
      found: (words) => say`With “${words}” in their name. Choose one:`,
      label: (name, place) => (place ? `${name} · ${place}` : name),
      card: ({ name, role, place, messengers }) =>
        lines(
          say`📵 *${name}*, ${role}${place ? keep(say` at ${place}`) : ''}`,
          ...messengers.map(({ channel, lastInboundAt }) =>
            lastInboundAt === null
              ? say`• ${messenger(channel)}: has never written`
              : say`• ${messenger(channel)}: last wrote ${f.moment(lastInboundAt)}`,
          ),
          '',
          say`It works at once: whoever holds that phone is not known any more and needs a new invitation to come in.`,
        ),
      one: (channel) => `📵 Cut off ${messenger(channel)}`,
      all: '⛔ Cut off everything',
      notYourself: say`You cannot cut off the access that you are using here. Ask another admin.`,
      done: (name, channels, isTold) =>
        lines(
          say`✅ The access of *${name}* through ${channels.map(messenger).join(' and ')} is cut off.`,
          isTold
            ? say`They have been told on the other one.`
            : say`I cannot tell them by chat; please reach them otherwise.`,
        ),
      already: (name) => say`That access is gone already: *${name}* is not connected there.`,
      newCode: '🎟️ A new invitation',
      told: (channels, admin) =>
        say`🔒 Your access through ${channels.map(messenger).join(' and ')} was cut off by ${admin}. If you did not ask for it, call an admin at once.`,
      toldAdmins: (name, channels, admin) =>
        say`🔒 ${admin} cut off the access of *${name}* through ${channels.map(messenger).join(' and ')}.`,
    },
  }
}
