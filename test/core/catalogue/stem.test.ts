import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rootCandidates, stem } from '#core/catalogue/stem.ts'
import { FORMS } from './verb-forms.ts'

const knows =
  (...roots: string[]) =>
  (word: string) =>
    roots.includes(word)
const knowsNothing = () => false

describe('the root of a word', () => {
  test.each(FORMS)('%s comes from %s', (form, root) => {
    expect(stem(form, knowsNothing)).toBe(root)
  })

  test('the table is as long as the one that Snowball was measured on', () => {
    expect(FORMS.length).toBeGreaterThanOrEqual(142)
  })

  test.each([
    ['penggilasan', 'gilas'],
    ['mengelupas', 'kelupas'],
    ['penyiangan', 'siang'],
    ['memanasinya', 'panas'],
    ['pengotoran', 'kotor'],
    ['bersenjata', 'senjata'],
  ])('%s comes from %s once the catalogue knows that word', (form, root) => {
    expect(stem(form, knows(root))).toBe(root)
  })

  test('a word whose root nobody knows is left whole', () => {
    expect(stem('pengglorfan', knowsNothing)).toBe('pengglorfan')
  })

  test.each([
    'teman',
    'ikan',
    'keran',
    'bulan',
    'tahun',
    'kemeja',
    'meja',
    'menteng',
    'beras',
    'santan',
    'taman',
    'permen',
    'terpal',
    'diploma',
    'selendang',
    'pensil',
    'peci',
    'karton',
    'serbet',
    'kedelai',
    'pepaya',
    'penggaris',
    'jajan',
    'kabel',
    'ketan',
  ])('%s only looks as if it carried an affix', (word) => {
    expect(stem(word, knows('mak', 'meja', 'karung', 'garis', 'tan', 'das', 'sil'))).toBe(word)
  })

  test('two verbs in one sound: the verb is meant, not the thing', () => {
    expect(stem('mengemas', knows('emas'))).toBe('kemas')
    expect(stem('mengubah', knows('kubah'))).toBe('ubah')
  })

  test('figures and sizes are never cut', () => {
    expect(stem('60x160', knowsNothing)).toBe('60x160')
  })

  test('any text gives a root, and the same one again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,25}$/), (word) => {
        const root = stem(word, (candidate) => candidate.length % 3 === 0)
        expect(root.length).toBeGreaterThan(0)
        expect(rootCandidates(word)[0] === word || word.length < 3).toBe(true)
        expect(stem(word, (candidate) => candidate.length % 3 === 0)).toBe(root)
      }),
    )
  })
})
