import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Question, understandLine } from '#bots/language/understanding/index.ts'
import { binds, NOW, type Phrase, phrasesOf, SETS } from '../phrase-files.ts'
import { BEFORE, BEHIND } from './asides.ts'
import { CALLED_OFF, FRAMES, framed, NOES, OFFERS, TAKEN_BACK, TURNS, YESES } from './frames.ts'

type Speaker = 'vendor' | 'staff'
const HEARD: readonly (readonly [Speaker, Question | undefined])[] = [
  ['vendor', undefined],
  ['vendor', 'idle'],
  ['vendor', 'yes-no'],
  ['vendor', 'quantity'],
  ['vendor', 'when'],
  ['staff', 'approve'],
  ['staff', 'yes-no'],
  ['staff', 'receive'],
  ['staff', undefined],
]
const ALL = [...YESES, ...NOES, ...CALLED_OFF, ...OFFERS]

const read = (text: string, as: Speaker, asked: Question | undefined) =>
  understandLine(text, { as, now: NOW, ...(asked === undefined ? {} : { asked }) })

/** Texts that bind although they are framed; "jam 1 boleh ga?" may, being a proposal that the other side answers. */
function bound(frames: readonly string[], as: Speaker, asked: Question | undefined): readonly string[] {
  return frames.flatMap((frame) =>
    ALL.map((phrase) => framed(frame, phrase)).filter((text) => {
      const line = read(text, as, asked)
      return binds(line) && !(line.intent === 'RESCHEDULE' && /\?|\bg[ae]\b/.test(text))
    }),
  )
}

test.each(HEARD)(
  '%s, asked %s: what is asked, supposed, denied, put off, told of others or taken back binds nobody',
  (as, asked) => {
    expect(bound(FRAMES, as, asked)).toEqual([])
  },
)

test('a reason that is asked about, supposed or taken back is no refusal yet', () => {
  expect(bound(TAKEN_BACK, 'vendor', 'reason')).toEqual([])
})

test.each(HEARD)('%s, asked %s: a denied yes is no yes, and a denied no is no no', (as, asked) => {
  const turned = (phrases: readonly string[], never: RegExp) =>
    TURNS.flatMap((frame) => phrases.map((phrase) => framed(frame, phrase))).filter((text) => {
      const line = read(text, as, asked)
      return line.certain && never.test(line.intent)
    })
  expect(turned(YESES, /^(ACCEPT|RECEIVED|PARTIAL|RESCHEDULE)/)).toEqual([])
  expect(turned([...NOES, ...CALLED_OFF], /^(REJECT|CANCEL|PARTIAL|RESCHEDULE)/)).toEqual([])
  expect(turned(OFFERS, /^(PARTIAL|RESCHEDULE)/)).toEqual([])
})

test('what stands alone still binds: nobody is asked twice without need', () => {
  const unsure = [...YESES, ...NOES, ...CALLED_OFF, ...OFFERS].filter(
    (phrase) => !binds(read(phrase, 'vendor', undefined)),
  )
  expect(unsure).toEqual([])
})

test.each([
  'ya',
  'y',
  'iya',
  'ok',
  'betul',
  'bener kak',
  'ya betul',
  'sudah benar',
  'siap',
  'sip',
  'setuju',
  'lanjut',
  'yoi',
  'oke gas',
])('asked yes or no, "%s" is a yes', (text) => {
  for (const as of ['vendor', 'staff'] as const)
    expect(read(text, as, 'yes-no')).toMatchObject({ intent: 'ACCEPT', certain: true })
})

test('a word that nothing explains leads to a question, whatever it is', () => {
  const words = ['kadrun', 'kemplang', 'xyzzy', 'ledger', 'marjinal', 'bohlam', 'mercon', 'ketupat sayur', 'kopling']
  const texts = ALL.flatMap((phrase) =>
    words.flatMap((word) => [`${phrase} ${word}`, `${word} ${phrase}`, `${phrase}, ${word}`]),
  )
  // "siap bu Marjinal" names a person.
  const notNames = texts.filter((text) => !/\b(bu|kak|bang) [a-z ]+$/.test(text))
  expect(notNames.filter((text) => binds(read(text, 'vendor', undefined)))).toEqual([])
})

/** Labelled phrases that accept, refuse, call off, send, hand over or receive when they stand alone. */
const COMMITTING: readonly Phrase[] = SETS.flatMap(phrasesOf).filter(
  (each) => /^(ACCEPT|REJECT|CANCEL|SHIP|DELIVERED|RECEIVED)/.test(each.intent) && each.asked !== 'reason',
)

test('whatever commits when it stands alone commits nobody with a condition, a question, a doubt or hearsay on it', () => {
  const phrase = fc.constantFrom(...COMMITTING)
  const before = fc.constantFrom(...Object.values(BEFORE).flat())
  const behind = fc.constantFrom(...Object.values(BEHIND).flat())
  const bare = (text: string) => text.replace(/[.!?]+$/, '')
  const put = fc.oneof(
    fc.tuple(phrase, before).map(([each, words]) => ({ ...each, phrase: `${words} ${each.phrase}` })),
    fc.tuple(phrase, behind).map(([each, words]) => ({ ...each, phrase: `${bare(each.phrase)}${words}` })),
    phrase.map((each) => ({ ...each, phrase: `"${each.phrase}"` })),
  )
  const bindsAll = (each: Phrase) => {
    const line = read(each.phrase, each.as, each.asked)
    // A time put as a question is a proposal, which the other side answers.
    return binds(line) && line.intent !== 'RESCHEDULE'
  }
  fc.assert(
    fc.property(put, (each) => !bindsAll(each)),
    { numRuns: 6_000, seed: 2_026 },
  )
})

test('a part or another time beside a yes is no plain yes', () => {
  const yes = fc.constantFrom(...COMMITTING.filter(({ intent, as }) => intent === 'ACCEPT' && as === 'vendor'))
  const more = fc.constantFrom(', tapi cuma 50', ', tapi 70 aja', ' tapi jam 1', ', bisanya lusa', ' separo dulu')
  fc.assert(
    fc.property(yes, more, ({ phrase }, words) => {
      const line = read(`${phrase}${words}`, 'vendor', undefined)
      return !(line.certain && /^(ACCEPT|REJECT|CANCEL)/.test(line.intent))
    }),
    { numRuns: 1_500, seed: 2_026 },
  )
})
