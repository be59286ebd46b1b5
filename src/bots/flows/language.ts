/** `/bahasa`: the other language, from the next word on. */
import { z } from 'zod'
import { setLanguage } from '#db/people.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { messagesFor } from '../language/messages/index.ts'

export const languageFlow: Flow = {
  name: 'language',
  acts: z.object({}),
  commands: ['bahasa', 'language'],
  words: ['english', 'bahasa indonesia'],
  open: switchLanguage,
  tap: switchLanguage,
}

/** Switches between Indonesian and English. */
export async function switchLanguage({ person, work }: Talk): Promise<Turn<never>> {
  const language = person.language === 'id' ? 'en' : 'id'
  work.later((tx) => setLanguage(tx, person.id, language))
  return { say: [{ text: messagesFor(language, person).languageSet }], next: 'same' }
}
