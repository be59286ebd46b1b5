/** Every question of every conversation has other words, in both languages, and a word on why it cannot be left out. */
import { describe, expect, test } from 'vitest'
import { asksAgain, correctionIn, gist, isFarewell, isSkip } from '#bots/dialog/repair.ts'
import { FLOWS } from '#bots/flows/index.ts'
import { messagesFor } from '#bots/language/messages/index.ts'
import { say } from '#bots/markup.ts'
import { questionsOf } from '../../support/questions.ts'

const text = (words: string) => ({ kind: 'text', text: words }) as const

describe.each(['id', 'en'] as const)('in %s', (language) => {
  const { asked } = messagesFor(language).repair

  test('each question is said in other words', () => {
    const without = questionsOf(FLOWS).filter(({ flow, step }) => !asked[flow]?.steps[step])
    expect(without).toEqual([])
  })

  test('no words are kept for a question that nobody asks', () => {
    const known = new Set(questionsOf(FLOWS).map(({ flow, step }) => `${flow}.${step}`))
    const words = Object.entries(asked).flatMap(([flow, { steps }]) =>
      Object.keys(steps).map((step) => `${flow}.${step}`),
    )
    expect(words.filter((name) => !known.has(name))).toEqual([])
  })

  test('what cannot be left out says why, and what can has a way', () => {
    const skippable = questionsOf(FLOWS).filter(({ flow, step }) => asked[flow]?.steps[step]?.needed === undefined)
    expect(skippable.filter(({ flow }) => !FLOWS.find(({ name }) => name === flow)?.skip)).toEqual([])
    expect(skippable.length).toBeGreaterThan(7)
  })

  test('they are short enough to be read on a phone', () => {
    const long = Object.entries(asked).flatMap(([flow, { steps }]) =>
      Object.entries(steps)
        .filter(([, { how, needed = '' }]) => how.length > 260 || needed.length > 160)
        .map(([step]) => [flow, step]),
    )
    expect(long).toEqual([])
  })
})

test.each([
  ['eh salah, maksudnya 80', '80'],
  ['Eh salah maksudnya jam 1', 'jam 1'],
  ['maksud saya rabu', 'rabu'],
  ['ralat: 90', '90'],
  ['bukan, maksudnya di balaikota', 'di balaikota'],
  ['salah ketik, 80', '80'],
  ['aduh maaf, harusnya 28rb', '28rb'],
  ['sorry, I meant 80', '80'],
  ['eh salah kak, maksudnya 90', '90'],
  ['eh salah', ''],
  ['aduh salah kak', ''],
  ['salah alamat', undefined],
  ['80', undefined],
  ['salah satu penjual saja', undefined],
  ['bukan yang itu', undefined],
])('“%s” corrects with %o', (words, meant) => expect(correctionIn(text(words))).toBe(meant))

test.each(['lewati', 'Lewati aja', 'skip', 'dilewati saja', 'skip dulu kak'])('“%s” leaves a question out', (words) =>
  expect(isSkip(words)).toBe(true),
)
test.each(['lewat pintu belakang', 'jangan dilewati', 'skipper'])('“%s” does not', (words) =>
  expect(isSkip(words)).toBe(false),
)

test.each([
  'makasih kak',
  'ok',
  'oke makasih',
  'baik, terima kasih banyak ya kak 🙏',
  'jangan wa saya lagi',
  '🙏',
  'stop wa',
])('“%s” leaves somebody silent', (words) => expect(isFarewell(text(words))).toBe(true))
test.each(['menu', 'EO-0042 siap', 'siap kak', 'ya bisa', 'halo kak', 'orderan saya'])(
  '“%s” brings them back',
  (words) => expect(isFarewell(text(words))).toBe(false),
)

test.each(['sampai mana tadi', 'sampe mana ya tadi?', 'kita sampai mana kak', 'ulangi dong', 'where was I?'])(
  '“%s” asks to be told again',
  (words) => expect(asksAgain(words)).toBe(true),
)
test.each(['sampai mana barangnya', 'ulangi pesanan kemarin', 'sampai jam berapa'])('“%s” does not', (words) =>
  expect(asksAgain(words)).toBe(false),
)

test('what a person wrote does not make the same sentence another one', () => {
  const nothing = (words: string) => gist(say`Tidak ada barang untuk “${words}”. Coba lagi.`)
  expect(nothing('qwerty')).toBe(nothing('asdf'))
  expect(gist(say`Satu.`)).not.toBe(gist(say`Dua.`))
})
