/** The kinds of tables that can be imported, as data: columns with Indonesian and English headers, and natural keys. */
import { isDay } from '../calendar.ts'
import { ROLES, type Role } from '../people/person.ts'
import { anyText, cell, day, digits, list, money, oneOf, orNothing, phone, text, whole, yesNo } from './cells.ts'
import type { Column, Columns, Reference, Referent } from './table.ts'

export const IMPORT_KINDS = [
  'units',
  'places',
  'people',
  'vendors',
  'categories',
  'products',
  'budgets',
  'holidays',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** The five cities that e-Order delivers in, and the islands. */
export const CITIES = [
  'Jakarta Pusat',
  'Jakarta Utara',
  'Jakarta Barat',
  'Jakarta Selatan',
  'Jakarta Timur',
  'Kepulauan Seribu',
] as const
export const LETTER_KINDS = ['halal', 'suket', 'surat-pernyataan', 'slhs', 'nib'] as const
export const PRODUCT_UNITS =
  'pcs buah box porsi orang pax paket set stel potong lusin kodi gross rim pak dus galon liter jeriken botol cup kg ekor tampah m m2 lembar eks desain dudukan sak unit grup acara hari bulan unit/hari buah/hari paket/hari orang/hari orang/jam orang/acara pot/bulan'.split(
    ' ',
  )

/** A role held at a unit, at a vendor's shop, or nowhere in particular. */
export interface RoleGiven {
  readonly role: Role
  /** Unit code or NIB; undefined for roles of the whole office such as admin. */
  readonly at?: string
}

export interface LetterGiven {
  readonly kind: string
  readonly number: string
  readonly validFrom: string
  readonly validTo: string | null
}

const city = cell({ code: 'one-of', options: CITIES }, (given) =>
  CITIES.find((name) => name.toLowerCase() === given.toLowerCase().replace(/^kota (adm\S* )?/, '')),
)
const cityList = list({ code: 'one-of', options: CITIES }, (part) => {
  const read = city.safeParse(part)
  return read.success ? read.data : undefined
})
const codes = list({ code: 'text' }, (part) => part)
const nib = digits(13)
const code = text

const SHOP_ROLES: readonly Role[] = ['vendor', 'pokmas']
const OFFICE_WIDE: readonly Role[] = ['admin', 'curator']

const roleList = list({ code: 'roles', options: ROLES }, (part): RoleGiven | undefined => {
  const [word = '', at] = part.split('@').map((piece) => piece.trim())
  const role = ROLES.find((known) => known === word.toLowerCase() || ROLE_WORDS[word.toLowerCase()] === known)
  if (role === undefined || (at === undefined && !OFFICE_WIDE.includes(role))) return undefined
  return at ? { role, at } : { role }
})
const ROLE_WORDS: Readonly<Record<string, Role>> = { bendahara: 'treasurer', kurator: 'curator', penyedia: 'vendor' }

function whereHeld(given: readonly RoleGiven[]): Reference[] {
  return given.flatMap(({ role, at }) => (at ? [{ to: isShopRole(role) ? 'vendor' : 'unit', key: at }] : []))
}

/** Is the role held in a vendor's shop, so that `at` is a NIB? */
export function isShopRole(role: Role): boolean {
  return SHOP_ROLES.includes(role)
}

const letterList = list({ code: 'letters', options: LETTER_KINDS }, (part): LetterGiven | undefined => {
  const [, word = '', number = '', validFrom = '', validTo = ''] =
    /^(\S+)\s+(\S.*?)\s+(\d{4}-\d{2}-\d{2})(?:\/(\d{4}-\d{2}-\d{2}))?$/.exec(part) ?? []
  const kind = LETTER_KINDS.find((known) => known === word.toLowerCase())
  if (kind === undefined || !isDay(validFrom) || (validTo !== '' && (!isDay(validTo) || validTo < validFrom)))
    return undefined
  return { kind, number, validFrom, validTo: validTo || null }
})

function refersTo(to: Referent) {
  return (value: string | readonly string[] | null): Reference[] =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((key) => ({ to, key }))
}

function named(...headers: [string, ...string[]]): Column<string[]> {
  return { headers, cell: codes, refers: refersTo('person'), optional: true }
}

const UNIT = { headers: ['unit', 'kode unit', 'unit code'], cell: code, refers: refersTo('unit') } as const
const DISTRICT = { headers: ['kecamatan', 'district'], cell: text } as const
const CITY = { headers: ['kota', 'city'], cell: city } as const
const ADDRESS = { headers: ['alamat', 'address'], cell: text } as const
const NAME = { headers: ['nama', 'name'], cell: text } as const

export const unitColumns = {
  code: { headers: ['kode', 'code'], cell: code },
  name: NAME,
  kind: {
    headers: ['jenis', 'kind'],
    cell: oneOf({ dinas: ['badan', 'biro'], sudin: ['suku dinas'], kecamatan: [], kelurahan: [], uptd: ['upt'] }),
  },
  address: ADDRESS,
  district: DISTRICT,
  city: CITY,
} as const satisfies Columns

export const placeColumns = {
  unit: UNIT,
  label: { headers: ['label', 'nama tempat', 'place'], cell: text },
  address: ADDRESS,
  district: DISTRICT,
  city: CITY,
} as const satisfies Columns

export const peopleColumns = {
  code: { headers: ['kode', 'nrk', 'code'], cell: code },
  name: NAME,
  honorific: {
    headers: ['sapaan', 'honorific'],
    cell: cell({ code: 'one-of', options: ['Bapak', 'Ibu', 'Kak'] }, (given) =>
      ['Bapak', 'Ibu', 'Kak'].find((word) => word.toLowerCase() === given.toLowerCase()),
    ),
  },
  language: {
    headers: ['bahasa', 'language'],
    cell: oneOf({ id: ['', 'indonesia'], en: ['inggris', 'english'] }),
    optional: true,
  },
  roles: { headers: ['peran', 'roles', 'role'], cell: roleList, refers: whereHeld },
  telegram: { headers: ['telegram', 'id telegram'], cell: orNothing(whole(1, 2 ** 52)), masked: true, optional: true },
  whatsapp: { headers: ['whatsapp', 'wa', 'hp', 'phone'], cell: orNothing(phone), masked: true, optional: true },
  active: { headers: ['aktif', 'active'], cell: yesNo(true), optional: true },
} as const satisfies Columns

export const vendorColumns = {
  nib: { headers: ['nib'], cell: nib },
  name: NAME,
  size: { headers: ['skala', 'ukuran', 'size'], cell: oneOf({ micro: ['mikro'], small: ['kecil'] }) },
  form: { headers: ['bentuk', 'form'], cell: oneOf({ person: ['perorangan', 'orang'], cv: [], pt: [], koperasi: [] }) },
  jakpreneur: { headers: ['jakpreneur'], cell: yesNo() },
  vatRegistered: { headers: ['pkp', 'vat registered'], cell: yesNo() },
  npwp: { headers: ['npwp'], cell: orNothing(digits(15, 16)), masked: true, optional: true },
  address: ADDRESS,
  district: DISTRICT,
  city: CITY,
  joinedOn: { headers: ['bergabung', 'joined on', 'joined'], cell: day },
  letters: { headers: ['surat', 'letters'], cell: letterList, optional: true },
  active: { headers: ['aktif', 'active'], cell: yesNo(true), optional: true },
} as const satisfies Columns

export const categoryColumns = {
  code: { headers: ['kode', 'code'], cell: code },
  parent: { headers: ['induk', 'etalase', 'parent'], cell: orNothing(code), refers: refersTo('category') },
  name: NAME,
  emoji: { headers: ['emoji'], cell: text },
  taxClass: {
    headers: ['pajak', 'kelas pajak', 'tax class'],
    cell: oneOf({ catering: ['jasa boga', 'katering'], goods: ['barang', ''], services: ['jasa'] }),
    optional: true,
  },
  position: { headers: ['urutan', 'position'], cell: whole(0, 32_767) },
} as const satisfies Columns

export const productColumns = {
  sku: { headers: ['sku', 'kode', 'code'], cell: code },
  vendor: { headers: ['nib', 'nib penyedia', 'vendor'], cell: nib, refers: refersTo('vendor') },
  category: { headers: ['kategori', 'subkategori', 'category'], cell: code, refers: refersTo('category') },
  name: NAME,
  description: { headers: ['deskripsi', 'keterangan', 'description'], cell: anyText },
  unit: {
    headers: ['satuan', 'unit'],
    cell: cell({ code: 'one-of', options: PRODUCT_UNITS }, (given) =>
      PRODUCT_UNITS.find((unit) => unit === given.toLowerCase().replace('kotak', 'box').replace('m²', 'm2')),
    ),
  },
  price: { headers: ['harga', 'price'], cell: money },
  minOrder: { headers: ['minimum', 'minimal pesan', 'min order', 'minimum order'], cell: whole(1, 100_000) },
  maxPerDay: {
    headers: ['maksimum per hari', 'kapasitas per hari', 'max per day'],
    cell: orNothing(whole(1, 1_000_000)),
    optional: true,
  },
  leadTimeHours: {
    headers: ['jam persiapan', 'waktu persiapan', 'lead time hours', 'lead time'],
    cell: whole(0, 2_000),
  },
  serviceArea: { headers: ['wilayah layanan', 'wilayah', 'service area'], cell: cityList },
  deliveryFee: { headers: ['ongkir', 'ongkos kirim', 'delivery fee'], cell: money },
  halal: { headers: ['halal'], cell: yesNo() },
  domestic: { headers: ['pdn', 'dalam negeri', 'domestic'], cell: yesNo() },
  tkdn: { headers: ['tkdn'], cell: orNothing(whole(0, 100)), optional: true },
  picture: {
    headers: ['gambar', 'picture'],
    cell: orNothing(cell({ code: 'sha256' }, (given) => (/^[0-9a-f]{64}$/.test(given) ? given : undefined))),
    refers: refersTo('picture'),
    optional: true,
  },
  listed: { headers: ['tayang', 'listed'], cell: yesNo(true), optional: true },
} as const satisfies Columns

export const budgetColumns = {
  rupCode: { headers: ['kode rup', 'rup', 'rup code'], cell: digits(7, 8) },
  unit: UNIT,
  year: { headers: ['tahun', 'year'], cell: whole(2020, 2100) },
  accountCode: {
    headers: ['kode rekening', 'rekening', 'account code'],
    cell: cell({ code: 'account' }, (given) => (/^\d(\.\d+){3,7}$/.test(given) ? given : undefined)),
  },
  name: { headers: ['nama', 'uraian', 'name'], cell: text },
  ceiling: { headers: ['pagu', 'ceiling'], cell: money },
  announcedOn: { headers: ['diumumkan', 'tanggal umum', 'announced on', 'announced'], cell: orNothing(day) },
  pa: named('pa'),
  kpa: named('kpa'),
  ppk: named('ppk'),
  pp: named('pp', 'pejabat pengadaan'),
  pptk: named('pptk'),
  treasurer: named('bendahara', 'treasurer'),
} as const satisfies Columns

export const holidayColumns = {
  day: { headers: ['tanggal', 'hari', 'day', 'date'], cell: day },
  name: { headers: ['nama', 'keterangan', 'name'], cell: text },
} as const satisfies Columns

/** Columns and natural key of every kind. */
export const kinds = {
  units: { columns: unitColumns, key: ['code'] },
  places: { columns: placeColumns, key: ['unit', 'label'] },
  people: { columns: peopleColumns, key: ['code'] },
  vendors: { columns: vendorColumns, key: ['nib'] },
  categories: { columns: categoryColumns, key: ['code'] },
  products: { columns: productColumns, key: ['sku'] },
  budgets: { columns: budgetColumns, key: ['rupCode'] },
  holidays: { columns: holidayColumns, key: ['day'] },
} as const satisfies Record<ImportKind, { columns: Columns; key: readonly string[] }>
