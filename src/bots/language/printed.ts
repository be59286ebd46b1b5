/**
 * All messages as a table for review: what each language says under each name, with `{facts}` where a sentence has them.
 * A function is called with stand-ins that print their own names; a sentence that no stand-in can fill shows its source.
 */
import { formatsFor } from './format.ts'
import { english } from './messages/en.ts'
import { indonesian } from './messages/id.ts'
import type { Messages } from './messages/index.ts'
import { inRegister, PLAIN_REGISTER } from './register.ts'

export interface PrintedMessage {
  /** Such as `vendor.accepted`. */
  readonly name: string
  readonly id: string
  readonly en: string
}

/** Every message of both languages, in the order of the table; a name that one language lacks stands empty there. */
export function printedMessages(): readonly PrintedMessage[] {
  const [id, en] = [printed(indonesian(formatsFor('id'))), printed(english(formatsFor('en')))]
  const names = [...new Set([...id.keys(), ...en.keys()])]
  return names.map((name) => ({ name, id: id.get(name) ?? '', en: en.get(name) ?? '' }))
}

function printed(table: Messages): Map<string, string> {
  return new Map(inRegister([...sentencesIn(table, '')], PLAIN_REGISTER))
}

function* sentencesIn(value: unknown, name: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [name, value]
  else if (typeof value === 'function') yield [name, filled(value as Sentence)]
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* sentencesIn(inner, name === '' ? key : `${name}.${key}`)
}

type Sentence = (...facts: readonly unknown[]) => unknown

function filled(sentence: Sentence): string {
  try {
    const told = textOf(sentence(...parameterNames(sentence).map(standIn)))
    return told.trim() === '' ? sourceOf(sentence) : told
  } catch {
    return sourceOf(sentence)
  }
}

/** It wants a fact of a certain kind, such as a role or an amount: its own words are the best there is. */
function sourceOf(sentence: Sentence): string {
  return sentence.toString().replace(/\s+/g, ' ')
}

/** What was said, or the sentences of a whole page. */
function textOf(told: unknown): string {
  if (typeof told === 'string') return told
  if (Array.isArray(told)) return told.map(textOf).join('\n')
  return typeof told === 'object' && told !== null ? Object.values(told).map(textOf).join('\n') : String(told ?? '')
}

const PARAMETERS = /^(?:async\s*)?(?:function\s*\w*\s*)?\(([\s\S]*?)\)\s*(?:=>|\{)|^(\w+)\s*=>/

/** As the sentence calls its facts; those that it takes apart at once have no name of their own. */
function parameterNames(sentence: Sentence): string[] {
  const [, list = '', single] = PARAMETERS.exec(sentence.toString()) ?? []
  if (single !== undefined) return [single]
  const flat = list.replace(/\{[^{}]*\}|\[[^[\]]*\]/g, 'facts')
  const names = flat.split(',').map((part) => part.split('=')[0]?.trim() ?? '')
  return names.filter((name) => name !== '')
}

/** A fact that is any kind of value, and prints as its name. */
function standIn(name: string): unknown {
  const methods: Readonly<Record<string, unknown>> = {
    map: (told: Sentence) => [told(standIn(`${name}[]`), 0)],
    flatMap: (told: Sentence) => [told(standIn(`${name}[]`), 0)].flat(),
    filter: () => standIn(name),
    join: () => `{${name}}`,
    toString: () => `{${name}}`,
  }
  return new Proxy(() => undefined, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 1 : `{${name}}`)
      if (key === Symbol.iterator) return () => [standIn(`${name}[]`)][Symbol.iterator]()
      if (typeof key === 'symbol') return undefined
      return Object.hasOwn(methods, key) ? methods[key] : standIn(name === 'facts' ? key : `${name}.${key}`)
    },
    apply: () => standIn(name),
  })
}
