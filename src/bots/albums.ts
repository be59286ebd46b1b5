/**
 * Photos sent together are one message: a messenger delivers an album as several, and phones without albums send one
 * photo after the other. Which of what waits in a chat belongs together, and what it becomes. Pure.
 */
import type { Incoming, MediaHandle } from './channel.ts'

/** A message with its file in a chat, and whether that is here (or known not to come). */
export interface Member {
  readonly id: number
  readonly incoming: Incoming
  readonly ready: boolean
}

type WithFile = Extract<Incoming['input'], { media: MediaHandle }>

/** The name under which its file is gathered with others; nothing for what stands for itself. */
export function albumName({ input, album, address }: Incoming): string | undefined {
  if (input.kind !== 'picture' && input.kind !== 'document') return undefined
  // WhatsApp sends documents, and older phones their photos too, one by one.
  return album ?? (address.channel === 'whatsapp' ? `one upon the other: ${input.kind}` : undefined)
}

/**
 * What a chat's waiting messages make: neighbours of the same sender and album. Without an album of its own a second
 * caption, or another message that is answered, begins anew.
 */
export function gathered(waiting: readonly Member[]): readonly (readonly Member[])[] {
  const groups: Member[][] = []
  for (const member of waiting) {
    const group = groups.at(-1)
    if (group && belongs(group, member)) group.push(member)
    else groups.push([member])
  }
  return groups
}

function belongs(group: readonly Member[], { incoming }: Member): boolean {
  const [first] = group
  const name = albumName(incoming)
  if (!first || name === undefined || name !== albumName(first.incoming)) return false
  if (first.incoming.sender.ids[0] !== incoming.sender.ids[0]) return false
  if (incoming.album !== undefined) return true
  const captions = new Set([...group.map((one) => captionOf(one.incoming)), captionOf(incoming)])
  captions.delete('')
  return captions.size <= 1 && (incoming.replyTo === undefined || incoming.replyTo === first.incoming.replyTo)
}

const captionOf = ({ input }: Incoming) => ('media' in input ? input.caption.trim() : '')

/** One message of several: the first, with the files of all and every caption once. */
export function asOne(group: readonly [Member, ...Member[]]): Incoming {
  const [{ incoming }] = group
  const inputs = group.map((one) => one.incoming.input as WithFile)
  const captions = new Set(group.map((one) => captionOf(one.incoming)).filter((caption) => caption !== ''))
  const replyTo = group.find((one) => one.incoming.replyTo !== undefined)?.incoming.replyTo
  const input = { ...(incoming.input as WithFile), caption: [...captions].join('\n') }
  const also = inputs.slice(1).map(({ media }) => media)
  return {
    ...incoming,
    ...(replyTo === undefined ? {} : { replyTo }),
    input: also.length > 0 ? { ...input, also } : input,
  }
}
