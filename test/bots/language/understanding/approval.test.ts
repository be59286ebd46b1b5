import { expect, test } from 'vitest'
import { readApproval } from '#bots/language/understanding/approval.ts'

test.each([
  ['acc', 'approve', undefined],
  ['Ok, setuju Bu 🙏', 'approve', undefined],
  ['setuju pesanan tadi', 'approve', undefined],
  ['saya acc ya', 'approve', undefined],
  ['oke', 'approve', undefined],
  ['tolak', 'reject', undefined],
  ['ga setuju', 'reject', undefined],
  ['di tolak aja', 'reject', undefined],
  ['tolak, kemahalan', 'reject', 'kemahalan'],
  ['Tolak karena acaranya batal', 'reject', 'acaranya batal'],
  ['tidak setuju bu, pagunya tinggal Rp2.000.000', 'reject', 'pagunya tinggal Rp2.000.000'],
  ['kenapa mahal?', 'askExplanation', 'kenapa mahal?'],
  ['kok 300 box?', 'askExplanation', 'kok 300 box?'],
  ['untuk acara apa?', 'askExplanation', 'untuk acara apa?'],
  ['minta penjelasan dulu', 'askExplanation', 'minta penjelasan dulu'],
])('“%s” is %s', (text, as, words) => {
  expect(readApproval(text)).toMatchObject({ as, ...(words === undefined ? {} : { words }) })
  if (words === undefined) expect(readApproval(text)?.words).toBeUndefined()
})

test.each([
  'nasi kotak dibawah 40rb',
  'tolak angin 2 box',
  'ada nasi ayam?',
  'setuju kalau jam 12 dan 80 box',
  'pesen 100 nasi ayam buat acara rabu',
  'kenapa belum dibayar?',
  'udah diterima semua',
  'terima kasih',
])('“%s” is no such answer', (text) => expect(readApproval(text)).toBeUndefined())
