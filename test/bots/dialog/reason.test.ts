import { describe, expect, test } from 'vitest'
import { looksOtherwise, yesTo } from '#bots/dialog/reason.ts'

const AROUND = { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Jakarta' }

describe('while a reason is asked for', () => {
  test.each([
    'memang acara yang berbeda-beda',
    'pesertanya bertambah dari dua sudin',
    'acara dibatalkan',
    'salah tanggal',
    'jalan ditutup banjir',
    'sudah tidak diperlukan',
    'nomor rekening unit belum benar',
    'sopir perlu ditolong dulu',
    'mau dipakai minggu depan saja',
    'ada rapat lain pada hari yang sama di gedung itu',
    'bisa dipertanggungjawabkan karena narasumbernya dari luar kota',
  ])('“%s” is one', (words) => {
    expect(looksOtherwise(words, 'words', AROUND)).toBe(false)
  })

  test.each([
    'cari snack box',
    'nasi kotak dibawah 40rb',
    'berapa sisa pagu?',
    'kapan diantar',
    'lihat pesanan saya',
    'kue basah',
    'EO-0042',
    'mahal',
    'hmm',
    'boleh saya ganti dulu tanggalnya?',
  ])('“%s” is asked about', (words) => {
    expect(looksOtherwise(words, 'words', AROUND)).toBe(true)
  })

  test('a step that asks for a sentence by itself is not asked about a word', () => {
    expect(looksOtherwise('mahal', 'sentence', AROUND)).toBe(false)
    expect(looksOtherwise('mahal?', 'sentence', AROUND)).toBe(true)
  })
})

test('a typed yes counts under the question alone', () => {
  const question = {
    text: 'x' as never,
    choices: [[{ label: 'Ya', act: { flow: 'reason', do: 'yes', words: 'mahal' } }]],
  }
  expect(yesTo('ya', question)).toBe('mahal')
  expect(yesTo('Iya.', question)).toBe('mahal')
  expect(yesTo('ya tapi besok', question)).toBeUndefined()
  expect(yesTo('ya', { text: 'y' as never })).toBeUndefined()
})
