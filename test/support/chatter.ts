/** Somebody with a phone in their hand: writes, taps what is on the screen, and reads what comes. */
import type { Phone, PhoneEvent, PhoneMessage, SendOptions } from '#sandbox/phone.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'

export interface Chatter {
  readonly phone: TelegramPhone | WhatsAppPhone
  /** Writes, and reads everything that the bot then shows, oldest first, each bubble as it finally looks. */
  says(text: string, options?: SendOptions): Promise<string>
  /** Touches the newest button that contains `label`. */
  taps(label: string): Promise<string>
  /** Does anything on the phone, and reads what comes of it. */
  does(act: (phone: TelegramPhone | WhatsAppPhone) => Promise<unknown>): Promise<string>
  /** Waits for a bubble that came since this person last read, and says these words. */
  hears(words: string | RegExp): Promise<string>
  /** The newest bubble of the bot with these words, as `replyTo` needs it. */
  bubble(words: string | RegExp): PhoneMessage
  /** The toast that the last tap brought. */
  readonly toast: string | undefined
  /** The end of what is on the screen, for a look by eye. */
  transcript(): string
}

/** `settled` resolves when the bot has nothing more to do. */
export function chatter(phone: TelegramPhone | WhatsAppPhone, settled: () => Promise<void>): Chatter {
  let unread: string[] = []
  let toast: string | undefined
  phone.subscribe((event) => {
    if (isFromBot(event) && !unread.includes(event.message.id)) unread.push(event.message.id)
  })
  const read = () => {
    const ids = unread
    unread = []
    return ids.flatMap((id) => phone.messages().find((message) => message.id === id) ?? [])
  }
  const does: Chatter['does'] = async (act) => {
    unread = []
    const answered = nextFromBot(phone)
    await act(phone)
    await answered
    await settled()
    return read().map(readable).join('\n\n')
  }
  const bubble: Chatter['bubble'] = (words) => {
    const found = phone.messages().findLast((message) => message.from === 'them' && contains(message, words))
    if (!found) throw new Error(`no bubble says ${words}:\n${transcriptOf(phone)}`)
    return found
  }
  return {
    phone,
    does,
    bubble,
    get toast() {
      return toast
    },
    says: (text, options) => does(() => phone.text(text, options)),
    taps: (label) =>
      does(async () => {
        if (phone.channel !== 'telegram') throw new Error('WhatsApp has no buttons')
        const [message, button] = buttonWith(phone, label)
        const tapped = await phone.tap(message.id, button)
        toast = tapped.kind === 'answer' ? tapped.text : undefined
      }),
    hears: async (words) => {
      const found = await waitFor(phone, () => {
        const at = unread.findIndex((id) => phone.messages().some((one) => one.id === id && contains(one, words)))
        if (at < 0) return undefined
        const [id] = unread.splice(0, at + 1).slice(-1)
        return phone.messages().find((message) => message.id === id)
      })
      return readable(found)
    },
    transcript: () => transcriptOf(phone),
  }
}

function isFromBot(event: PhoneEvent): event is Exclude<PhoneEvent, { kind: 'typing' }> {
  return (event.kind === 'message' || event.kind === 'edited') && event.message.from === 'them'
}

/** The newest bubble with a button whose label contains these words. */
export function buttonWith(phone: Phone, label: string): [PhoneMessage, string] {
  for (const message of phone.messages().toReversed()) {
    const button = message.buttons?.flat().find(({ text }) => text.includes(label))
    if (button) return [message, button.text]
  }
  throw new Error(`no button with “${label}”:\n${transcriptOf(phone)}`)
}

function nextFromBot(phone: Phone): Promise<void> {
  let came = false
  const stop = phone.subscribe((event) => {
    came ||= isFromBot(event)
  })
  return waitFor(phone, () => came || undefined).then(stop, (error: unknown) => {
    stop()
    throw error
  })
}

async function waitFor<T>(phone: Phone, look: () => T | undefined, timeoutMs = 60_000): Promise<T> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (performance.now() > until) throw new Error(`nothing came:\n${transcriptOf(phone)}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function contains({ text }: PhoneMessage, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text)
}

function transcriptOf(phone: Phone): string {
  const told = phone
    .messages()
    .slice(-12)
    .map((message) => `${message.from === 'me' ? '>' : '<'} ${message.deleted ? '(deleted)' : readable(message)}`)
  return told.join('\n') || '(an empty chat)'
}

/** A bubble as words: its text, what is attached, its buttons. */
export function readable({ text, media, buttons }: PhoneMessage): string {
  const rows = (buttons ?? []).map((row) => row.map((button) => `[${button.text}]`).join(' '))
  return [media ? `<${media.kind}>` : undefined, text, ...rows].filter((line) => line !== undefined).join('\n')
}
