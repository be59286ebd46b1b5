/** Looking at the phone: being told of what changes, and waiting for it. */
import type { Phone, PhoneEvent, PhoneMessage } from '../../phone.ts'
import { hasBubble, screenEvent } from '../screen.ts'
import type { RoomEvent } from '../state.ts'
import { bubbles, type Hand, roomsOf, show } from './hand.ts'

/** Calls `listener` with everything that happens on this phone, until the returned function is called. */
export function subscribe(hand: Hand, listener: (event: PhoneEvent) => void): () => void {
  const { world, bot, user } = hand
  const listeners = world.listeners.get(user.id) ?? new Set()
  world.listeners.set(user.id, listeners)
  const hear = (event: RoomEvent) => {
    const shown = event.room.bots.has(bot.user.id) ? screenEvent(world, user.id, event) : undefined
    if (shown) listener(shown)
  }
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** The `next` of one phone: each message of the bot is handed out or passed over once, in order of arrival. */
export function createNext(hand: Hand): Phone['next'] {
  // Only what comes from now on is new to this phone, even if the chat has a past.
  let seen = hand.world.memory.sequence
  return (test = () => true, timeoutMs) => {
    const look = () => {
      const found = unseenFromBot(hand, seen).find(({ shown }) => test(shown))
      seen = found?.sequence ?? seen
      return found?.shown
    }
    return waitFor(hand, look, 'no such message came from the bot', timeoutMs)
  }
}

/** A message once it looks as `test` wants. */
export function waitUntil(
  hand: Hand,
  messageId: string,
  test: (message: PhoneMessage) => boolean,
  timeoutMs?: number,
): Promise<PhoneMessage> {
  const look = () => everything(hand).find((message) => message.id === messageId && test(message))
  return waitFor(hand, look, `message ${messageId} did not come to look as expected`, timeoutMs)
}

function everything(hand: Hand): PhoneMessage[] {
  return roomsOf(hand).flatMap((room) => bubbles(hand, room))
}

function unseenFromBot(hand: Hand, seen: number): { readonly sequence: number; readonly shown: PhoneMessage }[] {
  return roomsOf(hand)
    .flatMap((room) =>
      [...room.messages.values()]
        .filter((stored) => stored.sequence > seen && !stored.deleted && stored.message.from.id === hand.bot.user.id)
        .filter(hasBubble)
        .map((stored) => ({ sequence: stored.sequence, shown: show(hand, { room, stored }) })),
    )
    .sort((one, other) => one.sequence - other.sequence)
}

const PATIENCE_MS = 10_000

/** Looks now and after every event until something is found. */
function waitFor(
  hand: Hand,
  look: () => PhoneMessage | undefined,
  complaint: string,
  timeoutMs = PATIENCE_MS,
): Promise<PhoneMessage> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      stop()
    }
    const check = () => {
      try {
        const found = look()
        if (!found) return
        end()
        resolve(found)
      } catch (error) {
        // The test function belongs to the waiting caller, so its failure does too.
        end()
        reject(error)
      }
    }
    const timer = setTimeout(() => {
      end()
      reject(new Error(`${complaint} within ${timeoutMs} ms; the chats so far:\n${transcript(hand)}`))
    }, timeoutMs)
    const stop = subscribe(hand, check)
    check()
  })
}

function transcript(hand: Hand): string {
  const lines = everything(hand).map(({ chat, id, senderName, text, media, buttons }) => {
    const keys = buttons?.map((row) => row.map((button) => `[${button.text}]`).join(' ')).join(' / ')
    return ['', chat, `#${id}`, `${senderName}:`, media && `<${media.kind}>`, text, keys].filter(Boolean).join('  ')
  })
  return lines.join('\n') || '  (nothing)'
}
