import { expect, test } from 'vitest'
import { type Question, understandLine } from '#bots/language/understanding/index.ts'
import { NOW } from '../phrase-files.ts'

const read = (text: string, as: 'vendor' | 'staff', asked?: Question, now = NOW) =>
  understandLine(text, { as, now, ...(asked === undefined ? {} : { asked }) })

test.each([
  ['kalo udah lunas baru saya kirim', 'vendor', 'idle'],
  ['kalau sampai magrib ga dibales berarti saya batal', 'vendor', 'idle'],
  ['kata ojolnya udah nyampe, saya pastiin dulu', 'vendor', 'idle'],
  ['kepencet maaf, tadi bukan jawaban', 'vendor', undefined],
  ['keponakan saya yang jawab siap tadi bu', 'vendor', undefined],
  ['nanti habis isya saya kabarin bisa enggaknya', 'vendor', 'when'],
  ['kalau jumlahnya cocok baru saya tandatangani terimanya', 'staff', 'receive'],
  ['menurut resepsionis udah dateng, tapi saya belum cek', 'staff', 'receive'],
  ['bu kabag titip pesan: setuju', 'staff', 'approve'],
  ['jangan diproses dulu, masih saya pelajari', 'staff', 'yes-no'],
] as const)('"%s" leads to a question', (text, as, asked) => {
  expect(read(text, as, asked)).toMatchObject({ intent: 'AMBIG', certain: false })
})

test.each([
  ['kenapa enggak', 'ACCEPT'],
  ['ga ada pesanan yang ga bisa bu', 'ACCEPT'],
  ['keberatan? enggak lah', 'ACCEPT'],
  ['sanggup sih sanggup pak', 'ACCEPT'],
  ['iya siap, eh engga deng', 'REJECT:unspecified'],
  ['coba dari minggu lalu pesennya, pasti keburu', 'REJECT:lead_time'],
  ['tadinya mau saya ambil kalau ibu ngabarin lebih awal', 'REJECT:lead_time'],
  ['risol oke, lumpia nyerah', 'PARTIAL'],
  ['saya lagi nyetir jadi lewat suara aja, intinya saya sanggup', 'ACCEPT'],
])('"%s" is heard as %s and asked', (text, intent) => {
  expect(read(text, 'vendor')).toMatchObject({ intent, certain: false })
})

test('no figure of speech refuses or takes a part by itself', () => {
  const texts = [
    'ga ada yang ga bisa buat ibu mah',
    'kekejar lah itu, cuma 40 dus',
    'sanggup 50 hari ini, 50 lagi besok',
  ]
  expect(texts.filter((text) => read(text, 'vendor').certain)).toEqual([])
  expect(read('bagus banget, pesan 50 datang 30', 'staff', 'receive').intent).toBe('COMPLAIN')
})

test('a yes to "shall it be called off?" calls off, and accepts nothing', () => {
  for (const text of ['betul, batal', 'iya pak yakin, dibatalin aja'])
    expect(read(text, 'vendor', 'yes-no')).toMatchObject({ intent: 'CANCEL', certain: true })
  expect(read('betul, batal', 'vendor').certain).toBe(false)
})

test('not being willing refuses, and a narrower search is a search', () => {
  expect(read('belum bersedia menerima', 'vendor')).toMatchObject({ intent: 'REJECT:unspecified', certain: true })
  expect(read('yang di jaksel aja', 'staff').intent).toBe('BROWSE')
})

test('since Monday is past, a time off lies ahead, and a name is no place', () => {
  const friday = Date.parse('2026-11-27T09:00:00+07:00')
  const said = (text: string) => read(text, 'vendor', 'idle', friday).slots
  expect(said('belum cair juga nih dari senin').when).toMatchObject({ day: '2026-11-23', past: true })
  expect(said('lebaran kami libur dari tgl 20 sampe 25').when).toMatchObject({
    day: '2026-12-20',
    untilDay: '2026-12-25',
    past: false,
  })
  expect(said('barang sudah diterima satpam namanya pak udin')).toMatchObject({ place: 'satpam', person: 'udin' })
})
