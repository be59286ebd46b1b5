import { describe, expect, test } from 'vitest'
import { linesAskedAbout, linesNamed } from '#core/budget/named.ts'

const LINES = [
  { rupCode: '52601007', name: 'Belanja Makanan dan Minuman Rapat' },
  { rupCode: '52601014', name: 'Belanja Makanan dan Minuman Jamuan Tamu' },
  { rupCode: '52601063', name: 'Belanja Makanan dan Minuman Aktivitas Lapangan' },
  { rupCode: '52602014', name: 'Belanja Alat Tulis Kantor' },
]
const named = (text: string) => linesNamed(LINES, text).map(({ rupCode }) => rupCode)

test.for([
  ['yang rapat', ['52601007']],
  ['jamuan tamu aja', ['52601014']],
  ['pakai anggaran aktivitas lapangan dong', ['52601063']],
  ['52601007', ['52601007']],
  ['RUP 601014', ['52601014']],
  ['014', ['52601014', '52602014']],
  ['makan minum', ['52601007', '52601014', '52601063']],
  ['makanan minuman', ['52601007', '52601014', '52601063']],
  ['ATK', []],
  ['alat tulis', ['52602014']],
] as const)('“%s” names %j', ([text, codes]) => expect(named(text)).toEqual(codes))

test.for(['rapat koordinasi', 'snack rapat 30 box', 'nasi kotak', '58 orang', 'yang mana ya', '', '2'])(
  '“%s” names none',
  (text) => expect(named(text)).toEqual([]),
)

const ASKED_LINES = [
  'Belanja Makanan dan Minuman Rapat',
  'Belanja Makanan dan Minuman Jamuan Tamu',
  'Belanja Alat/Bahan untuk Kegiatan Kantor - Alat Tulis Kantor',
  'Belanja Alat/Bahan untuk Kegiatan Kantor - Bahan Cetak',
  'Belanja Pemeliharaan Alat Pendingin dan Peralatan Kantor',
  'Belanja Pemeliharaan Kendaraan Dinas',
].map((name, at) => ({ name, rupCode: `5260100${at}`, accountCode: `5.1.02.01.01.00${50 + at}` }))

describe('a question of what is left', () => {
  test.each([
    ['sisa pagu konsumsi berapa', [0, 1]],
    ['sisa pagu konsumsi rapat', [0]],
    ['pagu jamuan masih ada?', [1]],
    ['sisa ATK brp', [2]],
    ['alat tulis kantor sisa berapa', [2]],
    ['pagu cetak spanduk', [3]],
    ['anggaran servis mobil', [5]],
    ['sisa pemeliharan ac', [4]],
    ['sisa pagu 52601003', [3]],
    ['sisa pagu berapa', []],
    ['pagu dinas masih berapa ya', []],
    ['sisa anggaran kantor', []],
    ['dapat pagu berapa', []],
  ] as const)('“%s”', (words, expected) => {
    expect(linesAskedAbout(ASKED_LINES, words)).toEqual(expected.map((at) => ASKED_LINES[at]))
  })
})
