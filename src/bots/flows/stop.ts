/**
 * "Jangan kirim WA lagi", "salah sambung": honoured at once, whatever is under way, and an admin hears of it. Who was
 * silent comes back by writing anything that is more than a word of thanks.
 */
import { z } from 'zod'
import type { Instant } from '#core/calendar.ts'
import { silence } from '#db/people.ts'
import type { Input } from '../channel.ts'
import { tellAdmins } from '../desk/announce.ts'
import { nameOf } from '../desk/names.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { understand } from '../language/understanding/index.ts'

/** More words than that are about an order, even when they say "jangan kirim". */
const FEW_WORDS = 8
/** What is not to be sent, or to whom: "jangan kirim sambal" is a wish about food. */
const ABOUT_US =
  /\b(?:wa|w\.a|whatsapp|chat|pesan|spam|sms|notif\w*|saya|sy|aku|gue|gw|(?:ke )?sini|nomor(?: ini)?|no ini|me)\b/i

export const stopFlow: Flow = {
  name: 'stop',
  acts: z.object({}).strict(),
  tap: async ({ t }) => ({ say: [{ text: t.oldButton }], next: 'same' }),
  always: async (talk, input) => {
    const wanted = wishToStop(talk, input)
    return wanted && (await stopped(talk, wanted))
  },
}

function wishToStop({ chat, now }: Pick<Talk, 'chat' | 'now'>, input: Input): Wish | undefined {
  return input.kind === 'text' && !chat.group ? wishIn(input.text, now) : undefined
}

type Wish = 'stop' | 'wrong-number'

function wishIn(text: string, now: Instant): Wish | undefined {
  if (text.trim().split(/\s+/).length > FEW_WORDS) return undefined
  const [{ intent, detail }] = understand(text, { as: 'vendor', now }).intents
  if (intent !== 'UNRELATED') return undefined
  if (detail === 'wrong-number') return detail
  return detail === 'stop' && ABOUT_US.test(text) ? detail : undefined
}

/** Does somebody not want to be written to? */
export const isStopWish = (text: string) => wishIn(text, 0) !== undefined

async function stopped({ work, person, now, t }: Talk, wanted: Wish): Promise<Turn<never>> {
  work.later((tx) => silence(tx, person.id, now))
  const who = nameOf(person)
  await tellAdmins(work, (theirs) => ({
    text: wanted === 'stop' ? theirs.admin.stopped(who) : theirs.admin.wrongNumber(who),
  }))
  return { say: [{ text: wanted === 'stop' ? t.repair.stopped : t.repair.wrongNumber }] }
}
