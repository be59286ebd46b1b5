/** A small catalogue for tests: real enough to search in, small enough to know by heart. */
import { indexProducts } from '#db/catalogue-index.ts'
import type { Db } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { categories, products, vendorLetters, vendors } from '#db/schema.ts'

type NewProduct = typeof products.$inferInsert
type NewVendor = typeof vendors.$inferInsert

export const TODAY = '2026-11-23'
const GAMBIR = 101
const TEBET = 102
const KOJA = 103
const PALMERAH = 104
const LAPSED = 105

/** A vendor in Gambir unless told otherwise. */
export function aVendor(given: Partial<NewVendor> & { id: number; name: string }): NewVendor {
  return {
    nib: `91200${given.id}`,
    size: 'micro',
    form: 'person',
    jakpreneur: false,
    vatRegistered: false,
    npwp: null,
    address: 'Jl. Contoh 1',
    district: 'Gambir',
    city: 'Jakarta Pusat',
    active: true,
    joinedOn: '2025-01-01',
    ...given,
  }
}

/** A listed product for Rp10,000 that is delivered all over Jakarta from one piece. */
export function aProduct(given: Partial<NewProduct> & { id: number; name: string; categoryId: number }): NewProduct {
  return {
    sku: `SKU-${given.id}`,
    vendorId: GAMBIR,
    description: '',
    unit: 'pcs',
    price: 10_000,
    minOrder: 1,
    maxPerDay: null,
    leadTimeHours: 24,
    serviceArea: ['Jakarta Pusat', 'Jakarta Selatan', 'Jakarta Utara', 'Jakarta Barat', 'Jakarta Timur'],
    deliveryFee: 25_000,
    halal: false,
    domestic: true,
    tkdn: null,
    picture: 'f'.repeat(64),
    listed: true,
    listedOn: '2026-01-01',
    score: 500,
    ...given,
  }
}

const ETALASE = [
  'Makanan: Nasi Kotak & Prasmanan',
  'Kudapan & Snack Box',
  'Tumpeng & Hidangan Acara',
  'Minuman',
  'Alat Tulis Kantor',
  'Percetakan & Dokumentasi',
  'Seragam & Konveksi',
  'Souvenir & Kerajinan',
  'Sewa Tenda & Perlengkapan Acara',
  'Jasa Kebersihan & Taman',
  'Servis AC & Elektronik',
  'Kosong',
]

/** Subcategory: etalase number, name, unit, and its products as "name @price". */
const SHELVES: readonly (readonly [number, string, string, string])[] = [
  [
    1,
    'Nasi Box',
    'box',
    'Nasi Kotak Ayam Bakar @35000, Nasi Kotak Rendang @45000, Nasi Box Ikan Bumbu Kuning @38000, Nasi Kotak Ayam Geprek @28000, Nasi Kuning Box @25000, Nasi Dus Empal @42000',
  ],
  [1, 'Prasmanan', 'orang', 'Prasmanan Nusantara @65000, Prasmanan Betawi Lengkap @85000'],
  [1, 'Sarapan', 'porsi', 'Bubur Ayam @15000, Soto Betawi @28000'],
  [
    2,
    'Snack Box',
    'box',
    'Snack Box 3 Isi @15000, Snack Box Premium 4 Isi @22000, Snack Box Jajanan Tradisional @18000',
  ],
  [2, 'Kue & Gorengan', 'tampah', 'Kue Basah Tampah @250000, Gorengan Aneka Tampah @150000'],
  [2, 'Coffee Break', 'orang', 'Coffee Break Rapat @30000'],
  [3, 'Tumpeng', 'paket', 'Tumpeng Nasi Kuning 20 Orang @650000, Tumpeng Mini @35000'],
  [4, 'Air Mineral', 'dus', 'Air Mineral 330 ml @45000, Air Mineral Galon 19 Liter @22000'],
  [4, 'Kopi & Teh', 'cup', 'Kopi Susu Gula Aren @15000, Teh Manis @6000'],
  [5, 'Kertas', 'rim', 'Kertas HVS A4 80gr @55000, Kertas Folio F4 70 gr @58000'],
  [5, 'Alat Tulis', 'lusin', 'Pulpen Gel Hitam @36000, Spidol Papan Tulis @85000'],
  [5, 'Map & Ordner', 'pcs', 'Ordner Folio @28000'],
  [6, 'Spanduk & Banner', 'm2', 'Spanduk Flexi 280 gr @28000, X-Banner 60x160 @85000, Spanduk Kain @45000'],
  [6, 'Cetak & Jilid', 'lembar', 'Cetak Sertifikat @6000, Buku Laporan Jilid @45000'],
  [6, 'Foto & Video', 'hari', 'Dokumentasi Foto Acara @1800000'],
  [7, 'Kaos & Polo', 'pcs', 'Kaos Sablon Cotton 24s @65000, Polo Shirt Bordir @110000'],
  [7, 'Batik & Kemeja', 'potong', 'Batik Betawi Lengan Panjang @185000, Kemeja PDH @275000'],
  [8, 'Tumbler & Tas', 'pcs', 'Tumbler Stainless 500 ml @75000, Totebag Kanvas @28000'],
  [8, 'Kerajinan', 'pcs', 'Ondel-Ondel Mini @60000, Gantungan Kunci Monas @8000'],
  [9, 'Tenda', 'unit/hari', 'Sewa Tenda Plafon 4x6 @450000'],
  [9, 'Kursi & Meja', 'buah/hari', 'Sewa Kursi Futura + Cover @9000, Sewa Meja Bundar @50000'],
  [9, 'Sound & Genset', 'paket/hari', 'Sewa Sound System 3000 Watt @2500000, Sewa Genset 60 kVA @2800000'],
  [10, 'Karpet & Sofa', 'm2', 'Cuci Karpet Kantor @18000, Cuci Sofa @60000'],
  [10, 'Tenaga Kebersihan', 'orang/hari', 'Tenaga Kebersihan Harian @180000, Pembersihan Kaca Gedung @15000'],
  [10, 'Taman', 'pot/bulan', 'Sewa Tanaman Hias @50000, Perawatan Taman @1500000'],
  [11, 'AC', 'unit', 'Cuci AC Split 1 PK @75000, Isi Freon AC @250000, Perbaikan AC Bocor @200000'],
]

