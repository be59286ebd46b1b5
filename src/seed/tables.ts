/** The demo as an operator would bring it: one table of text for each kind of import. */
import type { Day } from '#core/calendar.ts'
import type { Table } from '#core/import/index.ts'
import { planSeeds } from './budgets.ts'
import { etalaseSeeds } from './catalogue/index.ts'
import { holidaySeeds } from './law.ts'
import { officerSeeds, type UnitSeed, unitSeeds } from './office.ts'
import type { PersonSeed } from './people.ts'
import type { ProductSeed } from './products.ts'
import type { VendorSeed } from './vendors.ts'

type Cell = string | number | boolean | null
type Fields = Readonly<Record<string, Cell>>

function table(records: readonly Fields[]): Table {
  const header = Object.keys(records[0] ?? {})
  const rows = records.map((record, index) => ({
    line: index + 2,
    cells: header.map((name) => cellText(record[name] ?? null)),
  }))
  return { header, rows }
}

function cellText(value: Cell): string {
  if (value === null) return ''
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : String(value)
}

/** The eight units. */
export const unitTable = (): Table =>
  table(
    unitSeeds.map(({ code, name, kind, address, district, city }) => ({
      kode: code,
      nama: name,
      jenis: kind,
      alamat: address,
      kecamatan: district,
      kota: city,
    })),
  )

/** Every unit’s office and its further saved places. */
export const placeTable = (): Table =>
  table(
    unitSeeds.flatMap(({ code, places, address, district, city }) =>
      [{ label: 'Kantor', address, district, city }, ...places].map((place) => ({
        unit: code,
        label: place.label,
        alamat: place.address,
        kecamatan: place.district,
        kota: place.city,
      })),
    ),
  )

/** Closed days of 2026. */
export const holidayTable = (): Table => table(holidaySeeds.map(([day, name]) => ({ tanggal: day, nama: name })))

/** The sixteen etalase, each followed by its subcategories. */
export const categoryTable = (): Table =>
  table(
    etalaseSeeds.flatMap(({ subcategories, ...etalase }, position) => [
      {
        kode: etalase.code,
        induk: null,
        nama: etalase.name,
        emoji: etalase.emoji,
        pajak: etalase.taxClass,
        urutan: position + 1,
      },
      ...subcategories.map(({ code, name, emoji }, index) => ({
        kode: code,
        induk: etalase.code,
        nama: name,
        emoji,
        pajak: etalase.taxClass,
        urutan: index + 1,
      })),
    ]),
  )

/** Officers and owners with their roles and numbers. */
export const peopleTable = (people: readonly PersonSeed[]): Table =>
  table(
    people.map((person) => ({
      kode: person.code,
      nama: person.name,
      sapaan: person.honorific,
      peran: person.roles.map(({ role, at }) => (at ? `${role}@${at}` : role)).join('; '),
      telegram: person.telegram,
      whatsapp: person.whatsapp,
    })),
  )

/** The firms with their letters. */
export const vendorTable = (vendors: readonly VendorSeed[]): Table =>
  table(
    vendors.map((vendor) => ({
      nib: vendor.nib,
      nama: vendor.name,
      skala: vendor.size === 'micro' ? 'mikro' : 'kecil',
      bentuk: vendor.form === 'person' ? 'perorangan' : vendor.form,
      jakpreneur: vendor.jakpreneur,
      pkp: vendor.vatRegistered,
      npwp: vendor.npwp,
      alamat: vendor.address,
      kecamatan: vendor.district,
      kota: vendor.city,
      bergabung: vendor.joinedOn,
      surat: vendor.letters
        .map(({ kind, number, validFrom, validTo }) => `${kind} ${number} ${validFrom}${validTo ? `/${validTo}` : ''}`)
        .join('; '),
    })),
  )

/** The catalogue with the prices of one moment of the past year: products not yet listed then are left out. */
export function productTable(products: readonly ProductSeed[], age: number, pictureOf: (sku: string) => string): Table {
  return table(
    products.flatMap((product) => {
      const price = product.prices[age] ?? null
      return price === null ? [] : [productRecord(product, price, pictureOf(product.sku))]
    }),
  )
}

function productRecord(product: ProductSeed, price: number, picture: string): Fields {
  return {
    sku: product.sku,
    nib: product.vendor.nib,
    kategori: product.subcategory.code,
    nama: product.name,
    deskripsi: product.description,
    satuan: product.subcategory.unit,
    harga: price,
    minimum: product.minOrder,
    'kapasitas per hari': product.maxPerDay,
    'jam persiapan': product.leadTimeHours,
    'wilayah layanan': product.serviceArea.join('; '),
    ongkir: product.deliveryFee,
    halal: product.halal,
    pdn: product.domestic,
    tkdn: product.tkdn,
    gambar: picture,
  }
}

const SHARE_OF = { dinas: 1, sudin: 0.5, kecamatan: 0.25 } as const

/** The plans of a year: who was named for each, and when it was announced. */
export function budgetTable(year: number): Table {
  return table(unitSeeds.flatMap((unit, position) => plansOf(unit, position, year)))
}

function plansOf(unit: UnitSeed, position: number, year: number): Fields[] {
  return planSeeds
    .map((plan, number) => ({ plan, number }))
    .filter(({ plan }) => plan.kinds.includes(unit.kind))
    .map(({ plan, number }) => ({
      'kode rup': rupCode(year, position, number),
      unit: unit.code,
      tahun: year,
      'kode rekening': plan.account,
      uraian: plan.name,
      pagu: Math.round((plan.ceiling * SHARE_OF[unit.kind]) / 500_000) * 500_000,
      diumumkan: plan.unannounced ? null : announcedOn(year, number),
      pa: namedAt('pa', unit.code),
      kpa: namedAt('kpa', unit.code),
      ppk: namedAt('ppk', unit.code),
      pp: namedAt('pp', unit.code),
      pptk: namedAt('pptk', unit.code),
      bendahara: namedAt('treasurer', unit.code),
    }))
}

/** Made up, eight digits like the real ones. */
export function rupCode(year: number, unit: number, plan: number): string {
  return String(50_000_000 + (year % 100) * 100_000 + (unit + 1) * 1_000 + (plan + 1) * 7)
}

/** Plans are announced in the December before, so that the year can begin with orders. */
function announcedOn(year: number, plan: number): Day {
  return `${year - 1}-12-${10 + plan}`
}

function namedAt(role: string, unit: string): string {
  return officerSeeds
    .filter(({ roles }) => roles.some(([held, at]) => held === role && at === unit))
    .map(({ code }) => code)
    .join('; ')
}
