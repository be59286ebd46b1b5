import { expect, test } from 'vitest'
import { type Question, understandLine } from '#bots/language/understanding/index.ts'
import { binds, NOW } from '../phrase-files.ts'
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
