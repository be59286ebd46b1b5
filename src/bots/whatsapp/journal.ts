/**
 * The stanza journal: raw messages are kept before Baileys sees them, and let go when they are in the inbox. Baileys
 * confirms a message to WhatsApp before it tells us of it; without the journal a kill in between would lose it for good
 * (measured: up to two thirds of what was sent in a run with several kills; with it, none in 92).
 */
import { type BinaryNode, BufferJSON, isJidGroup, type WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { buryStanzas, dropStanzas, keepStanzas, remainingStanzas, type StanzaName } from '#db/whatsapp.ts'
import { isNoChat, normalised } from './jids.ts'
import type { Vault } from './vault.ts'

export interface JournalOptions {
  readonly db: Db
  readonly account: string
  readonly vault: Vault
  readonly clock: () => Instant
  /** A message reached us, whatever it is: the connection is not deaf. */
  readonly onArrival: () => void
  /** The database did not take a stanza: the socket must end, so that WhatsApp delivers it again. */
  readonly onFailed: (socket: WASocket, error: unknown) => void
}

export interface Journal {
  /** Puts itself between the wire and Baileys. Messages wait until `replay`, so that older ones come first. */
  guard(socket: WASocket, me: () => readonly string[]): GuardedSocket
  /** Their messages are in the inbox (or hold nothing for it). */
  settle(names: readonly StanzaName[]): Promise<void>
  /** Did it wait, at WhatsApp or here, while we were away? */
  waited(name: StanzaName): boolean
  /** Gives up on what is older than `before` and still unreadable; returns what that was. */
  bury(before: Instant): Promise<readonly StanzaName[]>
}

export interface GuardedSocket {
  /** Once the connection is open: hands over what a former process left behind, then what arrived meanwhile. */
  replay(): Promise<void>
  /** Takes nothing more; what has been handed to Baileys is finished. */
  stop(): Promise<void>
}

/** The journal of one account. */
export function createJournal(options: JournalOptions): Journal {
  const { db, account, clock } = options
  const late = new Set<string>()
  const forget = (names: readonly StanzaName[]) => {
    for (const name of names) late.delete(placeOf(name))
  }
  return {
    guard: (socket, me) => guard(options, socket, { me, late }),
    waited: (name) => late.has(placeOf(name)),
    settle: async (names) => {
      await dropStanzas(db, account, names)
      forget(names)
    },
    bury: async (before) => {
      const buried = await buryStanzas(db, account, before, clock())
      forget(buried)
      return buried
    },
  }
}

interface Surroundings {
  readonly me: () => readonly string[]
  /** Where those are kept that waited and are not in the inbox yet. */
  readonly late: Set<string>
}

function guard(options: JournalOptions, socket: WASocket, { me, late }: Surroundings): GuardedSocket {
  const { ws } = socket
  const listeners = ws.listeners('CB:message')
  ws.removeAllListeners('CB:message')
  let waiting: BinaryNode[] = []
  let accepting = true
  let open = false
  let working: Promise<void> = Promise.resolve()

  /**
   * Baileys' own listeners, each stanza to its end before the next; not on a closed socket, where it would only half
   * handle it. Stanzas marked `offline` Baileys would queue and come back to, and what is written meanwhile would
   * overtake them; so the mark is taken off, and who waited is remembered here.
   */
  const handOver = async (nodes: readonly BinaryNode[]) => {
    for (const node of nodes) {
      if (!accepting || !ws.isOpen) return
      const { offline, ...attrs } = node.attrs
      const name = nameOf(node, me())
      if (name && offline !== undefined) late.add(placeOf(name))
      for (const listener of listeners) await listener.call(ws, { ...node, attrs })
    }
  }
  const work = async () => {
    while (waiting.length > 0 && accepting) {
      const batch = waiting
      waiting = []
      try {
        await keep(options, batch, me())
      } catch (error) {
        accepting = false
        options.onFailed(socket, error)
        return
      }
      await handOver(batch)
    }
  }
  ws.on('CB:message', (node: BinaryNode) => {
    if (!accepting) return
    options.onArrival()
    waiting.push(node)
    if (open && waiting.length === 1) working = working.then(work)
  })
  return {
    replay: () => {
      working = working.then(async () => {
        await handOver(await leftBehind(options))
        open = true
        await work()
      })
      return working
    },
    stop: () => {
      accepting = false
      return working
    },
  }
}

/** One statement for all that arrived together. Own messages and housekeeping of our devices are not for the inbox. */
async function keep(options: JournalOptions, nodes: readonly BinaryNode[], me: readonly string[]): Promise<void> {
  const { db, account, vault, clock } = options
  const byName = new Map<string, StanzaName & { stanza: Uint8Array }>()
  for (const node of nodes) {
    const name = nameOf(node, me)
    if (!name) continue
    const place = placeOf(name)
    const json = Buffer.from(JSON.stringify(node, BufferJSON.replacer))
    byName.set(place, { ...name, stanza: vault.seal(json, place) })
  }
  if (byName.size > 0) await keepStanzas(db, account, [...byName.values()], clock())
}

/** As they came, but marked `offline`: they waited. */
async function leftBehind({ db, account, vault }: JournalOptions): Promise<BinaryNode[]> {
  const stanzas = await remainingStanzas(db, account)
  return stanzas.map((stanza) => {
    const json = Buffer.from(vault.open(stanza.stanza, placeOf(stanza))).toString()
    const node = JSON.parse(json, BufferJSON.reviver) as BinaryNode
    return { ...node, attrs: { ...node.attrs, offline: node.attrs.offline ?? '0' } }
  })
}

function nameOf({ attrs }: BinaryNode, me: readonly string[]): StanzaName | undefined {
  const chat = normalised(attrs.from)
  const author = normalised(isJidGroup(chat) ? attrs.participant : attrs.from)
  if (!chat || !attrs.id || isNoChat(chat) || me.includes(author) || attrs.category === 'peer') return undefined
  return { chat, messageId: attrs.id }
}

function placeOf({ chat, messageId }: StanzaName): string {
  return `stanza/${chat}/${messageId}`
}
