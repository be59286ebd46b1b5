import { expect, test } from 'vitest'
import { isNoAddress, readsAsAddress } from '#bots/language/understanding/index.ts'

test.each([
  'Jl. Medan Merdeka Selatan 8-9, Gambir, Jakarta Pusat',
  'gedung b lantai 3 balaikota',
  'rumah pak rt 05 rw 02 kelurahan menteng',
  'Masjid Al Ikhlas Tebet Timur Dalam',
  'Lapangan Banteng',
  'SDN Cikini 01',
  'Wisma Antara, Medan Merdeka',
  'depan kantor pos cikini no 12, bisa titip satpam',
])('“%s” is an address', (words) => {
  expect(readsAsAddress(words)).toBe(true)
})

test.each([
  'bisa diantar ke rumah gak?',
  'ongkirnya berapa ya',
  'ganti jamnya jadi jam 10',
  'tambah 20 box lagi',
  'nanti saya tanya dulu',
  'batalin aja deh',
  'terserah vendornya',
  'kapan paling lambat dipesan',
  'cariin yang lebih murah dong',
  'selamat pagi pak admin',
  'can you deliver tomorrow?',
])('“%s” is none', (words) => {
  expect(isNoAddress(words)).toBe(true)
})