/** Writes and indexes the catalogue. Ids: vendors from 101, etalase from 1, subcategories from 201, products from 1001. */
export async function stockShelves(db: Db): Promise<void> {
  await insertRows(db, categories, [
    ...ETALASE.map((name, at) => category(at + 1, null, name, at)),
    ...SHELVES.map(([etalase, name], at) => category(201 + at, etalase, name, at)),
  ])
  await insertRows(db, vendors, [
    aVendor({ id: GAMBIR, name: 'Dapur Bu Sari', jakpreneur: true }),
    aVendor({ id: TEBET, name: 'Berkah Mandiri', district: 'Tebet', city: 'Jakarta Selatan' }),
    aVendor({ id: KOJA, name: 'Toko Cahaya', district: 'Koja', city: 'Jakarta Utara' }),
    aVendor({ id: PALMERAH, name: 'Usaha Tutup', district: 'Palmerah', city: 'Jakarta Barat', active: false }),
    aVendor({ id: LAPSED, name: 'Katering Melati', district: 'Senen' }),
  ])
  await insertRows(db, vendorLetters, [
    { vendorId: GAMBIR, kind: 'halal', number: 'H-1', validFrom: '2025-01-01', validTo: '2028-12-31' },
    { vendorId: LAPSED, kind: 'halal', number: 'H-2', validFrom: '2020-01-01', validTo: '2024-12-31' },
  ])
  await insertRows(db, products, [...shelved(), ...special()])
  await indexProducts(db)
}

function category(id: number, parentId: number | null, name: string, position: number) {
  return { id, code: `C${id}`, parentId, name, emoji: '📦', taxClass: 'goods', position }
}

function shelved(): NewProduct[] {
  let id = 1000
  return SHELVES.flatMap(([etalase, , unit, goods], at) =>
    goods.split(', ').map((entry) => {
      const [name = '', price] = entry.split(' @')
      id++
      return aProduct({
        id,
        name,
        categoryId: 201 + at,
        unit,
        price: Number(price),
        halal: etalase <= 4,
        vendorId: etalase <= 4 ? GAMBIR : TEBET,
        score: 2000 - id,
      })
    }),
  )
}

export const LAPSED_HALAL = 2001
export const OF_A_CLOSED_SHOP = 2002
export const UNLISTED = 2003
export const SMALL_KITCHEN = 2004
export const ONLY_IN_KOJA = 2005

/** The odd ones: a certificate that ran out, a closed shop, an unlisted one, a kitchen that makes few, a short way. */
function special(): NewProduct[] {
  const box = { categoryId: 201, unit: 'box', price: 30_000 }
  const snack = { categoryId: 204, unit: 'box', price: 16_000 }
  return [
    aProduct({ ...snack, id: LAPSED_HALAL, name: 'Snack Box Melati', vendorId: LAPSED, halal: true }),
    aProduct({ ...box, id: OF_A_CLOSED_SHOP, name: 'Nasi Kotak Tutup', vendorId: PALMERAH }),
    aProduct({ ...box, id: UNLISTED, name: 'Nasi Kotak Ditarik', listed: false }),
    aProduct({ ...snack, id: SMALL_KITCHEN, name: 'Snack Box Rumahan', halal: true, maxPerDay: 50 }),
    aProduct({
      ...box,
      id: ONLY_IN_KOJA,
      name: 'Nasi Kotak Pesisir',
      vendorId: KOJA,
      serviceArea: ['Jakarta Utara'],
      minOrder: 20,
    }),
  ]
}
