/** Every sentence that a person reads, once per language. The Indonesian is written first; the English must match. */
import type { Language } from '#core/people/person.ts'
import { formatsFor } from '../format.ts'
import { inRegister, PLAIN_REGISTER, registerOf } from '../register.ts'
import { english } from './en.ts'
import { indonesian } from './id.ts'

/** The whole table of a language: a missing sentence or a wrong fact does not compile. */
export type Messages = ReturnType<typeof indonesian>

const written: Readonly<Record<Language, Messages>> = {
  id: indonesian(formatsFor('id')),
  en: english(formatsFor('en')),
}

/** A table for each way in which people are called; there are few. */
const tables = new Map<string, Messages>()

/** The sentences of a language, in the words for this reader; without one, as for somebody of whom nothing is known. */
export function messagesFor(language: Language, reader?: Reader | undefined): Messages {
  const register = reader ? registerOf(reader) : PLAIN_REGISTER
  const key = [language, ...Object.values(register)].join(' ')
  const known = tables.get(key)
  if (known) return known
  const { formats } = written[language]
  const made = { ...inRegister({ ...written[language], formats: undefined }, register), formats } as Messages
  tables.set(key, made)
  return made
}

type Reader = Parameters<typeof registerOf>[0]
