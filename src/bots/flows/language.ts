/** `/bahasa`: the other language, from the next word on. */
import { z } from 'zod'
import type { Person } from '#core/people/person.ts'
import { setLanguage } from '#db/people.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { messagesFor } from '../language/messages/index.ts'

export const languageFlow: Flow = {
  name: 'language',
  acts: z.object({}),
  commands: ['bahasa', 'language'],
  open: switchLanguage,
  tap: switchLanguage,
  always: async (talk, input) => {
    const wanted = input.kind === 'text' ? languageIn(input.text) : undefined
    return wanted && setTo(talk, wanted)
  },
}

const ASKED =
  /^(?:(?:tolong|please|pls|can|could|you|we|i|in|use|speak|switch|to|pakai|pake|ganti|ubah|dalam|bisa|mau|ke|bahasa|language|bhs) )*/i
const NAMED =
  /^(?:(english|inggris|enggres)|(indonesia|indonesian))(?: (?:please|pls|aja|saja|dong|ya|kak|pak|bu|instead|now|only))*[.!?]*$/i

/** "english please", "pakai bahasa inggris dong": the language that is asked for, and nothing besides. */
function languageIn(text: string): Person['language'] | undefined {
  const [, english, indonesian] = NAMED.exec(text.trim().replace(ASKED, '')) ?? []
  if (english) return 'en'
  return indonesian ? 'id' : undefined
}

/** Switches between Indonesian and English. */
export async function switchLanguage(talk: Talk): Promise<Turn<never>> {
  return setTo(talk, talk.person.language === 'id' ? 'en' : 'id')
}

function setTo({ person, work }: Talk, language: Person['language']): Turn<never> {
  work.later((tx) => setLanguage(tx, person.id, language))
  return { say: [{ text: messagesFor(language, person).languageSet }], next: 'same' }
}
