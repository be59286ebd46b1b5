/** A channel of paper: what is sent is kept, for stories about the neutral parts. The real ones have their own stories. */
import type { Capabilities, Channel, ChannelName, Delivery, Incoming, Input, Say } from '#bots/channel.ts'
import { withoutMarks } from '#bots/markup.ts'

const CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  telegram: { buttons: true, edits: true, inline: true, textMax: 4096, captionMax: 1024, connectionless: true },
  whatsapp: { buttons: false, edits: false, inline: false, textMax: 4096, captionMax: 1024 },
}

export interface PaperChannel extends Channel {
  readonly sent: Delivery[]
  readonly toasts: (string | undefined)[]
}

export function paperChannel(name: ChannelName): PaperChannel {
  const sent: Delivery[] = []
  const toasts: (string | undefined)[] = []
  return {
    name,
    capabilities: CAPABILITIES[name],
    sent,
    toasts,
    send: async (delivery) => {
      sent.push(delivery)
      return { kind: 'sent', messageIds: [delivery.edits?.messageId ?? `m${delivery.id}`] }
    },
    acknowledge: async (_, toast) => void toasts.push(toast),
    fetchMedia: async () => new Uint8Array(),
    health: () => ({ state: 'open', since: 0, reconnects: 0 }),
    stopIntake: async () => undefined,
    close: async () => undefined,
  }
}

/** A person writing on a paper channel. */
export function paperPerson(channel: PaperChannel, chat: string, ids: readonly [string, ...string[]] = [chat]) {
  let counter = 0
  const event = (input: Input, extra: Partial<Incoming> = {}): Incoming => ({
    address: { channel: channel.name, chat },
    group: false,
    addressed: true,
    messageId: `${chat}:${++counter}`,
    sender: { ids },
    sentAt: 0,
    waited: false,
    input,
    ...extra,
  })
  const shown = () => channel.sent.filter((delivery) => delivery.address.chat === chat)
  return {
    chat,
    writes: (text: string, extra?: Partial<Incoming>) => event({ kind: 'text', text }, extra),
    commands: (name: string, rest = '') => event({ kind: 'command', name, rest }),
    /** Taps the newest choice whose label contains `label`. */
    taps: (label: string): Incoming => {
      for (const delivery of shown().toReversed()) {
        const choices = (delivery.say.choices ?? []).flat().filter((choice) => 'act' in choice)
        const index = choices.findIndex((choice) => choice.label.includes(label))
        if (index >= 0 && delivery.token)
          return event(
            { kind: 'tap', token: delivery.token, index },
            { replyTo: delivery.edits?.messageId ?? `m${delivery.id}` },
          )
      }
      throw new Error(`no choice with “${label}” among:\n${shown().map(readable).join('\n---\n')}`)
    },
    last: () => {
      const delivery = shown().at(-1)
      return delivery ? readable(delivery) : ''
    },
    all: () => shown().map(readable),
  }
}

function readable({ say }: { say: Say }): string {
  const choices = (say.choices ?? []).map((row) => row.map((choice) => `[${choice.label}]`).join(' '))
  return [withoutMarks(say.text), ...choices].join('\n')
}
