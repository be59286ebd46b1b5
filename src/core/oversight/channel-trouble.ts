/** What is wrong with the connection to a messenger, as a code: its sentence is in the message files of each language. */
export const TROUBLE_CODES = [
  /** WhatsApp 403, 411, 440, 401, 405. */
  'number-refused',
  'no-linked-devices',
  'session-taken',
  'unlinked',
  'old-client',
  /** WhatsApp 463, several times. */
  'first-messages-held',
  'new-contacts-locked',
  /** `why`: how many of how many. */
  'new-chats-counted',
  'account-unreadable',
  'account-sealed',
  'other-process',
  'unknown-token',
  'webhook-set',
  'second-poller',
  'slow-down',
  /** `why`: the system's code, or Telegram's. */
  'unreachable',
  'refused',
  'unnumbered-updates',
  'not-stored',
  'broke-down',
] as const

export interface ChannelTrouble {
  readonly code: (typeof TROUBLE_CODES)[number]
  readonly why?: string
}
