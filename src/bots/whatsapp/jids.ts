/** Names of people and chats on WhatsApp. Never taken apart by hand: everything goes through Baileys' own functions. */
import {
  isHostedLidUser,
  isHostedPnUser,
  isJidBroadcast,
  isJidNewsletter,
  isJidStatusBroadcast,
  isLidUser,
  isPnUser,
  jidDecode,
  jidEncode,
  jidNormalizedUser,
  type LIDMapping,
} from '@whiskeysockets/baileys'

/** A jid without its device; '' for what is none. A business' hosted device is the business itself. */
export function normalised(jid: string | null | undefined): string {
  const user = jidDecode(jid ?? undefined)?.user
  if (!jid || user === undefined) return ''
  if (isHostedPnUser(jid)) return jidEncode(user, 's.whatsapp.net')
  if (isHostedLidUser(jid)) return jidEncode(user, 'lid')
  return jidNormalizedUser(jid)
}

/**
 * All names of one person, the one they wrote under first. Only a phone number and a LID count, and a second name only
 * when it is of the other kind: an id that WhatsApp did not give is never made up, and nobody is known by a wrong one.
 */
export function personIds(jid: string | null | undefined, alternative: string | null | undefined): string[] {
  const first = normalised(jid)
  const second = normalised(alternative)
  if (!isPerson(first)) return []
  return isPerson(second) && isLidUser(first) !== isLidUser(second) ? [first, second] : [first]
}

function isPerson(jid: string): boolean {
  return (isPnUser(jid) || isLidUser(jid)) === true
}

/** Chats that are none: status updates, broadcast lists, newsletters. */
export function isNoChat(jid: string): boolean {
  return (isJidStatusBroadcast(jid) || isJidBroadcast(jid) || isJidNewsletter(jid)) === true
}

/** A phone number's and a LID's jid that mean the same person, or undefined when they are not one of each. */
export function pairOf(pn: string | null | undefined, lid: string | null | undefined): LIDMapping | undefined {
  const [a, b] = [normalised(pn), normalised(lid)]
  if (isPnUser(a) && isLidUser(b)) return { pn: a, lid: b }
  return isLidUser(a) && isPnUser(b) ? { pn: b, lid: a } : undefined
}
