import { expect, test } from 'vitest'
import { readNumbers } from '#bots/language/understanding/index.ts'

const values = (text: string) => readNumbers(text).map(({ value }) => value)

test.each([
  ['seratus dua puluh', [120]],
  ['dua puluh lima box', [25]],
  ['sebelas', [11]],
  ['2 lusin', [24]],
  ['sekodi', [20]],
  ['setengah lusin', [6]],
  ['dua setengah lusin', [30]],
  ['seribu juta', [1e9]],
  ['1e9', [1e9]],
  ['-5', [-5]],
  ['0', [0]],
  ['1.500 lembar', [1500]],
  ['lemper 100, risol 80, pastel 0', [100, 80, 0]],
  ['tenaga saya cuma berdua', []],
])('%s is read as %j', (text, expected) => {
  expect(values(text)).toEqual(expected)
})

test('hours and days are not quantities', () => {
  expect(values('100 box tgl 5 jam 11')).toEqual([100])
})

test('a relative number is told apart from an absolute one', () => {
  expect(readNumbers('tambah 20 lagi')[0]).toMatchObject({ value: 20, change: 'add' })
  expect(readNumbers('kurang 10 ya')[0]).toMatchObject({ value: 10, change: 'take' })
  expect(readNumbers('setengahnya aja')[0]).toMatchObject({ value: 0.5, change: 'scale' })
  expect(readNumbers('jadiin 120')[0]).toMatchObject({ value: 120, change: 'set' })
})

test('a gift on top is marked, so that it is not ordered', () => {
  expect(readNumbers('100 box + 5 bonus').map(({ value, bonus }) => [value, bonus])).toEqual([
    [100, false],
    [5, true],
  ])
})

test('the thing that is counted comes along', () => {
  expect(readNumbers('pesen 100 nasi ayam bakar buat rabu')[0]).toMatchObject({ value: 100, item: 'nasi ayam bakar' })
})
