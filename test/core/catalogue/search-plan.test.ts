import { describe, expect, test } from 'vitest'
import {
  broadened,
  type KnownWord,
  recognised,
  searchedWords,
  tsqueryOf,
  tsqueryWithout,
  type Wanted,
  wantedOf,
} from '#core/catalogue/search-plan.ts'

const known = (word: string, products: number, root = word): KnownWord => ({ word, root, products })
const want = (root: string, products = 10): Wanted => ({ words: [root], alternatives: [[root]], products })

describe('the words that count', () => {
  test('wishes and fillers are left out, unless nothing else was said', () => {
    expect(searchedWords(['tolong', 'carikan', 'snack', 'yang', 'murah'])).toEqual(['snack'])
    expect(searchedWords(['yang', 'murah'])).toEqual(['yang', 'murah'])
  })

  test('a story is read to its sixth word', () => {
    expect(searchedWords('satu dua tiga empat lima enam tujuh'.split(' '))).toHaveLength(6)
  })
})

describe('what a word asks for', () => {
  test('an affixed word is its root when the catalogue has that', () => {
    const vocabulary = new Map([['kilap', known('kilap', 5)]])
    expect(recognised('mengkilapkan', vocabulary)?.root).toBe('kilap')
    expect(recognised('mengkilapkan', new Map())).toBeUndefined()
  })

  test('another word for it is the one that the catalogue uses', () => {
    expect(recognised('boks', new Map([['kotak', known('kotak', 5)]]))?.root).toBe('kotak')
  })

  test('a word that vendors misspelt keeps the word that was meant beside it', () => {
    const wanted = wantedOf('kotk', known('kotk', 17), [known('kotak', 54_000), known('kopi', 900)])
    expect(wanted).toMatchObject({ alternatives: [['kotk'], ['kotak']], readAs: 'kotak' })
  })

  test('a rare word with only rare neighbours stays itself', () => {
    expect(wantedOf('talas', known('talas', 3), [known('talam', 20)])).toMatchObject({ alternatives: [['talas']] })
  })

  test('of several words as near, the commonest is meant', () => {
    expect(wantedOf('gelaz', undefined, [known('gelas', 90), known('gelap', 2)])).toMatchObject({ readAs: 'gelas' })
  })

  test('three letters are too few to guess at', () => {
    expect(wantedOf('xqz', undefined, [known('xqy', 90)])).toBeUndefined()
  })

  test('a beginning stands for every word that it begins', () => {
    const wanted = wantedOf('tump', undefined, [known('tumpeng', 40), known('tumpukan', 9, 'tumpuk')])
    expect(wanted?.alternatives).toEqual([['tumpeng'], ['tumpuk']])
  })
})

describe('something broader', () => {
  test('a phrase becomes what it is made of, with its words kept for the answer', () => {
    const vocabulary = new Map(['nasi', 'kotak'].map((word) => [word, known(word, 7)]))
    const [wish, ...others] = broadened([want('konsumsi', 0), want('rapat')], vocabulary)
    expect(others).toEqual([])
    expect(wish?.words).toEqual(['konsumsi', 'rapat'])
    expect(wish?.alternatives).toContainEqual(['nasi', 'kotak'])
    expect(wish?.products).toBe(7)
  })

  test('a word that only means something in a phrase is dropped outside it', () => {
    expect(broadened([want('keras', 0), want('kursi')], new Map())).toEqual([want('kursi')])
  })
})

describe('what the index is asked', () => {
  test('narrow is names and subcategories, a single word its etalase as well, wide is everything', () => {
    expect(tsqueryOf([want('nasi'), want('kotak')], 'narrow')).toBe("((('nasi'))) & ((('kotak')))")
    expect(tsqueryOf([want('cetak')], 'narrow')).toBe("((('cetak' | 'k:cetak')))")
    expect(tsqueryOf([want('cetak')], 'wide')).toBe("((('cetak' | 'k:cetak' | 'v:cetak' | 'd:cetak')))")
    expect(tsqueryOf([want('kertas'), want('a4')], 'head')).toBe("((('n:kertas'))) & ((('a4')))")
  })

  test('leaving one out asks for every pair of three', () => {
    expect(tsqueryWithout([want('a1'), want('b2'), want('c3')], 1, 'narrow').split(' | ')).toHaveLength(3)
  })
})
