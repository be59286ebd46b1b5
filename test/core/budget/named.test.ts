import { expect, test } from 'vitest'
import { linesNamed } from '#core/budget/named.ts'

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
