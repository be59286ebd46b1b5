/** Where summaries go: an admin asks for them in a chat or a group, or for none any more. */
import { z } from 'zod'
import { holds } from '#core/people/person.ts'
import { subscribe } from '#db/summaries.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'

/** `/langganan`: summaries come to this chat. */
export const subscribeFlow: Flow = subscription('subscribe', {
  commands: ['langganan', 'subscribe'],
  words: ['langganan', 'langganan ringkasan', 'subscribe'],
  wanted: true,
})

/** `/berhenti`: they do not any more. */
export const unsubscribeFlow: Flow = subscription('unsubscribe', {
  commands: ['berhenti', 'unsubscribe'],
  words: ['berhenti langganan', 'berhenti ringkasan', 'unsubscribe'],
  wanted: false,
})

function subscription(
  name: string,
  { commands, words, wanted }: { commands: readonly string[]; words: readonly string[]; wanted: boolean },
): Flow {
  const open = async ({ chat, person, work, now, t }: Talk): Promise<Turn<never>> => {
    work.later((tx) => subscribe(tx, { chatId: chat.id, personId: person.id, wanted }, now))
    const text = wanted ? t.summary.subscribed(chat.group) : t.summary.unsubscribed(chat.group)
    return { say: [{ text }], next: 'same' }
  }
  return {
    name,
    acts: z.object({}),
    commands,
    words,
    may: (person) => (['admin', 'pa', 'kpa'] as const).some((role) => holds(person, role)),
    open,
    tap: open,
  }
}
