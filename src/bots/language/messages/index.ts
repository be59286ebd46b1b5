/** Every sentence that a person reads, once per language. The Indonesian is written first; the English must match. */
import type { Language } from '#core/people/person.ts'
import { formatsFor } from '../format.ts'
import { english } from './en.ts'
import { indonesian } from './id.ts'

/** The whole table of a language: a missing sentence or a wrong fact does not compile. */
export type Messages = ReturnType<typeof indonesian>

const tables: Readonly<Record<Language, Messages>> = {
  id: indonesian(formatsFor('id')),
  en: english(formatsFor('en')),
}

/** The sentences of a language. */
export function messagesFor(language: Language): Messages {
  return tables[language]
}
