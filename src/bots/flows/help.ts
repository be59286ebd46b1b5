/** Help by role, and a person when the bot is not enough. */
import { z } from 'zod'
import { holds } from '#core/people/person.ts'
import { tellAdmins } from '../desk/announce.ts'
import { nameOf } from '../desk/names.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'

export const helpFlow: Flow = {
  name: 'help',
  acts: z.object({}),
  commands: ['bantuan', 'help', 'admin'],
  words: ['bantuan', 'help', 'tolong', 'bantu', 'cara pakai', '?'],
  open: openHelp,
  tap: openHelp,
  hear: async (talk, input) => {
    if (input.kind !== 'text' || !/^(admin|orang|operator|manusia|cs)[.!?]*$/i.test(input.text.trim())) return undefined
    await tellAdmins(talk.work, (t) => ({ text: t.humanWanted(nameOf(talk.person)) }))
    return { say: [{ text: talk.t.humanCalled }], next: 'same' }
  },
}

/** What this person can do, in a few lines. Leaves what is under way as it was. */
export async function openHelp({ person, t }: Talk): Promise<Turn<never>> {
  const staff = person.roles.some(({ role }) => role !== 'vendor')
  const text = holds(person, 'vendor') && !staff ? t.help.vendor : staff ? t.help.staff : t.help.other
  return { say: [{ text }], next: 'same' }
}
