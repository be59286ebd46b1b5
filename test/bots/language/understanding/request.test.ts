import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRequest, readSearch } from '#bots/language/understanding/index.ts'
import { NOW } from '../phrase-files.ts'

const read = (text: string) => readRequest(text, { now: NOW })
/** Things as "100 nasi ayam", "+2 dus air mineral", "×0.5". */
const things = (text: string) =>
  read(text).items.map(({ words, quantity, unit, change }) =>
    [`${{ set: '', add: '+', take: '-', scale: '×' }[change]}${quantity ?? ''}`, unit, ...words]
      .filter(Boolean)
      .join(' '),
  )

describe('things and amounts', () => {
  test.each([
    ['pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota, yang halal', ['100 nasi ayam bakar']],
    [
      'snack box 50 sama air mineral 2 dus besok pagi jam 8 ke kantor walikota jaksel',
      ['50 snack box', '2 dus air mineral'],
    ],
    ['kertas a4 10 rim', ['10 rim kertas a4']],
    ['beli kertas f4 20 rim dan a4 30 rim', ['20 rim kertas f4', '30 rim kertas a4']],
    ['air mineral 330 ml 5 dus', ['5 dus air mineral 330ml']],
    ['air mineral gelas 220ml 10 dus buat senin pagi', ['10 dus air mineral gelas 220ml']],
    ['spanduk 3x1 meter 2 lembar', ['2 lembar spanduk 3x1']],
    ['kertas hvs 70 gsm 5 rim', ['5 rim kertas hvs 70gsm']],
    ['beli pensil 2b 3 lusin', ['36 lusin pensil 2b']],
    ['toner hp 85a 2 biji', ['2 pcs toner hp 85a']],
    [
      'selusin kue lapis, 2 lusin risol, sama 100 lemper buat jumat',
      ['12 lusin kue lapis', '24 lusin risol', '100 lemper'],
    ],
    ['setengah lusin toner hp 12a', ['6 lusin toner hp 12a']],
    ['kaos polo ukuran L 20 pcs dan XL 15 pcs', ['20 pcs kaos polo l', '15 pcs kaos polo xl']],
    ['sewa tenda 2 kursi 100 sound system 1 buat sabtu', ['2 tenda', '100 kursi', '1 sound system']],
    ['nasi box dan snack box masing-masing 50 buat besok', ['50 nasi box', '50 snack box']],
    ['kopi sama teh 40 cup buat besok jam 8 pagi', ['kopi', '40 cup teh']],
    ['order 150 goodie bag isi tumbler dan payung', ['150 goodie bag tumbler payung']],
    ['nasi kotak 25rb an 100 kotak lusa siang di lobi gedung G', ['100 kotak nasi kotak']],
    ['nasi box, 100 ya', ['100 nasi box']],
    ['butuh spanduk 4x1 m buat upacara tgl 28', ['spanduk 4x1']],
    ['tambah 20 lagi', ['+20']],
    ['tambah air mineral 2 dus', ['+2 dus air mineral']],
    ['kurangi 5', ['-5']],
    ['kurangin jadi 45 dong', ['45']],
    ['jadiin 120', ['120']],
    ['setengahnya aja', ['×0.5']],
    ['jadi 100 nasinya, snacknya 80', ['100 nasi', '80 snack']],
    ['servis ac 5 unit 1pk di kantor rabu depan', ['5 unit servis ac 1pk']],
    ['nasi bakar 25 box buat selasa, ratingnya bagus', ['25 kotak nasi bakar']],
    ['plakat 3 buah buat kamis, desainnya nyusul', ['3 buah plakat']],
    ['yang kemarin diulang', []],
    ['halo', []],
  ])('%s', (text, wanted) => expect(things(text)).toEqual(wanted))
})

test.each([
  ['pesen 100 nasi ayam bakar', 'order'],
  ['nasi ayam bakar 100 box, snack 100, besok jam 11', 'order'],
  ['tambah 20 lagi', 'change'],
  ['jadi 60 aja', 'change'],
  ['kirim jam 9 ke kantor kecamatan gambir', 'change'],
  ['pindah ke hari rabu jam 10', 'change'],
  ['ganti yang lebih murah', 'replace'],
  ['ganti ayamnya jadi ikan', 'replace'],
  ['ganti vendor lain', 'replace'],
  ['hapus snacknya', 'remove'],
  ['yang kemarin diulang', 'repeat'],
  ['samain kayak pesanan bulan lalu', 'repeat'],
  ['kayak biasa aja', 'repeat'],
  ['bandingin 3 vendor tumpeng', 'compare'],
  ['cari nasi box 40 ribuan deket balaikota', 'search'],
  ['yg paling murah mana', 'search'],
  ['catatan: jangan pedas', 'note'],
  ['ga pake sambel', 'note'],
  ['jangan yang ada kacang', 'note'],
  ['halo', 'none'],
])('%s is a %s', (text, kind) => expect(read(text).kind).toBe(kind))

describe('when, where, and what an offer must be', () => {
  test('the day, hour, place and limits stand beside the things', () => {
    expect(read('pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota, yang halal')).toMatchObject({
      when: { day: '2026-11-25', hour: '11:00' },
      place: 'balaikota',
      wants: { halal: true },
    })
    expect(read('order snack 75 pax tgl 5 desember pkl 08.00 ruang rapat lt 12')).toMatchObject({
      when: { day: '2026-12-05', hour: '08:00' },
      place: 'ruang rapat lt 12',
    })
    expect(read('nasi kotak maksimal 30rb buat 150 orang').wants).toEqual({ priceMax: 30_000 })
    expect(read('cari nasi box 40 ribuan deket balaikota').wants).toEqual({ about: 40_000, near: 'balaikota' })
    expect(read('kirim ke lantai 5 gedung blok G jam 10')).toMatchObject({
      place: 'lantai 5 gedung blok G',
      when: { hour: '10:00' },
    })
  })

  test('a day that is gone this month is next month’s, because nobody orders for the past', () => {
    expect(read('mau pesen tumpeng 2 buat tgl 17').when).toMatchObject({ day: '2026-12-17', past: false })
  })

  test('yesterday names an order and not a day to deliver', () => {
    const { again, when } = read('pesan lagi yang kemarin buat besok jam 9')
    expect(again?.day).toBe('2026-11-22')
    expect(when).toMatchObject({ day: '2026-11-24', hour: '09:00' })
  })

  test('what is replaced, compared or left out is kept', () => {
    expect(read('ganti ayamnya jadi ikan')).toMatchObject({ instead: ['ayam'], items: [{ words: ['ikan'] }] })
    expect(read('bandingin 3 vendor tumpeng')).toMatchObject({ compare: 3, items: [{ words: ['tumpeng'] }] })
    expect(read('mau snack 35 kotak besok jam 8, isinya jangan ada kacang').note).toBe('isinya jangan ada kacang')
  })
})

test('sizes are part of the name in a search too', () => {
  expect(readSearch('kertas a4')).toEqual({ words: ['kertas', 'a4'] })
  expect(readSearch('air mineral 330 ml')).toEqual({ words: ['air', 'mineral', '330ml'] })
  expect(readSearch('yang lebih deket').sort).toBe('distance')
})

test('any text is taken apart without failing, and an amount is never invented', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      for (const { quantity } of read(text).items)
        if (quantity !== undefined) expect(Number.isNaN(quantity)).toBe(false)
    }),
  )
})
