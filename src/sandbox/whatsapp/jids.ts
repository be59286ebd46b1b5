import { createHash } from 'node:crypto'
import { jidDecode, jidEncode } from '@whiskeysockets/baileys'

/** How a person is named on the wire: by phone number, or by the number-less identity that WhatsApp made for them. */
export type Addressing = 'pn' | 'lid'

/** Whoever has both names. */
export interface Named {
  readonly number: string
  readonly lid: string
}

/** The jid of a person, or of one device of theirs, in the wanted addressing. */
export function jidOf(who: Named, addressing: Addressing, device?: number): string {
  return addressing === 'pn' ? jidEncode(who.number, 's.whatsapp.net', device) : jidEncode(who.lid, 'lid', device)
}

/** How `jid` names its owner. */
export function addressingOf(jid: string): Addressing {
  return jidDecode(jid)?.server === 'lid' ? 'lid' : 'pn'
}

/** The way that `addressing` is not. */
export function otherAddressing(addressing: Addressing): Addressing {
  return addressing === 'pn' ? 'lid' : 'pn'
}

/** Whether `jid` names a group. */
export function isGroup(jid: string): boolean {
  return jid.endsWith('@g.us')
}

/** Digits only: people write numbers with plus signs, blanks and dashes. */
export function cleanNumber(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (digits === '') throw new Error('a phone number needs digits')
  return digits
}

/** The digits of a LID: those given, or some made from the number so that the same person always gets the same. */
export function lidFor(number: string, given?: string): string {
  if (given !== undefined) return given.replace(/@lid$/, '')
  const hash = createHash('sha256').update(`lid of ${number}`).digest()
  return `1${(hash.readBigUInt64BE() % 10n ** 14n).toString().padStart(14, '0')}`
}
